"""Rule files of users: what they may say, and what is refused with a sentence."""

from __future__ import annotations

import pytest

from jixiao.records.target import PerformanceTarget
from jixiao.rules.checking import check_record
from jixiao.rules.library import rule_of, rules
from jixiao.rules.rule_set import RuleFileError, rule_set

ZERO = PerformanceTarget.model_validate(
    {"form": "minhang-target-2023", "amount_unit": "元", "funding": {"total": "800", "fiscal": "800"}}
)


def test_rules_are_turned_off() -> None:
    chosen = {rule.id for rule in rule_set("off: [vague-benefit, no-comparison-sign]").rules}
    assert {rule.id for rule in rules()} - chosen == {"vague-benefit", "no-comparison-sign"}


def test_only_some_rules_are_run() -> None:
    assert [rule.id for rule in rule_set("only: [misprint]").rules] == ["misprint"]


def test_a_severity_is_changed() -> None:
    chosen = rule_set("severity: {funding-token-amount: error}\nonly: [funding-token-amount]")
    assert [finding.severity for finding in check_record(ZERO, chosen)] == ["error"]


def test_a_threshold_is_changed() -> None:
    chosen = rule_set("parameters: {funding-token-amount: {least: 500}}\nonly: [funding-token-amount]")
    assert check_record(ZERO, chosen) == []
    assert chosen.parameters_of(rule_of("target-too-low")).numbers("floors")["满意"] == 60


def test_an_empty_file_changes_nothing() -> None:
    assert rule_set("# 都用通行的\n").rules == rules()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("off: [no-such-rule]", "没有这条规则：no-such-rule"),
        ("severity: {misprint: fatal}", "严重程度应为"),
        ("parameters: {misprint: {least: 3}}", "没有参数 least"),
        ("parameters: {funding-token-amount: {most: 3}}", "可设：least"),
        ("rules: all", "只能有这些项"),
        ("off: misprint", "应是规则编号的列表"),
        ("severity: [misprint]", "应按规则编号逐条列出"),
        ("- misprint", "只能有这些项"),
        ("off: [", "不是有效的 YAML"),
    ],
)
def test_what_makes_no_sense_is_refused(text: str, said: str) -> None:
    with pytest.raises(RuleFileError) as refused:
        rule_set(text)
    assert said in refused.value.zh
    assert refused.value.en.isascii()
