"""A table as the rules look at it."""

from __future__ import annotations

from decimal import Decimal

from jixiao.records.target import Indicator, PerformanceTarget
from jixiao.rules.table import Table


def table(**fields: object) -> Table:
    return Table(PerformanceTarget.model_validate({"form": "minhang-target-2023"} | fields))


def test_amounts_are_numbers_in_yuan() -> None:
    told = table(amount_unit="万元", funding={"total": "1,860.50", "other": "约十万"})
    assert told.amount("total") == Decimal("1860.50")
    assert told.yuan("total") == Decimal("18605000")
    assert told.amount("other") is None and told.printed_amount("other") == "约十万"
    assert told.amount("fiscal") is None


def test_without_a_printed_unit_that_of_the_form_counts() -> None:
    assert table(funding={"total": "2"}).yuan("total") == 20000
    assert table(form=None, funding={"total": "2"}).yuan("total") is None


def test_an_annual_goal_that_repeats_the_total_goal_is_told_once() -> None:
    assert table(total_goal="保障 运行。", annual_goal="保障运行。").goals == (("total_goal", "保障运行。"),)
    assert [field for field, _ in table(total_goal="甲。", annual_goal="乙。").goals] == ["total_goal", "annual_goal"]


def test_lines_are_named_and_valued_or_not() -> None:
    told = table(
        indicators=[
            Indicator(level2="数量指标", name="★ 培训 人次", value="≥300 人次"),
            Indicator(level2="成本指标", name="无", value="100%"),
            Indicator(level2="社会效益指标", name="知晓率"),
        ]
    )
    assert [line.is_named for line in told.lines] == [True, False, True]
    assert [line.is_valued for line in told.lines] == [True, True, False]
    assert [(line.name, line.value, line.path()) for line in told.measured] == [
        ("培训人次", "≥300人次", "indicators[0].value")
    ]
    assert told.measured[0].target.low == 300


def test_the_form_says_which_blocks_there_are() -> None:
    assert table().blocks["质量指标"] is True
    assert table(form="national-target-2021").blocks["质量指标"] is False
    assert table(form="no-such-form").blocks == {}


def test_texts_are_found_by_their_paths() -> None:
    told = table(categories=["专项资金"], indicators=[Indicator(name="知晓率")], narrative={"项目概述": "概述"})
    assert told.text("indicators[0].name") == "知晓率"
    assert told.text("indicators[0].value") is None
    assert told.text("indicators[7].name") is None
    assert told.text("categories") == "专项资金"
    assert told.text("narrative.项目概述") == "概述"
    assert told.text("no.such.field") is None


def test_indicators_are_told_by_their_names() -> None:
    named, valued = Indicator(name="保洁河道长度", value="≥42公里"), Indicator(value="≥90%")
    assert Table(PerformanceTarget(indicators=[named, valued])).text("indicators") == "保洁河道长度、≥90%"
