"""Whatever a record says, no rule breaks, and every finding points at something."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.rendering.generated_records import records

from jixiao.forms.library import forms
from jixiao.records.target import PerformanceTarget
from jixiao.rules.checking import BROKEN, check_record
from jixiao.rules.table import Table

PATH = re.compile(r"[a-z0-9_]+(?:\[\d+\])?(?:\.\S+)?")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_no_rule_breaks(data: st.DataObject) -> None:
    record = data.draw(st.sampled_from(forms()).flatmap(records))
    for finding in check_record(record):
        assert finding.rule != BROKEN, finding.message
        assert PATH.fullmatch(finding.field), finding.field
        assert finding.message.endswith("。") and finding.suggestion.endswith("。")
        Table(record).text(finding.field)


@pytest.mark.parametrize("word", ["工作", "年底", "有效", "持续", "提升提升", "1次", "（", "、", "增强的提升", "3"])
def test_a_word_said_a_thousand_times_is_checked_like_any_other(word: str) -> None:
    text = word * 1000 + "甲"
    lines = [{"level2": block, "name": text, "value": text} for block in ("数量指标", "社会效益指标", "质量指标")]
    goals = {"project_name": text, "total_goal": text, "annual_goal": "乙" + text}
    record = PerformanceTarget.model_validate(
        {"form": "minhang-target-2023", "year": 2024, "indicators": lines} | goals
    )
    assert BROKEN not in [finding.rule for finding in check_record(record)]
