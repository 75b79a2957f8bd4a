"""The fields that only one form has, by their places in that form.

Their labels say too little alone: 执行率 stands once above a column, 分值 and 得分 share the label 总分. Where a row is
printed as the form has it, each of its cells is known by its column.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import accumulate
from typing import NamedTuple

from jixiao.forms.form import Form, FormCell, placed_cells
from jixiao.forms.library import form as form_of
from jixiao.recognition.draft import Draft
from jixiao.recognition.items import Item, Row
from jixiao.recognition.regions import Region
from jixiao.recognition.shapes import squeezed
from jixiao.records.folding import fold_label, unspaced
from jixiao.records.money import is_blank_amount

_OTHER = "other_fields."
_CONFIDENCE = 0.95


class _Place(NamedTuple):
    """A cell of a form's row: the column it begins in, the spellings of its label, its field."""

    column: int
    labels: frozenset[str]
    field: str | None


def place_form_fields(region: Region, identifier: str, draft: Draft) -> None:
    """Give the cells of rows that stand as the form has them to its ``other_fields``, under the names of the form."""
    rows = [row for row in region.all_rows() if row.items]
    sides = _side_labels(identifier)
    for item in (item for row in rows for item in row.items):
        if item.taken is None and fold_label(item.text) in sides:
            item.taken = "label"
    at = 0
    width = max((item.cell.column + item.cell.colspan for row in rows for item in row.items), default=0)
    for places in _rows_with_fields(identifier, drawn=width == len(_drawn_columns(identifier))):
        found = next((index for index in range(at, len(rows)) if _is_row(rows[index], places)), None)
        if found is None:
            continue
        at = found + 1
        for item, place in _pairs(rows[found], places):
            if place.field and place.field.startswith(_OTHER):
                _put(draft, place, item)
            elif not place.field and _is_label(item, place):
                _take_label(draft, item)


@cache
def _side_labels(identifier: str) -> frozenset[str]:
    """The labels beside the indicator tables of the form."""
    return frozenset(fold_label(table.side_label) for table in form_of(identifier).indicator_tables if table.side_label)


@cache
def _rows_with_fields(identifier: str, *, drawn: bool) -> tuple[tuple[_Place, ...], ...]:
    """The rows of the form, top to bottom, that have such fields and a label to know them by, or nothing but labels.

    Their columns are those of the form or, ``drawn``, those that can be seen.
    """
    form = form_of(identifier)
    found = [
        row
        for row in (*_rows(form, form.rows), *_rows(form, form.closing_rows))
        if _has_fields(row) or _is_heading(row)
    ]
    if not drawn:
        return tuple(found)
    seen = {column: at for at, column in enumerate(_drawn_columns(identifier))}
    return tuple(tuple(place._replace(column=seen[place.column]) for place in row) for row in found)


@cache
def _drawn_columns(identifier: str) -> tuple[int, ...]:
    """The columns of the form in which some cell begins: a page shows no others, however many the form counts."""
    form = form_of(identifier)
    fixed = {place.column for rows in (form.rows, form.closing_rows) for row in _rows(form, rows) for place in row}
    for table in form.indicator_tables:
        widths = [1] * bool(table.side_label) + [column.colspan for column in table.columns]
        fixed |= {0, *accumulate(widths[:-1])}
    return tuple(sorted(fixed))


def _has_fields(row: tuple[_Place, ...]) -> bool:
    return any(place.labels for place in row) and any((place.field or "").startswith(_OTHER) for place in row)


def _is_heading(row: tuple[_Place, ...]) -> bool:
    return len(row) > 1 and all(place.labels and not place.field for place in row)


def _rows(form: Form, rows: tuple[tuple[FormCell, ...], ...]) -> Iterator[tuple[_Place, ...]]:
    for row in placed_cells(rows, form.columns):
        yield tuple(_Place(column, _labels(cell), cell.field) for column, cell in row)


def _labels(cell: FormCell) -> frozenset[str]:
    return frozenset(_folded(text) for text in (cell.label, *cell.also) if text)


def _folded(label: str) -> str:
    """The label as it is compared; of one that is a number only, such as ``1、``, the sign behind it counts too."""
    return fold_label(label) or squeezed(label)


def _pairs(row: Row, places: tuple[_Place, ...]) -> list[tuple[Item, _Place]]:
    """The items of the row that begin a cell where the form begins one."""
    by_column = {place.column: place for place in places}
    return [(item, by_column[item.cell.column]) for item in row.items if item.cell.column in by_column]


def _is_row(row: Row, places: tuple[_Place, ...]) -> bool:
    """Whether every label of the form's row stands in its column of the printed one."""
    items = {item.cell.column: item for item in reversed(row.items)}
    labelled = [place for place in places if place.labels]
    return all(place.column in items and _is_label(items[place.column], place) for place in labelled)


def _is_label(item: Item, place: _Place) -> bool:
    whole = squeezed(item.cell.text)
    if place.field:
        return any(_folded(whole).startswith(label) or whole.startswith(label) for label in place.labels)
    return _folded(whole) in place.labels


def _put(draft: Draft, place: _Place, item: Item) -> None:
    assert place.field is not None
    if item.taken is not None and not item.taken.startswith(_OTHER) and not (place.labels and item.taken == "label"):
        return
    text = _value(item, place)
    if item.taken != place.field and not _take_back(draft, item):
        return
    if place.field in draft.values:
        return
    if is_blank_amount(text):
        item.taken = item.taken or "blank"
        return
    draft.put(place.field, text, item, _CONFIDENCE)


def _take_label(draft: Draft, item: Item) -> None:
    if item.taken is None or (item.taken.startswith(_OTHER) and _take_back(draft, item)):
        item.taken = "label"


def _take_back(draft: Draft, item: Item) -> bool:
    """Take the item out of the other field that it was put into; whether it is free now."""
    if item.taken is None or not item.taken.startswith(_OTHER):
        return True
    source = draft.sources.get(item.taken)
    where = item.cell.row, item.cell.column, item.table
    if source is None or (source.row, source.column, source.table) != where:
        return False
    del draft.values[item.taken], draft.sources[item.taken]
    return True


def _value(item: Item, place: _Place) -> str:
    """What stands in the cell, without the label where both are printed in it."""
    text = unspaced(item.cell.text)
    if not place.labels:
        return text
    for label in sorted(place.labels, key=len, reverse=True):
        at = text.find(label)
        if at >= 0 and at + len(label) <= len(text):
            return text[at + len(label) :].lstrip("：:、. ")
    return item.rest
