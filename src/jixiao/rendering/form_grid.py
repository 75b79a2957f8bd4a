"""A record laid out on its official form: rows of cells with text and spans, which every writer prints in its way."""

from __future__ import annotations

import re
from dataclasses import dataclass

from jixiao.forms.form import Form, FormCell, placed_cells
from jixiao.forms.vocabulary import Label, vocabulary
from jixiao.records.folding import fold_label
from jixiao.records.target import PerformanceTarget
from jixiao.rendering.form_labels import names_unit, printed_label
from jixiao.rendering.indicator_grid import indicator_rows
from jixiao.rendering.placed_cell import PlacedCell

TICKED, UNTICKED = "☑", "□"

_PERIOD = re.compile(r"(\d{4})(?:-(\d\d))?[-/](\d{4})(?:-(\d\d))?")
_OPEN = ("：", ":", "、")
"""How labels end that wait for their value in the same cell."""
_NUMERALS = "零一二三四五六七八九"
_SINGLE = (
    "project_name", "categories", "supervising_department", "implementing_unit", "start", "end", "goal_period",
    "total_goal", "annual_goal", "actual_goal",
)  # fmt: skip
_OF_INDICATORS = (
    "name", "value", "weight", "basis", "actual", "expected", "likelihood", "score", "deviation", "note",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the text in front of a table: its heading (``一、项目概述``) and what it says."""

    heading: str
    text: str


def lay_out(record: PerformanceTarget, form: Form) -> list[list[PlacedCell]]:
    """The printed rows of the form with the record in them, top to bottom.

    A row holds the cells that begin in it, left to right; what a row lacks of ``form.columns`` hangs down from cells
    above. Title, year and narrative are not part of the table: see ``title_lines`` and ``narrative_sections``.
    """
    rows = _fixed_rows(form.rows, 0, record, form)
    for table in form.indicator_tables:
        rows.extend(indicator_rows(record, form, table, len(rows)))
    rows.extend(_fixed_rows(form.closing_rows, len(rows), record, form))
    return rows


def title_lines(record: PerformanceTarget, form: Form) -> list[str]:
    """What stands above the table: title, year, and the money unit where no label of the form names one."""
    lines = [record.title or form.title]
    if record.year is not None:
        lines.append(f"（{record.year}年度）")
    if record.amount_unit and not names_unit(form):
        lines.append(f"单位：{record.amount_unit}")
    return lines


def narrative_sections(record: PerformanceTarget, form: Form) -> list[Section]:
    """The sections in front of the table, where the form has them and the record says anything in them.

    Sections that the form does not know follow those that it does.
    """
    if form.narrative_title is None or not record.narrative:
        return []
    names = [*form.narrative, *(name for name in record.narrative if name not in form.narrative)]
    return [
        Section(f"{_numeral(number)}、{name}", record.narrative.get(name, ""))
        for number, name in enumerate(names, start=1)
    ]


def unprinted(record: PerformanceTarget, form: Form) -> list[str]:
    """The paths of what the record says and the form has no cell for: printing it in this form would lose it."""
    fields = {cell.field for row in lay_out(record, form) for cell in row if cell.field}
    if any(_is_span(field) and not _other(record, field) for field in fields):
        fields |= {"start", "end"}
    paths = [path for path in _SINGLE if getattr(record, path)]
    paths += [f"funding.{name}" for name, amount in record.funding if amount is not None]
    paths += [f"other_fields.{name}" for name in record.other_fields]
    for index, indicator in enumerate(record.indicators):
        paths += [f"indicators.{index}.{name}" for name in _OF_INDICATORS if getattr(indicator, name) is not None]
    lost = [path for path in paths if path not in fields]
    if form.narrative_title is None:
        lost += [f"narrative.{name}" for name in record.narrative]
    return lost


def _fixed_rows(
    rows: tuple[tuple[FormCell, ...], ...], first_row: int, record: PerformanceTarget, form: Form
) -> list[list[PlacedCell]]:
    """The rows whose cells the form names one by one."""
    return [
        [
            PlacedCell(
                first_row + at,
                column,
                _text(cell, record, form),
                cell.rowspan,
                cell.colspan,
                cell.label is not None,
                cell.field,
            )
            for column, cell in row
        ]
        for at, row in enumerate(placed_cells(rows, form.columns))
    ]


def _text(cell: FormCell, record: PerformanceTarget, form: Form) -> str:
    """What is printed in a cell. The form's hints are for blank forms and are left out."""
    label = printed_label(cell.label or "", record, form)
    if cell.field is None:
        return label
    value = _ticks(cell, record, form) if cell.choices else _value(cell.field, record)
    # The period stands in brackets of its own.
    apart = "" if not label or not value or label.endswith(_OPEN) or cell.field == "goal_period" else "："
    return f"{label}{apart}{value}"


def _value(field: str, record: PerformanceTarget) -> str:
    head, _, tail = field.partition(".")
    if head == "funding":
        return getattr(record.funding, tail) or ""
    if head == "other_fields":
        return _other(record, field) or (_span(record) if _is_span(field) else "")
    if field == "goal_period":
        return _period(record.goal_period)
    if field == "categories":
        return "；".join(record.categories)
    return str(getattr(record, field) or "")


def _other(record: PerformanceTarget, field: str) -> str:
    return record.other_fields.get(field.removeprefix("other_fields."), "")


def _is_span(field: str) -> bool:
    """Whether the field is one of those that print start and end in one cell, such as 项目起止时间."""
    head, _, tail = field.partition(".")
    return head == "other_fields" and Label("header", "span") in vocabulary().get(fold_label(tail), ())


def _span(record: PerformanceTarget) -> str:
    start, end = (_chinese_date(date) if date else "" for date in (record.start, record.end))
    if start and end:
        return f"{start}至{end}"
    return f"{start}起" if start else f"{end}止" if end else ""


def _chinese_date(date: str) -> str:
    """``2024-01`` as ``2024年1月``, as precise as it is."""
    return "".join(f"{int(part)}{unit}" for part, unit in zip(date.split("-"), "年月日", strict=False))


def _period(period: str | None) -> str:
    """``2024-2024`` as forms print it: ``（2024年-2024年）``."""
    if not period:
        return ""
    match = _PERIOD.fullmatch(period)
    if match is None:
        return f"（{period}）"
    first, first_month, last, last_month = match.groups()
    ends = (f"{year}-{month}" if month else year for year, month in ((first, first_month), (last, last_month)))
    return f"（{'-'.join(map(_chinese_date, ends))}）"


def _ticks(cell: FormCell, record: PerformanceTarget, form: Form) -> str:
    """The choices with their boxes, and in the last such cell what was chosen beside them."""
    cells = [other for row in form.rows for other in row if other.choices and other.field == cell.field]
    words = list(cell.choices)
    if cell is cells[-1]:
        known = {choice for other in cells for choice in other.choices}
        words += [category for category in record.categories if category not in known]
    return " ".join(f"{word} {TICKED if word in record.categories else UNTICKED}" for word in words)


def _numeral(number: int) -> str:
    """The number of a section, in Chinese up to 99."""
    tens, ones = divmod(number, 10)
    return ("" if tens < 2 else _NUMERALS[tens]) + ("十" if tens else "") + (_NUMERALS[ones] if ones else "")
