from jixiao.forms.form import FormCell, placed_cells


def test_cells_beside_a_hanging_one_begin_behind_it() -> None:
    rows = (
        (FormCell(label="项目资金", rowspan=2), FormCell(label="总额"), FormCell(field="funding.total", colspan=2)),
        (FormCell(label="其中：财政资金", colspan=2), FormCell(field="funding.fiscal")),
    )
    assert [[column for column, _ in row] for row in placed_cells(rows, 4)] == [[0, 1, 2], [1, 3]]
