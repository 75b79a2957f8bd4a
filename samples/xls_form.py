"""Official forms as an Excel 97–2003 workbook (.xls), for the samples: jixiao itself writes .xlsx only."""

from __future__ import annotations

import re

from jixiao.rendering.official.printed_form import PrintedDocument, PrintedForm
from jixiao.rendering.official.sheet_names import SheetNames
from jixiao.rendering.placed_cell import PlacedCell
from samples.xls_writer import Styled, XlsSheet, xls

_WIDTH = 94.0
"""Half-width characters: what a page of A4 holds between its margins."""
_AMOUNT = re.compile(r"\d+(\.\d\d)?")


def xls_workbook(document: PrintedDocument) -> bytes:
    """The forms, each on a sheet of its own. Paragraphs before the forms and beside them are not written."""
    names = SheetNames()
    return xls(*(_sheet(form, names.of(form.name)) for form in document.forms))


def _sheet(form: PrintedForm, name: str) -> XlsSheet:
    sheet = XlsSheet(name=name, widths=[share * _WIDTH for share in form.shares])
    for at, line in enumerate(form.title_lines):
        sheet.cells[at, 0] = Styled(line)
        sheet.merged.append((at, at, 0, form.columns - 1))
    top = len(form.title_lines)
    for row in form.rows:
        for cell in row:
            _put(sheet, cell, top)
    return sheet


def _put(sheet: XlsSheet, cell: PlacedCell, top: int) -> None:
    """The cell at its place below ``top``, amounts as numbers; the places it hangs over are blank and ruled."""
    rows, columns = range(cell.row, cell.row + cell.rowspan), range(cell.column, cell.column + cell.colspan)
    for row in rows:
        for column in columns:
            sheet.cells[top + row, column] = Styled(None, boxed=True)
    sheet.cells[top + cell.row, cell.column] = _value(cell)
    if cell.rowspan > 1 or cell.colspan > 1:
        sheet.merged.append((top + rows[0], top + rows[-1], columns[0], columns[-1]))


def _value(cell: PlacedCell) -> Styled:
    if (cell.field or "").startswith("funding.") and not cell.is_label and _AMOUNT.fullmatch(cell.text):
        return Styled(float(cell.text), "0.00" if "." in cell.text else "General", boxed=True)
    return Styled(cell.text or None, boxed=True)
