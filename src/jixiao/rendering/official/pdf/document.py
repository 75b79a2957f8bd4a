"""Official forms as one PDF file."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from jixiao.rendering.official.pdf.drawing import draw
from jixiao.rendering.official.pdf.form_pages import form_pages, front_pages
from jixiao.rendering.official.pdf.typefaces import typeface
from jixiao.rendering.official.printed_form import PrintedDocument


class Printed(NamedTuple):
    """A PDF file, and the characters that no font has; they are printed as 〓.

    ``missing_characters.sentence`` words the latter for users.
    """

    data: bytes
    missing: frozenset[str] = frozenset()


def pdf_document(document: PrintedDocument, *, font: Path | None = None) -> Printed:
    """The PDF of the forms, each on pages of its own; the same document gives the same bytes.

    It is set in ``font``, a TrueType file such as the 仿宋 that an office has a licence for, or in the font that jixiao
    ships. Characters that it lacks are taken from the fonts of the machine, so that only a document with such rare
    characters may look different on another one.

    Raises ``UnusableFontError`` where ``font`` cannot be embedded.
    """
    face = typeface(font)
    pages = front_pages(document.front, face)
    for form in document.forms:
        pages += form_pages(form, face)
    data = draw(pages, document.title, face)
    return Printed(data, frozenset(face.missing))
