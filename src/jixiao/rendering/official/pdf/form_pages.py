"""One form on its pages: which way the paper lies, how large the text is, and what comes after what."""

from __future__ import annotations

from collections.abc import Sequence

from jixiao.rendering.official.pdf.pages import MARGIN, UPRIGHT, Flow, Page
from jixiao.rendering.official.pdf.table_layout import TableLayout, set_table
from jixiao.rendering.official.pdf.typefaces import Typeface
from jixiao.rendering.official.printed_form import PrintedForm

_LANDSCAPE = (UPRIGHT[1], UPRIGHT[0])
_LARGE, _SMALL = 10.5, 9.0
"""五号, and 小五 for dense forms."""
_TITLE, _SMALLEST_TITLE, _YEAR, _RUNNING = 16.0, 12.0, 12.0, 12.0
_TITLE_PITCH, _RUNNING_PITCH = 1.5, 1.6
_ROOM_FOR_TITLE = 64.0
"""Points that the title, the year and the money unit take."""
_INDENT = 2.0
"""Type sizes by which paragraphs begin farther in."""
_LEAST_OF_TABLE = 0.3
"""Of a page: with less room a table begins on the next one, even if it has to go on farther anyway."""


def form_pages(form: PrintedForm, face: Typeface) -> list[Page]:
    """The pages of one form; it begins on a page of its own."""
    size, table = _layout(form, face)
    flow = Flow(size, face)
    flow.pages[0].bookmark = form.name
    if form.narrative_title is not None:
        _heading(flow, form.narrative_title, face)
        for section in form.sections:
            running = _RUNNING * _RUNNING_PITCH
            flow.paragraph(
                section.heading, _RUNNING, pitch=_RUNNING_PITCH, indent=_INDENT, bold=True, with_next=2 * running
            )
            _running_text(flow, section.text)
        flow.space(_RUNNING)
    whole = table.height <= flow.full_room - _ROOM_FOR_TITLE
    least = table.height if whole else _LEAST_OF_TABLE * flow.full_room
    _titles(flow, form.title_lines, face, least)
    flow.table(table)
    return flow.pages


def front_pages(paragraphs: Sequence[str], face: Typeface) -> list[Page]:
    """The pages before the forms: a heading, and running text."""
    if not paragraphs:
        return []
    flow = Flow(UPRIGHT, face)
    _heading(flow, paragraphs[0], face)
    for paragraph in paragraphs[1:]:
        _running_text(flow, paragraph)
    return flow.pages


def _layout(form: PrintedForm, face: Typeface) -> tuple[tuple[float, float], TableLayout]:
    """The paper and the table on it.

    The paper stands upright where no word has to be broken then. The text is small where the large one would touch the
    rules, or where the small one has room on one page and the large one has not.
    """
    found: list[tuple[tuple[float, float], TableLayout]] = []
    for paper in (UPRIGHT, _LANDSCAPE):
        large = set_table(form.rows, form.shares, paper[0] - 2 * MARGIN, _LARGE, face)
        room = paper[1] - 2 * MARGIN - _ROOM_FOR_TITLE
        if not large.tight and not large.broken and large.height <= room:
            return paper, large
        small = set_table(form.rows, form.shares, paper[0] - 2 * MARGIN, _SMALL, face)
        wanted = small if large.tight > small.tight or small.height <= room < large.height else large
        chosen = wanted if not wanted.broken else small
        if not chosen.broken:
            return paper, chosen
        found.append((paper, chosen))
    return min(found, key=lambda one: one[1].broken)


def _heading(flow: Flow, text: str, face: Typeface) -> None:
    flow.paragraph(text, _fitting(text, flow, face), pitch=_TITLE_PITCH, placing="centre", bold=True, with_next=60)
    flow.space(_RUNNING / 2)


def _titles(flow: Flow, lines: Sequence[str], face: Typeface, below: float) -> None:
    """The title with what stands below it: the year in the middle, the money unit at the right."""
    for number, line in enumerate(lines):
        if number == 0:
            size = _fitting(line, flow, face)
            flow.paragraph(line, size, pitch=_TITLE_PITCH, placing="centre", bold=True, with_next=below + 40)
        elif line.startswith("（"):
            flow.paragraph(line, _YEAR, placing="centre", with_next=below)
        else:
            flow.paragraph(line, _LARGE, placing="right", with_next=below)
    flow.space(4)


def _fitting(text: str, flow: Flow, face: Typeface) -> float:
    """The size of a title that has one line, unless it would be too small."""
    return max(_SMALLEST_TITLE, min(_TITLE, flow.width / max(1.0, face.width(text) + 0.1)))


def _running_text(flow: Flow, text: str) -> None:
    for paragraph in text.split("\n"):
        if paragraph.strip():
            flow.paragraph(paragraph, _RUNNING, pitch=_RUNNING_PITCH, indent=_INDENT)
