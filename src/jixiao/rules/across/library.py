"""The library of rules over many tables."""

from __future__ import annotations

from functools import cache

from jixiao.rules.across import alike, copied, filler, peers, statement, years
from jixiao.rules.across.across_rule import AcrossRule


@cache
def across_rules() -> tuple[AcrossRule, ...]:
    """All rules over many tables, in the order in which they are run."""
    modules = (statement, copied, filler, alike, years, peers)
    return tuple(held for module in modules for held in vars(module).values() if isinstance(held, AcrossRule))


def across_rule_of(identifier: str) -> AcrossRule:
    """The rule of that id. Raises ``KeyError`` where there is none."""
    for candidate in across_rules():
        if candidate.id == identifier:
            return candidate
    raise KeyError(identifier)
