"""Opening a file of any format: what it is, is found by its content and never by its name.

Heavy libraries are imported only for the formats that need them.
"""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from pathlib import Path

from jixiao.documents.archive_errors import ArchiveError, DamagedDocumentError
from jixiao.documents.errors import (
    BinaryDocumentError,
    EmptyDocumentError,
    InaccessibleDocumentError,
    MissingDocumentError,
    TooLargeDocumentError,
)
from jixiao.documents.grid import Document
from jixiao.documents.signatures import binary_kind, kind
from jixiao.documents.zip_directory import read_directory

PICTURES = (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".webp")
"""How pictures of pages are usually named."""
MAX_BYTES = 256 << 20
"""Larger files are refused before they are read; the readers have stricter limits of their own."""
SUFFIXES = (".txt", ".docx", ".doc", ".xlsx", ".xls", ".pdf", ".html", ".htm", ".mht", ".mhtml", ".zip", *PICTURES)
"""How files of the formats that can be read are usually named: what is looked for in a folder."""

_PDF_WITHIN = 1024
"""Bytes before which a PDF begins at the latest."""
_PACKAGE_PARTS = ("[Content_Types].xml", "_rels/.rels", "word/document.xml", "xl/workbook.xml", "mimetype", "OFD.xml")
"""Parts of a zip file that is one document and no archive; the reader of .docx names the other formats."""
_ARCHIVES = (".rar", ".7z", ".gz")
_MARKUP_WITHIN = 4096
"""Bytes within which a web page shows that it is one."""


def open_document(path: str | Path) -> Document:
    """The document at ``path`` as grids. Raises a ``DocumentError`` that says why where it cannot be read."""
    path = Path(path)
    try:
        if not path.exists():
            raise MissingDocumentError()
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise TooLargeDocumentError(size=-(-size >> 20), limit=MAX_BYTES >> 20)
        with path.open("rb") as file:
            # A pipe or a device has no size, and may have no end.
            data = file.read() if path.is_file() else file.read(MAX_BYTES + 1)
        if len(data) > MAX_BYTES:
            raise TooLargeDocumentError(size=-(-len(data) >> 20), limit=MAX_BYTES >> 20)
    except OSError as error:
        raise InaccessibleDocumentError(reason=error.strerror or type(error).__name__) from error
    return read_bytes(path.name, data)


def read_bytes(name: str, data: bytes) -> Document:
    """The document in ``data``, of whatever format. Raises a ``DocumentError`` where it cannot be read."""
    if not data:
        raise EmptyDocumentError()
    if data.startswith(b"PK"):
        return _read_zip(name, data)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        return _read_compound_file(name, data)
    if b"%PDF-" in data[:_PDF_WITHIN]:
        from jixiao.documents.pdf.reading import read_pdf

        return read_pdf(name, data)
    if kind(data) in (".html", ".mht") or _is_markup(data) or _is_message(data):
        from jixiao.documents.web_page import read_web_page

        return read_web_page(name, data)
    binary = binary_kind(data)
    if binary in PICTURES:
        from jixiao.documents.scan.reading import read_picture

        return read_picture(name, data)
    if binary in _ARCHIVES:
        raise ArchiveError(kind=binary)
    if binary:
        raise BinaryDocumentError(kind=binary)
    from jixiao.documents.text import read_text

    return read_text(name, data)


def _read_zip(name: str, data: bytes) -> Document:
    try:
        parts = [entry.name for entry in read_directory(BytesIO(data)).entries]
    except DamagedDocumentError:
        parts = []  # the reader of .docx says how
    if parts and not is_package(parts):
        raise ArchiveError(kind=".zip")
    if any(part.startswith("xl/") for part in parts):
        from jixiao.documents.workbook import read_workbook

        return read_workbook(name, data)
    from jixiao.documents.word import read_word

    return read_word(name, data)


def is_package(parts: Iterable[str]) -> bool:
    """Whether a zip file of these parts is one document, of an office program, and no archive of documents."""
    return any(part in _PACKAGE_PARTS for part in parts)


def _read_compound_file(name: str, data: bytes) -> Document:
    if _names_stream(data, "Workbook") or _names_stream(data, "Book"):
        from jixiao.documents.workbook import read_workbook

        return read_workbook(name, data)
    from jixiao.documents.word_97 import read_word_97

    return read_word_97(name, data)


def _names_stream(data: bytes, stream: str) -> bool:
    """Whether the directory of a compound file names a stream at its root; names end with a NUL."""
    return f"{stream}\0".encode("utf-16-le") in data


def _is_message(data: bytes) -> bool:
    """Whether a web archive begins with other headers than MIME-Version, as those that browsers save do."""
    if b"mime-version:" not in data[:_MARKUP_WITHIN].lower():
        return False  # told without the module of messages, which takes long to load
    from jixiao.documents.web_archive import is_web_archive

    return is_web_archive(data)


def _is_markup(data: bytes) -> bool:
    start = data[:_MARKUP_WITHIN].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return start.startswith(b"<") and any(tag in start for tag in (b"<html", b"<table", b"<body", b"<div", b"<head"))
