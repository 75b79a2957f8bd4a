"""The true block of every line: labels drift, numbering starts again, blank rows mark where a block ends.

Each table is printed as a scanner would leave it; beside it stands the block in which the paper had each name.
"""

from __future__ import annotations

import pytest

from jixiao.documents.text import read_text
from jixiao.forms.vocabulary import LEVEL2_ORDER
from jixiao.recognition.alignment import align, number_lines, slots_of
from jixiao.recognition.columns import read_columns
from jixiao.recognition.items import rows_of
from jixiao.recognition.lines import Line, read_lines

HEADINGS = "一级指标\t二级指标\t三级指标\t指标值\n"


def lines(body: str) -> list[Line]:
    """The lines of a table printed with bars, or with tabs where blank rows count."""
    rows = rows_of(read_text("table.txt", (HEADINGS + body).encode()))
    columns, taken = read_columns(rows)
    return read_lines(rows[taken:], columns, streaming=False)


def blocks(body: str, known: dict[str, str] | None = None) -> dict[str, str | None]:
    found = lines(body)
    assigned = align(found, slots_of(found), known or {})
    return {line.name: place.slot.canonical for line, place in zip(found, assigned, strict=True) if line.name}


def margins(body: str) -> dict[str, float]:
    found = lines(body)
    assigned = align(found, slots_of(found))
    return {line.name: place.margin for line, place in zip(found, assigned, strict=True) if line.name}


IN_PLACE = """\
|产出指标|数量指标|指标1：养护里程|≥12公里|
| | |指标2：修补坑槽|30处|
| |质量指标|指标1：验收合格率|≥95%|
| |时效指标|指标1：养护及时性|及时|
| |成本指标|指标1：每公里成本|≤2万元|
|效益指标|社会效益指标|指标1：村民出行|方便|
|满意度指标|服务对象满意度指标|指标1：村民满意度|≥90%|
"""
TRUE_BLOCKS = {
    "养护里程": "数量指标",
    "修补坑槽": "数量指标",
    "验收合格率": "质量指标",
    "养护及时性": "时效指标",
    "每公里成本": "成本指标",
    "村民出行": "社会效益指标",
    "村民满意度": "服务对象满意度指标",
}


def test_labels_in_their_rows() -> None:
    assert blocks(IN_PLACE) == TRUE_BLOCKS


@pytest.mark.parametrize(
    ("printed", "damaged"),
    [
        ("| |时效指标|指标1：养护及时性|及时|\n", "| | |指标1：养护及时性|及时|\n| |时效指标|指标2：| |\n"),
        ("| | |指标2：修补坑槽|30处|\n| |质量指标|", "| |质量指标|指标2：修补坑槽|30处|\n| | |"),
        ("|效益指标|社会效益指标|", "| |社会效益指标|"),
        ("|满意度指标|服务对象满意度指标|", "| |服务对象满意度指标|"),
        ("|产出指标|数量指标|", "| |数量指标|"),
        ("| |成本指标|", "|效益指标|成本指标|"),
        ("| |时效指标|", "| | |"),
        ("| | |指标2：修补坑槽", "| |数量指标|指标2：修补坑槽"),
    ],
    ids=[
        "a label a row late",
        "a label a row early",
        "level 1 missing",
        "the last level 1 missing",
        "the first level 1 missing",
        "level 1 a row early",
        "a label missing",
        "a label repeated",
    ],
)
def test_damaged_labels(printed: str, damaged: str) -> None:
    assert printed in IN_PLACE
    assert blocks(IN_PLACE.replace(printed, damaged)) == TRUE_BLOCKS


def test_every_label_a_row_late() -> None:
    body = """\
|产出指标|数量指标|指标1：养护里程|≥12公里|
| | |指标1：验收合格率|≥95%|
| |质量指标|指标2：| |
| | |指标1：养护及时性|及时|
| |时效指标|指标2：| |
| | |指标1：每公里成本|≤2万元|
| |成本指标|指标2：| |
"""
    assert blocks(body) == {
        "养护里程": "数量指标",
        "验收合格率": "质量指标",
        "养护及时性": "时效指标",
        "每公里成本": "成本指标",
    }


def test_a_number_that_starts_again_begins_a_block_before_its_label() -> None:
    body = """\
|产出指标|数量指标|指标1：改造路灯|640盏|
| | |指标1：灯具检测|合格|
| |质量指标|指标2：线路检测|合格|
| |时效指标|指标1：完工时间|9月底前|
"""
    assert blocks(body) == {
        "改造路灯": "数量指标",
        "灯具检测": "质量指标",
        "线路检测": "质量指标",
        "完工时间": "时效指标",
    }


def test_a_block_goes_on_after_its_label_came_in_the_middle() -> None:
    body = """\
| | |指标1：改造路灯|640盏|
|产出指标|数量指标|指标2：敷设电缆|8公里|
| | |指标3：更换灯杆|15根|
| |时效指标|指标1：完工时间|9月底前|
"""
    assert set(list(blocks(body).values())[:3]) == {"数量指标"}


def test_placeholders_end_a_block() -> None:
    body = """\
|产出指标|数量指标|指标1：改造路灯|640盏|
| | |指标2：| |
| | |灯具检测|合格|
| |质量指标|线路检测|合格|
| |时效指标|完工时间|9月底前|
"""
    assert blocks(body)["灯具检测"] == "质量指标"


def test_a_row_printed_blank_ends_a_block() -> None:
    body = (
        "产出指标\t数量指标\t改造路灯\t640盏\n{}\t\t灯具检测\t合格\n"
        "\t质量指标\t线路检测\t合格\n\t时效指标\t完工时间\t9月底前\n"
    )
    assert blocks(body.format(""))["灯具检测"] == "数量指标"
    assert blocks(body.format("\t\t\t\n"))["灯具检测"] == "质量指标"


def test_dots_end_a_block() -> None:
    body = (
        "| |数量指标|改造路灯|640盏|\n{}| | |灯具检测|合格|\n| |质量指标|线路检测|合格|\n| |时效指标|完工时间|9月底|\n"
    )
    assert blocks(body.format(""))["灯具检测"] == "数量指标"
    assert blocks(body.format("| | |……| |\n"))["灯具检测"] == "质量指标"


def test_a_clear_place_outweighs_the_wording() -> None:
    body = IN_PLACE.replace("指标1：每公里成本", "指标1：工程验收通过率")
    assert blocks(body)["工程验收通过率"] == "成本指标"


def test_wording_decides_where_the_place_is_open() -> None:
    body = """\
|产出指标|数量指标|改造路灯数量|640盏|
| | |灯具检测{}|{}|
| |时效指标|完工时间|9月底前|
"""
    assert blocks(body.format("及时性", "及时"))["灯具检测及时性"] == "时效指标"
    assert blocks(body.format("次数", "2次"))["灯具检测次数"] == "数量指标"


def test_a_name_that_other_tables_surely_have_elsewhere() -> None:
    body = "| |数量指标|改造路灯|640盏|\n| | |灯具检测|合格|\n| |质量指标|线路检测|合格|\n"
    assert blocks(body)["灯具检测"] == "数量指标"
    assert blocks(body, known={"灯具检测": "质量指标"})["灯具检测"] == "质量指标"


def test_blocks_come_in_the_order_in_which_they_are_printed() -> None:
    body = """\
|产出指标|时效指标|完工时间|9月底前|
| |数量指标|改造路灯|640盏|
| |质量指标|验收合格率|≥95%|
"""
    assert list(blocks(body).values()) == ["时效指标", "数量指标", "质量指标"]


COSTS_FIRST = """\
|成本指标|经济成本指标|每盏造价|≤2000元|
| |社会成本指标|封路天数|≤3天|
|产出指标|数量指标|改造路灯|640盏|
| |时效指标|完工时间|9月底前|
|效益指标|社会效益指标|夜间出行|方便|
"""


def test_cost_as_level_1_before_the_output() -> None:
    found = lines(COSTS_FIRST)
    places = [assignment.slot for assignment in align(found, slots_of(found))]
    assert [place.group for place in places] == ["成本指标", "成本指标", "产出指标", "产出指标", "效益指标"]
    assert [place.printed_level2 for place in places][:2] == ["经济成本指标", "社会成本指标"]
    assert {place.canonical for place in places[:2]} == {"成本指标"}


def test_cost_as_level_1_behind_the_output() -> None:
    cost, output, benefit = (COSTS_FIRST.splitlines(keepends=True)[at] for at in (slice(2), slice(2, 4), slice(4, 5)))
    found = lines("".join(output + cost + benefit))
    places = [assignment.slot for assignment in align(found, slots_of(found))]
    assert [place.group for place in places] == ["产出指标", "产出指标", "成本指标", "成本指标", "效益指标"]


def test_where_cost_is_level_1_the_output_has_no_block_of_cost() -> None:
    slots = slots_of(lines(COSTS_FIRST))
    assert [slot.group for slot in slots if slot.canonical == "成本指标"] == ["成本指标", "成本指标"]


def test_blocks_of_other_frameworks_have_no_canonical_name() -> None:
    found = lines("|投入|资金投入|预算执行率|100%|\n|过程|组织管理|制度健全性|健全|\n|产出|产出数量|改造路灯|640盏|\n")
    places = [assignment.slot for assignment in align(found, slots_of(found))]
    assert [place.canonical for place in places] == [None, None, "数量指标"]
    assert [(place.printed_level1, place.printed_level2) for place in places[:2]] == [
        ("投入", "资金投入"),
        ("过程", "组织管理"),
    ]


def test_level_1_may_stand_in_a_row_of_its_own() -> None:
    body = "|产出指标|\n| |数量指标|改造路灯|640盏|\n|效益指标|\n| |社会效益指标|夜间出行|方便|\n"
    assert list(blocks(body).values()) == ["数量指标", "社会效益指标"]


def test_satisfaction_as_level_1_alone_is_a_block() -> None:
    body = "|产出指标|数量指标|改造路灯|640盏|\n|满意度指标| |村民满意度|≥90%|\n"
    assert blocks(body)["村民满意度"] == "服务对象满意度指标"


def test_labels_in_traditional_characters() -> None:
    body = "|產出指標|數量指標|改造路燈|640盞|\n| |時效指標|完工|9月底前|\n|效益指標|社會效益指標|夜間出行|方便|\n"
    assert list(blocks(body).values()) == ["数量指标", "时效指标", "社会效益指标"]


def test_blocks_that_are_not_printed_stand_where_the_form_has_them() -> None:
    slots = slots_of(lines(IN_PLACE))
    assert [slot.canonical for slot in slots] == list(LEVEL2_ORDER)
    assert {slot.canonical for slot in slots if slot.label is None} == {
        "经济效益指标",
        "生态效益指标",
        "可持续影响指标",
    }


def test_with_one_label_only_no_block_is_thought_up() -> None:
    assert [slot.canonical for slot in slots_of(lines("| |数量指标|改造路灯|640盏|\n"))] == ["数量指标"]


def test_without_labels_there_are_no_blocks() -> None:
    assert slots_of(lines("| | |改造路灯|640盏|\n")) == []


def test_an_unnumbered_name_above_the_second_is_the_first() -> None:
    assert number_lines(lines("| |数量指标|养护里程|12公里|\n| | |指标2：修补坑槽|30处|\n")) == [1, 2]
    assert number_lines(lines("| |数量指标|养护里程|12公里|\n| |质量指标|指标2：合格率|95%|\n")) == [None, 2]


def test_every_line_has_a_margin_and_the_best_reading_is_never_worse() -> None:
    assert all(margin >= 0 for margin in margins(IN_PLACE).values())


def test_the_margin_is_small_where_two_readings_are_near() -> None:
    clear = margins("| |数量指标|改造路灯|640盏|\n| |质量指标|灯具检测|合格|\n| |时效指标|完工时间|9月底前|\n")
    near = margins("| |数量指标|改造路灯|640盏|\n| | |灯具检测|合格|\n| |质量指标|线路检测|合格|\n")
    assert near["灯具检测"] < clear["灯具检测"] / 2


def test_the_margin_grows_with_every_clue() -> None:
    body = "| |数量指标|{}改造路灯|640盏|\n| | |{}灯具检测|合格|\n| |质量指标|{}线路检测|合格|\n"
    plain = margins(body.format("", "", ""))["灯具检测"]
    numbered = margins(body.format("指标1：", "指标2：", "指标1："))["灯具检测"]
    assert numbered > plain


def test_with_one_block_only_there_is_no_other_reading() -> None:
    assert margins("| |数量指标|改造路灯|640盏|\n")["改造路灯"] > 1e6


def test_a_block_does_not_begin_with_the_second() -> None:
    body = "| |数量指标|指标1：改造路灯|640盏|\n| |质量指标|指标2：灯具检测|合格|\n| | |指标1：线路检测|合格|\n"
    assert blocks(body) == {"改造路灯": "数量指标", "灯具检测": "数量指标", "线路检测": "质量指标"}


def test_where_labels_stand_beside_indicators_a_lone_label_begins_no_block() -> None:
    body = """\
|产出指标|数量指标|改造路灯|640盏|
| |质量指标| | |
| | |灯具检测|合格|
| |时效指标|完工时间|9月底前|
|效益指标|社会效益指标|夜间出行|方便|
"""
    assert blocks(body)["灯具检测"] == "质量指标"


def test_labels_in_rows_of_their_own_head_the_rows_below() -> None:
    body = "|数量指标|\n| |改造路灯|640盏|\n|质量指标|\n| |灯具检测|合格|\n|时效指标|\n| |完工时间|9月底前|\n"
    assert list(blocks(body).values()) == ["数量指标", "质量指标", "时效指标"]
