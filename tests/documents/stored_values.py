"""What a clerk stores in a sheet for a text to be displayed: numbers and dates with a number format."""

from __future__ import annotations

import re
from datetime import date

_DAY_ONE = date(1899, 12, 30)
_NUMBER = re.compile(r"([≥≤=]?)(\d+)(?:\.(\d+))?(%?)(\D*)")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def stored(text: str) -> tuple[str | float, str]:
    """(value, number format) that show ``text``; a text that is no number is stored as it is."""
    if _DATE.fullmatch(text):
        return float((date.fromisoformat(text) - _DAY_ONE).days), "yyyy-mm-dd"
    match = _NUMBER.fullmatch(text)
    if match is None:
        return text, "General"
    sign, whole, decimals, percent, unit = match.groups(default="")
    value = float(f"{whole}.{decimals or 0}") / (100 if percent else 1)
    digits = "0" + (f".{'0' * len(decimals)}" if decimals else "") + percent
    return value, (f'"{sign}"' if sign else "") + digits + (f'"{unit}"' if unit else "")
