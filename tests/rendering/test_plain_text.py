"""A record printed in its form, line by line."""

from __future__ import annotations

import pytest

from jixiao.documents.text import read_text
from jixiao.forms.library import form
from jixiao.recognition.reading import read_document
from jixiao.records.target import LEVEL1_OF, Funding, Indicator, PerformanceTarget
from jixiao.rendering.plain_text import Flattening, plain_text

PLANTING = PerformanceTarget(
    title="财政项目支出绩效目标表",
    year=2024,
    project_name="行道树补种",
    categories=["一次性项目"],
    supervising_department="砚浦镇人民政府",
    implementing_unit="砚浦镇水务绿化站",
    start="2024-03-01",
    end="2024-11-30",
    amount_unit="万元",
    funding=Funding(
        total="12.60",
        fiscal="12.60",
        annual_total="12.60",
        annual_fiscal="12.60",
        annual_carryover="0",
    ),
    goal_period="2024-2024",
    total_goal="补齐主街行道树",
    annual_goal="1.补种香樟；\n2.养护一年。",
    indicators=[
        Indicator(level1="产出指标", level2="数量指标", name="补种香樟数量", value="≥60株"),
        Indicator(level1="产出指标", level2="数量指标", name="换填种植土", value="120立方米"),
        Indicator(level1="满意度指标", level2="服务对象满意度指标", name="沿街居民满意度", value="≥90%"),
    ],
)

TABS = """财政项目支出绩效目标表

（2024年度）

项目名称\t行道树补种\t项目类别\t专项资金 □ 经常性项目 □ 一次性项目 ☑\t
主管部门\t砚浦镇人民政府\t实施单位\t砚浦镇水务绿化站\t
计划开始日期\t2024-03-01\t计划完成日期\t2024-11-30\t
项目资金（万元）\t项目资金总额\t12.60\t年度资金申请总额\t12.60
\t其中：财政资金\t12.60\t其中：当年财政拨款\t12.60
\t\t\t上年结转资金\t0
\t其他资金\t\t其他资金\t
项目绩效目标\t项目总目标（2024年-2024年）\t\t年度总体目标\t
\t补齐主街行道树\t\t<p>1.补种香樟；</p><p>2.养护一年。</p>\t
绩效指标\t一级指标\t二级指标\t三级指标\t年度指标值
\t产出指标\t数量指标\t指标1：补种香樟数量\t≥60株
\t\t\t指标2：换填种植土\t120立方米
\t\t质量指标\t指标1：\t
\t\t\t指标2：\t
\t\t\t……\t
"""


def printed(record: PerformanceTarget, identifier: str, flattening: Flattening = "tabs") -> list[str]:
    return plain_text(record, form(identifier), flattening).splitlines()


def one_indicator(level2: str | None = "数量指标", **fields: object) -> PerformanceTarget:
    shape: dict[str, object] = {"level1": LEVEL1_OF.get(level2 or ""), "level2": level2} | fields
    return PerformanceTarget(indicators=[Indicator.model_validate(shape)])


def test_with_tabs_every_grid_place_is_a_cell() -> None:
    text = plain_text(PLANTING, form("minhang-target-2023"), "tabs")
    assert text.startswith(TABS)
    assert text.endswith("\t满意度指标\t服务对象满意度指标\t指标1：沿街居民满意度\t≥90%\n")


def test_lines_repeat_cells_merged_across_rows_as_lone_tabs() -> None:
    text = plain_text(PLANTING, form("songjiang-target-2022"), "lines")
    assert text.startswith(
        "\t财政项目支出绩效目标表\n\n\t（2024年度）\n\n\t项目名称\n\t行道树补种\n\t项目类别\n\t一次性项目\n\n"
    )
    assert "\n\n\t\n\t\n\t\n\t上年结转资金\n\t0\n\n" in text
    assert "\n\n\t\n\t补齐主街行道树\n\t1.补种香樟；\n2.养护一年。\n\n" in text
    assert "\n\n\t\n\t\n\t\n\t换填种植土\n\t120立方米\n\n" in text


def test_bars_stand_around_every_cell() -> None:
    lines = printed(PLANTING, "minhang-target-2023", "bars")
    assert "| 项目资金（万元） | 项目资金总额 | 12.60 | 年度资金申请总额 | 12.60 |" in lines
    assert "|  |  |  | 上年结转资金 | 0 |" in lines


def test_with_blanks_the_blank_cells_are_lost() -> None:
    lines = printed(PLANTING, "minhang-target-2023", "blanks")
    assert "上年结转资金    0" in lines
    assert "指标2：换填种植土    120立方米" in lines


def test_blocks_without_indicators_show_that_they_are_empty() -> None:
    lines = printed(PerformanceTarget(), "minhang-target-2023")
    start = lines.index("\t\t时效指标\t指标1：\t")
    assert lines[start + 1 : start + 3] == ["\t\t\t指标2：\t", "\t\t\t……\t"]


def test_forms_without_numbers_leave_empty_blocks_blank() -> None:
    lines = printed(one_indicator("时效指标", name="完工时间", value="8月底前"), "national-target-2021")
    assert "\t\t时效指标\t完工时间\t8月底前" in lines
    assert "\t产出指标\t数量指标\t\t" in lines


def test_what_the_form_asks_of_a_block_follows_its_label() -> None:
    lines = printed(one_indicator(name="供餐份数", value="2万份"), "zhongwei-target-2024")
    assert "\t产出指标\t数量指标（必填量化）\t指标1：供餐份数\t\t2万份" in lines


@pytest.mark.parametrize(
    ("unit", "label"),
    [("元", "项目资金（元）"), ("万元", "项目资金（万元）"), (None, "项目资金")],
)
def test_the_side_label_names_the_unit_of_the_record(unit: str | None, label: str) -> None:
    record = PLANTING.model_copy(update={"amount_unit": unit})
    assert printed(record, "minhang-target-2023")[7].split("\t")[0] == label


def test_a_form_that_names_no_unit_has_it_below_the_title() -> None:
    assert printed(PLANTING, "hunan-target-2021")[:5] == [
        "财政项目支出绩效目标表",
        "",
        "（2024年度）",
        "",
        "单位：万元",
    ]


@pytest.mark.parametrize(
    ("period", "label"),
    [
        ("2024-2026", "项目总目标（2024年-2026年）"),
        ("2024-03/2025-02", "项目总目标（2024年3月-2025年2月）"),
        (None, "项目总目标"),
    ],
)
def test_the_period_stands_behind_its_label(period: str | None, label: str) -> None:
    record = PLANTING.model_copy(update={"goal_period": period})
    assert f"项目绩效目标\t{label}\t\t年度总体目标\t" in printed(record, "minhang-target-2023")


def test_without_choices_the_category_is_text() -> None:
    record = PLANTING.model_copy(update={"categories": ["专项资金", "一次性项目"]})
    assert "项目名称\t行道树补种\t项目类别\t专项资金；一次性项目\t" in printed(record, "songjiang-target-2022")


def test_a_category_that_is_no_choice_of_the_form_is_added_ticked() -> None:
    record = PLANTING.model_copy(update={"categories": ["应急项目"]})
    assert printed(record, "minhang-target-2023")[4].endswith("一次性项目 □ 应急项目 ☑\t")


def test_sign_number_and_unit_have_columns_of_their_own() -> None:
    record = one_indicator(name="亮灯率", value="≥98%", parts=["≥", "98", "%"], direction="≥", unit="%", weight="15")
    assert "\t产出指标\t数量指标\t亮灯率\t≥\t98\t%\t15" in printed(record, "weights-target")


def test_a_worded_value_stands_in_the_number_column() -> None:
    record = one_indicator(name="街面照明", value="明显改善", direction="定性")
    assert "\t产出指标\t数量指标\t街面照明\t定性\t明显改善\t\t" in printed(record, "weights-target")


def test_start_and_end_share_a_cell_where_the_form_has_one_for_both() -> None:
    assert "项目起止时间\t2024年3月1日至2024年11月30日\t\t\t\t" in printed(PLANTING, "hunan-target-2021")


def test_a_value_follows_its_label_in_the_same_cell() -> None:
    lines = printed(PLANTING, "hunan-target-2021")
    assert "资金总额及构成\t总额：12.60\t\t\t\t" in lines
    assert "\t一、财政拨款：12.60\t\t其中：上级财政资金：\t\t本级财政：" in lines


def test_the_months_of_execution_are_those_of_the_record() -> None:
    record = PerformanceTarget(executed_period="1-9月")
    text = plain_text(record, form("central-monitoring-2019"))
    assert "1-9月执行数" in text
    assert "1-7月" not in text


def test_the_narrative_stands_in_front() -> None:
    record = PLANTING.model_copy(
        update={"number": 2, "narrative": {"项目概述": "补种行道树。", "立项依据": "镇政府会议纪要。"}}
    )
    lines = printed(record, "songjiang-target-2022")
    assert lines[:10:2] == ["项目经费情况说明2", "一、项目概述", "补种行道树。", "二、立项依据", "镇政府会议纪要。"]
    assert lines[10] == "三、实施主体"


@pytest.mark.parametrize("flattening", ["tabs", "lines", "bars", "blanks"])
def test_bars_and_breaks_inside_a_cell_do_not_part_it(flattening: Flattening) -> None:
    record = PLANTING.model_copy(update={"project_name": "A|B｜C道路改造", "total_goal": "1.修路；\n2.种树。"})
    document = read_text("printed.txt", plain_text(record, form("minhang-target-2023"), flattening).encode())
    (read,) = read_document(document).records
    assert read.project_name == "A|B｜C道路改造"
    assert read.total_goal == "1.修路；\n2.种树。"
