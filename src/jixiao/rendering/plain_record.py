"""A record as plain JSON, as the field definitions of the project have it."""

from __future__ import annotations

from decimal import Decimal
from math import isfinite
from typing import Any

from jixiao.records.target import PerformanceTarget
from jixiao.values.parsing import parse_value
from jixiao.values.target_value import TargetValue

_ALWAYS = {
    "funding": {"total", "fiscal", "other", "annual_total", "annual_fiscal", "annual_carryover", "annual_other"},
    "indicators": {"level1", "level2", "name", "value"},
}
# What only self-evaluations and monitoring tables have.
_SELDOM = ("actual_goal", "executed_period")


def plain_record(record: PerformanceTarget) -> dict[str, Any]:
    """The record as JSON types.

    The fields that every form has stay even where they are ``null``; those that only some forms have are left out
    where they say nothing. Each indicator also has ``target``: what its value means.
    """
    plain = record.model_dump(mode="json")
    for field in _SELDOM:
        if plain[field] is None:
            del plain[field]
    plain["funding"] = _without_nulls(plain["funding"], _ALWAYS["funding"])
    plain["indicators"] = [
        _without_nulls(indicator, _ALWAYS["indicators"])
        | {"target": None if indicator["value"] is None else plain_target(parse_value(indicator["value"]))}
        for indicator in plain["indicators"]
    ]
    return plain


def plain_target(value: TargetValue) -> dict[str, str | int | float | None]:
    """A target value as JSON types: ``low`` and ``high`` as numbers."""
    return {**value.to_dict(), "low": _number(value.low), "high": _number(value.high)}


def _without_nulls(plain: dict[str, Any], kept: set[str]) -> dict[str, Any]:
    return {field: value for field, value in plain.items() if value is not None or field in kept}


def _number(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    # JSON has no infinity, which a float becomes when the printed number has some hundred digits.
    whole = value == value.to_integral_value() or not isfinite(float(value))
    return int(value) if whole else float(value)
