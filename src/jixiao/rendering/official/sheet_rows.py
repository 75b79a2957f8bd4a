"""How high the rows of a sheet have to be for what stands in them.

A spreadsheet fits the height of a row to its text only where no cell of it is merged, and in a form nearly all are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from jixiao.rendering.official.printed_form import printed_length
from jixiao.rendering.placed_cell import PlacedCell
from jixiao.rendering.sheet_text import cell_pieces
from jixiao.rendering.wrapping import wrap

HIGHEST = 400.0
"""Points of a row, at most; Excel takes 409.5."""
_LINE = 14.6
"""Points of a line of 10.5 pt, with some to spare for fonts that are taller than 宋体."""
_AIR = 7.0
"""Points that a row is higher than its lines."""
_FULL_LINE = 200
"""Characters that a line holds at most, also where they take no room, such as marks set over others."""
_SIZE = 10.5


@dataclass(frozen=True, slots=True)
class SheetRows:
    """The rows of a sheet that one row of a form takes: more than one where it is higher than a row can be."""

    first: int
    count: int
    height: float


def height_of(text: str, width: float, size: float = _SIZE) -> float:
    """The height in points of a text in a cell ``width`` half-width characters of 10.5 pt wide, set in ``size`` pt."""
    room = max(2, int((width - 1) * _SIZE / size))
    lines = sum(_lines(paragraph, room) for paragraph in text.split("\n"))
    return max(lines, len(text) // _FULL_LINE) * _LINE * size / _SIZE + _AIR


def _lines(paragraph: str, room: int) -> int:
    """The lines of a paragraph: as words break, and as Chinese fonts, in which ``≥`` and ``□`` are wide, need room."""
    return max(len(wrap(paragraph, room)), -(-printed_length(paragraph) // room))


def rows_for(text: str, first: int, width: float, size: float = _SIZE) -> SheetRows:
    """The rows from ``first`` on for a text that stands alone."""
    return _rows(first, height_of(text, width, size), len(cell_pieces(text)))


def form_rows(rows: Sequence[Sequence[PlacedCell]], first: int, widths: Sequence[float]) -> list[SheetRows]:
    """The rows of a sheet for each row of a form, the first of them at ``first``.

    What a cell over several rows needs more than these have is shared evenly among them.
    """
    heights = [_LINE + _AIR] * len(rows)
    least = [1] * len(rows)
    for cell in sorted((cell for row in rows for cell in row if cell.text), key=lambda cell: cell.rowspan):
        covered = range(cell.row, min(cell.row + cell.rowspan, len(rows)))
        wanting = height_of(cell.text, sum(widths[cell.column : cell.column + cell.colspan]))
        wanting -= sum(heights[row] for row in covered)
        if wanting > 0:
            for row in covered:
                heights[row] += wanting / len(covered)
        pieces = len(cell_pieces(cell.text))
        least[covered[-1]] = max(least[covered[-1]], pieces - len(covered) + 1)
    placed: list[SheetRows] = []
    for height, count in zip(heights, least, strict=True):
        placed.append(_rows(first, height, count))
        first += placed[-1].count
    return placed


def _rows(first: int, height: float, least: int) -> SheetRows:
    count = max(least, int(-(-height // HIGHEST)))
    return SheetRows(first, count, height / count)
