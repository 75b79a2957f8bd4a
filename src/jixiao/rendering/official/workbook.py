"""Official forms as an Excel workbook (.xlsx): a sheet for each, to be printed, filed or reckoned with.

Amounts and rates that a number format can show as they were printed are numbers; all else is text, and nothing is a
formula. What XML cannot hold becomes U+FFFD; a text too long for one cell goes on in the cell below it.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from jixiao.rendering.official.alignment import is_centred
from jixiao.rendering.official.padded_columns import padded
from jixiao.rendering.official.printed_form import PrintedDocument, PrintedForm
from jixiao.rendering.official.sheet_names import SheetNames
from jixiao.rendering.official.sheet_rows import SheetRows, form_rows, rows_for
from jixiao.rendering.placed_cell import PlacedCell
from jixiao.rendering.sheet_text import cell_pieces, looks_like_formula, sheet_text
from jixiao.rendering.shown_number import shown_number, shown_percentage

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.styles import NamedStyle
    from openpyxl.worksheet.worksheet import Worksheet

_FONT = "宋体"
_SIZE, _TITLE_SIZE = 10.5, 16.0
_UPRIGHT, _LYING = 98.0, 145.0
"""Width of a form in half-width characters of 10.5 pt: what a page of A4 holds between its margins."""
_MOST_UPRIGHT = 9
"""Cells beside each other; with more, the page lies."""
_MARGIN = 0.5
"""Inches at each side of the page."""
_UNBROKEN = re.compile(r"[^\s\u2e80-\uffff]+")
"""A value without a place where a line may break, such as ≥95%."""
_NO_TIME = datetime(1980, 1, 1)
"""The time that packages carry whose parts have none; the properties of a workbook need one."""
_UNIT = "单位"
"""How the line begins that names the money unit of a form."""
_TITLE, _TEXT, _HEADING, _YEAR, _RIGHT, _LABEL, _CENTRED, _LEFT, _FIGURE, _VALUE = (
    "绩效表标题", "绩效表正文", "绩效表小标题", "绩效表年度", "绩效表单位",
    "绩效表栏目", "绩效表居中", "绩效表填写", "绩效表金额", "绩效表数值",
)  # fmt: skip


def form_workbook(document: PrintedDocument) -> bytes:
    """The forms in one workbook, each on a sheet of its own; the same document always gives the same bytes."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    for style in _styles():
        book.add_named_style(style)
    names = SheetNames()
    if document.front or not document.forms:
        heading = document.front[0] if document.front else document.title
        _write_front(_sheet(book, names.of(heading)), document.front)
    for form in document.forms:
        _write_form(_sheet(book, names.of(form.name)), form)
    book.properties.title = sheet_text(document.title)
    book.properties.creator = "jixiao"
    return _packed(book)


def _styles() -> Iterator[NamedStyle]:
    """The styles of cells, under names that users find in their program."""
    from openpyxl.styles import Alignment, Border, Font, NamedStyle, Side
    from openpyxl.styles.borders import DEFAULT_BORDER

    rule = Side(style="thin", color="000000")
    box = Border(left=rule, right=rule, top=rule, bottom=rule)
    plain, bold, large = Font(_FONT, _SIZE), Font(_FONT, _SIZE, bold=True), Font(_FONT, _TITLE_SIZE, bold=True)
    for name, font, border, across in (
        (_TITLE, large, None, "center"),
        (_TEXT, plain, None, "left"),
        (_HEADING, bold, None, "left"),
        (_YEAR, plain, None, "center"),
        (_RIGHT, plain, None, "right"),
        (_LABEL, plain, box, "center"),
        (_CENTRED, plain, box, "center"),
        (_LEFT, plain, box, "left"),
        (_FIGURE, plain, box, "center"),
        (_VALUE, plain, box, "center"),
    ):
        # A number that is too wide for its column would be shown as ####, and neither it nor ≥95% can be wrapped.
        shrunk = name in (_FIGURE, _VALUE)
        alignment = Alignment(horizontal=across, vertical="center", wrap_text=not shrunk, shrink_to_fit=shrunk)
        # Text format: what somebody types over a text stays as it was typed.
        code = "@" if border and name != _FIGURE else "General"
        yield NamedStyle(name, font=font, border=border or DEFAULT_BORDER, alignment=alignment, number_format=code)


def _sheet(book: Workbook, name: str) -> Worksheet:
    """A new sheet, set up to be printed one page wide."""
    sheet: Worksheet = book.create_sheet(name)
    sheet.sheet_view.showGridLines = False
    sheet.sheet_properties.pageSetUpPr = _fitted()
    setup, margins = sheet.page_setup, sheet.page_margins
    setup.paperSize, setup.orientation, setup.fitToWidth, setup.fitToHeight = 9, "portrait", 1, 0
    margins.left = margins.right = margins.top = _MARGIN
    margins.bottom, margins.header, margins.footer = 0.75, 0.3, 0.3
    sheet.print_options.horizontalCentered = True
    footer: Any = sheet.oddFooter
    footer.center.text = "第 &P 页，共 &N 页"
    return sheet


def _fitted() -> Any:
    from openpyxl.worksheet.properties import PageSetupProperties

    return PageSetupProperties(fitToPage=True)


def _write_front(sheet: Worksheet, paragraphs: Sequence[str]) -> None:
    writing = _Writing(sheet, [_UPRIGHT / 2] * 2)
    for at, text in enumerate(paragraphs):
        for line in text.split("\n"):
            writing.line(line, _TEXT if at else _TITLE)
    writing.finish()


def _write_form(sheet: Worksheet, form: PrintedForm) -> None:
    width = _UPRIGHT
    if max(map(len, form.rows), default=0) > _MOST_UPRIGHT:
        width, sheet.page_setup.orientation = _LYING, "landscape"
    writing = _Writing(sheet, [share * width for share in padded(form.shares)])
    if form.narrative_title is not None:
        writing.line(form.narrative_title, _TITLE)
    for section in form.sections:
        writing.line(section.heading, _HEADING)
        for text in filter(None, section.text.split("\n")):
            writing.line(text, _TEXT)
    if form.sections:
        writing.turn_page()
    for at, line in enumerate(form.title_lines):
        writing.line(line, _TITLE if at == 0 else _RIGHT if line.startswith(_UNIT) else _YEAR)
    writing.table(form.rows)
    writing.finish()


class _Writing:
    """Writes one sheet from top to bottom; ``widths`` are those of its columns in half-width characters."""

    def __init__(self, sheet: Worksheet, widths: Sequence[float]) -> None:
        from openpyxl.utils import get_column_letter

        self._sheet = sheet
        self._widths = widths
        self._next = 1
        for at, width in enumerate(widths, start=1):
            sheet.column_dimensions[get_column_letter(at)].width = round(width, 2)

    def line(self, text: str, style: str) -> None:
        """A text over all columns."""
        rows = rows_for(text, self._next, sum(self._widths), _TITLE_SIZE if style == _TITLE else _SIZE)
        self._begin([rows])
        self._write(PlacedCell(0, 0, text, colspan=len(self._widths)), [rows], style)

    def table(self, rows: Sequence[Sequence[PlacedCell]]) -> None:
        """The table of a form."""
        placed = form_rows(rows, self._next, self._widths)
        self._begin(placed)
        for row in rows:
            for cell in row:
                self._write(cell, placed[cell.row : cell.row + cell.rowspan], _style(cell))

    def turn_page(self) -> None:
        """What follows is printed on a new page."""
        from openpyxl.worksheet.pagebreak import Break

        self._sheet.row_breaks.append(Break(id=self._next - 1))

    def finish(self) -> None:
        """Nothing follows: what was written is what is printed."""
        from openpyxl.utils import get_column_letter

        if self._next > 1:
            self._sheet.print_area = f"A1:{get_column_letter(len(self._widths))}{self._next - 1}"

    def _begin(self, placed: Sequence[SheetRows]) -> None:
        for rows in placed:
            for row in range(rows.first, rows.first + rows.count):
                self._sheet.row_dimensions[row].height = round(rows.height, 1)
            self._next = rows.first + rows.count

    def _write(self, cell: PlacedCell, placed: Sequence[SheetRows], style: str) -> None:
        """The cell in its rows: as one merged range, or several below each other where its text is too long."""
        top, end = placed[0].first, placed[-1].first + placed[-1].count
        pieces = cell_pieces(cell.text)
        for at, piece in enumerate(pieces):
            bottom = end if at == len(pieces) - 1 else top + (end - top) // (len(pieces) - at)
            self._write_range(piece, cell, (top, bottom - 1), style)
            top = bottom

    def _write_range(self, text: str, cell: PlacedCell, rows: tuple[int, int], style: str) -> None:
        first, last = cell.column + 1, cell.column + cell.colspan
        sheet = self._sheet
        for row in range(rows[0], rows[1] + 1):
            for column in range(first, last + 1):
                sheet.cell(row, column).style = style  # of a merge, each place has its own rules
        if (rows[0], first) != (rows[1], last):
            # merge_cells would copy the rules of the first place over all, one by one.
            sheet.merged_cells.add(_range(rows[0], first, rows[1], last))
        _fill(sheet.cell(rows[0], first), text, cell.field)


def _range(top: int, left: int, bottom: int, right: int) -> Any:
    from openpyxl.worksheet.cell_range import CellRange

    return CellRange(min_row=top, min_col=left, max_row=bottom, max_col=right)


def _fill(cell: Any, text: str, field: str | None) -> None:
    """The content of a cell: a number where the field is of money and a format shows it as printed, else text."""
    shown = _number(text, field)
    if shown is not None:
        cell.value, cell.number_format = cast(float, shown[0]), shown[1]
    elif text:
        cell.value = sheet_text(text)
        # Without this, openpyxl makes a formula of a text that begins with "=", an error value of "#N/A".
        cell.data_type = "s"
        cell.quotePrefix = looks_like_formula(text)


def _style(cell: PlacedCell) -> str:
    if cell.is_label and cell.field is None:
        return _LABEL
    if _number(cell.text, cell.field) is not None:
        return _FIGURE
    if is_centred(cell) and _UNBROKEN.fullmatch(cell.text):
        return _VALUE
    return _CENTRED if is_centred(cell) else _LEFT


def _number(text: str, field: str | None) -> tuple[Decimal, str] | None:
    if field is None or not field.startswith("funding."):
        return None
    return shown_number(text) or shown_percentage(text)


class _Undated(ZipFile):
    """A package whose parts carry no time, so that the same content gives the same bytes."""

    def writestr(self, zinfo_or_arcname: Any, data: Any, *_: Any, **__: Any) -> None:
        part = ZipInfo(str(zinfo_or_arcname))
        part.compress_type = ZIP_DEFLATED
        super().writestr(part, data)

    def write(self, filename: Any, arcname: Any = None, *_: Any, **__: Any) -> None:
        self.writestr(arcname, Path(filename).read_bytes())


def _packed(book: Workbook) -> bytes:
    from openpyxl.writer.excel import ExcelWriter

    book.properties.created = book.properties.modified = _NO_TIME
    buffer = io.BytesIO()
    # Not Workbook.save, which writes down the time.
    ExcelWriter(book, _Undated(buffer, "w", ZIP_DEFLATED)).save()
    return buffer.getvalue()
