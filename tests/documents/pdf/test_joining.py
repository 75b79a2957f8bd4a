from __future__ import annotations

from tests.documents.merged_grids import laid_out

from jixiao.documents.pdf.boxes import Box
from jixiao.documents.pdf.joining import join, join_pages
from jixiao.documents.pdf.pages import Block, Page
from jixiao.documents.pdf.running_text import Paragraph
from jixiao.documents.pdf.tables import Table, TableCell

COLUMNS = [50.0, 120.0, 200.0, 400.0, 500.0]
PAGE = Box(0, 0, 595, 842)

Row = list[str | tuple[str, int, int]]


def table(
    *rows: Row, page: int = 1, columns: list[float] = COLUMNS, full: tuple[str, ...] = (), low: float = 60
) -> Table:
    """A table of rows of texts or (text, rowspan, colspan); cells with a text of ``full`` run on."""
    spelled = [[cell if isinstance(cell, tuple) else (cell, 1, 1) for cell in row] for row in rows]
    box = Box(columns[0], low, columns[-1], 780)
    table = Table(columns, [[] for _ in rows], page, box)
    for text, *place in ((cell.text, *cell[:4]) for cell in laid_out(spelled, len(columns) - 1)):
        table.rows[place[0]].append(TableCell(text, *place, page, box, runs_on=text in full))
    return table


def line(text: str, top: float, page: int = 1) -> Paragraph:
    return Paragraph(text, page, Box(200, top - 10, 300, top))


def read(*pages: list[Block]) -> list[Block]:
    return join_pages([Page(number, PAGE, blocks) for number, blocks in enumerate(pages, start=1)])


def texts(joined: Table) -> list[list[str]]:
    return [[cell.text for cell in row] for row in joined.rows]


HEADING: Row = ["一级指标", "二级指标", "三级指标", "指标值"]
FIRST: Row = ["产出指标", "数量指标", "指标1：保洁河道数量", "42条"]
SECOND: Row = ["效益指标", "社会效益指标", "指标1：投诉下降率", "≥10%"]


def test_a_table_goes_on_on_the_next_page() -> None:
    (joined,) = read([table(HEADING, FIRST)], [table(SECOND, page=2)])

    assert isinstance(joined, Table)
    assert texts(joined) == [HEADING, FIRST, SECOND]
    assert [cell.page for cell in joined.cells()] == [1] * 8 + [2] * 4


def test_heading_rows_printed_again_are_left_out() -> None:
    (joined,) = read([table(HEADING, FIRST)], [table(HEADING, SECOND, page=2)])

    assert isinstance(joined, Table)
    assert texts(joined) == [HEADING, FIRST, SECOND]


def test_page_numbers_do_not_part_a_table_and_follow_it() -> None:
    first = [table(HEADING, FIRST), line("— 1 —", 40)]
    second = [table(SECOND, page=2), line("— 2 —", 40, page=2)]

    blocks = read(first, second)

    assert [block.text if isinstance(block, Paragraph) else "table" for block in blocks] == ["table", "— 1 —", "— 2 —"]


def test_headings_of_the_page_printed_again_are_left_out() -> None:
    first = [line("云溪镇2024年部门预算", 800), table(HEADING, FIRST)]
    second = [line("云溪镇2024年部门预算", 800, page=2), table(SECOND, page=2)]

    blocks = read(first, second)

    assert len(blocks) == 2


def test_other_text_parts_tables() -> None:
    assert len(read([table(HEADING, FIRST)], [line("附件二", 800, page=2), table(SECOND, page=2)])) == 3
    assert len(read([table(HEADING, FIRST), line("填表人：", 40)], [table(SECOND, page=2)])) == 3


def test_the_next_form_is_a_table_of_its_own() -> None:
    title = "财政项目支出绩效目标表"
    one = table(["项目名称", "河道保洁", "项目类别", "一次性"], FIRST)
    other = table(["项目名称", "道路养护", "项目类别", "一次性"], FIRST, page=2)

    assert len(read([line(title, 800), one], [line(title, 800, page=2), other])) == 4


def test_the_next_form_is_one_even_where_its_title_stands_in_the_table() -> None:
    title: Row = [("财政项目支出绩效目标表", 1, 4)]
    one = table(title, ["项目名称", "河道保洁", "项目类别", "一次性"])
    other = table(title, ["项目名称", "道路养护", "项目类别", "一次性"], page=2)

    assert len(read([one], [other])) == 2


def test_tables_with_other_columns_are_not_joined() -> None:
    assert not join(table(FIRST), table(SECOND, columns=[50, 150, 200, 400, 500]))
    assert not join(table(FIRST), table(SECOND, columns=[80, 120, 200, 400, 530]))


def test_a_table_that_ends_high_up_has_ended() -> None:
    assert len(read([table(HEADING, FIRST, low=600)], [table(SECOND, page=2)])) == 2


def test_columns_that_one_page_only_has_in_merged_cells_are_told_apart_again() -> None:
    upper = table(HEADING, FIRST)
    lower = table(["备注", ("无", 1, 1)], page=2, columns=[50, 120, 500])

    assert join(upper, lower)
    last = upper.rows[-1]
    assert [(cell.text, cell.column, cell.colspan) for cell in last] == [("备注", 0, 1), ("无", 1, 3)]


def test_a_label_whose_cell_was_cut_extends_over_the_rows_below() -> None:
    upper = table(HEADING, FIRST)
    lower = table([("", 2, 1), "", "指标2：巡查次数", "24次"], ["质量指标", "合格率", "≥95%"], page=2)

    assert join(upper, lower)
    assert texts(upper) == [HEADING, FIRST, ["指标2：巡查次数", "24次"], ["质量指标", "合格率", "≥95%"]]
    assert [cell.rowspan for cell in upper.rows[1]] == [3, 2, 1, 1]


def test_a_label_in_the_middle_of_a_row_extends_too() -> None:
    upper = table(["数量指标", "保洁河道数量", ("质量指标", 2, 1), "水质达标率"], ["质量指标", "达标率", "合格率"])
    lower = table(["时效指标", "及时率", ("", 2, 1), "清理合格率"], ["成本指标", "经费", "验收率"], page=2)
    (joined,) = read([upper], [lower])

    assert isinstance(joined, Table)
    (label,) = (cell for cell in joined.cells() if cell.text == "质量指标" and cell.column == 2)
    assert label.rowspan == 4
    assert texts(joined)[2:] == [["时效指标", "及时率", "清理合格率"], ["成本指标", "经费", "验收率"]]


def test_a_row_that_was_cut_is_made_whole() -> None:
    cut = "指标1：保洁全镇河道并打捞"
    upper = table(HEADING, ["产出指标", "数量指标", cut, "42条"], full=(cut,))
    lower = table(["", "", "水生植物", ""], SECOND, page=2)

    assert join(upper, lower)
    assert texts(upper) == [HEADING, ["产出指标", "数量指标", "指标1：保洁全镇河道并打捞水生植物", "42条"], SECOND]
    assert all(cell.rowspan == 1 for cell in upper.cells())


def test_a_row_with_a_label_of_its_own_is_no_rest_of_the_last() -> None:
    full = ("服务对象满意度指标", "居民满意度")
    upper = table(HEADING, ["满意度指标", *full, "≥90%"], full=("满意度指标", *full))
    lower = table(["成本指标", "经济成本指标", "", ""], page=2)
    (joined,) = read([upper], [lower])

    assert isinstance(joined, Table)
    assert texts(joined)[1:] == [["满意度指标", *full, "≥90%"], ["成本指标", "经济成本指标", "", ""]]


def test_a_row_with_a_value_of_its_own_is_no_rest_of_the_last() -> None:
    upper = table(HEADING, ["满意度指标", "满意度指标", "群众满意度", "≥95%"], full=("群众满意度", "≥95%"))
    lower = table(["", "", "居民满意率", "≥90%"], page=2)
    (joined,) = read([upper], [lower])

    assert isinstance(joined, Table)
    assert texts(joined)[1:] == [["满意度指标", "满意度指标", "群众满意度", "≥95%"], ["居民满意率", "≥90%"]]


def test_a_label_that_was_cut_is_made_whole() -> None:
    upper = table(HEADING, ["满意度指标（10", "满意度指标", "群众满意度", "≥95%"])
    lower = table(["分）", "", "居民满意率", "≥90%"], ["总分", "", "", "98"], page=2)
    (joined,) = read([upper], [lower])

    assert isinstance(joined, Table)
    assert texts(joined)[1:3] == [["满意度指标（10分）", "满意度指标", "群众满意度", "≥95%"], ["居民满意率", "≥90%"]]
    assert [cell.rowspan for cell in joined.rows[1]] == [2, 2, 1, 1]


def test_a_new_row_without_labels_is_no_rest_of_the_last() -> None:
    upper = table(HEADING, FIRST, full=("指标1：保洁河道数量",))
    lower = table(["", "", "指标2：巡查次数", ""], page=2)

    assert join(upper, lower)
    assert texts(upper)[-1] == ["指标2：巡查次数", ""]


def test_a_table_may_go_on_over_many_pages() -> None:
    pages: list[list[Block]] = [
        [table(HEADING, [str(number), "甲", "乙", "丙"], page=number)] for number in range(1, 6)
    ]

    (joined,) = read(*pages)

    assert isinstance(joined, Table)
    assert [row[0] for row in texts(joined)] == ["一级指标", "1", "2", "3", "4", "5"]
