"""Tables with spans, drawn."""

from itertools import pairwise

import pytest
from rich.cells import cell_len
from rich.text import Text

from jixiao.rendering.spanned_grid import GridCell, draw_grid


def cell(text: str = "", rowspan: int = 1, colspan: int = 1, *, centred: bool = False) -> GridCell:
    return GridCell(Text(text), rowspan, colspan, centred)


def drawn(rows: list[list[GridCell]], columns: int, width: int = 60, *, ascii_only: bool = False) -> str:
    return draw_grid(rows, columns, width, ascii_only=ascii_only).plain


def test_spans_over_rows_and_columns() -> None:
    rows = [
        [cell("项目资金", 3, centred=True), cell("总额"), cell("7.40")],
        [cell("合并", 2, 2)],
        [],
        [cell("全年目标完成情况良好", 1, 3)],
    ]
    assert drawn(rows, 3) == (
        "┌──────────┬──────┬──────┐\n"
        "│          │ 总额 │ 7.40 │\n"
        "│          ├──────┴──────┤\n"
        "│ 项目资金 │ 合并        │\n"
        "│          │             │\n"
        "│          │             │\n"
        "├──────────┴─────────────┤\n"
        "│ 全年目标完成情况良好   │\n"
        "└────────────────────────┘\n"
    )


@pytest.mark.parametrize("width", [20, 33, 60, 120])
def test_every_line_is_equally_wide(width: int) -> None:
    rows = [
        [cell("绩效指标", 3, centred=True), cell("数量指标"), cell("开展代表活动，听取选民意见建议"), cell("≥12(次)")],
        [cell("满意度指标", 2), cell("代表满意度", 1, 2)],
        [cell("其他"), cell("")],
    ]
    widths = {cell_len(line) for line in drawn(rows, 4, width).splitlines()}
    assert len(widths) == 1
    assert widths.pop() <= max(width, 4 * 2 + 5)


def test_crossings_join_the_lines_they_meet() -> None:
    lines = drawn([[cell("甲"), cell("乙")], [cell("丙", 1, 2)]], 2).splitlines()
    for above, below in pairwise(lines):
        for up, down in zip(expanded(above), expanded(below), strict=True):
            assert (up in "│┌┐├┤┬┼") == (down in "│└┘├┤┴┼")


def expanded(line: str) -> str:
    return "".join(char if cell_len(char) == 1 else char * 2 for char in line)


def test_a_tall_cell_makes_its_rows_taller() -> None:
    rows = [[cell("一\n二\n三\n四\n五", 2), cell("甲")], [cell("乙")]]
    assert len(drawn(rows, 2).splitlines()) == 1 + 5 + 1


def test_labels_break_in_the_middle() -> None:
    rows = [
        [cell("服务对象满意度指标", 1, 1, centred=True), cell("乙")],
        [cell("a23456789012", 1, 1), cell("长" * 400)],
    ]
    lines = drawn(rows, 2, 60).splitlines()
    assert lines[1].startswith("│  服务对象满  │") and lines[2].startswith("│   意度指标   │")


def test_missing_cells_are_blank() -> None:
    assert drawn([[cell("甲")], [cell("乙"), cell("丙")]], 2).count("│") == 6


def test_spans_beyond_the_table_are_cut() -> None:
    lines = drawn([[cell("甲", 5, 5)]], 2).splitlines()
    assert len(lines) == 3


def test_styles_stay_with_their_words() -> None:
    text = Text("数量").append("「存疑」", "bold yellow")
    grid = draw_grid([[GridCell(text)]], 1, 40)
    (span,) = [span for span in grid.spans if span.style == "bold yellow"]
    assert grid.plain[span.start : span.end] == "「存疑」"


def test_plain_signs_for_plain_terminals() -> None:
    assert drawn([[cell("a"), cell("b")]], 2, ascii_only=True).isascii()
