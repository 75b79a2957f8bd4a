"""Dates and times as a sheet shows them: a number of days, in a format like ``yyyy"年"m"月"d"日"``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal

from jixiao.documents.chinese_digits import ChineseDigits

_DATE_KINDS = ("date", "elapsed", "halfday")
_LAST_DAY = 2_958_465
"""31 December 9999, the last day a sheet knows."""
_LEAP_DAY = 60
"""Excel counts 29 February 1900, which never was, as Lotus did; LibreOffice reads its files so too."""
_DAY = 86_400
_EXACT = Context(prec=300)
"""A format may ask for as many digits behind the second as its code is long."""
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_CHINESE_WEEKDAYS = "一二三四五六日"
_CHINESE_LOCALES = ("804", "1004", "404", "c04", "1404", "zh")


@dataclass(frozen=True, slots=True)
class _Moment:
    year: int
    month: int
    day: int
    weekday: int
    seconds: int
    """Since midnight."""
    fraction: str
    """The digits behind the second."""
    days: int
    """Since the first day of the workbook."""


def has_date_parts(tokens: Sequence[tuple[str, str]]) -> bool:
    """Whether a section of a format shows a date or a time."""
    return any(kind in _DATE_KINDS for kind, _ in tokens)


def date_shown(
    number: Decimal,
    tokens: Sequence[tuple[str, str]],
    locale: str,
    chinese: ChineseDigits,
    *,
    from_1904: bool = False,
) -> str | None:
    """The day ``number`` in the format of ``tokens``; ``None`` where there is no such day.

    ``tokens`` are (kind, text) as ``number_format`` cuts them, ``locale`` is the language the format names, such as
    ``804`` for Chinese.
    """
    decimals = max((len(text.partition(".")[2]) for kind, text in tokens if kind == "date" and "." in text), default=0)
    moment = _moment(number, decimals, from_1904=from_1904)
    if moment is None:
        return None
    halves = any(kind == "halfday" for kind, _ in tokens)
    in_chinese = locale.startswith(_CHINESE_LOCALES)
    shown: list[str] = []
    for at, (kind, text) in enumerate(tokens):
        if kind == "elapsed":
            shown.append(_elapsed(moment, text))
        elif kind == "halfday":
            shown.append(_half_day(moment, text))
        elif kind == "date":
            part = text.lower()
            if part.startswith("m") and len(part) < 3 and _is_minute(tokens, at):
                part = part.replace("m", "n")
            shown.append(_part(moment, part, chinese, halves=halves, in_chinese=in_chinese))
        elif kind == "literal":
            shown.append(text.strip('"') if text.startswith('"') else text[1:])
        elif kind == "gap":
            shown.append(" " if text.startswith("_") else "")
        elif kind != "text":
            shown.append(text)
    return "".join(shown)


def _moment(number: Decimal, decimals: int, *, from_1904: bool) -> _Moment | None:
    if not 0 <= number <= _LAST_DAY + 1:
        return None
    unit = Decimal(1).scaleb(-decimals)
    total = (number * _DAY).quantize(unit, rounding=ROUND_HALF_UP, context=_EXACT)
    if total >= (_LAST_DAY + 1) * _DAY:
        return None
    days, seconds = divmod(int(total), _DAY)
    fraction = f"{total % 1:.{decimals}f}".partition(".")[2] if decimals else ""
    if from_1904:
        if days > _LAST_DAY - 1462:
            return None
        day = date(1904, 1, 1) + timedelta(days)
    elif days == _LEAP_DAY:
        return _Moment(1900, 2, 29, 2, seconds, fraction, days)
    elif days == 0:
        return _Moment(1900, 1, 0, 5, seconds, fraction, days)
    else:
        day = date(1899, 12, 31 if days < _LEAP_DAY else 30) + timedelta(days)
    # Because of that day, Excel's weekdays before March 1900 are off by one; nobody budgets there.
    return _Moment(day.year, day.month, day.day, day.weekday(), seconds, fraction, days)


def _is_minute(tokens: Sequence[tuple[str, str]], at: int) -> bool:
    """``m`` is the minute behind an hour and before a second, else the month."""
    parts = [(index, text.lower()) for index, (kind, text) in enumerate(tokens) if kind in ("date", "elapsed")]
    position = next(place for place, (index, _) in enumerate(parts) if index == at)
    before = parts[position - 1][1] if position else ""
    behind = parts[position + 1][1] if position + 1 < len(parts) else ""
    return before.startswith("h") or behind.startswith("s")


def _elapsed(moment: _Moment, text: str) -> str:
    total = moment.days * _DAY + moment.seconds
    return f"{total // {'h': 3600, 'm': 60, 's': 1}[text[0]]:0{len(text)}d}"


def _half_day(moment: _Moment, text: str) -> str:
    morning, _, afternoon = text.partition("/")
    return morning if moment.seconds < _DAY // 2 else afternoon


def _part(moment: _Moment, part: str, chinese: ChineseDigits, *, halves: bool, in_chinese: bool) -> str:
    """One part of a date; ``n`` stands for minutes."""
    letter, width = part[0], len(part)
    if letter in ("y", "e"):
        year = moment.year % 100 if letter == "y" and width < 3 else moment.year
        return chinese.digits(f"{year:02d}")
    if letter == "b":
        return str(moment.year + 543)
    if letter == "g":
        return "公元" if width > 1 else ""
    if letter == "a" or (letter == "d" and width > 2):
        return _weekday(moment.weekday, part, in_chinese=in_chinese)
    if letter == "m" and width > 2:
        if in_chinese:
            return ChineseDigits.PLAIN.number(str(moment.month)) + "月"
        name = _MONTHS[moment.month - 1]
        return name[:1] if width == 5 else name[:3] if width == 3 else name
    hour = moment.seconds // 3600
    value = {
        "m": moment.month,
        "d": moment.day,
        "h": (hour % 12 or 12) if halves else hour,
        "n": moment.seconds // 60 % 60,
        "s": moment.seconds % 60,
    }[letter]
    if letter == "s":
        places = len(part.partition(".")[0])
        return chinese.digits(f"{value:0{min(places, 2)}d}" + (f".{moment.fraction}" if "." in part else ""))
    if chinese:
        return (
            chinese.number(str(value))
            if width == 1 or chinese == ChineseDigits.PLAIN
            else chinese.digits(f"{value:02d}")
        )
    return f"{value:0{min(width, 2)}d}"


def _weekday(weekday: int, part: str, *, in_chinese: bool) -> str:
    if part.startswith("a"):
        return ("星期" if len(part) > 3 else "") + _CHINESE_WEEKDAYS[weekday]
    if in_chinese:
        return ("星期" if len(part) > 3 else "周") + _CHINESE_WEEKDAYS[weekday]
    return _WEEKDAYS[weekday] if len(part) > 3 else _WEEKDAYS[weekday][:3]
