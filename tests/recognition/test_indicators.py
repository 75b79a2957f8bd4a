"""From the rows of an indicator table to indicators, whole and in their blocks."""

from __future__ import annotations

import pytest

from jixiao.documents.text import read_text
from jixiao.recognition.reading import read_document
from jixiao.records.target import LEVEL1_OF, Indicator, PerformanceTarget

HEADINGS = "|一级指标|二级指标|三级指标|指标值|\n"


def record(body: str, headings: str = HEADINGS) -> PerformanceTarget:
    text = "|项目名称|村道养护|\n" + headings + body
    (read,) = read_document(read_text("table.txt", text.encode())).records
    return read


def indicators(body: str, headings: str = HEADINGS) -> list[Indicator]:
    return record(body, headings).indicators


def told(body: str, headings: str = HEADINGS) -> list[tuple[str | None, str | None, str | None]]:
    return [(indicator.level2, indicator.name, indicator.value) for indicator in indicators(body, headings)]


def test_numbered_indicators_of_the_nine_blocks() -> None:
    body = "".join(f"| |{level2}|指标1：第{at}项|{at}次|\n" for at, level2 in enumerate(LEVEL1_OF))
    found = indicators(body)
    assert [(i.level2, i.level1, i.name, i.value) for i in found] == [
        (level2, level1, f"第{at}项", f"{at}次") for at, (level2, level1) in enumerate(LEVEL1_OF.items())
    ]


def test_placeholders_and_dots_are_no_indicators() -> None:
    body = "|产出指标|数量指标|指标1：养护里程|12公里|\n| | |指标2：| |\n| | |……| |\n| |时效指标|指标1： 指标2：| |\n"
    assert told(body) == [("数量指标", "养护里程", "12公里")]


def test_nothing_without_a_value_is_no_indicator() -> None:
    body = "|产出指标|数量指标|养护里程|12公里|\n| |质量指标|无| |\n| |时效指标|指标1：无| |\n"
    assert told(body) == [("数量指标", "养护里程", "12公里")]


def test_nothing_with_a_value_is_kept() -> None:
    assert ("质量指标", "无", "100%") in told("|产出指标|数量指标|养护里程|12公里|\n| |质量指标|无|100%|\n")


def test_an_indicator_without_a_value() -> None:
    assert told("| |数量指标|指标1：养护里程| |\n| |质量指标|指标1：合格率|95%|\n")[0] == ("数量指标", "养护里程", None)


def test_a_value_without_a_name() -> None:
    assert told("| |数量指标| |12公里|\n| |质量指标|指标1：合格率|95%|\n")[0] == ("数量指标", None, "12公里")


def test_names_and_values_lose_the_blanks_of_their_lines() -> None:
    assert told("| |数量指标|养护 村道<br>里程|≥ 12 公里|\n") == [("数量指标", "养护村道里程", "≥12公里")]


def test_spellings_of_a_block_become_its_canonical_name() -> None:
    body = "|产出|产出数量|养护里程|12公里|\n|效益|社会效益|村民出行|方便|\n|满意度|群众满意度指标|满意率|90%|\n"
    assert [level2 for level2, _, _ in told(body)] == ["数量指标", "社会效益指标", "服务对象满意度指标"]


def test_sign_number_and_unit_are_joined_and_their_cells_kept() -> None:
    headings = "|一级指标|二级指标|三级指标|指标性质|指标值|度量单位|权重|\n"
    (indicator,) = indicators("|产出指标|数量指标|养护里程|≥|12|公里|20|\n", headings)
    assert (indicator.value, indicator.parts) == ("≥12公里", ["≥", "12", "公里"])
    assert (indicator.direction, indicator.unit, indicator.weight) == ("≥", "公里", "20")


def test_a_unit_that_is_printed_twice_is_joined_once() -> None:
    headings = "|一级指标|二级指标|三级指标|指标性质|指标值|度量单位|\n"
    (indicator,) = indicators("|产出指标|数量指标|养护里程|≥|12公里|公里|\n", headings)
    assert (indicator.value, indicator.unit) == ("≥12公里", "公里")


@pytest.mark.parametrize("direction", ["定性", "正向指标"])
def test_a_word_on_the_kind_of_value_is_no_part_of_it(direction: str) -> None:
    headings = "|一级指标|二级指标|三级指标|指标性质|指标值|度量单位|\n"
    (indicator,) = indicators(f"|产出指标|质量指标|路面状况|{direction}|良好| |\n", headings)
    assert (indicator.value, indicator.direction) == ("良好", direction)


def test_the_cells_of_a_self_evaluation() -> None:
    headings = "|一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因分析及改进措施|\n"
    body = "|产出指标|数量指标|养护里程|≥12公里|11公里|20|18|雨季停工|\n| |质量指标|合格率|≥95%|96%|10|10| |\n"
    first, second = indicators(body, headings)
    assert (first.value, first.actual, first.weight, first.score) == ("≥12公里", "11公里", "20", "18")
    assert (first.deviation, second.deviation) == ("雨季停工", None)


@pytest.mark.parametrize("nothing", ["/", "-", "—"])
def test_strokes_in_other_cells_are_nothing(nothing: str) -> None:
    headings = "|一级指标|二级指标|三级指标|指标值|分值|备注|\n"
    (indicator,) = indicators(f"|产出指标|数量指标|养护里程|12公里|{nothing}|{nothing}|\n", headings)
    assert (indicator.weight, indicator.note) == (None, None)


def test_the_cells_of_a_monitoring_table() -> None:
    headings = "|一级指标|二级指标|三级指标|年度指标值|1-7月执行情况|全年预计完成情况|完成目标可能性|\n"
    (indicator,) = indicators("|产出指标|数量指标|养护里程|12公里|7公里|12公里|确定能|\n", headings)
    assert (indicator.value, indicator.actual, indicator.expected) == ("12公里", "7公里", "12公里")
    assert indicator.likelihood == "确定能"


def test_kinds_of_cost_keep_what_is_printed() -> None:
    body = (
        "|成本指标|经济成本指标|每公里成本|≤2万元|\n| |生态环境成本指标|弃土占地|0亩|\n"
        "|产出指标|数量指标|养护里程|12公里|\n"
    )
    first, second, third = indicators(body)
    assert (first.level1, first.level2) == ("成本指标", "成本指标")
    assert (second.printed_level1, second.printed_level2) == ("成本指标", "生态环境成本指标")
    assert (third.level1, third.printed_level2) == ("产出指标", None)


def test_blocks_outside_of_the_nine_keep_what_is_printed() -> None:
    body = "|投入|资金投入|预算执行率|100%|\n|产出|产出数量|养护里程|12公里|\n|效益|社会效益|出行|方便|\n"
    first, second, _ = indicators(body)
    assert (first.level2, first.printed_level1, first.printed_level2) == (None, "投入", "资金投入")
    assert (second.level2, second.printed_level2) == ("数量指标", None)


def test_a_list_without_levels_has_no_blocks() -> None:
    assert told("|养护里程|12公里|\n|合格率|95%|\n", "|指标名称|指标值|\n") == [
        (None, "养护里程", "12公里"),
        (None, "合格率", "95%"),
    ]


def test_tables_for_the_term_and_for_the_year() -> None:
    headings = "|长期绩效指标|一级指标|二级指标|三级指标|指标值|\n"
    body = (
        "| |产出指标|数量指标|养护里程|36公里|\n"
        "|年度绩效指标|一级指标|二级指标|三级指标|指标值|\n| |产出指标|数量指标|养护里程|12公里|\n"
    )
    found = [(indicator.horizon, indicator.value) for indicator in indicators(body, headings)]
    assert found == [("total", "36公里"), ("annual", "12公里")]


def test_without_headings_the_usual_columns_are_assumed() -> None:
    body = "|产出指标|数量指标|养护里程|12公里|\n| |质量指标|合格率|95%|\n"
    assert told(body, "") == [("数量指标", "养护里程", "12公里"), ("质量指标", "合格率", "95%")]


def test_values_under_headings_that_name_none() -> None:
    body = "|产出指标|数量指标|养护里程|12公里|\n| |质量指标|合格率|95%|\n"
    assert told(body, "|一级指标|二级指标|三级指标|\n") == [
        ("数量指标", "养护里程", "12公里"),
        ("质量指标", "合格率", "95%"),
    ]


def test_rows_below_the_indicators_are_other_fields() -> None:
    read = record("|产出指标|数量指标|养护里程|12公里|\n|总分| | |100|\n填表人：李青\n")
    assert [indicator.name for indicator in read.indicators] == ["养护里程"]
    assert (read.other_fields, read.unplaced) == ({"总分": "100", "填表人": "李青"}, [])


def confidence(body: str, path: str) -> float:
    return record(body).provenance[path].confidence


def test_the_block_is_surer_where_only_one_reading_is_near() -> None:
    clear = "| |数量指标|改造路灯|640盏|\n| |质量指标|灯具检测|合格|\n| |时效指标|完工时间|9月底前|\n"
    near = "| |数量指标|改造路灯|640盏|\n| | |灯具检测|合格|\n| |质量指标|线路检测|合格|\n"
    assert confidence(near, "indicators.1.level2") < 0.9 < confidence(clear, "indicators.1.level2")


def test_a_value_that_stood_in_another_row_is_less_sure() -> None:
    moved = "| |数量指标|指标1：养护里程| |\n| | | |12公里|\n"
    assert confidence(moved, "indicators.0.value") < confidence("| |数量指标|养护里程|12公里|\n", "indicators.0.value")


def test_every_field_knows_where_it_is_printed() -> None:
    read = record("|产出指标|数量指标|指标1：养护里程|12公里|\n")
    name, value = read.provenance["indicators.0.name"], read.provenance["indicators.0.value"]
    assert (name.line, name.column, name.text) == (3, 2, "指标1：养护里程")
    assert (value.line, value.column, value.text) == (3, 3, "12公里")
