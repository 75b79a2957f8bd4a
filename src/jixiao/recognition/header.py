"""The head of a table: title, year, and the fields before the money."""

from __future__ import annotations

import re

from jixiao.recognition.categories import read_categories
from jixiao.recognition.draft import Draft
from jixiao.recognition.items import Item
from jixiao.recognition.regions import Region, Zone, title_of, year_in
from jixiao.records.dates import parse_date, parse_span
from jixiao.records.folding import fold_label, unspaced
from jixiao.records.money import is_blank_amount, unit_in

_CODE = re.compile(r"^[\[(（【]?\s*[\dA-Za-z]{2,32}\s*[\])）】]?\s*[-－—:：]?$")
_FIELD_OF_YEAR = re.compile(r"[(（【\[]\s*(?:19|20)\d\s*\d\s*年?\s*(?:年度|度)?\s*[)）】\]]")
_FURNITURE = re.compile(
    r"^(?:附件|附表|附|表)\s*[\d一二三四五六七八九十]*(?:[-－.．]\d+)*[:：]?$|^第?\s*\d+\s*页|^[-—－\s]*\d{1,4}[-—－\s]*$|^单位[:：]|^金额单位|^\d+\s*/\s*\d+$"
)


def read_preface(region: Region, draft: Draft) -> None:
    """Title, year and money unit from the rows above the first field."""
    for index, row in enumerate(region.rows):
        for item in row.items:
            if region.zones[item] is not Zone.PREFACE and index != region.title_row:
                continue
            if title_of(item.text) and draft.get("title") is None:
                draft.put("title", clean_title(item.text), item)
                year = year_in(item.text, alone=False)
                if year:
                    draft.put("year", year, item)
                    item.taken = "title"
            elif (year := year_in(item.text, alone=True)) and draft.put("year", year, item):
                pass
            elif _FURNITURE.match(item.text.strip()):
                if unit := unit_in(item.text):
                    draft.put("amount_unit", unit, item)
                item.taken = item.taken or "furniture"


def clean_title(text: str) -> str:
    """The title as the record carries it: without white space, the year in brackets and a leading 附件."""
    title = unspaced(_FIELD_OF_YEAR.sub("", text))
    title = re.sub(r"^(?:附件|附表|表)[\d一二三四五六七八九十\-－.]*[:：]?", "", title)
    return re.sub(r"[(（][^()（）]*[)）]$", "", title) or title


def read_header(region: Region, draft: Draft) -> None:
    """The labelled fields of the header zone."""
    items = region.items(Zone.HEADER)
    for index, item in enumerate(items):
        key = item.key("header")
        if key is None:
            continue
        item.taken = "label"
        values = _values(items, index, streaming=region.streaming)
        if key == "other_fields":
            _put_other(draft, item, values)
        elif item.rest or values:
            _put(draft, key, item, values)


def _values(items: list[Item], index: int, *, streaming: bool) -> list[Item]:
    """The items that may be the value of the label at ``index``: what follows it up to the next label.

    A value stands in the label's row; in the row below only where the label has a row to itself.
    """
    label = items[index]
    reach = label.row + (streaming or sum(item.row == label.row for item in items) == 1)
    values: list[Item] = []
    for item in items[index + 1 :]:
        if item.label("header") or item.row > reach or (values and item.row != values[0].row):
            break
        if label.rest and item.row != label.row:
            break
        values.append(item)
    return values


def _put(draft: Draft, key: str, label: Item, values: list[Item]) -> None:
    source = values[0] if values and not label.rest else label
    text = label.rest or values[0].text
    if key == "categories":
        text = label.rest + " ".join(item.text for item in values) if values else label.rest
        chosen, confidence = read_categories(text)
        if draft.put("categories", chosen, source, confidence):
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
    if is_blank_amount(text):
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
    span = parse_span(text) or parse_span(joined)
    if span:
        draft.put("start", span[0], source)
        draft.put("end", span[1], source)
    else:
        draft.put(f"other_fields.{fold_label(label.text if not label.rest else label.text[: -len(label.rest)])}", unspaced(text), source)
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
