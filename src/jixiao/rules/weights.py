"""Weights and points: what the numbers of weights, scores and completion mean, shared by targets and evaluations."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

from jixiao.rules.table import Line, Table
from jixiao.values.parsing import parse_value

_NUMBER = re.compile(r"^(\d+(?:\.\d+)?)(?:分|%)?$")


def points(text: str | None) -> Decimal | None:
    """The number of a weight or score as printed, ``None`` where it is none."""
    match = _NUMBER.match((text or "").strip().replace(" ", ""))
    try:
        return Decimal(match[1]) if match else None
    except InvalidOperation:
        return None


def percent(text: str | None) -> Decimal | None:
    """A rate in per cent: ``98%`` and ``98`` are 98; a share such as ``0.98`` is 98 too."""
    number = points(text)
    if number is None:
        return None
    return number * 100 if number <= Decimal("1.5") and "%" not in (text or "") and "." in (text or "") else number


def weighted(table: Table) -> list[Line]:
    """The lines that have a weight; of two periods those of the year."""
    lines = [line for line in table.lines if points(line.indicator.weight) is not None]
    annual = [line for line in lines if line.indicator.horizon == "annual"]
    return annual or lines


def completion(line: Line) -> Decimal | None:
    """Which part of the target was reached, 1 for all of it; ``None`` where that cannot be told from numbers.

    With ≤ less is better. A target in words, of another unit or of nothing has no part.
    """
    target, actual = line.target, parse_value((line.indicator.actual or "").strip())
    if target.low is None or actual.low is None or target.high is not None or actual.high is not None:
        return None
    if (target.unit or "") != (actual.unit or "") or target.kind == "date" or actual.kind == "date":
        return None
    if target.period != actual.period or target.deadline or actual.deadline:
        return None
    if target.op in ("≤", "<"):
        if actual.low <= target.low:
            return Decimal(1)
        return target.low / actual.low if actual.low else None
    return actual.low / target.low if target.low else None
