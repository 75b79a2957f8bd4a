"""How amounts are compared and told: what rounding allows, and how a sum is written out."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from jixiao.rules.table import YUAN, Table
from jixiao.values.target_value import TargetValue


def tolerance(amounts: Iterable[Decimal | None]) -> Decimal:
    """How far the sum may be off for rounding alone: one unit of the last digit printed least precisely.

    Whole numbers say nothing of rounding: ``8`` beside ``8.40`` is 8.00.
    """
    exponents = [exponent for amount in amounts if amount is not None and (exponent := _exponent(amount)) < 0]
    return Decimal(1).scaleb(max(exponents)) if len(set(exponents)) > 1 else Decimal(0)


def decimals(amount: Decimal) -> int:
    """How many decimals were printed."""
    return -_exponent(amount)


def _exponent(amount: Decimal) -> int:
    exponent = amount.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def told(table: Table, name: str) -> str:
    """An amount of the funding as printed with its unit."""
    return f"{table.printed_amount(name) or '0'}{table.unit_name}"


def plain(amount: Decimal) -> str:
    """A number without exponent and idle zeros."""
    text = format(amount, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def yuan_of(value: TargetValue) -> Decimal | None:
    """The amount of a target value in yuan; ``None`` where it is none. What it is per does not count."""
    amount = value.high if value.high is not None else value.low
    unit = (value.unit or "").split("/")[0]
    return None if amount is None or unit not in YUAN else amount * YUAN[unit]
