"""The visible sheets of an .xls workbook ([MS-XLS]), read by xlrd."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from typing import Any

import xlrd  # type: ignore[import-untyped]

from jixiao.documents.archive_errors import DamagedDocumentError, EncryptedDocumentError, TooManyCellsError
from jixiao.documents.builtin_formats import BUILTIN_FORMATS, GENERAL
from jixiao.documents.number_format import shown, shown_text
from jixiao.documents.office_errors import TooManySheetsError
from jixiao.documents.sheet_grid import MAX_CELLS, Range, Sheet, SheetCell
from jixiao.documents.symbol_fonts import in_symbol_font, is_symbol_font

STREAMS = ("Workbook", "Book")
"""What the stream is called in the compound file: since Excel 97, and in Excel 5 and 95."""
MAX_SHEETS = 1000
_PART = "xls"
_BOUND_SHEET, _END_OF_PART = 0x0085, 0x000A
_SIDES = ("left_line_style", "right_line_style", "top_line_style", "bottom_line_style")


def xls_sheets(stream: bytes) -> Iterator[Sheet]:
    """The visible sheets in their order, from the workbook stream itself.

    Raises a ``DocumentError`` where the stream is damaged, locked or has too much in it.
    """
    _check_sheet_list(stream)
    try:
        # Sheets are loaded one by one, so that a limit ends the reading; rows stay as long as they are stored, so that
        # a cell in the last column costs nothing. Without formatting_info xlrd finds no merged cells, and says nothing.
        book = xlrd.open_workbook(
            file_contents=stream, formatting_info=True, on_demand=True, ragged_rows=True, logfile=io.StringIO()
        )
    except xlrd.XLRDError as error:
        if "encrypt" in str(error).lower():
            raise EncryptedDocumentError() from None
        raise DamagedDocumentError(part=_PART) from None
    except Exception:  # offsets and lengths out of range end in any exception of Python's, far inside xlrd
        raise DamagedDocumentError(part=_PART) from None
    cells = 0
    for at in range(book.nsheets):
        try:
            loaded = book.sheet_by_index(at)
            if loaded.visibility:
                book.unload_sheet(at)
                continue
            sheet = _sheet(book, loaded, MAX_CELLS - cells)
            book.unload_sheet(at)
        except TooManyCellsError:
            raise
        except Exception:
            raise DamagedDocumentError(part=_PART) from None
        cells += len(sheet.cells) + len(sheet.merged)
        yield sheet


def _check_sheet_list(stream: bytes) -> None:
    """Refuse more sheets than anybody fills, and a list that names one sheet twice, to be read again and again."""
    positions: list[bytes] = []
    at = 0
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        if kind == _END_OF_PART:
            break
        if kind == _BOUND_SHEET:
            positions.append(stream[at + 4 : at + 8])
        at += 4 + length
    if len(positions) > MAX_SHEETS:
        raise TooManySheetsError(limit=MAX_SHEETS)
    if len(set(positions)) < len(positions):
        raise DamagedDocumentError(part=_PART)


def _sheet(book: Any, loaded: Any, room: int) -> Sheet:
    """One sheet; more than ``room`` cells and ranges raise ``TooManyCellsError``."""
    sheet = Sheet()
    sheet.hidden_rows = {row for row, info in loaded.rowinfo_map.items() if info.hidden}
    sheet.hidden_columns = {column for column, info in loaded.colinfo_map.items() if info.hidden}
    sheet.merged = [Range(top, left, bottom - 1, right - 1) for top, bottom, left, right in loaded.merged_cells]
    stored = sum(loaded.row_len(row) for row in range(loaded.nrows))
    if stored + len(sheet.merged) > room:
        raise TooManyCellsError(limit=MAX_CELLS)
    for row in range(loaded.nrows):
        for column in range(loaded.row_len(row)):
            kind = loaded.cell_type(row, column)
            if kind == xlrd.XL_CELL_EMPTY:
                continue
            style = book.xf_list[loaded.cell_xf_index(row, column)]
            text = _shown(book, loaded, row, column, kind, style)
            boxed = any(getattr(style.border, side) for side in _SIDES)
            if text or boxed:
                sheet.cells[row, column] = SheetCell(text, boxed)
    return sheet


def _shown(book: Any, loaded: Any, row: int, column: int, kind: int, style: Any) -> str:
    """A cell as it is displayed."""
    value = loaded.cell_value(row, column)
    if kind in (xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE):
        return shown(value, _code(book, style.format_key), from_1904=book.datemode == 1)
    if kind == xlrd.XL_CELL_TEXT:
        return shown_text(
            _text(book, value, loaded.rich_text_runlist_map.get((row, column)), style), _code(book, style.format_key)
        )
    if kind == xlrd.XL_CELL_BOOLEAN:
        return "TRUE" if value else "FALSE"
    if kind == xlrd.XL_CELL_ERROR:
        return str(xlrd.error_text_from_code.get(value, "#N/A"))
    return ""


def _code(book: Any, key: int) -> str:
    """The code of a number format; those known by number are as Chinese Excel shows them, xlrd has American ones."""
    if key in BUILTIN_FORMATS:
        return BUILTIN_FORMATS[key]
    known = book.format_map.get(key)
    return str(known.format_str) if known is not None and known.format_str else GENERAL


def _text(book: Any, text: str, runs: list[tuple[int, int]] | None, style: Any) -> str:
    """A text with the letters of symbol fonts as the pictures they show."""
    font = book.font_list[style.font_index].name
    if not runs:
        return in_symbol_font(font, text) if is_symbol_font(font) else text
    pieces: list[str] = []
    start = 0
    for end, next_font in [*runs, (len(text), 0)]:
        pieces.append(in_symbol_font(font, text[start:end]))
        start, font = max(start, end), book.font_list[next_font].name
    return "".join(pieces)
