"""What was read, put together: pieces to lines, lines to the texts of cells and to the lines around tables.

Here pixels become points, y grows upwards, and what was read becomes the lines that the reader of PDF joins as well.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from jixiao.documents.pdf.boxes import Box, around
from jixiao.documents.pdf.lines import Line
from jixiao.documents.scan.ink import TYPE_SIZE
from jixiao.documents.scan.recognise import Reading, Region
from jixiao.documents.scan.text_line import TextLine

POINTS = 10.5 / TYPE_SIZE
"""Points in a pixel."""
_SAME_LINE = 0.5
_BLANK, _WIDE_BLANK = 0.75, 1.9
"""In type sizes: gaps between pieces that are printed as one blank, and as two."""
_WIDE = "\u2e80"
_CLOSING = frozenset("，。、；：！？）】》〉」』”’…—·%％,.;:!?)]}")
_HALF_WIDTH = 0.55


@dataclass(frozen=True, slots=True)
class ReadPiece:
    """A piece of a line: where its ink stands, in pixels, what was read, and the x of each character if it is known."""

    region: Region
    reading: Reading
    places: tuple[float, ...] = ()


def box_of(region: Region) -> Box:
    """A region in points, y upwards."""
    return Box(region.left * POINTS, -region.bottom * POINTS, region.right * POINTS, -region.top * POINTS)


def region_of(box: Box) -> Region:
    """A box in points as pixels."""
    return Region(
        round(box.left / POINTS), round(-box.top / POINTS), round(box.right / POINTS), round(-box.bottom / POINTS)
    )


def lines_of(pieces: list[ReadPiece], size: float) -> list[Line]:
    """The lines that the pieces form, from top to bottom; ``size`` is that of the type of the page in pixels."""
    return [_line(row, size) for row in _rows(pieces)]


def text_lines(pieces: list[ReadPiece], size: float) -> list[TextLine]:
    """Every piece as a line of its own, from top to bottom."""
    return [
        TextLine(
            left=piece.region.left,
            top=piece.region.top,
            right=piece.region.right,
            bottom=piece.region.bottom,
            text=piece.reading.text,
            confidence=round(sureness(piece.reading), 4),
            places=piece.places,
        )
        for row in _rows(pieces)
        for piece in row
    ]


def sureness(reading: Reading) -> float:
    """How sure a text is: as its recogniser is of it as a whole, and less where one of the characters is a guess."""
    if not reading.certainties:
        return reading.confidence
    return min(reading.confidence, 0.5 + 0.5 * min(reading.certainties))


def _rows(pieces: list[ReadPiece]) -> list[list[ReadPiece]]:
    rows: list[list[ReadPiece]] = []
    for piece in sorted(pieces, key=lambda one: one.region.top + one.region.bottom):
        for row in rows[-3:]:
            if all(_beside(piece.region, other.region) for other in row):
                row.append(piece)
                break
        else:
            rows.append([piece])
    for row in rows:
        row.sort(key=lambda one: one.region.left)
    return rows


def _beside(one: Region, other: Region) -> bool:
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    apart = one.left >= other.right - 0.5 * min(one.height, one.width) or other.left >= one.right - 0.5 * min(
        one.height, other.width
    )
    return apart and shared >= _SAME_LINE * min(one.height, other.height)


def _line(row: list[ReadPiece], size: float) -> Line:
    text = row[0].reading.text
    for before, piece in pairwise(row):
        gap = piece.region.left - before.region.right
        text += ("  " if gap >= _WIDE_BLANK * size else " " if gap >= _BLANK * size else "") + piece.reading.text
    length = sum(len(piece.reading.text) for piece in row)
    confidence = sum(sureness(piece.reading) * len(piece.reading.text) for piece in row) / max(1, length)
    box = around([box_of(piece.region) for piece in row])
    tallest = max(piece.region.height for piece in row)
    own = (size if tallest <= 1.5 * size else tallest / 1.25) * POINTS
    return Line(text, box, own, _lead(text) * own, round(confidence, 4))


def _lead(text: str) -> float:
    """The width of what cannot be parted at the beginning of the text, in type sizes."""
    wide = text[0] >= _WIDE
    end = 1
    while end < len(text) and (text[end] in _CLOSING or (not wide and "!" <= text[end] < _WIDE)):
        end += 1
    return sum(1.0 if char >= _WIDE else _HALF_WIDTH for char in text[:end])
