"""Pages as lists of what is drawn on them, and the paragraphs and tables that fill them from top to bottom."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from jixiao.rendering.official.pdf.line_breaks import Line, break_lines
from jixiao.rendering.official.pdf.table_layout import ABOVE, PITCH, TableLayout
from jixiao.rendering.official.pdf.table_parts import Part, PartCell, table_parts
from jixiao.rendering.official.pdf.text_to_set import text_to_set
from jixiao.rendering.official.pdf.typefaces import Typeface

UPRIGHT = (595.28, 841.89)
"""A4 in points."""
MARGIN = 56.69
"""2 cm."""
_ASCENT = 0.88
"""Of the type size: how far the box of a character reaches above its baseline."""
_LOWEST_END = 0.4
"""Of the height of a page: more is not left free below a table that goes on."""
_FEWEST_LINES = 2
"""Of a paragraph at the lower edge of a page."""

Placing = Literal["left", "centre", "right"]


class Text(NamedTuple):
    """A line of text: where it begins on its baseline, in points from the lower left corner, and its type size.

    ``stretch`` points are added behind each character.
    """

    x: float
    y: float
    text: str
    size: float
    stretch: float = 0.0
    bold: bool = False


class Rule(NamedTuple):
    """A straight line from one point to another."""

    x: float
    y: float
    to_x: float
    to_y: float


@dataclass(slots=True)
class Page:
    """A page: its size in points and what is drawn on it; ``bookmark`` names the form that begins on it."""

    width: float
    height: float
    texts: list[Text] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    bookmark: str | None = None


class Flow:
    """Fills pages of one size from top to bottom. The first page is begun at once."""

    def __init__(self, size: tuple[float, float], face: Typeface) -> None:
        self._size, self._face = size, face
        self.pages: list[Page] = []
        self._turn_over()

    @property
    def width(self) -> float:
        """Between the margins."""
        return self._size[0] - 2 * MARGIN

    @property
    def room(self) -> float:
        """The height that is left on the page."""
        return self._y - MARGIN

    @property
    def full_room(self) -> float:
        """The height of an empty page."""
        return self._size[1] - 2 * MARGIN

    def paragraph(
        self,
        text: str,
        size: float,
        *,
        pitch: float = PITCH,
        placing: Placing = "left",
        indent: float = 0.0,
        bold: bool = False,
        with_next: float = 0.0,
    ) -> None:
        """Set a paragraph; ``indent`` in type sizes. ``with_next`` points below it stay on the same page."""
        lines = break_lines(text_to_set(text), self.width / size, self._face.advance, indent)
        height = pitch * size
        fewest = len(lines) if len(lines) <= 2 * _FEWEST_LINES else _FEWEST_LINES
        if self.room < min(fewest * height + with_next, self.full_room):
            self._turn_over()
        begins = True
        for line in lines:
            if self.room < height:
                self._turn_over()
            free = self.width - line.width * size
            inset = {"left": indent * size if begins else 0.0, "centre": free / 2, "right": free}[placing]
            stretch = line.stretch if placing == "left" else 0.0
            self._set(line, MARGIN + inset, self._y - (height - size) / 2, size, stretch, bold)
            self._y -= height
            begins = line.ends

    def space(self, height: float) -> None:
        """Leave so many points free, as far as the page goes."""
        self._y -= min(height, self.room)

    def table(self, table: TableLayout) -> None:
        """Set a table, over as many pages as it takes."""
        first = self.room
        for number, part in enumerate(table_parts(table, first, self.full_room, _LOWEST_END * self._size[1])):
            if number:
                self._turn_over()
            if part.cells:
                self._part(part, table.size)

    def _turn_over(self) -> None:
        self.pages.append(Page(*self._size))
        self._y = self._size[1] - MARGIN

    def _part(self, part: Part, size: float) -> None:
        for cell in part.cells:
            self._cell(cell, size)
        self.pages[-1].rules += rules_around(part.cells, MARGIN, self._y)
        self._y -= part.height

    def _cell(self, cell: PartCell, size: float) -> None:
        pitch = PITCH * size
        height = cell.bottom - cell.top
        above = ABOVE if cell.from_top else (height - len(cell.lines) * pitch) / 2
        top = self._y - cell.top - above
        for line in cell.lines:
            free = cell.right - cell.left - line.width * size
            x = MARGIN + cell.left + (free / 2 if cell.centred else cell.beside)
            self._set(line, x, top - (pitch - size) / 2, size, line.stretch, bold=False)
            top -= pitch

    def _set(self, line: Line, x: float, top: float, size: float, stretch: float, bold: bool) -> None:
        if line.text:
            self.pages[-1].texts.append(Text(x, top - _ASCENT * size, line.text, size, stretch * size, bold))


def rules_around(cells: list[PartCell], left: float, top: float) -> list[Rule]:
    """The rules around cells whose part has its upper left corner there: every one drawn once, and as one line."""
    level: dict[float, list[tuple[float, float]]] = {}
    upright: dict[float, list[tuple[float, float]]] = {}
    for cell in cells:
        x, to_x, y, to_y = (round(edge, 2) for edge in (cell.left, cell.right, cell.top, cell.bottom))
        for edge in (y, to_y):
            level.setdefault(edge, []).append((x, to_x))
        for edge in (x, to_x):
            upright.setdefault(edge, []).append((y, to_y))
    rules = [
        Rule(left + start, top - y, left + end, top - y) for y in sorted(level) for start, end in _joined(level[y])
    ]
    rules += [
        Rule(left + x, top - start, left + x, top - end) for x in sorted(upright) for start, end in _joined(upright[x])
    ]
    return rules


def _joined(pieces: list[tuple[float, float]]) -> Iterator[tuple[float, float]]:
    pieces.sort()
    start, reach = pieces[0]
    for piece, end in pieces:
        if piece > reach:
            yield start, reach
            start = piece
        reach = max(reach, end)
    yield start, reach
