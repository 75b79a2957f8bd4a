"""Which official form a printed table is: by its title, its labels and its indicator columns."""

from __future__ import annotations

from functools import cache

from jixiao.forms.form import Form
from jixiao.forms.library import form as form_of
from jixiao.forms.library import forms
from jixiao.recognition.items import Item
from jixiao.recognition.regions import Region
from jixiao.recognition.shapes import squeezed
from jixiao.records.folding import fold_label

LEAST = 0.6
"""Likeness below which no form is named."""
_TITLE_BONUS = 0.12
_YEAR_BONUS = 0.02
_SPELLING_BONUS = 0.03


def match_form(region: Region, title: str | None, year: int | None) -> str | None:
    """The id of the form that the table is most like, ``None`` where it is like none.

    Likeness is the share of labels that table and form have in common, 0–1, plus a little for the same title, the same
    spelling of labels and a year in which the form was in use.
    """
    printed = _printed_labels(region)
    if not printed:
        return None
    spelled = frozenset(squeezed(_spelled(item)) for row in region.rows for item in row.items if _is_label(item))
    likeness = {form.id: _likeness(form, printed, title, year) for form in forms()}
    best = max(forms(), key=lambda form: (likeness[form.id] + _spelling(form, spelled), form.id))
    return best.id if likeness[best.id] >= LEAST else None


def _printed_labels(region: Region) -> frozenset[str]:
    return frozenset(fold_label(_spelled(item)) for row in region.rows for item in row.items if _is_label(item)) - {""}


def _is_label(item: Item) -> bool:
    return bool(item.labels) and item.taken is not None


def _spelled(item: Item) -> str:
    """The label as it is printed, without what stands behind it in its cell."""
    return item.text[: len(item.text) - len(item.rest)] if item.rest else item.text


@cache
def _own_spellings(identifier: str) -> frozenset[str]:
    """The labels of the form as it prints them itself."""
    form = form_of(identifier)
    labels = [cell.label for row in (*form.rows, *form.closing_rows) for cell in row if cell.label]
    for table in form.indicator_tables:
        labels += [column.label for column in table.columns]
        for block in table.blocks:
            labels += [block.label, *(level2.label for level2 in block.level2)]
    return frozenset(map(squeezed, labels))


def _spelling(form: Form, spelled: frozenset[str]) -> float:
    """A little for labels spelled as in this form: some forms differ in 产出指标（50分） only."""
    return _SPELLING_BONUS * len(spelled & _own_spellings(form.id)) / len(spelled)


@cache
def _form_labels(identifier: str) -> tuple[frozenset[str], ...]:
    """For each label of the form, its spellings."""
    form = form_of(identifier)
    spellings: list[tuple[str, ...]] = []
    for row in (*form.rows, *form.closing_rows):
        spellings += [(cell.label, *cell.also) for cell in row if cell.label]
    for table in form.indicator_tables:
        spellings += [(column.label, *column.also) for column in table.columns]
        for block in table.blocks:
            spellings.append((block.label, *block.also))
            spellings += [(level2.label, *level2.also) for level2 in block.level2]
    folded = {frozenset(fold_label(spelling) for spelling in group) - {""} for group in spellings}
    return tuple(group for group in folded if group)


@cache
def _titles(identifier: str) -> frozenset[str]:
    form = form_of(identifier)
    return frozenset(fold_label(title) for title in (form.title, *form.also_titles))


def _likeness(form: Form, printed: frozenset[str], title: str | None, year: int | None) -> float:
    groups = _form_labels(form.id)
    found = [group for group in groups if group & printed]
    known = frozenset().union(*groups) & printed
    likeness = 0.5 * len(found) / len(groups) + 0.5 * len(known) / len(printed)
    if title and fold_label(title) in _titles(form.id):
        likeness += _TITLE_BONUS
    first, last = form.valid.first, form.valid.last
    if year and (first is None or first <= year) and (last is None or year <= last):
        likeness += _YEAR_BONUS
    return likeness
