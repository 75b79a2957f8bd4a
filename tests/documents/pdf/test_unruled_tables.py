from __future__ import annotations

from tests.documents.pdf.printing import Printer

from jixiao.documents.pdf.in_process import read_in_process
from jixiao.records.folding import fold

ROWS = [
    ["项目名称", "路灯节能改造", "项目类别", "一次性项目"],
    ["主管部门", "砚浦镇人民政府", "实施单位", "砚浦镇城建办"],
    ["一级指标", "二级指标", "三级指标", "指标值"],
    ["产出指标", "数量指标", "更换路灯", "640盏"],
]


def printed(*, level: bool) -> Printer:
    printer = Printer()
    printer.text(200, 780, "财政项目支出绩效目标表", 14)
    for at, row in enumerate(ROWS):
        for column, text in enumerate(row):
            printer.text(60 + 120 * column, 740 - 24 * at, text)
        if level:
            printer.canvas.line(50, 733 - 24 * at, 540, 733 - 24 * at)
    return printer


def grids(printer: Printer) -> list[list[list[str]]]:
    return [
        [[cell.text for cell in row] for row in grid.rows] for grid in read_in_process("表.pdf", printer.pdf()).grids
    ]


def test_a_table_without_rules_is_a_table_below_its_title() -> None:
    assert grids(printed(level=False)) == [[["财政项目支出绩效目标表"]], ROWS]


def test_level_rules_alone_change_nothing() -> None:
    assert grids(printed(level=True)) == [[["财政项目支出绩效目标表"]], ROWS]


def test_cells_have_their_page_and_are_not_quite_sure() -> None:
    document = read_in_process("表.pdf", printed(level=False).pdf())
    assert {(cell.page, cell.confidence) for row in document.grids[1].rows for cell in row} == {(1, 0.9)}


def test_running_text_stays_running_text() -> None:
    printer = Printer()
    text = "项目名称为路灯节能改造，主管部门是砚浦镇人民政府，实施单位是镇城建办，年度总体目标是更换主街路灯。" * 5
    printer.paragraph(80, 760, text, 420, 12)

    [grid] = read_in_process("说明.pdf", printer.pdf()).grids

    assert all(len(row) == 1 for row in grid.rows)
    assert fold("".join(cell.text for row in grid.rows for cell in row)) == fold(text)


def test_a_table_with_rules_is_not_looked_at() -> None:
    printer = printed(level=False)
    for x in (50, 300, 540):
        printer.canvas.line(x, 500, x, 560)
    for y in (500, 530, 560):
        printer.canvas.line(50, y, 540, y)
    assert any(grid == [["", ""], ["", ""]] for grid in grids(printer))
