"""Every rule on its cases: the tables of ``jixiao/rules/cases/`` fail it, pass it, or let it tell nothing."""

from __future__ import annotations

from importlib.resources import files

import pytest

from jixiao.rules.cases import Case, cases_of
from jixiao.rules.library import rule_of, rules
from jixiao.rules.rule import CannotTell, Fail
from jixiao.rules.rule_set import usual_rules
from jixiao.rules.table import Table


def outcomes(rule: str, case: Case) -> list[Fail | CannotTell]:
    one, table = rule_of(rule), Table(case.record())
    assert one.applies_to(table), f"{rule} does not apply to this table"
    return list(one.check(table, usual_rules().parameters_of(one)))


def listed(kind: str) -> list[object]:
    return [
        pytest.param(rule.id, case, id=f"{rule.id}-{number}")
        for rule in rules()
        for number, case in enumerate(getattr(cases_of(rule.id), kind), start=1)
    ]


@pytest.mark.parametrize("rule", [rule.id for rule in rules()])
def test_every_rule_has_a_case_that_fails_and_one_that_passes(rule: str) -> None:
    cases = cases_of(rule)
    assert cases.fails
    assert cases.passes


def test_every_file_of_cases_belongs_to_a_rule() -> None:
    names = {entry.name for entry in files("jixiao.rules").joinpath("cases").iterdir() if entry.name != "__pycache__"}
    assert names == {f"{rule.id}.yaml" for rule in rules()}


@pytest.mark.parametrize(("rule", "case"), listed("fails"))
def test_a_failing_table_is_sent_back_at_the_right_field(rule: str, case: Case) -> None:
    found = [one for one in outcomes(rule, case) if isinstance(one, Fail)]
    assert case.field, "a failing case says where"
    assert case.field in [fail.field for fail in found]
    if case.said:
        assert any(case.said in fail.message for fail in found)
    for fail in found:
        assert fail.message.endswith("。")
        assert fail.suggestion.endswith("。")


@pytest.mark.parametrize(("rule", "case"), listed("passes"))
def test_a_passing_table_is_not_sent_back(rule: str, case: Case) -> None:
    assert outcomes(rule, case) == []


@pytest.mark.parametrize(("rule", "case"), listed("cannot_tell"))
def test_a_table_that_says_too_little_is_not_judged(rule: str, case: Case) -> None:
    found = outcomes(rule, case)
    assert found
    assert all(isinstance(one, CannotTell) for one in found)
