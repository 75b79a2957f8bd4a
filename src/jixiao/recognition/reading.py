"""Reading a document: ``read(path)``."""

from __future__ import annotations

from pathlib import Path

from jixiao.documents.errors import InaccessibleDocumentError, MissingDocumentError, TooLargeDocumentError
from jixiao.documents.grid import Document
from jixiao.documents.text import MAX_BYTES, read_text
from jixiao.recognition.assembly import read_regions
from jixiao.recognition.items import rows_of
from jixiao.recognition.regions import find_regions
from jixiao.records.extraction import Extraction


def open_document(path: str | Path) -> Document:
    """The document at ``path`` as grids. Raises a ``DocumentError`` that says why where it cannot be read."""
    path = Path(path)
    try:
        if not path.exists():
            raise MissingDocumentError()
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise TooLargeDocumentError(size=size >> 20, limit=MAX_BYTES >> 20)
        data = path.read_bytes()
    except OSError as error:
        raise InaccessibleDocumentError(reason=error.strerror or type(error).__name__) from error
    return read_text(path.name, data)


def read(path: str | Path) -> Extraction:
    """Read a document into records. Raises a ``DocumentError`` where the file cannot be read at all."""
    return read_document(open_document(path))


def read_document(document: Document) -> Extraction:
    """The records of a document, with everything that no record took."""
    rows = rows_of(document)
    regions = find_regions(rows)
    records = read_regions(regions, document.name)
    inside = {id(row) for region in regions for row in region.rows + region.tail}
    left = [item.unplaced() for row in rows if id(row) not in inside for item in row.items if item.taken is None]
    cells = len({id(item.cell) for row in rows for item in row.items})
    return Extraction(document=document.name, records=records, unplaced=left, cells=cells)
