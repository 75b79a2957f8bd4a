"""The head of a table: title, year, and the fields before the money."""

from __future__ import annotations

import re
from collections import Counter

from jixiao.recognition.categories import read_categories
from jixiao.recognition.draft import Draft
from jixiao.recognition.items import Item
from jixiao.recognition.regions import Region, Zone
from jixiao.recognition.titles import clean_title, is_furniture, project_in_title, title_of, year_in
from jixiao.records.dates import parse_date, parse_open_span, parse_span
from jixiao.records.folding import fold, fold_label, unspaced
from jixiao.records.money import is_blank_amount, unit_in

_CODE = re.compile(r"^[\[(（【]?\s*[\dA-Za-z]{2,32}\s*[\])）】]?\s*[-－—:：]?$")


def read_preface(region: Region, draft: Draft) -> None:
    """Title, year and money unit from the rows above the first field."""
    for index, row in enumerate(region.rows):
        for item in row.items:
            if region.zones[item] <= Zone.GOALS and (unit := _noted_unit(item.text)):
                draft.put("amount_unit", unit, item)
                item.taken = None
            if region.zones[item] is not Zone.PREFACE and index != region.title_row:
                continue
            if title_of(item.text) and draft.get("title") is None:
                title = clean_title(item.text)
                if region.unnamed and (name := project_in_title(title)):
                    draft.put("project_name", name, item, 0.85)
                draft.put("title", title, item)
                year = year_in(item.text, alone=False)
                if year:
                    draft.put("year", year, item)
                    item.taken = "title"
            elif (year := year_in(item.text, alone=True)) and draft.put("year", year, item):
                pass
            elif is_furniture(item.text):
                if unit := unit_in(item.text):
                    draft.put("amount_unit", unit, item)
                item.taken = item.taken or "furniture"


_NOTED_UNIT = re.compile(r"(?:单位\s*[:：]\s*(?:人民币)?\s*|^[(（]\s*)(万\s*元|萬元|元)(?:\s*[)）]$)?")


def _noted_unit(text: str) -> str | None:
    """The money unit that a note gives for the whole table: ``金额单位：万元``."""
    match = _NOTED_UNIT.search(text[:80].strip())
    return None if match is None else "元" if match.group(1) == "元" else "万元"


_WEAK = re.compile(r"填报|单位名称|预算单位|申报|编制|编报|部门名称|地方|中央")
"""Labels that name a unit only where no 实施单位 or 主管部门 does."""


def read_header(region: Region, draft: Draft) -> None:
    """The labelled fields of the header zone."""
    items = region.items(Zone.HEADER)
    streaming = region.streaming
    in_row = Counter(item.row for item in items)
    named = [index for index, item in enumerate(items) if item.key("header")]
    for index in sorted(named, key=lambda index: _WEAK.match(fold_label(items[index].text)) is not None):
        item = items[index]
        key = item.key("header")
        assert key is not None
        item.taken = "label"
        below = streaming or in_row[item.row] == 1
        values = _values(items, index, below=below)
        if key == "other_fields":
            _put_other(draft, item, values)
        elif item.rest or values:
            _put(draft, key, item, values)


def _values(items: list[Item], index: int, *, below: bool) -> list[Item]:
    """The items that may be the value of the label at ``index``: what follows it up to the next label.

    A value stands in the label's row; in the row ``below`` only where the label has a row to itself.
    """
    label = items[index]
    reach = label.row + below
    values: list[Item] = []
    for at in range(index + 1, len(items)):
        item = items[at]
        if item.label("header") or item.row > reach or (values and item.row != values[0].row):
            break
        if label.rest and item.row != label.row:
            break
        values.append(item)
    return values


def _put(draft: Draft, key: str, label: Item, values: list[Item]) -> None:
    source = values[0] if values and not label.rest else label
    text = label.rest or values[0].text
    if _noted_unit(text) and not fold_label(_NOTED_UNIT.sub("", text)):
        return
    if key == "categories":
        if is_blank_amount(text) and len(values) <= 1:
            _take(label, values[:1], "categories")
            return
        text = label.rest + " ".join(item.text for item in values) if values else label.rest
        chosen, confidence = read_categories(text)
        if not draft.put("categories", chosen, source, confidence):
            draft.values["categories"] += [word for word in chosen if word not in draft.get("categories")]
        _take(label, values, "categories")
        return
    if key in ("start", "end"):
        date = parse_date(text)
        if date and draft.put(key, date, source):
            _take(label, values[:1], key)
        return
    if key == "span":
        _put_span(draft, label, text, source, values)
        return
    if is_blank_amount(text) or not fold(text):
        _take(label, values[:1], key)
        return
    name, used = _name(label, values)
    if draft.put(key, name, source, 0.99 if len(values) <= 1 else 0.95):
        _take(label, values[:used], key)


def _name(label: Item, values: list[Item]) -> tuple[str, int]:
    """A name and how many items it takes: a code cell and the name behind it belong together."""
    if label.rest:
        return unspaced(label.rest), 0
    first = values[0].text
    if values[0].cell is label.cell:
        return unspaced("".join(item.text for item in values)), len(values)
    if len(values) > 1 and _CODE.match(first.strip()) and values[1].row == values[0].row:
        return unspaced(first + values[1].text), 2
    repeats = 1
    while repeats < len(values) and values[repeats].text == first:
        repeats += 1
    return unspaced(first), repeats


def _put_span(draft: Draft, label: Item, text: str, source: Item, values: list[Item]) -> None:
    joined = label.rest + "".join(item.text for item in values)
    span = parse_span(text) or parse_span(joined) or parse_open_span(text)
    if span:
        for path, date in zip(("start", "end"), span, strict=True):
            if date:
                draft.put(path, date, source)
    else:
        draft.put(
            f"other_fields.{fold_label(label.text if not label.rest else label.text[: -len(label.rest)])}",
            unspaced(text),
            source,
        )
    _take(label, values if span else values[:1], "span")


def _put_other(draft: Draft, label: Item, values: list[Item]) -> None:
    text = label.rest or (values[0].text if values else "")
    name = fold_label(label.text[: -len(label.rest)] if label.rest else label.text)
    if text and draft.put(f"other_fields.{name}", unspaced(text), values[0] if values and not label.rest else label):
        _take(label, values[:1] if not label.rest else [], f"other_fields.{name}")


def _take(label: Item, values: list[Item], path: str) -> None:
    label.taken = path if label.rest else "label"
    for item in values:
        item.taken = path
