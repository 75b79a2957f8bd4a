"""Which rules are run, how severe they are and with which parameters: the usual ones, or those of a user's file.

A rule file is YAML::

    off: [vague-benefit]                      # rules that are not run
    only: [funding-total-parts]               # or: the only ones that are
    severity: {no-comparison-sign: warn}
    parameters: {low-execution: {least: 85}}
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import yaml

from jixiao.forms.library import Loader
from jixiao.records.finding import SEVERITIES, Severity
from jixiao.rules.across.across_rule import AcrossRule
from jixiao.rules.across.library import across_rules
from jixiao.rules.library import rules
from jixiao.rules.parameters import Parameters, usual_parameters
from jixiao.rules.rule import Rule

_KEYS = ("off", "only", "severity", "parameters")


class RuleFileError(Exception):
    """A rule file that cannot be used: one sentence in Chinese and in English."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(zh)
        self.zh = zh
        self.en = en


@dataclass(frozen=True, slots=True)
class RuleSet:
    """The rules to run, in order, with their severities and parameters where these are not the usual ones.

    ``across`` are those over many tables.
    """

    rules: tuple[Rule, ...]
    severities: Mapping[str, Severity] = field(default_factory=dict)
    parameters: Mapping[str, Parameters] = field(default_factory=dict)
    across: tuple[AcrossRule, ...] = ()

    def severity_of(self, rule: Rule | AcrossRule) -> Severity:
        """How severe a finding of the rule is."""
        return self.severities.get(rule.id, rule.severity)

    def parameters_of(self, rule: Rule | AcrossRule) -> Parameters:
        """The parameters of the rule."""
        return self.parameters.get(rule.id) or usual_parameters().get(rule.id) or _NONE


_NONE = Parameters()


@cache
def usual_rules() -> RuleSet:
    """All rules as they are."""
    return RuleSet(rules(), across=across_rules())


def rule_set(text: str) -> RuleSet:
    """The rules of a rule file. Raises ``RuleFileError`` where the text is none or names what there is not."""
    try:
        said = yaml.load(text, Loader=Loader)
    except (yaml.YAMLError, RecursionError):
        raise RuleFileError("规则文件不是有效的 YAML。", "The rule file is not valid YAML.") from None
    if said is None:
        return usual_rules()
    if isinstance(said, dict) and False in said:
        said["off"] = said.pop(False)  # YAML takes an unquoted off for false
    if not isinstance(said, dict) or not all(key in _KEYS for key in said):
        keys = "、".join(_KEYS)
        raise RuleFileError(f"规则文件只能有这些项：{keys}。", f"A rule file may have only: {', '.join(_KEYS)}.")
    known = {*(rule.id for rule in rules()), *(rule.id for rule in across_rules())}
    off, only = _listed(said, "off"), _listed(said, "only")
    severities, changes = _mapped(said, "severity"), _mapped(said, "parameters")
    for name in (*off, *only, *severities, *changes):
        if name not in known:
            raise RuleFileError(f"没有这条规则：{name}。", f"There is no rule {name}.")
    for name, severity in severities.items():
        if severity not in SEVERITIES:
            choices = "、".join(SEVERITIES)
            raise RuleFileError(
                f"{name} 的严重程度应为 {choices} 之一。", f"The severity of {name} is none of {', '.join(SEVERITIES)}."
            )
    parameters = {name: _changed(name, values) for name, values in changes.items()}
    chosen = tuple(rule for rule in rules() if rule.id not in off and (not only or rule.id in only))
    across = tuple(rule for rule in across_rules() if rule.id not in off and (not only or rule.id in only))
    return RuleSet(chosen, severities, parameters, across)


def _listed(said: dict[str, Any], key: str) -> list[str]:
    value = said.get(key) or []
    if not isinstance(value, list):
        raise RuleFileError(f"{key} 应是规则编号的列表。", f"{key} must be a list of rule ids.")
    return [str(name) for name in value]


def _mapped(said: dict[str, Any], key: str) -> dict[str, Any]:
    value = said.get(key) or {}
    if not isinstance(value, dict):
        raise RuleFileError(f"{key} 应按规则编号逐条列出。", f"{key} must be a mapping from rule ids.")
    return {str(name): one for name, one in value.items()}


def _changed(name: str, values: Any) -> Parameters:
    usual = usual_parameters().get(name, _NONE)
    unknown = [str(key) for key in values if str(key) not in usual.names()] if isinstance(values, dict) else [""]
    if unknown:
        choices = "、".join(sorted(usual.names())) or "无"
        raise RuleFileError(
            f"规则 {name} 没有参数 {unknown[0]}，可设：{choices}。",
            f"Rule {name} has no parameter {unknown[0]}; there are: {', '.join(sorted(usual.names())) or 'none'}.",
        )
    return usual.with_changes(values)
