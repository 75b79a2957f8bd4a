"""A value column torn off its tables and printed behind them."""

from __future__ import annotations

import pytest

from jixiao.documents.grid import Cell
from jixiao.documents.text import read_text
from jixiao.recognition.items import Item, rows_of
from jixiao.recognition.lines import Line
from jixiao.recognition.reading import read_document
from jixiao.recognition.regions import Region, find_regions
from jixiao.recognition.torn import TornColumn, pair_values, take_torn_columns
from jixiao.records.extraction import Extraction

READING = """\
项目支出预算绩效目标表
|项目名称|图书角建设|
|主管部门|云溪镇人民政府|实施单位|云溪镇文|
|绩效指标|一级指标|二级指标|三级指标|
| |产出指标|数量指标|指标1：图书角数量|
| | | |指标2：阅读活动次数|
| | |质量指标|指标1：图书验收合格率|
| | |时效指标|指标1：建设时间|
| | |成本指标|指标1：图书购置费|
| | | |指标2：|
| |效益指标|社会效益指标|指标1：丰富村民生活|
| |满意度指标|服务对象满意度指标|指标1：村民满意度|
"""
LIGHTING = """\
项目支出预算绩效目标表
|项目名称|路灯改造|
|主管部门|云溪镇人民政府|实施单位|云溪镇城|
|绩效指标|一级指标|二级指标|三级指标|
| |产出指标|数量指标|指标1：改造路灯数量|
| | |质量指标|指标1：亮灯率|
| |满意度指标|服务对象满意度指标|指标1：村民满意度|
"""
LISTS = """\
文化站
指标值
3处
12次
100%
全年
3万元
有效丰富
≥90%
镇城建办
指标值
640盏
≥98%
≥95%
"""


def regions(text: str) -> list[Region]:
    return find_regions(rows_of(read_text("table.txt", text.encode())))


def read(text: str) -> Extraction:
    return read_document(read_text("table.txt", text.encode()))


def values(text: str) -> list[dict[str | None, str | None]]:
    return [{i.name: i.value for i in record.indicators} for record in read(text).records]


def paired(
    names: list[str], printed: list[str], *, last: bool = True
) -> tuple[dict[str | None, str | None], list[str]]:
    """(names with their values, what is left of the list)."""
    lines = [Line(at, name=name) for at, name in enumerate(names)]
    items = [Item(text, Cell(text, 50 + at, 0), 0, 50 + at, 0) for at, text in enumerate(printed)]
    left = pair_values(lines, TornColumn(values=items, last=last))
    return {line.name: line.value for line in lines}, [item.text for item in left]


def test_every_list_goes_to_its_table_and_every_value_to_its_name() -> None:
    assert values(READING + LIGHTING + LISTS) == [
        {
            "图书角数量": "3处",
            "阅读活动次数": "12次",
            "图书验收合格率": "100%",
            "建设时间": "全年",
            "图书购置费": "3万元",
            "丰富村民生活": "有效丰富",
            "村民满意度": "≥90%",
        },
        {"改造路灯数量": "640盏", "亮灯率": "≥98%", "村民满意度": "≥95%"},
    ]


def test_a_value_that_was_put_back_is_less_sure() -> None:
    (record,) = read(READING + LISTS.partition("镇城")[0]).records
    assert all(record.provenance[f"indicators.{at}.value"].confidence < 0.9 for at in range(len(record.indicators)))


def test_the_value_knows_where_it_is_printed() -> None:
    text = READING + LISTS.partition("镇城")[0]
    (record,) = read(text).records
    line = record.provenance["indicators.0.value"].line
    assert line is not None
    assert text.split("\n")[line - 1] == "3处"


def test_the_end_of_a_name_above_the_list_is_put_back() -> None:
    first, second = read(READING + LIGHTING + LISTS).records
    assert (first.implementing_unit, second.implementing_unit) == ("云溪镇文化站", "云溪镇城建办")


def test_a_value_that_is_missing_shifts_no_other() -> None:
    first, _ = values(READING + LIGHTING + LISTS.replace("全年\n", ""))
    assert first["建设时间"] is None
    assert (first["图书验收合格率"], first["图书购置费"], first["村民满意度"]) == ("100%", "3万元", "≥90%")


def test_tables_that_print_their_values_have_no_torn_column() -> None:
    text = "|项目名称|路灯改造|\n|一级指标|二级指标|三级指标|指标值|\n|产出指标|数量指标|改造路灯|640盏|\n"
    assert take_torn_columns(regions(text)) == {}


def test_the_lists_are_taken_out_of_the_last_table() -> None:
    found = regions(READING + LIGHTING + LISTS)
    torn = take_torn_columns(found)
    assert sorted(torn) == [0, 1]
    assert [item.text for item in torn[0].pieces] == ["文化站"]
    assert "640盏" not in [item.text for row in found[1].rows for item in row.items]
    assert "640盏" in [item.text for row in found[1].all_rows() for item in row.items]


@pytest.mark.parametrize(
    ("names", "printed", "expected"),
    [
        (["培训人数", "合格率"], ["50人", "95%"], {"培训人数": "50人", "合格率": "95%"}),
        (["培训人数", "合格率"], ["95%"], {"培训人数": None, "合格率": "95%"}),
        (["培训人数", "培训费"], ["3万元"], {"培训人数": None, "培训费": "3万元"}),
        (["培训人数", "培训时间"], ["12天"], {"培训人数": None, "培训时间": "12天"}),
        (["培训人数"], [], {"培训人数": None}),
    ],
)
def test_values_go_to_names_in_order_by_their_kind(
    names: list[str], printed: list[str], expected: dict[str | None, str | None]
) -> None:
    assert paired(names, printed) == (expected, [])


def test_what_is_no_value_is_left() -> None:
    found, left = paired(["培训人数", "合格率"], ["50人", "95%", "云溪镇人民政府城建办公室"], last=False)
    assert found == {"培训人数": "50人", "合格率": "95%"}
    assert left == ["云溪镇人民政府城建办公室"]


def test_a_list_that_is_far_too_long_is_left_over_not_paired() -> None:
    _, left = paired(["培训人数"], ["1人"] * 500)
    assert len(left) == 499


def test_a_rate_is_no_money() -> None:
    assert paired(["资金到位率", "培训费"], ["100%", "3万元"])[0] == {"资金到位率": "100%", "培训费": "3万元"}
    assert paired(["资金到位率", "培训费"], ["3万元"])[0] == {"资金到位率": None, "培训费": "3万元"}
