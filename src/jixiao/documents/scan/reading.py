"""Pictures of pages to a document: ``read_picture`` for files, ``read_scan`` for pages that are already pixels."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from jixiao.documents.errors import EmptyDocumentError
from jixiao.documents.grid import Document
from jixiao.documents.scan.errors import MissingRecogniserError
from jixiao.documents.scan.recognise import can_recognise

if TYPE_CHECKING:
    from jixiao.documents.pdf.pages import Page
    from jixiao.documents.scan.pixels import Pixels


def read_picture(name: str, data: bytes) -> Document:
    """The document in a picture file (PNG, JPEG, TIFF with any number of pages, BMP, WebP).

    Raises ``MissingRecogniserError`` without the libraries of ``jixiao[ocr]``, ``EmptyDocumentError`` where no page
    shows any text, and the errors of ``images.pictures``.
    """
    if not can_recognise():
        raise MissingRecogniserError(name=name)
    from jixiao.documents.scan.images import pictures

    return read_scan(name, pictures(data))


def read_scan(name: str, pages: Iterable[Pixels]) -> Document:
    """The document on these pages, each as rows × columns × (red, green, blue): tables as grids, text around them.

    Each cell has the confidence of its recognition. Raises as ``read_picture`` does.
    """
    if not can_recognise():
        raise MissingRecogniserError(name=name)
    from jixiao.documents.pdf.blocks_as_grids import grids_of
    from jixiao.documents.pdf.joining import join_pages
    from jixiao.documents.scan.aligning import aligned

    document = Document(name, grids_of(join_pages(aligned(scanned_pages(pages)))))
    if not any(not cell.blank for _, row in document.rows() for cell in row):
        raise EmptyDocumentError()
    return document


def scanned_pages(pages: Iterable[Pixels]) -> list[Page]:
    """The pages laid out, numbered from 1."""
    from jixiao.documents.scan.page import read_page

    return [read_page(picture, number) for number, picture in enumerate(pages, start=1)]
