"""A record in the shape of its official form: rows of cells with labels, contents and spans."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from jixiao.forms.form import Form, FormCell
from jixiao.records.target import PerformanceTarget
from jixiao.rendering.fields import filled_fields
from jixiao.rendering.indicator_layout import indicator_rows
from jixiao.rendering.laid_cell import LaidCell

_UNIT = re.compile(r"(?<=（)万?元(?=）)")
# The cells an indicator's value was put together from say nothing that the value does not.
_IN_VALUE = re.compile(r"indicators\.\d+\.(parts|direction|unit)")


@dataclass(frozen=True, slots=True)
class Layout:
    """A filled-in form: heading, grid rows, and the fields of the record for which the form has no place."""

    title: str
    year: int | None
    columns: int
    rows: list[list[LaidCell]]
    left_over: dict[str, str]


def lay_out(record: PerformanceTarget, form: Form, *, hints: bool = False) -> Layout:
    """Put the record into the form. ``hints`` also shows the fill-in instructions that the blank form prints."""
    texts = filled_fields(record)
    unit = record.amount_unit or form.amount_unit
    rows = [
        *_rows(form.rows, record, texts, unit, hints),
        *indicator_rows(form, record.indicators, hints=hints),
        *_rows(form.closing_rows, record, texts, unit, hints),
    ]
    shown = {field for row in rows for cell in row for field in cell.fields} | {"title", "year"}
    if any(_UNIT.search(cell.label) for row in rows for cell in row):
        shown.add("amount_unit")
    left_over = {
        path: text
        for path, text in texts.items()
        if path not in shown and not (_IN_VALUE.fullmatch(path) and f"{path.rpartition('.')[0]}.value" in shown)
    }
    return Layout(record.title or form.title, record.year, form.columns, rows, left_over)


def _rows(
    rows: Sequence[Sequence[FormCell]], record: PerformanceTarget, texts: dict[str, str], unit: str, hints: bool
) -> Iterable[list[LaidCell]]:
    for row in rows:
        yield [_cell(cell, record, texts, unit, hints) for cell in row]


def _cell(cell: FormCell, record: PerformanceTarget, texts: dict[str, str], unit: str, hints: bool) -> LaidCell:
    label = _UNIT.sub(unit, cell.label or "")
    content = texts.get(cell.field or "", "")
    if cell.field == "categories" and cell.choices:
        content = _ticked(cell.choices, record.categories)
    elif cell.field == "goal_period" and content and label:
        content = f"（{content}）"
    elif label and content and not label.endswith(("：", ":", "、")):
        label += "："
    if hints and cell.hint and not content:
        content = cell.hint
    return LaidCell(label, content, (cell.field,) if cell.field else (), cell.rowspan, cell.colspan)


def _ticked(choices: Sequence[str], categories: Sequence[str]) -> str:
    """The tick boxes of the form; what was ticked but is no choice of this form follows."""
    words = [*choices, *(category for category in categories if category not in choices)]
    return " ".join(f"{'☑' if word in categories else '□'}{word}" for word in words)
