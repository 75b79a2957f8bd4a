"""The printed rows of an indicator table as lines: labels, numbers, placeholders and content."""

from __future__ import annotations

import pytest

from jixiao.documents.text import read_text
from jixiao.recognition.columns import Columns, read_columns
from jixiao.recognition.items import rows_of
from jixiao.recognition.lines import Line, read_lines

HEADINGS = "|一级指标|二级指标|三级指标|指标值|\n"


def lines(body: str, headings: str = HEADINGS, *, streaming: bool = False) -> list[Line]:
    rows = rows_of(read_text("table.txt", (headings + body).encode()))
    columns, taken = read_columns(rows)
    return read_lines(rows[taken:], columns, streaming=streaming)


def said(line: Line) -> tuple[list[str], list[str], int | None, str | None, str | None]:
    return [i.text for i in line.level1], [i.text for i in line.level2], line.number, line.name, line.value


def test_a_row_is_its_labels_its_number_its_name_and_its_value() -> None:
    (line,) = lines("|产出指标|数量指标|指标1：养护里程|≥12公里|\n")
    assert said(line) == (["产出指标"], ["数量指标"], 1, "养护里程", "≥12公里")
    assert line.filled


def test_a_row_without_labels() -> None:
    (line,) = lines("| | |指标2：修补坑槽|30处|\n")
    assert said(line) == ([], [], 2, "修补坑槽", "30处")


def test_a_numbered_row_with_nothing_behind_is_a_placeholder() -> None:
    (line,) = lines("| |时效指标|指标1：| |\n")
    assert (line.blank, line.filled, line.number) == (True, False, 1)


def test_dots_are_no_content() -> None:
    _, dots = lines("| |数量指标|指标1：养护里程|≥12公里|\n| | |……| |\n")
    assert (dots.dots, dots.filled) == (True, False)


def test_a_label_alone_is_a_line() -> None:
    (line,) = lines("| |质量指标| | |\n")
    assert said(line) == ([], ["质量指标"], None, None, None)
    assert not line.filled


def test_a_row_printed_blank_is_a_line_of_dots() -> None:
    body = "产出指标\t数量指标\t养护里程\t≥12公里\n\t\t\t\n\t质量指标\t验收合格率\t≥95%\n"
    assert [(line.dots, line.name) for line in lines(body)] == [
        (False, "养护里程"),
        (True, None),
        (False, "验收合格率"),
    ]


def test_several_numbered_names_in_a_cell_are_lines() -> None:
    found = lines("| |数量指标|指标1：养护里程 指标2：修补坑槽| |\n")
    assert [said(line) for line in found] == [
        ([], ["数量指标"], 1, "养护里程", None),
        ([], [], 2, "修补坑槽", None),
    ]


def test_blank_numbers_in_one_cell_are_placeholders() -> None:
    assert [line.blank for line in lines("| |时效指标|指标1： 指标2：| |\n")] == [True, True]


@pytest.mark.parametrize("debris", ["绩效", "绩效指标", "标值", "（必填）"])
def test_pieces_of_the_side_label_are_no_content(debris: str) -> None:
    (line,) = lines(f"|{debris}|数量指标|养护里程|≥12公里|\n")
    assert said(line) == ([], ["数量指标"], None, "养护里程", "≥12公里")


def test_a_name_that_is_also_a_block_is_a_name_where_a_name_stands() -> None:
    (line,) = lines("| |质量指标|质量|合格|\n")
    assert said(line) == ([], ["质量指标"], None, "质量", "合格")


def test_a_label_of_both_levels_is_level_1_where_level_2_is_printed_beside_it() -> None:
    (line,) = lines("|满意度指标|服务对象满意度指标|村民满意度|≥90%|\n")
    assert said(line)[:2] == (["满意度指标"], ["服务对象满意度指标"])


def test_a_label_of_both_levels_is_level_2_where_nothing_else_is_printed() -> None:
    (line,) = lines("|满意度指标|村民满意度|≥90%|\n")
    assert said(line)[:2] == ([], ["满意度指标"])


def test_cost_is_level_1_where_kinds_of_cost_are_printed() -> None:
    found = lines("|成本指标|经济成本指标|每公里成本|≤2万元|\n| |社会成本指标|封路天数|≤3天|\n")
    assert [said(line)[:2] for line in found] == [(["成本指标"], ["经济成本指标"]), ([], ["社会成本指标"])]


def test_repeated_headings_are_no_line() -> None:
    assert [line.name for line in lines(HEADINGS + "| |数量指标|养护里程|≥12公里|\n")] == ["养护里程"]


def test_text_between_the_rows_of_a_table_is_no_line() -> None:
    body = "|产出指标|数量指标|养护里程|≥12公里|\n第 3 页\n| |质量指标|验收合格率|≥95%|\n"
    assert [line.name for line in lines(body)] == ["养护里程", "验收合格率"]


def test_a_printed_line_of_several_rows_is_cut_at_their_labels() -> None:
    body = "|产出指标|数量指标|养护里程|≥12公里|质量指标|验收合格率|≥95%|\n"
    assert [said(line)[1:] for line in lines(body)] == [
        (["数量指标"], None, "养护里程", "≥12公里"),
        (["质量指标"], None, "验收合格率", "≥95%"),
    ]


def test_cells_on_lines_of_their_own() -> None:
    cells = ("产出指标", "数量指标", "养护里程", "≥12公里", "修补坑槽", "30处", "质量指标", "验收合格率", "≥95%")
    headings = "一级指标\n二级指标\n三级指标\n指标值\n"
    assert [said(line) for line in lines("\n".join(cells), headings, streaming=True)] == [
        (["产出指标"], ["数量指标"], None, "养护里程", "≥12公里"),
        ([], [], None, "修补坑槽", "30处"),
        ([], ["质量指标"], None, "验收合格率", "≥95%"),
    ]


def test_no_rows_are_no_lines() -> None:
    assert read_lines([], Columns(content=[("name", None)]), streaming=False) == []


def test_a_block_name_with_a_value_behind_it_is_a_name_in_a_text_of_one_cell_on_a_line() -> None:
    cells = ("产出指标", "质量指标", "合格率", "≥95%", "质量", "合格")
    headings = "一级指标\n二级指标\n三级指标\n指标值\n"
    found = lines("\n".join(cells), headings, streaming=True)
    assert [(line.name, line.value) for line in found] == [("合格率", "≥95%"), ("质量", "合格")]
