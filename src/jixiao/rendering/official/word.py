"""Official forms as a Word document (.docx): real headings, paragraphs and tables, to be printed or worked on."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.rendering.official.printed_form import PrintedDocument, PrintedForm
from jixiao.rendering.official.word_elements import Element, element, paragraph
from jixiao.rendering.official.word_package import word_package
from jixiao.rendering.official.word_page import UPRIGHT, Page, page_of
from jixiao.rendering.official.word_styles import (
    END,
    FORM_TITLE,
    FRONT_TEXT,
    FRONT_TITLE,
    SECTION_HEADING,
    UNIT,
    YEAR,
)
from jixiao.rendering.official.word_table import word_table

_UNIT = "单位"
"""How the line begins that names the money unit of a form."""


def word_document(document: PrintedDocument) -> bytes:
    """The forms in one file, each on pages of its own; the same document always gives the same bytes.

    What XML cannot hold, such as control characters, becomes U+FFFD.
    """
    return word_package(document.title, _body(document))


def _body(document: PrintedDocument) -> Iterator[Element]:
    """The paragraphs and tables in order. A section ends in the paragraph before the page turns, or with the text."""
    page: Page | None = UPRIGHT if document.front else None
    for at, text in enumerate(document.front):
        yield paragraph(text, FRONT_TEXT if at else FRONT_TITLE)
    for form in document.forms:
        turned = page is not None and page_of(form) != page
        if turned and page is not None:
            yield paragraph("", END, page.section())
        yield from _form(form, page_of(form), on_new_page=page is not None and not turned)
        page = page_of(form)
    # Word wants a paragraph behind the last table, and converters lose a table that has none.
    yield paragraph("", END)
    yield (page or UPRIGHT).section()


def _form(form: PrintedForm, page: Page, *, on_new_page: bool) -> Iterator[Element]:
    """The text in front of the table, if any, then title and table, both on a new page."""
    if form.narrative_title is not None:
        yield _heading(form.narrative_title, on_new_page)
        on_new_page = True
    for section in form.sections:
        yield paragraph(section.heading, SECTION_HEADING)
        for text in filter(None, section.text.split("\n")):
            yield paragraph(text, FRONT_TEXT)
    title, *lines = form.title_lines
    yield _heading(title, on_new_page)
    for line in lines:
        yield paragraph(line, UNIT if line.startswith(_UNIT) else YEAR)
    yield word_table(form, page)


def _heading(text: str, on_new_page: bool) -> Element:
    return paragraph(text, FORM_TITLE, *((element("pageBreakBefore"),) if on_new_page else ()))
