"""Records as an Excel workbook: a sheet 项目 with one row per table and a sheet 指标 with one row per indicator.

Amounts that are plain decimals are numbers, shown as they were printed. Every other text is a string cell, whatever
it begins with, and one that looks like a formula is marked to stay text when somebody edits it.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from decimal import Decimal
from typing import TYPE_CHECKING, Any, cast

from jixiao.records.target import PerformanceTarget
from jixiao.rendering.sheet_text import cell_pieces, looks_like_formula, sheet_text
from jixiao.rendering.sheets import (
    Column,
    Content,
    Row,
    cell_text,
    identifying_columns,
    indicator_columns,
    indicator_rows,
    of_record,
    project_columns,
    used,
)
from jixiao.rendering.shown_number import shown_number

if TYPE_CHECKING:
    from openpyxl import Workbook

_SHEETS = {"zh": ("项目", "指标"), "en": ("projects", "indicators")}
_ROWS = 1_048_576
"""Rows of a sheet, at most, in the file format."""
_WIDEST, _NARROWEST = 60, 6


class FullSheetError(Exception):
    """More rows than a sheet can hold."""


def workbook(records: Iterable[PerformanceTarget], lang: str = "zh") -> Iterator[bytes]:
    """The workbook, in one piece. Raises ``FullSheetError`` where the records do not fit."""
    from openpyxl import Workbook

    tables = list(records)
    rows = indicator_rows(tables, with_empty=False)
    if max(len(tables), len(rows)) >= _ROWS:
        raise FullSheetError
    book = Workbook(write_only=True)
    projects, indicators = _SHEETS["en" if lang == "en" else "zh"]
    buffer = io.BytesIO()
    try:
        _fill(book, projects, used(project_columns(tables, lang), tables), tables)
        columns = [*map(of_record, identifying_columns(lang)), *indicator_columns(lang)]
        _fill(book, indicators, used(columns, rows), rows)
        book.save(buffer)
    except BaseException:
        # A sheet left open complains on standard error when it is thrown away.
        for sheet in book.worksheets:
            with suppress(Exception):
                sheet.close()
        raise
    yield buffer.getvalue()


def _fill(book: Workbook, title: str, columns: Sequence[Column[Row]], rows: Sequence[Row]) -> None:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    sheet = book.create_sheet(title)
    contents = [[column.cell(row) for column in columns] for row in rows]
    for index, column in enumerate(columns):
        width = max([_width(column.heading), *(_width(line[index]) for line in contents[:500])])
        sheet.column_dimensions[get_column_letter(index + 1)].width = max(_NARROWEST, min(width + 2, _WIDEST))
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{len(rows) + 1}"
    bold, grey = Font(bold=True), PatternFill("solid", fgColor="E7E6E6")
    top = Alignment(vertical="top")
    heading, wrapped = Alignment(vertical="center", wrap_text=True), Alignment(vertical="top", wrap_text=True)

    def cell_of(content: Content, amount: bool) -> Any:
        number = content if isinstance(content, int | float | Decimal) else None
        shown = (number, "General") if number is not None else shown_number(cell_text(content)) if amount else None
        if shown is not None:
            # openpyxl takes Decimal too, its stubs do not know
            cell = WriteOnlyCell(sheet, value=cast(float, shown[0]))
            cell.number_format, cell.alignment = shown[1], top
            return cell
        text = _fitting(cell_text(content))
        cell = WriteOnlyCell(sheet, value=text or None)
        cell.alignment = wrapped
        if text:
            # Without this, openpyxl makes a formula of a text that begins with "=", an error value of "#N/A".
            cell.data_type = "s"
            cell.quotePrefix = looks_like_formula(text)
        return cell

    headings = []
    for column in columns:
        cell = WriteOnlyCell(sheet, value=_fitting(column.heading))
        cell.data_type = "s"
        cell.font, cell.fill, cell.alignment = bold, grey, heading
        headings.append(cell)
    sheet.append(headings)
    for line in contents:
        sheet.append([cell_of(content, column.amount) for content, column in zip(line, columns, strict=True)])


def _fitting(text: str) -> str:
    """``text`` as a cell can hold it: no control characters, and cut visibly where it is too long."""
    piece, *rest = cell_pieces(text)
    return sheet_text(piece[:-1]) + "…" if rest else sheet_text(text)


def _width(content: Content) -> int:
    """About how many half-width characters the widest line of a content takes."""
    lines = cell_text(content).split("\n")
    return max(sum(1 if char < "\u1100" else 2 for char in line[:_WIDEST]) for line in lines)
