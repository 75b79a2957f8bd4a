"""Pages to the bytes of a PDF file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from threading import Lock
from typing import Any

from jixiao.rendering.official.pdf.pages import MARGIN, UPRIGHT, Page, Text
from jixiao.rendering.official.pdf.text_to_set import NARROW_BLANK, WIDE_BLANK, text_to_set
from jixiao.rendering.official.pdf.typefaces import Typeface

_RULE = 0.5
"""Points: how thick the rules of a table are."""
_BOLD = 0.03
"""Of the type size: how thick the outline is that makes a character look bold."""
_FOOT = 9.0
_FILL, _FILL_AND_STROKE = 0, 2
_ONE_AT_A_TIME = Lock()
"""ReportLab's fonts cannot be embedded in two files at the same moment."""


def draw(pages: list[Page], title: str, face: Typeface) -> bytes:
    """The file: the pages with their numbers at the foot, and bookmarks to the forms. ``title`` is what viewers show.

    A document without pages gets an empty one, since a PDF has at least one.
    """
    from reportlab import rl_config  # type: ignore[import-untyped]
    from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]

    out = BytesIO()
    with _ONE_AT_A_TIME, _setting(rl_config, useA85=0):  # pages are packed, but need not be ASCII
        canvas = Canvas(out, pagesize=UPRIGHT, pageCompression=1, invariant=1, lang="zh-CN")
        canvas.setTitle(title)
        canvas.setCreator("jixiao")
        canvas.setViewerPreference("DisplayDocTitle", "true")
        for number, page in enumerate(pages or [Page(*UPRIGHT)], start=1):
            canvas.setPageSize((page.width, page.height))
            if page.bookmark is not None:
                canvas.bookmarkPage(f"page{number}")
                canvas.addOutlineEntry(page.bookmark, f"page{number}", level=0)
            _draw_page(canvas, page, face)
            _number(canvas, page, f"第 {number} 页 共 {max(1, len(pages))} 页", face)
            canvas.showPage()
        if any(page.bookmark for page in pages):
            canvas.showOutline()
        canvas.save()
    return out.getvalue()


@contextmanager
def _setting(config: Any, **values: object) -> Iterator[None]:
    """ReportLab's settings, changed for a while."""
    before = {name: getattr(config, name) for name in values}
    try:
        for name, value in values.items():
            setattr(config, name, value)
        yield
    finally:
        for name, value in before.items():
            setattr(config, name, value)


def _draw_page(canvas: Any, page: Page, face: Typeface) -> None:
    canvas.setLineWidth(_RULE)
    canvas.setLineCap(2)
    canvas.lines(page.rules)
    text = canvas.beginText()
    bold = False
    for line in page.texts:
        if line.bold != bold:
            bold = line.bold
            text.setTextRenderMode(_FILL_AND_STROKE if bold else _FILL)
        _draw_text(canvas, text, line, face)
    canvas.drawText(text)


def _draw_text(canvas: Any, text: Any, line: Text, face: Typeface) -> None:
    if line.bold:
        canvas.setLineWidth(_BOLD * line.size)
    text.setCharSpace(line.stretch)
    x = line.x
    for piece in _between_blanks(line.text):
        text.setTextOrigin(x, line.y)
        for font, run in face.runs(piece):
            text.setFont(font, line.size)
            text.textOut(run)
        x += face.width(piece) * line.size + len(piece) * line.stretch


def _between_blanks(text: str) -> Iterator[str]:
    """The pieces of a line, each up to a blank that is set wider than it is."""
    start = 0
    for at, char in enumerate(text):
        if char in (NARROW_BLANK, WIDE_BLANK, " "):
            yield text[start : at + 1]
            start = at + 1
    if start < len(text):
        yield text[start:]


def _number(canvas: Any, page: Page, words: str, face: Typeface) -> None:
    words = text_to_set(words)
    text = canvas.beginText()
    x = (page.width - face.width(words) * _FOOT) / 2
    _draw_text(canvas, text, Text(x, MARGIN / 2, words, _FOOT), face)
    canvas.drawText(text)
