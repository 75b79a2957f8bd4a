"""The library of rules: those of every family, in the order in which a reviewer goes through a table."""

from __future__ import annotations

from functools import cache
from types import ModuleType

from jixiao.rules import (
    answers,
    arithmetic,
    completeness,
    direction,
    goals,
    header,
    measurability,
    misprints,
    monitoring,
    periods,
    placement,
    plausibility,
    relevance,
    self_evaluation,
)
from jixiao.rules.rule import Rule

_FAMILIES: tuple[ModuleType, ...] = (
    arithmetic,
    periods,
    completeness,
    measurability,
    plausibility,
    placement,
    answers,
    relevance,
    goals,
    direction,
    header,
    misprints,
    self_evaluation,
    monitoring,
)


@cache
def families() -> dict[str, tuple[Rule, ...]]:
    """The rules by the name of their family, which is the module that holds them."""
    return {
        module.__name__.rpartition(".")[2]: tuple(held for held in vars(module).values() if isinstance(held, Rule))
        for module in _FAMILIES
    }


@cache
def rules() -> tuple[Rule, ...]:
    """All rules."""
    return tuple(rule for family in families().values() for rule in family)


def rule_of(identifier: str) -> Rule:
    """The rule of that id. Raises ``KeyError`` where there is none."""
    for candidate in rules():
        if candidate.id == identifier:
            return candidate
    raise KeyError(identifier)
