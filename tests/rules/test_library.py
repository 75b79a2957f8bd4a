"""The library as a whole: names that last, bases that exist, and data files that belong to rules."""

from __future__ import annotations

import re

import pytest

from jixiao.records.finding import SEVERITIES
from jixiao.rules.bases import bases
from jixiao.rules.library import families, rule_of, rules
from jixiao.rules.parameters import data_file
from jixiao.rules.rule import Rule

each_rule = pytest.mark.parametrize("rule", rules(), ids=lambda rule: str(rule.id))


def test_there_are_many_and_no_two_share_an_id() -> None:
    ids = [rule.id for rule in rules()]
    assert len(ids) > 100
    assert len(set(ids)) == len(ids)


@each_rule
def test_a_rule_says_what_it_demands_and_by_what_right(rule: Rule) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.id)
    assert 4 <= len(rule.title) <= 30 and not rule.title.endswith("。")
    assert re.fullmatch(r"[A-Z]\d", rule.defect)
    assert rule.severity in SEVERITIES
    assert rule.basis and all(key in bases() for key in rule.basis)
    assert rule.check.__doc__


def test_every_basis_is_cited() -> None:
    assert {key for rule in rules() for key in rule.basis} | {"review"} >= set(bases())


def test_parameters_belong_to_rules() -> None:
    assert set(data_file("parameters.yaml")) <= {rule.id for rule in rules()}


def test_a_family_is_a_module() -> None:
    assert set(families()) >= {"arithmetic", "periods", "completeness", "measurability", "self_evaluation"}
    with pytest.raises(KeyError):
        rule_of("no-such-rule")
