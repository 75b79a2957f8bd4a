"""Dates and periods as tables print them, brought to ISO, as precise as printed."""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange

_DATE = re.compile(
    r"((?:19|20)\d\d)(?:[年.\-/](?:(1[0-2]|0?[1-9])(?:[月.\-/](?:(3[01]|[12]\d|0?[1-9])日?|(?=\D|$)))?)?)?", re.ASCII
)
_COMPACT = re.compile(r"^((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])?$", re.ASCII)
_YEAR = re.compile(r"((?:19|20)\d\d)(?:年度?)?", re.ASCII)
_WITHOUT_YEAR = re.compile(r"(1[0-2]|0?[1-9])[月.\-/](?:(3[01]|[12]\d|0?[1-9])日?)?", re.ASCII)
_SPACE = re.compile(r"\s+")
_BETWEEN = re.compile(r"[-－—–~～至到一]+")
_PART_OF_MONTH = re.compile(r"(?<=月)(?:初|底|末|[上中下]旬)")
_REMARK = re.compile(r"\([^()]*\)$")
_LONGEST = 80
"""Characters of the longest print of a period, blanks included."""


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
    if len(text) > _LONGEST:
        return None
    folded = _folded(text)
    if compact := _COMPACT.match(text.strip()):
        return _iso(compact)
    if year := _YEAR.fullmatch(folded):
        return year.group(1)
    match = _DATE.fullmatch(folded.rstrip("起止。.月年") + ("月" if folded.endswith("月") else ""))
    if match is None:
        match = _DATE.fullmatch(folded.rstrip("。.年"))
    return _iso(match) if match else None


def parse_span(text: str) -> tuple[str, str] | None:
    """The two ISO dates of a period such as ``2024年1月至2024年12月`` or ``2024.1.1-2024.12.31``.

    A single year stands for itself at both ends. ``None`` where the text is no period.
    """
    if len(text) > _LONGEST:
        return None
    folded = _folded(text).lstrip("自从")
    if folded.startswith("(") and folded.endswith(")"):
        folded = folded[1:-1]
    folded = _PART_OF_MONTH.sub("", _REMARK.sub("", folded))
    if year := _YEAR.fullmatch(folded):
        return year.group(1), year.group(1)
    for mark in _BETWEEN.finditer(folded):
        start = parse_date(folded[: mark.start()])
        end = start and (parse_date(folded[mark.end() :]) or _same_year(start, folded[mark.end() :]))
        if start and end:
            return start, end
    return None


def parse_open_span(text: str) -> tuple[str | None, str | None] | None:
    """A period of which only one end is printed: ``2024年1月起``, ``2025年12月31日止``. ``None`` where it is none."""
    if len(text) > _LONGEST:
        return None
    folded = _folded(text)
    date = parse_date(folded.lstrip("自从至到").removesuffix("为止").rstrip("起止"))
    if date is None:
        return None
    if folded.endswith("起"):
        return date, None
    return (None, date) if folded.endswith("止") else None


def _same_year(start: str, text: str) -> str | None:
    """The ISO date of an end printed without its year: ``12月31日``, ``12.31``, ``12月`` or, behind months, ``12``."""
    match = _WITHOUT_YEAR.fullmatch(text) or (re.fullmatch(r"(1[0-2]|0?[1-9])()", text) if len(start) == 7 else None)
    if match is None:
        return None
    end = parse_date("-".join(part for part in (start[:4], *match.groups()) if part))
    return end if end and end >= start[: len(end)] else None


def parse_goal_period(text: str) -> str | None:
    """The period in brackets behind 项目总目标: ``YYYY-YYYY``, or ``YYYY-MM/YYYY-MM`` where months are printed."""
    folded = _folded(text)
    brackets = re.findall(r"\(([^()]{4,40})\)", folded[:200])
    span = next((span for inside in brackets or [folded] if (span := parse_span(inside))), None)
    if span is None:
        return None
    start, end = span
    return f"{start[:7]}/{end[:7]}" if len(start) > 4 and len(end) > 4 else f"{start[:4]}-{end[:4]}"
