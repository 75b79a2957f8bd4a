"""Tables without rules, from the lines of text on a page to the records that are read of them."""

from __future__ import annotations

import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.documents.scan.unruled_print import EM, line, paragraphs, set_form
from tests.rendering.generated_records import filled

from jixiao.documents.grid import Document, Grid
from jixiao.documents.scan.text_line import TextLine
from jixiao.documents.scan.unruled import unruled_grid, unruled_table
from jixiao.forms.form import Form
from jixiao.forms.library import forms
from jixiao.recognition.reading import read_document
from jixiao.rendering.official.printed_form import printed_form

HEADER = [
    line(0, 0, "项目名称"), line(120, 0, "路灯节能改造"), line(400, 0, "项目类别"), line(520, 0, "一次性项目"),
    line(0, 40, "主管部门"), line(120, 40, "砚浦镇人民政府"), line(400, 40, "实施单位"), line(520, 40, "砚浦镇城建办"),
]  # fmt: skip
HEADINGS = [
    line(0, 80, "一级指标"), line(120, 80, "二级指标"), line(320, 80, "三级指标"), line(560, 80, "指标值"),
]  # fmt: skip


def texts(grid: Grid | None) -> list[list[str]]:
    assert grid is not None
    return [[cell.text for cell in row] for row in grid.rows]


def spans(grid: Grid | None) -> dict[str, tuple[int, int, int, int]]:
    assert grid is not None
    return {cell.text: (cell.row, cell.column, cell.rowspan, cell.colspan) for row in grid.rows for cell in row}


def test_labels_and_values_of_a_header_are_cells_side_by_side() -> None:
    assert texts(unruled_grid(HEADER)) == [
        ["项目名称", "路灯节能改造", "项目类别", "一次性项目"],
        ["主管部门", "砚浦镇人民政府", "实施单位", "砚浦镇城建办"],
    ]


def test_the_order_of_the_lines_does_not_matter() -> None:
    mixed = list(HEADER)
    random.Random(3).shuffle(mixed)
    assert texts(unruled_grid(mixed)) == texts(unruled_grid(HEADER))


def test_a_title_above_is_a_row_of_its_own() -> None:
    grid = unruled_grid([line(200, -60, "财政项目支出绩效目标表"), *HEADER], page=2)

    assert texts(grid)[0] == ["财政项目支出绩效目标表"]
    assert grid is not None and grid.rows[0][0].colspan == 4 and grid.rows[1][0].page == 2


def test_the_lines_of_a_label_and_of_a_value_belong_together() -> None:
    lines = [*HEADER[:4], line(0, 52, "主管"), line(0, 77, "部门"), line(120, 40, "鹭汀区砚浦镇人"),
             line(120, 65, "民政府"), line(400, 65, "实施单位"), line(520, 65, "砚浦镇城建办")]  # fmt: skip

    assert texts(unruled_grid(lines))[1] == ["主管部门", "鹭汀区砚浦镇人民政府", "实施单位", "砚浦镇城建办"]


def test_a_label_set_upright_stands_beside_all_indicators() -> None:
    side = [line(-60, y, char) for y, char in zip((100, 125, 150, 175), "绩效指标", strict=True)]
    rows = [
        line(0, 140, "产出指标"), line(120, 120, "数量指标"), line(320, 120, "更换路灯"), line(560, 120, "640盏"),
        line(120, 160, "时效指标"), line(320, 160, "完成及时率"), line(560, 160, "100%"),
    ]  # fmt: skip

    found = spans(unruled_grid([*HEADER, *HEADINGS, *side, *rows]))

    assert found["绩效指标"][2] == 3
    assert found["产出指标"][2] == 2


@pytest.mark.parametrize("y", [140, 120], ids=["in the middle", "at the top"])
def test_a_block_label_spans_the_rows_it_stands_beside(y: int) -> None:
    last = 240 if y == 140 else 220
    rows = [
        line(0, y, "产出指标"), line(120, y, "数量指标"), line(320, 120, "更换路灯"), line(560, 120, "640盏"),
        line(320, 160, "更换灯杆"), line(560, 160, "20根"),
        line(0, last, "效益指标"), line(120, 200, "社会效益指标"), line(320, 200, "照明改善"),
        line(120, 240, "生态效益指标"), line(320, 240, "节电率"), line(560, 240, "≥30%"),
    ]  # fmt: skip
    rows[6] = line(0, 220 if y == 140 else 200, "效益指标")

    found = spans(unruled_grid([*HEADER, *HEADINGS, *rows]))

    assert found["数量指标"] == (3, 1, 2, 1)
    assert found["效益指标"] == (5, 0, 2, 1)
    assert found["更换灯杆"][0] == 4


def test_an_empty_block_keeps_its_row() -> None:
    rows = [
        line(0, 160, "产出指标"), line(120, 120, "数量指标"), line(320, 120, "更换路灯"), line(560, 120, "640盏"),
        line(120, 160, "质量指标"),
        line(120, 200, "时效指标"), line(320, 200, "完成及时率"), line(560, 200, "100%"),
    ]  # fmt: skip

    grid = unruled_grid([*HEADER, *HEADINGS, *rows])

    assert texts(grid)[3:] == [
        ["产出指标", "数量指标", "更换路灯", "640盏"], ["质量指标"], ["时效指标", "完成及时率", "100%"],
    ]  # fmt: skip


def test_cells_without_rules_are_less_sure_than_their_text() -> None:
    grid = unruled_grid(HEADER)
    assert grid is not None
    assert {cell.confidence for row in grid.rows for cell in row} == {0.891}


@pytest.mark.parametrize(
    "page",
    [
        [],
        [line(0, 0, "项目名称")],
        [line(0, 40 * at, word) for at, word in enumerate(("项目名称", "主管部门", "实施单位", "绩效目标"))],
        [line(x, 40 * y, f"第{y}项") for y in range(10) for x in (0, 200, 400)],
        paragraphs(["项目名称为路灯节能改造，主管部门是砚浦镇人民政府，实施单位是镇城建办。" * 6] * 4),
    ],
    ids=["nothing", "one label", "labels one below the other", "a table of something else", "running text"],
)
def test_what_is_no_table_of_a_form_stays_lines(page: list[TextLine]) -> None:
    assert unruled_grid(page) is None


def test_text_above_a_table_stays_above_it() -> None:
    text = [
        line(0, -200 + 32 * at, part)
        for at, part in enumerate(("根据本年度预算安排，现将绩效目标公开如下", "联系人：陆砚"))
    ]
    table = unruled_table([*text, *HEADER])
    assert table is not None and table.above == text


LAYOUTS: dict[str, dict[str, Any]] = {
    "centred": {},
    "left and loose": {"align": "left", "padding": (0.6 * EM, 0.4 * EM)},
    "at the top": {"at_top": True, "padding": (0.3 * EM, 0.6 * EM)},
}


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("official", forms(), ids=lambda official: official.id)
def test_a_form_without_rules_is_read_indicator_by_indicator(official: Form, layout: str) -> None:
    record = filled(official)

    grid = unruled_grid(set_form(printed_form(record, official), **LAYOUTS[layout]))

    assert grid is not None
    found = read_document(Document("表.pdf", [grid])).records
    assert len(found) == 1
    wanted = {(one.level2, one.name, one.value) for one in record.indicators}
    read = {(one.level2, one.name, one.value) for one in found[0].indicators}
    assert len(wanted & read) >= 0.9 * len(wanted)
    assert len(read - wanted) <= 0.1 * len(wanted)
    assert found[0].project_name == record.project_name


WORDS = (
    "项目名称", "主管部门", "绩效指标", "一级指标", "二级指标", "三级指标", "指标值", "数量指标", "产出指标",
    "其他资金", "项目资金", "（万元）", "指标1：更换路灯", "640盏", "≥95%", "……", "/", "年度总体目标", "一", "砚浦镇",
    "总分",
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(0, 30), st.integers(0, 25), st.sampled_from(WORDS)),
        max_size=40,
        unique_by=lambda one: one[:2],
    )
)
def test_no_line_is_lost_and_none_is_doubled(placed: list[tuple[int, int, str]]) -> None:
    lines = [*HEADER, *(line(25 * x, 80 + 20 * y, word) for x, y, word in placed)]

    grid = unruled_grid(lines)

    assert grid is not None
    printed = "".join(cell.text for row in grid.rows for cell in row)
    assert sorted(printed.replace("\n", "").replace(" ", "")) == sorted("".join(one.text for one in lines))
