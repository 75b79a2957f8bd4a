"""Official forms as files: which writer prints which format. Only the writer that is needed is imported."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from jixiao.rendering.official.printed_form import PrintedDocument

FORMATS = ("docx", "xlsx", "pdf", "html")


@dataclass(frozen=True, slots=True)
class Written:
    """A file, and the characters that no font at hand has and that are therefore printed as ``〓`` (only in a PDF)."""

    data: bytes
    missing: frozenset[str] = frozenset()


def write_forms(document: PrintedDocument, to: str, font: Path | None = None) -> Written:
    """The document in one of the ``FORMATS``. Raises ``ValueError`` for any other.

    ``font`` is a TrueType file to set a PDF in instead of the font that is shipped. Raises ``UnusableFontError`` where
    it is none.
    """
    if to == "docx":
        from jixiao.rendering.official.word import word_document

        return Written(word_document(document))
    if to == "xlsx":
        from jixiao.rendering.official.workbook import form_workbook

        return Written(form_workbook(document))
    if to == "pdf":
        from jixiao.rendering.official.pdf.document import pdf_document

        printed = pdf_document(document, font=font)
        return Written(printed.data, printed.missing)
    if to == "html":
        from jixiao.rendering.official.web_page import web_page

        return Written(web_page(document))
    raise ValueError(to)
