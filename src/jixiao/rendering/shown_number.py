"""Printed numbers as a sheet keeps them: the number, and the format that shows it exactly as it was printed."""

from __future__ import annotations

import re
from decimal import Decimal

from jixiao.records.money import decimal_of

_PLAIN = re.compile(r"-?(?:[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d*|0)(?:\.(\d+))?", re.ASCII)
"""Without zeros in front, which no format shows as they were printed."""
_PRECISION = 15
"""Significant digits a spreadsheet keeps, and decimals it shows for sure."""


def shown_number(printed: str) -> tuple[Decimal, str] | None:
    """The number and its format code: ``1,200.50`` is 1200.50 in ``#,##0.00``; ``None`` where it has to stay text.

    Text is what is no plain decimal, has more digits than a sheet keeps, or would lose its sign (``-0``).
    """
    match = _PLAIN.fullmatch(printed)
    if match is None:
        return None
    number = decimal_of(printed)
    decimals = match.group(1) or ""
    if len(number.as_tuple().digits) > _PRECISION or len(decimals) > _PRECISION or (not number and printed[0] == "-"):
        return None
    return number, ("#,##0" if "," in printed else "0") + (f".{'0' * len(decimals)}" if decimals else "")


def shown_percentage(printed: str) -> tuple[Decimal, str] | None:
    """``98.50%`` as 0.9850 in ``0.00%``; ``None`` where it is no plain percentage."""
    shown = shown_number(printed[:-1]) if printed.endswith("%") else None
    return (shown[0].scaleb(-2), f"{shown[1]}%") if shown else None
