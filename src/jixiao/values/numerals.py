"""Numerals as they are printed in target values: Arabic digits and Chinese numerals, to ``Decimal``."""

from __future__ import annotations

from decimal import Decimal

_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_PLACES = {"十": 10, "百": 100, "千": 1000}
_HALF = Decimal("0.5")


def arabic_number(printed: str) -> Decimal:
    """The value of ASCII digits with an optional minus, point and thousands commas: ``1,280`` → 1280."""
    return Decimal(printed.replace(",", "").replace("，", "").replace("−", "-"))


def chinese_number(printed: str) -> Decimal | None:
    """The value of a Chinese numeral below 10⁸, or ``None`` where the characters are none.

    ``两`` → 2, ``十二`` → 12, ``一百零五`` → 105, ``三万五千`` → 35000, ``半`` → 0.5. Not numerals: ``三四`` (three or
    four) and a place without its digit (``百姓``, ``千人计划``), but for the ten of ``十`` to ``十九``.
    """
    if printed == "半":
        return _HALF
    ten_thousands, separator, rest = printed.rpartition("万")
    high = _below_ten_thousand(ten_thousands) if separator else 0
    low = _below_ten_thousand(rest)
    if high is None or low is None:
        return None
    return Decimal(high * 10000 + low)


def _below_ten_thousand(printed: str) -> int | None:
    """The value of digits and places in falling order, ``None`` where they are not."""
    total, digit, place = 0, None, 10000
    for position, character in enumerate(printed):
        if character in _PLACES:
            if _PLACES[character] >= place:
                return None
            place = _PLACES[character]
            if digit is None and not (character == "十" and position == 0):
                return None
            total += place * (1 if digit is None else digit)
            digit = None
        elif character in _DIGITS:
            # Only a zero may stand before another digit: 一百零五.
            if digit:
                return None
            digit = _DIGITS[character]
        else:
            return None
    if not printed or (digit == 0 and len(printed) > 1):
        return None
    return total + (digit or 0)
