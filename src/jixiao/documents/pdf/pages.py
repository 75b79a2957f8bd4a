"""One page: what PDFium says of it, laid out as tables and paragraphs in reading order."""

from __future__ import annotations

from dataclasses import dataclass, field
from statistics import median

from jixiao.documents.pdf.boxes import Box, around
from jixiao.documents.pdf.characters import Character, main_turn, turned
from jixiao.documents.pdf.drawings import Drawing
from jixiao.documents.pdf.errors import NoTextLayerError, PageError
from jixiao.documents.pdf.lattice import TOLERANCE, Lattice, Lattices, Span, find_lattices
from jixiao.documents.pdf.rules import rules_of
from jixiao.documents.pdf.running_text import Paragraph, paragraphs
from jixiao.documents.pdf.tables import Table, fill
from jixiao.documents.pdf.text_layer import is_garbled, is_picture
from jixiao.documents.pdf.tick_boxes import free_squares, is_box_size, with_boxes
from jixiao.documents.pdf.unruled_tables import find_unruled

_TOLERANCE_SHARE = 0.35
"""Of the type size: sheets shrunk to fit a page have rows hardly higher than the usual tolerance."""
_SMALLEST_FRAME = 60.0

Block = Table | Paragraph


@dataclass(slots=True)
class Page:
    """A page as blocks from top to bottom. ``number`` counts from 1; ``box`` is the page, turned as it is read.

    ``fault`` says what of the page could not be read; ``blocks`` is empty where nothing could.
    """

    number: int
    box: Box
    blocks: list[Block] = field(default_factory=list)
    fault: PageError | None = None


def lay_out(characters: list[Character], drawing: Drawing, box: Box, number: int) -> Page:
    """The page with these characters and this drawing; ``box`` is its visible part, in points as the file has it."""
    turn = main_turn(characters)
    page = Page(number, box.turned(turn))
    garbled = is_garbled(characters)
    if garbled or is_picture(characters, drawing, box):
        page.fault = NoTextLayerError(pages=number)
    if garbled:
        return page
    upright = turned(characters, turn)
    rules = rules_of(drawing).turned(turn)
    squares = free_squares(rules)
    size = median(one.size for one in upright[:: len(upright) // 200 + 1]) if upright else 10.0
    tolerance = min(TOLERANCE, max(1.0, _TOLERANCE_SHARE * size))
    found = find_lattices(rules.horizontals, rules.verticals, tolerance)
    squares += [frame for frame in found.frames if is_box_size(frame)]
    upright = with_boxes(upright, squares, rules.solids, rules.strokes)
    tables, outside = fill(found.tables + boxed_texts(found), upright, number)
    if not found.tables:
        unruled, outside = find_unruled(outside, number)
        tables += unruled
    margins = around([table.box for table in tables]) if tables else None
    blocks: list[Block] = [*tables, *paragraphs(outside, number, margins)]
    page.blocks = sorted(blocks, key=lambda block: -block.box.top)
    return page


def boxed_texts(found: Lattices) -> list[Lattice]:
    """The frames around text, as tables of one cell.

    Frames around tables or other frames are ornaments; those inside a table, such as the fields of a form to be filled
    in on screen, belong to their cells.
    """
    tables = [table.box for table in found.tables]
    return [
        Lattice([frame.left, frame.right], [frame.top, frame.bottom], [Span(0, 0, 1, 1)])
        for frame in found.frames
        if min(frame.width, 4 * frame.height) >= _SMALLEST_FRAME
        and not any(table.holds(frame.x, frame.y) for table in tables)
        and not any(other is not frame and frame.holds(other.x, other.y) for other in tables + found.frames)
    ]
