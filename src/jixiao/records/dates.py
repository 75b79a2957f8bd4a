"""Dates and periods as tables print them, brought to ISO, as precise as printed."""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange

_DATE = re.compile(
    r"((?:19|20)\d\d)(?:[年.\-/](?:(1[0-2]|0?[1-9])(?:[月.\-/](?:(3[01]|[12]\d|0?[1-9])日?|(?=\D|$)))?)?)?"
)
_COMPACT = re.compile(r"^((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])?$")
_SPACE = re.compile(r"\s+")
_BETWEEN = re.compile(r"[-－—–~～至到一]+")


def _folded(text: str) -> str:
    return _SPACE.sub("", unicodedata.normalize("NFKC", text))


def _iso(match: re.Match[str]) -> str | None:
    year, month, day = match.group(1), match.group(2), match.group(3)
    if month is None:
        return year
    if day is None:
        return f"{year}-{int(month):02d}"
    if int(day) > monthrange(int(year), int(month))[1]:
        return None
    return f"{year}-{int(month):02d}-{int(day):02d}"


def parse_date(text: str) -> str | None:
    """The ISO date in ``text`` (``2024-01-01``, ``2024-01`` or ``2024``), ``None`` where there is none.

    Only a text that is a date counts; words around it make it something else.
    """
    folded = _folded(text)
    compact = _COMPACT.match(folded)
    if compact:
        return _iso(compact)
    match = _DATE.fullmatch(folded.rstrip("起止。.月年") + ("月" if folded.endswith("月") else ""))
    if match is None:
        match = _DATE.fullmatch(folded.rstrip("。.年"))
    return _iso(match) if match else None


def parse_span(text: str) -> tuple[str, str] | None:
    """The two ISO dates of a period such as ``2024年1月至2024年12月`` or ``2024.1.1-2024.12.31``.

    A single year stands for itself at both ends. ``None`` where the text is no period.
    """
    folded = _folded(text).strip("()")
    if year := re.fullmatch(r"((?:19|20)\d\d)(?:年度?)?", folded):
        return year.group(1), year.group(1)
    for mark in _BETWEEN.finditer(folded):
        start, end = parse_date(folded[: mark.start()]), parse_date(folded[mark.end() :])
        if start and end:
            return start, end
    compact = re.fullmatch(r"((?:19|20)\d{4}(?:\d\d)?)[-－—–~～至到]((?:19|20)\d{4}(?:\d\d)?)", folded)
    if compact:
        dates = [_COMPACT.match(part) for part in compact.groups()]
        parts = [_iso(date) for date in dates if date]
        return (parts[0], parts[1]) if len(parts) == 2 and parts[0] and parts[1] else None
    short = re.fullmatch(r"((?:19|20)\d\d)[年.](\d{1,2})月?[-－—–~～至到](\d{1,2})月?", folded)
    if short and 1 <= int(short.group(2)) <= int(short.group(3)) <= 12:
        return f"{short.group(1)}-{int(short.group(2)):02d}", f"{short.group(1)}-{int(short.group(3)):02d}"
    return None


def parse_goal_period(text: str) -> str | None:
    """The period in brackets behind 项目总目标: ``YYYY-YYYY``, or ``YYYY-MM/YYYY-MM`` where months are printed."""
    folded = _folded(text)
    inside = re.search(r"\(([^()]{4,40})\)", folded)
    span = parse_span(inside.group(1) if inside else folded)
    if span is None:
        return None
    start, end = span
    return f"{start[:7]}/{end[:7]}" if len(start) > 4 and len(end) > 4 else f"{start[:4]}-{end[:4]}"
