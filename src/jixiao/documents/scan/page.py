"""One scanned page: its picture laid out as tables and paragraphs in reading order, like a page of PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.documents.pdf.boxes import Box, around
from jixiao.documents.pdf.lattice import Lattice, find_lattices
from jixiao.documents.pdf.lines import join_lines
from jixiao.documents.pdf.pages import Block, Page, boxed_texts
from jixiao.documents.pdf.rules import Segment
from jixiao.documents.pdf.running_text import Paragraph, paragraphs_of
from jixiao.documents.pdf.tables import Table, TableCell
from jixiao.documents.scan.cells import Piece, pieces_of
from jixiao.documents.scan.curling import flattened
from jixiao.documents.scan.ink import ink_of
from jixiao.documents.scan.lone_signs import read_again
from jixiao.documents.scan.misreadings import GUESS, corrected, in_simplified, with_brackets
from jixiao.documents.scan.recognise import Region, read_pictures, text_regions
from jixiao.documents.scan.rules import PageRules, Rule, find_rules
from jixiao.documents.scan.seals import grey_without_seals
from jixiao.documents.scan.sizes import at_usual_size, shrunk, type_size
from jixiao.documents.scan.softening import softened
from jixiao.documents.scan.straighten import straightened
from jixiao.documents.scan.tick_boxes import find_squares, squares_by_region, with_squares
from jixiao.documents.scan.unruled import unruled_grid
from jixiao.documents.scan.upright import upright
from jixiao.documents.scan.written import POINTS, ReadPiece, lines_of, region_of, text_lines
from jixiao.documents.supervision import supervisor

if TYPE_CHECKING:
    from jixiao.documents.grid import Grid
    from jixiao.documents.scan.pixels import Pixels

_LEAST_CONFIDENCE = 0.3
"""What is read with less is dirt, or part of a picture."""


def read_page(picture: Pixels, number: int) -> Page:
    """The page with this ``number`` from its picture, rows × columns × (red, green, blue)."""
    above = supervisor()
    if above is not None:
        above.page_begins()
    grey = flattened(straightened(softened(grey_without_seals(shrunk(picture)))))
    grey, regions = at_usual_size(*upright(grey, text_regions(grey), read_pictures))
    size = type_size(regions)
    ink = ink_of(grey)
    rules = find_rules(ink, regions, size)
    found = find_lattices([_flipped(rule) for rule in rules.level], [_points(rule) for rule in rules.upright])
    lattices = found.tables + boxed_texts(found)
    _erase(rules, grey, ink, size)
    boxes = [lattice.box_of(span) for lattice in lattices for span in lattice.spans]
    pieces = pieces_of(regions, [region_of(box) for box in boxes], ink, size)
    read = _read(pieces, grey, ink, size)
    height, width = grey.shape
    page = Page(number, Box(0, -height * POINTS, width * POINTS, 0))
    if not lattices:
        grid = unruled_grid(text_lines([piece for piece, _ in read], size), number)
        if grid is not None:
            page.blocks = [_unruled(grid, page)]
            return page
    page.blocks = _blocks(lattices, read, number, size)
    return page


def _points(rule: Rule) -> Segment:
    """An upright rule in points, y upwards."""
    return Segment(rule.position * POINTS, -rule.end * POINTS, -rule.start * POINTS)


def _flipped(rule: Rule) -> Segment:
    """A level rule in points, y upwards."""
    return Segment(-rule.position * POINTS, rule.start * POINTS, rule.end * POINTS)


def _erase(rules: PageRules, grey: Pixels, ink: Pixels, size: float) -> None:
    """Paint over the rules, so that nobody reads them."""
    reach = max(2, round(0.09 * size))
    for position, start, end in rules.level:
        row, left, right = round(position), max(0, round(start) - reach), round(end) + reach
        grey[max(0, row - reach) : row + reach + 1, left:right] = 255
        ink[max(0, row - reach) : row + reach + 1, left:right] = 0
    for position, start, end in rules.upright:
        column, top, bottom = round(position), max(0, round(start) - reach), round(end) + reach
        grey[top:bottom, max(0, column - reach) : column + reach + 1] = 255
        ink[top:bottom, max(0, column - reach) : column + reach + 1] = 0


def _read(pieces: list[Piece], grey: Pixels, ink: Pixels, size: float) -> list[tuple[ReadPiece, int | None]]:
    """What stands in the pieces, and in which cell."""
    squares = find_squares(grey, ink, size)
    pictures = [
        grey[piece.region.top : piece.region.bottom, piece.region.left : piece.region.right] for piece in pieces
    ]
    read: list[tuple[ReadPiece, int | None]] = []
    readings = in_simplified(read_again(pictures, read_pictures(pictures), read_pictures))
    boxes = squares_by_region([piece.region for piece in pieces], squares, size)
    for piece, reading, own in zip(pieces, readings, boxes, strict=True):
        reading = with_squares(corrected(reading), piece.region, own, size)
        if reading.text and reading.confidence >= _LEAST_CONFIDENCE:
            places = tuple(piece.region.left + place * piece.region.width for place in reading.places)
            read.append((ReadPiece(_tight(piece.region, ink), reading, places), piece.cell))
    return read


def _tight(region: Region, ink: Pixels) -> Region:
    """The region as wide as its ink; it keeps its height, which says how large the type is."""
    import numpy as np

    columns = np.flatnonzero((ink[region.top : region.bottom, region.left : region.right] > 0).any(axis=0))
    if not columns.size:
        return region
    return region._replace(left=region.left + int(columns[0]), right=region.left + int(columns[-1]) + 1)


def _blocks(lattices: list[Lattice], read: list[tuple[ReadPiece, int | None]], number: int, size: float) -> list[Block]:
    tables: list[Table] = []
    at = 0
    for lattice in lattices:
        rows: list[list[TableCell]] = [[] for _ in lattice.rows[1:]]
        for span in lattice.spans:
            box = lattice.box_of(span)
            written = join_lines(lines_of([piece for piece, cell in read if cell == at], size), box.left, box.right)
            text = with_brackets(written.text)
            confidence = written.confidence if text == written.text else min(written.confidence, GUESS)
            rows[span.row].append(TableCell(text, *span, number, box, confidence, written.runs_on))
            at += 1
        tables.append(Table(lattice.columns, rows, number, lattice.box))
    margins = around([table.box for table in tables]) if tables else None
    outside = lines_of([piece for piece, cell in read if cell is None], size)
    paragraphs: list[Paragraph] = paragraphs_of(outside, number, margins)
    return sorted([*tables, *paragraphs], key=lambda block: -block.box.top)


def _unruled(grid: Grid, page: Page) -> Table:
    """A table without rules as a block; its columns are its own, so that it is joined to no other."""
    width = max((cell.column + cell.colspan for row in grid.rows for cell in row), default=1)
    columns = [page.number * 10_000.0 + at for at in range(width + 1)]
    rows = [
        [
            TableCell(
                cell.text, cell.row, cell.column, cell.rowspan, cell.colspan, page.number, page.box, cell.confidence
            )
            for cell in row
        ]
        for row in grid.rows
    ]
    return Table(columns, rows, page.number, page.box)
