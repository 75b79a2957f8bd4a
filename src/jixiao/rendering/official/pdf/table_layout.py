"""A form's table as it is set: the text of every cell in lines, the columns and the heights of the rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from jixiao.rendering.official.pdf.line_breaks import Line, break_lines, longest_word
from jixiao.rendering.official.pdf.text_to_set import text_to_set
from jixiao.rendering.official.pdf.typefaces import Typeface
from jixiao.rendering.placed_cell import PlacedCell

PITCH = 1.35
"""From line to line, in type sizes."""
ABOVE = 3.5
"""Points between a rule and the text below it, and the same above the lower rule."""
_BESIDE, _LEAST_BESIDE = 3.5, 1.5
"""Points between a rule and the text beside it, and where a word would not fit otherwise."""
_ROUNDING = 0.01
_STEP = 0.05
"""In type sizes: how much narrower a label is tried than it is."""
_LONGEST_WORD = 7.5
"""In type sizes; what is longer may be broken without harm."""
_PROSE = frozenset(("name", "total_goal", "annual_goal", "actual_goal", "note", "basis", "deviation", "categories"))
"""Fields of running words; they begin at the left also where they fit on one line, as their neighbours do."""


@dataclass(frozen=True, slots=True)
class SetCell:
    """A cell with its text in lines. ``beside`` is the space in points at its sides."""

    cell: PlacedCell
    lines: list[Line]
    centred: bool
    beside: float
    longest: float = 0.0
    """The width in points of its longest word or number, as far as that should not be broken."""

    @property
    def last_row(self) -> int:
        """The last row that it reaches down to."""
        return self.cell.row + self.cell.rowspan - 1

    def height(self, size: float) -> float:
        """The least height in points for the text."""
        return len(self.lines) * PITCH * size + 2 * ABOVE


@dataclass(frozen=True, slots=True)
class TableLayout:
    """The table in points: the x of its column edges from 0, the heights of its rows, its cells by row and column."""

    size: float
    edges: list[float]
    heights: list[float]
    cells: list[SetCell]

    @property
    def broken(self) -> int:
        """In how many cells a word or number had to be broken."""
        return sum(one.longest > self._width(one) - 2 * _LEAST_BESIDE + _ROUNDING for one in self.cells)

    @property
    def tight(self) -> int:
        """In how many cells besides the labels a word or number nearly touches the rules."""
        values = (one for one in self.cells if not one.cell.is_label)
        return sum(one.longest > self._width(one) - 2 * _BESIDE + _ROUNDING for one in values)

    def _width(self, one: SetCell) -> float:
        return self.edges[one.cell.column + one.cell.colspan] - self.edges[one.cell.column]

    @property
    def height(self) -> float:
        """Of all rows together."""
        return sum(self.heights)


def set_table(
    rows: list[list[PlacedCell]], shares: Sequence[float], width: float, size: float, face: Typeface
) -> TableLayout:
    """The rows of a form set in ``size`` points, in a table ``width`` points wide."""
    edges = [width * share for share in accumulate(shares, initial=0.0)]
    cells = [
        set_cell(cell, edges[cell.column + cell.colspan] - edges[cell.column], size, face)
        for row in rows
        for cell in row
    ]
    return TableLayout(size, edges, _heights(cells, len(rows), size), cells)


def set_cell(cell: PlacedCell, width: float, size: float, face: Typeface) -> SetCell:
    """The text of a cell that is ``width`` points wide, in lines."""
    text = text_to_set(cell.text)
    if not text:
        return SetCell(cell, [], True, _BESIDE)
    longest = longest_word(text, face.advance) * size
    beside = _BESIDE if longest <= width - 2 * _BESIDE else _LEAST_BESIDE
    room = (width - 2 * beside) / size
    lines = break_lines(text, room, face.advance)

    centred = cell.field is None if cell.is_label else len(lines) == 1 and not _is_prose(cell.field or "")
    if centred:
        lines = _balanced(text, room, lines, face)
    return SetCell(cell, lines, centred, beside, longest if longest <= _LONGEST_WORD * size else 0.0)


def _is_prose(field: str) -> bool:
    return field.rpartition(".")[2] in _PROSE or field.startswith("narrative")


def _balanced(text: str, room: float, lines: list[Line], face: Typeface) -> list[Line]:
    """The lines of a label, about equally long: 一级 and 指标 rather than 一级指 and 标."""
    count, narrower = len(lines), lines
    while len(narrower) == count > 1:
        lines, room = narrower, max(line.width for line in narrower) - _STEP
        narrower = break_lines(text, room, face.advance)
    return [Line(line.text, line.width, 0.0, line.ends) for line in lines]


def _heights(cells: list[SetCell], rows: int, size: float) -> list[float]:
    """As low as the texts allow; what a cell over several rows still lacks is shared among them."""
    heights = [PITCH * size + 2 * ABOVE] * rows
    for one in sorted(cells, key=lambda one: one.cell.rowspan):
        first, span = one.cell.row, one.cell.rowspan
        lacking = one.height(size) - sum(heights[first : first + span])
        if lacking > 0:
            heights[first : first + span] = [height + lacking / span for height in heights[first : first + span]]
    return heights
