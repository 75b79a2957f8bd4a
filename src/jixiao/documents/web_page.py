"""Web pages (.html) and web archives (.mht): the text and the tables that a browser shows.

Many a ``.xls`` and ``.doc`` that a system exports is such a page by another name. Scripts are not run, styles are
followed only where an element carries them itself, and frames and pictures outside of the bytes are not fetched.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from jixiao.documents.archive_errors import TooManyElementsError
from jixiao.documents.errors import EmptyDocumentError, TooLargeDocumentError
from jixiao.documents.flow import Flow
from jixiao.documents.grid import Cell, Document
from jixiao.documents.markup import parse_html
from jixiao.documents.table_spans import CellCount, Spanning, placed
from jixiao.documents.text import MAX_BYTES
from jixiao.documents.web_archive import archived_pages, is_web_archive
from jixiao.documents.web_contents import Contents, Table, WebCell, contents_of
from jixiao.documents.web_encoding import decode_page

MAX_ARCHIVE_BYTES = 64 << 20
"""Larger archives are refused; nearly all of a large one is pictures, which are not read."""
MAX_ATTRIBUTES = 10_000
"""Of one tag; the most that a page needs are some twenty."""
_LONG_TAG = re.compile(r"<[A-Za-z][^<>]{20000,}")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_PAGE_END = re.compile(r"</(?:body|html)\s*>", re.IGNORECASE)
_TABLE_PART = re.compile(r"<t[rdh]\b", re.IGNORECASE)


def read_web_page(name: str, data: bytes) -> Document:
    """The page or the archive of pages in ``data``.

    Raises a ``DocumentError`` that says why where it is too large, empty, no text or nested beyond reason.
    """
    limit = MAX_ARCHIVE_BYTES if is_web_archive(data) else MAX_BYTES
    if len(data) > limit:
        raise TooLargeDocumentError(size=-(-len(data) >> 20), limit=limit >> 20)
    flow = Flow()
    count = CellCount()
    for text in _pages(data):
        root = parse_html(_whole(text))
        if root is not None:
            _show(contents_of(root, count), flow)
    if not flow.grids:
        raise EmptyDocumentError()
    return flow.document(name)


def _pages(data: bytes) -> list[str]:
    if not is_web_archive(data):
        return [decode_page(data)] if data else []
    pages = [page for page in archived_pages(data) if page[0].strip()]
    for page, _ in pages:
        if len(page) > MAX_BYTES:
            raise TooLargeDocumentError(size=-(-len(page) >> 20), limit=MAX_BYTES >> 20)
    return [decode_page(page, encoding) for page, encoding in pages]


def _whole(text: str) -> str:
    """The page as libxml2 reads all of it: it ends at the first ``</html>``, also where several pages were joined.

    Rows without a table around them, as copied out of a page, get one. Raises ``TooManyElementsError``.
    """
    for tag in _LONG_TAG.finditer(text):
        if len(_QUOTED.sub("", tag.group()).split()) > MAX_ATTRIBUTES:
            raise TooManyElementsError(limit=MAX_ATTRIBUTES)  # libxml2 compares each with all before it
    text = _PAGE_END.sub("", text)
    if "<table" not in text.lower() and _TABLE_PART.search(text):
        return f"<table>{text}</table>"
    return text


def _show(contents: Contents, flow: Flow) -> None:
    for item in contents.items:
        if isinstance(item, str):
            flow.text(item)
        else:
            _show_table(item, flow)


def _show_table(table: Table, flow: Flow) -> None:
    """Add a table to the flow: row by row, and where a row has tables inside, these in their place.

    A row with tables inside is layout, and what is in its cells stands below each other; but where it has two more
    printed cells it stays a row, and the tables follow it.
    """
    _show(table.loose, flow)
    cells = [cell for group in table.groups for row in group for cell in row]
    if not any(cell.contents.tables for cell in cells):
        flow.table(_placed(table))
        return
    part: list[list[Cell]] = []
    for row, line in zip(_placed(table), (row for group in table.groups for row in group), strict=True):
        nested = [inner for cell in line for inner in cell.contents.tables]
        if nested and sum(bool(cell.contents.text) and not cell.contents.tables for cell in line) < 2:
            flow.table(_cut(part))
            part = []
            for cell in line:
                _show(cell.contents, flow)
            continue
        part.append(row)
        if nested:
            flow.table(_cut(part))
            part = []
            for inner in nested:
                _show_table(inner, flow)
    flow.table(_cut(part))


def _placed(table: Table) -> list[list[Cell]]:
    return placed([[_spanning(row) for row in group] for group in table.groups])


def _spanning(row: Sequence[WebCell]) -> list[Spanning]:
    return [Spanning(cell.contents.text, cell.rowspan, cell.colspan) for cell in row]


def _cut(rows: list[list[Cell]]) -> list[list[Cell]]:
    """Rows out of the middle of a table as a table of their own: counted anew, no cell hanging out below."""
    for number, row in enumerate(rows):
        for cell in row:
            cell.row = number
            cell.rowspan = min(cell.rowspan, len(rows) - number)
    return rows
