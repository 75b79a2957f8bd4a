"""Workbooks: every visible sheet of an .xlsx or .xls file is a grid."""

from __future__ import annotations

from jixiao.documents.archive_errors import EncryptedDocumentError, OversizedPartError
from jixiao.documents.compound_file import SIGNATURE, CompoundFile
from jixiao.documents.errors import EmptyDocumentError, TooLargeDocumentError
from jixiao.documents.grid import Document
from jixiao.documents.office_errors import NoWorkbookError
from jixiao.documents.sheet_grid import MAX_CHARACTERS, grid_of
from jixiao.documents.signatures import kind
from jixiao.documents.xls_sheets import STREAMS, xls_sheets
from jixiao.documents.xlsx_sheets import xlsx_sheets

MAX_BYTES = 64 << 20
"""Larger files are refused. Nearly all of a large workbook is pictures, which are not read."""
_ZIP = b"PK"
_BARE_STREAMS = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00", b"\x09\x08")
"""How a workbook stream begins that stands in no compound file: Excel 2 to 4, and some programs until today."""


def read_workbook(name: str, data: bytes) -> Document:
    """The workbook in ``data``; cells say which sheet they are on as their page, counted from 1 as one sees them.

    The bytes decide how it is read, not the name. Raises a ``DocumentError`` where they are no workbook, are damaged,
    locked or too large, and where nothing is printed on any sheet.
    """
    if len(data) > MAX_BYTES:
        raise TooLargeDocumentError(size=len(data) >> 20, limit=MAX_BYTES >> 20)
    if data.startswith(_ZIP):
        sheets = xlsx_sheets(data)
    elif data.startswith(SIGNATURE):
        sheets = xls_sheets(_stream(data))
    elif data.startswith(_BARE_STREAMS):
        sheets = xls_sheets(data)
    elif not data:
        raise EmptyDocumentError()
    else:
        raise NoWorkbookError(kind=kind(data))
    document = Document(name=name)
    characters = 0
    for page, sheet in enumerate(sheets, start=1):
        grid = grid_of(sheet, page, len(document.grids))
        if grid is not None:
            document.grids.append(grid)
            characters += sum(len(cell.text) for row in grid.rows for cell in row)
            if characters > MAX_CHARACTERS:
                raise OversizedPartError(part=f"sheet {page}", limit=MAX_CHARACTERS >> 20)
    if not document.grids:
        raise EmptyDocumentError()
    return document


def _stream(data: bytes) -> bytes:
    """The workbook stream of a compound file."""
    file = CompoundFile(data)
    for name in STREAMS:
        stream = file.read(name)
        if stream is not None:
            return stream
    if "EncryptedPackage" in file:
        raise EncryptedDocumentError()
    raise NoWorkbookError(kind=".doc" if "WordDocument" in file else "OLE2")
