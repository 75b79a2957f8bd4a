"""What the clauses of a target value say together.

The rules follow the project's definition of target values; what it leaves open is decided here and in ``clauses.py``
and shown by an example in the tests.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import cast

from jixiao.values.clauses import Clause, read_clause
from jixiao.values.phrases import Piece, Quantity
from jixiao.values.target_value import Comparison, Kind, TargetValue
from jixiao.values.words import words

_LOWER, _UPPER = ("≥", ">"), ("≤", "<")


def meaning(clauses: list[list[Piece]], folded: str, printed: str, text: str) -> TargetValue:
    """The value that the clauses say.

    ``folded`` is what the clauses were read from, ``printed`` the same characters as printed, ``text`` the whole
    printed text with its white space.
    """
    read = [read_clause(pieces, folded) for pieces in clauses if pieces]
    counted, recurring = _counted_and_recurring(read)
    # 上半年完成50%，全年完成100%: the date of another quantity is not the date of this one.
    dated = [clause for clause in read if counted is None or clause is counted or not clause.quantities]
    moments = [moment for clause in dated for moment in clause.moments]
    deadline = "、".join(printed[moment.start : moment.end] for moment in moments) or None
    period = recurring.cycle.period if recurring and recurring.cycle else None
    if counted:
        quantity = _between_bounds(counted, read)
        kind: Kind = "frequency" if recurring else "number" if quantity.high is None else "range"
        op = cast("Comparison | None", quantity.op)
        return TargetValue(text, kind, op, quantity.low, quantity.high, quantity.unit, period, deadline)
    if recurring:
        # A date inside the period is a date that recurs; anything else is a frequency that does not say how often.
        kind = "date" if recurring.moments else "frequency"
        return TargetValue(text, kind, period=period, deadline=deadline)
    if deadline:
        return TargetValue(text, "date", deadline=deadline)
    bound = next((clause.op for clause in read if clause.op), None)
    return TargetValue(text, "text", cast("Comparison | None", bound))


def _counted_and_recurring(read: list[Clause]) -> tuple[Clause | None, Clause | None]:
    """The clause that says how many and the one that says how often, either of which may be missing.

    A clause that says both comes first (每季度开展1次，共4次); of two that say one each, both are taken where the
    number counts what happens (每季度，不少于2次), else the first (100%，每月按时发放).
    """
    both = next((clause for clause in read if clause.cycle and clause.quantities), None)
    if both:
        return both, both
    counted = next((clause for clause in read if clause.quantities), None)
    recurring = next((clause for clause in read if clause.cycle), None)
    if counted and recurring and not _happens(counted):
        return (counted, None) if read.index(counted) < read.index(recurring) else (None, recurring)
    return counted, recurring


def _happens(clause: Clause) -> bool:
    return clause.quantities[0].unit in words().event_units


def _between_bounds(counted: Clause, read: list[Clause]) -> Quantity:
    """The first quantity, joined with the next one where they are the two ends of a range: ≥90%，≤100%."""
    first = counted.quantities[0]
    others = [quantity for clause in read for quantity in clause.quantities if quantity is not first]
    if not others or first.high is not None or others[0].high is not None:
        return first
    lower, upper = sorted((first, others[0]), key=lambda quantity: quantity.low or Decimal(0))
    units = {quantity.unit for quantity in (lower, upper) if quantity.unit}
    if lower.op not in _LOWER or upper.op not in _UPPER or len(units) > 1:
        return first
    return replace(first, op=None, low=lower.low, high=upper.low, unit=min(units, default=None))
