from collections.abc import Callable

import pytest

from jixiao.forms.form import Form
from jixiao.forms.library import forms
from jixiao.records.target import Funding, Indicator, PerformanceTarget
from jixiao.rendering.form_grid import unprinted
from jixiao.rendering.official.form_choice import form_for


@pytest.mark.parametrize("official", forms(), ids=lambda official: official.id)
def test_a_record_keeps_its_form(official: Form) -> None:
    assert form_for(PerformanceTarget(form=official.id)) is official


def test_a_record_without_a_form_gets_one_that_holds_all_of_it(record: Callable[..., PerformanceTarget]) -> None:
    unknown = record(form=None)
    chosen = form_for(unknown)
    assert chosen.kind == "target"
    assert unprinted(unknown, chosen) == []


def test_an_unknown_form_is_chosen_anew(record: Callable[..., PerformanceTarget]) -> None:
    assert form_for(record(form="atlantis-target-1999")).id == form_for(record(form=None)).id


def test_weights_need_a_form_with_weights() -> None:
    indicator = Indicator(
        level1="产出指标", level2="数量指标", name="修补坑槽面积", value="≥2400平方米",
        parts=["≥", "2400", "平方米"], direction="≥", unit="平方米", weight="10",
    )  # fmt: skip
    assert form_for(PerformanceTarget(title="项目支出绩效目标表", indicators=[indicator])).id == "weights-target"


def test_what_was_achieved_makes_a_self_evaluation() -> None:
    evaluated = PerformanceTarget(funding=Funding(executed_total="12.00"), actual_goal="完成。")
    assert form_for(evaluated).kind == "self_evaluation"


def test_what_is_expected_makes_a_monitoring_table() -> None:
    indicator = Indicator(level1="产出指标", level2="数量指标", name="接待场次", value="12次", expected="12次")
    assert form_for(PerformanceTarget(indicators=[indicator])).kind == "monitoring"
