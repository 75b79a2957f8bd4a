"""PDF bytes to a document: ``read_pdf``."""

from __future__ import annotations

from jixiao.documents.errors import EmptyDocumentError, TooLargeDocumentError
from jixiao.documents.grid import Document
from jixiao.documents.pdf.apart import read_pdf_apart
from jixiao.documents.pdf.in_process import read_in_process
from jixiao.documents.pdf.unfolding import may_unfold

MAX_BYTES = 256 << 20
"""Larger files are refused. The budget volumes of a whole city, with all tables, have some 50 MB."""


def read_pdf(name: str, data: bytes) -> Document:
    """The document in ``data``: tables as grids, the text around them as grids of one-cell rows.

    Pages that cannot be read are named in ``faults``. Raises a ``DocumentError`` where there is nothing to read: the
    file is no PDF, encrypted, too large, or none of its pages holds any text.

    A file that looks as if it could unfold without end is read in a process of its own, with limits. Threads wait for
    each other, since PDFium cannot be used by two of them at once: read in processes to use all cores.
    """
    if not data:
        raise EmptyDocumentError()
    if len(data) > MAX_BYTES:
        raise TooLargeDocumentError(size=len(data) >> 20, limit=MAX_BYTES >> 20)
    return read_pdf_apart(name, data) if may_unfold(data) else read_in_process(name, data)
