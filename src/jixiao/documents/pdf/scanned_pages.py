"""Pages of a PDF that hold no usable text: they are drawn, and read like scans."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pypdfium2  # type: ignore[import-untyped]

from jixiao.documents.pdf.errors import BrokenPageError, NoTextLayerError, UnrecognisedScanError
from jixiao.documents.pdf.pages import Page
from jixiao.documents.scan.recognise import can_recognise

if TYPE_CHECKING:
    from jixiao.documents.scan.pixels import Pixels

_DPI = 200
_LONGEST = 3600
"""Pixels of the longer side of what is drawn: A3 at 200 dpi has 3307."""


def with_scans_read(file: Any, pages: list[Page]) -> list[Page]:
    """The pages of PDFium's ``file``, those without a text layer as they are read from their pictures.

    They stay as they are without the libraries of ``jixiao[ocr]``.
    """
    scans = {page.number for page in pages if isinstance(page.fault, NoTextLayerError)}
    if not scans or not can_recognise():
        return pages
    from jixiao.documents.scan.aligning import aligned

    read = [_scanned(file, page.number) if page.number in scans else page for page in pages]
    return aligned(read) if len(scans) == len(pages) else read


def with_scans_named(pages: list[Page]) -> list[Page]:
    """The pages, those without a text layer with a fault that does not ask for libraries which are installed."""
    if can_recognise():
        for page in pages:
            if isinstance(page.fault, NoTextLayerError):
                page.fault = UnrecognisedScanError(**page.fault.details)
    return pages


def _scanned(file: Any, number: int) -> Page:
    from jixiao.documents.pdf.boxes import Box
    from jixiao.documents.scan.page import read_page

    try:
        return read_page(_drawn(file, number), number)
    except pypdfium2.PdfiumError:
        return Page(number, Box(0, 0, 0, 0), fault=BrokenPageError(pages=number))


def _drawn(file: Any, number: int) -> Pixels:
    import numpy as np

    page = file[number - 1]
    try:
        scale = min(_DPI / 72, _LONGEST / max(1.0, *page.get_size()))
        bitmap = page.render(scale=scale, rev_byteorder=True)
        try:
            pixels = bitmap.to_numpy()
            colour = np.repeat(pixels, 3, axis=2) if pixels.shape[2] == 1 else pixels[:, :, :3]
            return np.ascontiguousarray(colour, dtype=np.uint8)
        finally:
            bitmap.close()
    finally:
        page.close()
