"""What stands around the tables: the sections that describe a project, and what the document says of all its tables."""

from __future__ import annotations

import re
from functools import cache

from jixiao.forms.library import forms
from jixiao.recognition.items import Item, Row
from jixiao.recognition.regions import is_narrative_title
from jixiao.records.extraction import Statement
from jixiao.records.folding import unspaced

_SECTION = re.compile(r"^\s*[(（]?[一二三四五六七八九十]{1,3}[)）、.．]\s*(\S.{1,18}?)\s*[:：]?\s*$")
_NUMBERED = re.compile(r"^\s*\d{1,2}[、.．]\s*(\S.{1,18}?)\s*[:：]?\s*$")
_UNITS = re.compile(r"(\d+)\s*个?\s*(?:预算)?单位")
_PROJECTS = re.compile(r"项目[^\d，。；]{0,6}(\d+)\s*[个项]|(\d+)\s*个\s*(?:预算)?项目")
_AMOUNT = re.compile(r"(?:资金|预算|金额|支出)[^\d，。；]{0,8}(\d[\d,]*(?:\.\d+)?)\s*(万元|亿元|元)")
_SENTENCE = 20
"""Characters of the shortest sentence that states units, projects and money."""
_YEAR = re.compile(r"(20\d\d)\s*年")


def _known_section(text: str) -> re.Match[str] | None:
    """A heading with an Arabic number: only sections that a form names, for lists inside a section are numbered too."""
    match = _NUMBERED.match(text)
    return match if match and unspaced(match.group(1)) in _section_names() else None


@cache
def _section_names() -> frozenset[str]:
    return frozenset(name for form in forms() for name in form.narrative)


def read_narrative(rows: list[Row]) -> tuple[dict[str, str], dict[str, Item]]:
    """({section: text}, {section: first item of its text}) of the rows behind a narrative title.

    Section headings are the numbered lines; the text of a section is the lines up to the next heading.
    """
    texts: dict[str, str] = {}
    items: dict[str, Item] = {}
    section: str | None = None
    for row in rows:
        for item in row.items:
            heading = _SECTION.match(item.text) or _known_section(item.text)
            if is_narrative_title(item.text):
                item.taken = "label"
            elif heading:
                section = unspaced(heading.group(1))
                item.taken = "label"
                texts.setdefault(section, "")
            elif section is not None:
                texts[section] += unspaced(item.text)
                items.setdefault(section, item)
                item.taken = f"narrative.{section}"
    return texts, items


def narrative_start(rows: list[Row]) -> int | None:
    """The index of the first narrative title among the rows."""
    return next((at for at, row in enumerate(rows) if is_narrative_title(row.items[0].text)), None)


def read_statement(rows: list[Row]) -> Statement | None:
    """What the rows before the tables say of them all: 绩效目标设置情况 with units, projects and the sum of money."""
    heading: Item | None = None
    for row in rows:
        for item in row.items:
            text = unspaced(item.text)
            if "绩效目标" not in text or len(text) < _SENTENCE:
                heading = item if "绩效目标" in text else None
                continue
            projects, amount = _PROJECTS.search(text), _AMOUNT.search(text)
            if projects is None or amount is None:
                continue
            units, year = _UNITS.search(text), _YEAR.search(text)
            item.taken = "statement"
            if heading is not None:
                heading.taken = "label"
            return Statement(
                text=text,
                year=int(year.group(1)) if year else None,
                units=int(units.group(1)) if units else None,
                projects=int(projects.group(1) or projects.group(2)),
                amount=amount.group(1),
                amount_unit=amount.group(2),
            )
    return None
