"""Reading a PDF in this process, with PDFium."""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pypdfium2  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from jixiao.documents.errors import DocumentError, EmptyDocumentError
from jixiao.documents.grid import Document
from jixiao.documents.pdf.blocks_as_grids import grids_of
from jixiao.documents.pdf.boxes import Box
from jixiao.documents.pdf.characters import read_characters
from jixiao.documents.pdf.drawings import read_drawing
from jixiao.documents.pdf.errors import (
    BrokenPageError,
    BrokenPdfError,
    CrowdedPageError,
    EncryptedPdfError,
    OversizedPageError,
    PageError,
    TooManyPagesError,
    page_ranges,
)
from jixiao.documents.pdf.joining import join_pages
from jixiao.documents.pdf.pages import Page, lay_out
from jixiao.documents.pdf.scanned_pages import with_scans_named, with_scans_read
from jixiao.documents.pdf.stand_in_font import install_stand_in_font

MAX_PAGES = 5000
MAX_SIDE = 15_000
"""Points; the largest page that PDF allows for has 14,400."""

PDFIUM_LOCK = threading.RLock()
"""PDFium may be used by one thread at a time; whoever else calls it in this process must hold this lock, too."""


def read_in_process(name: str, data: bytes, *, recognise: bool = True) -> Document:
    """The document in ``data``, as ``reading.read_pdf`` gives it, without limits of time and memory.

    Without ``recognise`` scanned pages stay unread.

    Threads wait for each other.
    """
    with PDFIUM_LOCK, _opened(data) as file:
        count = len(file)
        if count > MAX_PAGES:
            raise TooManyPagesError(pages=count, limit=MAX_PAGES)
        pages = [_page(file, number) for number in range(1, count + 1)]
        pages = with_scans_read(file, pages) if recognise else with_scans_named(pages)
    faults = _together([page.fault for page in pages if page.fault is not None])
    document = Document(name, grids_of(join_pages(pages)), faults)
    if not any(not cell.blank for _, row in document.rows() for cell in row):
        raise faults[0] if faults else EmptyDocumentError()
    return document


@contextmanager
def _opened(data: bytes) -> Iterator[Any]:
    install_stand_in_font()
    try:
        file = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise _refusal(error) from error
    try:
        yield file
    finally:
        file.close()


def _refusal(error: Any) -> DocumentError:
    locked = error.err_code in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY)
    return EncryptedPdfError() if locked else BrokenPdfError()


def _page(file: Any, number: int) -> Page:
    """The page with the number, from 1; one with a fault and nothing else where it cannot be read."""
    nowhere = Box(0, 0, 0, 0)
    try:
        page = file[number - 1]
        if file.get_formtype() != pdfium.FORMTYPE_NONE and pdfium.FPDFPage_GetAnnotCount(page):
            # What was typed and ticked on screen lies over the page; it is made part of it, which needs a new start.
            pdfium.FPDFPage_Flatten(page, pdfium.FLAT_NORMALDISPLAY)
            page.close()
            page = file[number - 1]
    except pypdfium2.PdfiumError:
        return Page(number, nowhere, fault=BrokenPageError(pages=number))
    try:
        box = Box(*page.get_bbox())
        if not max(box.width, box.height) <= MAX_SIDE:
            return Page(number, box, fault=OversizedPageError(pages=number, limit=MAX_SIDE))
        text_page = page.get_textpage()
        try:
            characters = read_characters(text_page.raw, number)
        finally:
            text_page.close()
        return lay_out(characters, read_drawing(page.raw, number), box, number)
    except CrowdedPageError as error:
        return Page(number, nowhere, fault=error)
    except pypdfium2.PdfiumError:
        return Page(number, nowhere, fault=BrokenPageError(pages=number))
    finally:
        page.close()


def _together(faults: list[PageError]) -> list[DocumentError]:
    """One fault of each kind, with all the pages that have it."""
    kinds: defaultdict[type[PageError], list[PageError]] = defaultdict(list)
    for fault in faults:
        kinds[type(fault)].append(fault)
    return [
        kind(**{**same[0].details, "pages": page_ranges(int(str(fault.details["pages"])) for fault in same)})
        for kind, same in kinds.items()
    ]
