"""Cells become items: what a text may be as a label, and labels that the print has broken made whole again."""

from __future__ import annotations

import pytest

from jixiao.documents.grid import Cell, Document, Grid
from jixiao.documents.text import read_text
from jixiao.recognition.items import Item, Row, rows_of
from jixiao.recognition.running import Running


def rows(text: str) -> list[Row]:
    return rows_of(read_text("table.txt", text.encode()))


def texts(text: str) -> list[list[str]]:
    return [[item.text for item in row.items if item.taken is None] for row in rows(text)]


def test_blank_cells_are_no_items_but_keep_their_columns() -> None:
    (row,) = rows("| |数量指标| |≥12公里|")
    assert [(item.column, item.text) for item in row.items] == [(1, "数量指标"), (3, "≥12公里")]
    assert row.width == 4


def test_rows_without_text_are_left_out_and_not_counted() -> None:
    first, second = rows("主管部门\t云溪镇\n\t\t\n实施单位\t城建办\n")
    assert (first.number, second.number) == (0, 1)
    assert {item.row for item in second.items} == {1}


def test_a_row_knows_that_a_blank_row_is_printed_above_it() -> None:
    first, second, third = rows("主管部门\t云溪镇\n\t\t\n实施单位\t城建办\n项目期\t1年\n")
    assert (first.below_blank, second.below_blank, third.below_blank) == (False, True, False)


def test_a_cell_that_is_a_label_has_its_meaning_and_no_rest() -> None:
    ((label, value),) = (row.items for row in rows("|项目名称|村道养护|"))
    assert label.key("header") == "project_name"
    assert (label.rest, value.labels) == ("", ())


def test_a_value_behind_its_label_in_one_cell_is_the_rest() -> None:
    ((item,),) = (row.items for row in rows("主管部门：云溪镇人民政府"))
    assert (item.key("header"), item.rest) == ("supervising_department", "云溪镇人民政府")


def test_a_label_that_may_be_several_things_is_asked_for_by_kind() -> None:
    ((item, _),) = (row.items for row in rows("|得分|9.5|"))
    assert item.label("indicator_columns", "funding_columns").kind == "indicator_columns"
    assert item.label("funding_columns", "indicator_columns").kind == "funding_columns"
    assert item.label("header") is None
    assert item.key("header") is None


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("主管部门\n及编码\n", "supervising_department"),
        ("计划完\n成日期\n", "end"),
        ("项目\n名称\n", "project_name"),
        ("主\n管\n部\n门\n", "supervising_department"),
    ],
)
def test_a_label_broken_over_lines_is_one(text: str, key: str) -> None:
    *_, last = rows(text)
    assert last.items[0].key("header") == key
    assert [item.text for row in rows(text) for item in row.items if item.taken is None] == [last.items[0].text]


def test_lines_that_are_two_labels_stay_two() -> None:
    assert texts("项目名称\n主管部门\n") == [["项目名称"], ["主管部门"]]


def test_a_block_label_broken_over_two_rows_is_one() -> None:
    (row,) = rows("| |社会效益|\n| |指标|村民出行便利|提升|\n")
    assert row.items[0].key("level2") == "社会效益指标"
    assert [item.text for item in row.items[1:]] == ["村民出行便利", "提升"]


def test_what_stood_before_a_broken_block_label_stays_before_it() -> None:
    (row,) = rows("|效益指标|社会效益|\n| |指标|村民出行便利|提升|\n")
    assert [item.text for item in row.items] == ["效益指标", "社会效益指标", "村民出行便利", "提升"]
    assert {item.row for item in row.items} == {0}


def test_a_label_printed_with_gaps_is_one() -> None:
    assert texts("总  分    95\n") == [["总分", "95"]]


def test_short_cells_that_are_no_label_together_stay_apart() -> None:
    assert texts("|良好|优|\n") == [["良好", "优"]]


def test_lines_of_the_page_in_the_first_cell_are_rows_above_the_table() -> None:
    text = "|二、绩效情况<br>财政项目支出绩效目标表<br>项目名称|村道养护|\n"
    assert texts(text) == [["二、绩效情况"], ["财政项目支出绩效目标表"], ["项目名称", "村道养护"]]


def test_a_cell_of_several_lines_without_a_title_stays_one() -> None:
    assert texts("|年度目标|1.清淤；<br>2.护岸。|\n") == [["年度目标", "1.清淤；\n2.护岸。"]]


def test_a_line_of_very_many_cells_goes_on_where_labels_open_rows() -> None:
    header = ["项目名称", "村道养护", "主管部门", "云溪镇人民政府", "实施单位", "城建办", "项目期", "1年"]
    body = [
        "产出指标",
        "数量指标",
        "养护里程",
        "≥12公里",
        "质量指标",
        "验收合格率",
        "≥95%",
        "时效指标",
        "及时率",
        "100%",
    ]
    headings = ["一级指标", "二级指标", "三级指标", "指标值"]
    more = ["效益指标", "社会效益指标", "出行便利", "提升"]
    found = texts("\t".join(header + headings + body + more))
    assert ["项目名称", "村道养护"] in found
    assert ["产出指标", "数量指标", "养护里程", "≥12公里"] in found
    assert ["质量指标", "验收合格率", "≥95%"] in found


def test_rows_that_ran_together_say_how() -> None:
    text = "项目名称 村道养护 主管部门 云溪镇\n一级指标 二级指标 三级指标 指标值\n产出指标 数量指标 养护里程 ≥12公里\n"
    assert {row.running for row in rows(text)} == {Running.BLANKS}
    assert {row.running for row in rows("|项目名称|村道养护|")} == {None}


def test_an_item_says_where_it_is_printed() -> None:
    document = Document("plan.pdf", [Grid([[Cell("村道养护", 3, 2, page=5, confidence=0.7)]], table=1)])
    ((item,),) = (row.items for row in rows_of(document))
    assert (item.place().page, item.place().table, item.place().row, item.place().column) == (5, 1, 3, 2)
    assert item.unplaced().text == "村道养护"


def test_a_source_is_no_surer_than_the_reading_of_its_cell() -> None:
    blurred = Item("12.5", Cell("12.5", 0, 0, confidence=0.7), 0, 0, 0)
    assert blurred.source(0.99).confidence == 0.7
    assert blurred.source(0.6).confidence == 0.6
