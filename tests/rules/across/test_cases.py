"""Every rule over many tables on its cases: the groups of tables of ``rules/across/cases/``."""

from __future__ import annotations

from importlib.resources import files

import pytest

from jixiao.records.finding import SEVERITIES
from jixiao.rules.across.across_rule import Sent
from jixiao.rules.across.cases import AcrossCase, across_cases_of
from jixiao.rules.across.library import across_rule_of, across_rules
from jixiao.rules.rule import CannotTell, Fail
from jixiao.rules.rule_set import usual_rules


def sent(rule: str, case: AcrossCase) -> list[Sent]:
    one = across_rule_of(rule)
    return list(one.check(case.corpus(), usual_rules().parameters_of(one)))


def listed(kind: str) -> list[object]:
    return [
        pytest.param(rule.id, case, id=f"{rule.id}-{number}")
        for rule in across_rules()
        for number, case in enumerate(getattr(across_cases_of(rule.id), kind), start=1)
    ]


@pytest.mark.parametrize("rule", [rule.id for rule in across_rules()])
def test_every_rule_has_a_case_that_fails_and_one_that_passes(rule: str) -> None:
    cases = across_cases_of(rule)
    assert cases.fails
    assert cases.passes


def test_every_file_of_cases_belongs_to_a_rule() -> None:
    names = {entry.name for entry in files("jixiao.rules.across").joinpath("cases").iterdir()}
    assert names == {f"{rule.id}.yaml" for rule in across_rules()}


@pytest.mark.parametrize(("rule", "case"), listed("fails"))
def test_the_right_table_is_sent_back_at_the_right_field_and_no_other(rule: str, case: AcrossCase) -> None:
    found = sent(rule, case)
    assert [(one.at + 1, one.outcome.field) for one in found if isinstance(one.outcome, Fail)] == [
        (case.at, case.field)
    ]
    for one in found:
        assert isinstance(one.outcome, Fail)
        severity = max(across_rule_of(rule).severity, one.outcome.severity or "error", key=SEVERITIES.index)
        assert severity == (case.severity or across_rule_of(rule).severity)
        assert case.said is None or case.said in one.outcome.message
        assert one.outcome.message.endswith("。")
        assert one.outcome.suggestion.endswith("。")


@pytest.mark.parametrize(("rule", "case"), listed("fails"))
def test_the_other_tables_are_named_with_their_text(rule: str, case: AcrossCase) -> None:
    for one in sent(rule, case):
        assert one.others
        assert all(proof.table is not None and proof.table.document == "绩效目标.docx" for proof in one.others)
        assert any(proof.text for proof in one.others) or rule == "text-of-last-year"


@pytest.mark.parametrize(("rule", "case"), listed("passes"))
def test_tables_that_pass_are_not_sent_back(rule: str, case: AcrossCase) -> None:
    assert [one for one in sent(rule, case) if isinstance(one.outcome, Fail)] == []


@pytest.mark.parametrize(("rule", "case"), listed("cannot_tell"))
def test_tables_that_say_too_little_are_not_judged(rule: str, case: AcrossCase) -> None:
    found = sent(rule, case)
    assert case.at in [one.at + 1 for one in found]
    assert all(isinstance(one.outcome, CannotTell) for one in found)
