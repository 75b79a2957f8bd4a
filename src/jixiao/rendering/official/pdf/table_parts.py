"""A table broken over pages: between rows where it can be, within a row where that is higher than the room.

A cell over several rows goes on blank, its text stands in its first part. Where a table is broken decides whether it
can be told from the pages that it goes on, so of the breaks that leave the page well filled the last clear one is
taken.
"""

from __future__ import annotations

from dataclasses import dataclass

from jixiao.rendering.official.pdf.line_breaks import Line
from jixiao.rendering.official.pdf.table_layout import ABOVE, PITCH, SetCell, TableLayout

_FEWEST_LINES = 2
"""Lines of a row that are worth beginning it on a page."""
_FULL = 1.7
"""In type sizes: a last line that leaves less may be taken for one that goes on."""
_GOES_ON = 1.0
"""In type sizes: a last line that leaves less is seen to go on."""
_WIDEST_PADDING = 0.8
_ROUNDING = 0.01


@dataclass(frozen=True, slots=True)
class PartCell:
    """The part of a cell on one page: its edges from the part's upper left corner, downwards, and its lines."""

    left: float
    top: float
    right: float
    bottom: float
    lines: list[Line]
    centred: bool
    beside: float
    from_top: bool
    """Whether the lines begin at the upper edge, since the text goes on from or to another page."""


@dataclass(frozen=True, slots=True)
class Part:
    """What of a table stands on one page."""

    cells: list[PartCell]
    height: float


def table_parts(table: TableLayout, first_room: float, room: float, lowest_end: float) -> list[Part]:
    """The parts of a table: ``first_room`` points high at most, the others ``room``.

    The first part is empty where nothing fits. A part that another follows leaves at most ``lowest_end`` points free
    where it can; a table that ends higher has ended.
    """
    return _Breaker(table, room, lowest_end).parts(first_room)


class _Breaker:
    """Goes down a table; ``heights`` and ``lines`` are what is left to print."""

    def __init__(self, table: TableLayout, room: float, lowest_end: float) -> None:
        self._table, self._room, self._lowest_end = table, room, lowest_end
        self._pitch = PITCH * table.size
        self._heights = list(table.heights)
        self._lines = [cell.lines for cell in table.cells]
        self._begun = [False] * len(table.cells)
        self._edges = [{one.cell.column, one.cell.column + one.cell.colspan} for one in table.cells]

    def parts(self, room: float) -> list[Part]:
        found: list[Part] = []
        start, rows = 0, len(self._heights)
        while start < rows:
            end, within = self._end(start, room)
            found.append(self._part(start, end, within))
            start, room = end, self._room
        return found

    def _end(self, start: int, room: float) -> tuple[int, float]:
        """The row with which the next part begins, and how much of its height still stands in this one."""
        end, used = start, 0.0
        fitting: list[tuple[int, float]] = []
        while end < len(self._heights) and used + self._heights[end] <= room + _ROUNDING:
            used += self._heights[end]
            end += 1
            fitting.append((end, used))
        if end == len(self._heights):
            return end, 0.0
        low_enough = [(at, height) for at, height in fitting if room - height <= self._lowest_end]
        for at, _ in reversed(low_enough):
            if self._is_clear(start, at):
                return at, 0.0
        within = self._within(end, room - used)
        if within:
            return end, within
        if fitting:
            return fitting[-1][0], 0.0
        if room < self._room:
            return start, 0.0
        self._heights[end] = min(self._heights[end], room)  # it is higher than its own texts need
        return end + 1, 0.0

    def _is_clear(self, start: int, at: int) -> bool:
        """Whether the row ``at``, at the top of a page, is seen to begin there while the cells around it go on."""
        going_on = [one for one in self._table.cells if one.cell.row < at <= one.last_row]
        beginning = [one for one in self._table.cells if one.cell.row == at]
        if beginning and not beginning[0].lines:
            return False
        if going_on and beginning and beginning[0].cell.column < max(one.cell.column for one in going_on):
            return False
        if not all(self._fits(one, start, at) for one in going_on):
            return False
        above = set().union(*(self._edges[n] for n, one in enumerate(self._table.cells) if one.cell.row < at))
        below = set().union(*(self._edges[n] for n, one in enumerate(self._table.cells) if one.last_row >= at))
        return (above <= below or below <= above) and not self._may_go_on(at, beginning)

    def _fits(self, one: SetCell, start: int, end: int) -> bool:
        """Whether the text of a cell has room in the rows up to ``end``."""
        height = sum(self._heights[max(start, one.cell.row) : end])
        return one.cell.row < start or one.height(self._table.size) <= height + _ROUNDING

    def _may_go_on(self, at: int, beginning: list[SetCell]) -> bool:
        """Whether the row looks like the rest of the one above: all its texts stand below full lines."""
        above = {(one.cell.column, one.cell.colspan): one for one in self._table.cells if one.last_row == at - 1}
        partners = [above.get((one.cell.column, one.cell.colspan)) for one in beginning if one.lines]
        return all(partner is not None and self._ends_full(partner) for partner in partners)

    def _ends_full(self, one: SetCell) -> bool:
        if not one.lines:
            return False
        size, cell = self._table.size, one.cell
        room = (self._table.edges[cell.column + cell.colspan] - self._table.edges[cell.column]) / size
        widths = [_reach(line) for line in one.lines]
        free = min((room - max(widths)) / 2 if one.centred else one.beside / size, _WIDEST_PADDING)
        return room - 2 * free - widths[-1] < _FULL

    def _within(self, row: int, room: float) -> float:
        """How much of the height of a row to print in ``room``: whole lines, the last of them one that goes on."""
        most = int((room - 2 * ABOVE + _ROUNDING) / self._pitch)
        printed = zip(self._table.cells, self._lines, strict=True)
        longest = max((lines for one, lines in printed if one.cell.row <= row <= one.last_row), key=len, default=[])
        if most < _FEWEST_LINES or len(longest) < 2 * _FEWEST_LINES:
            return 0.0
        most = min(most, len(longest) - 1)
        counts = range(most, max(0, most // 2), -1)
        widest = max(map(_reach, longest))
        going_on = (count for count in counts if not longest[count - 1].ends)
        count = next((count for count in going_on if widest - _reach(longest[count - 1]) < _GOES_ON), most)
        return count * self._pitch + 2 * ABOVE

    def _part(self, start: int, end: int, within: float) -> Part:
        """The rows from ``start`` to before ``end``, and ``within`` points of the row ``end``."""
        tops = {start: 0.0}
        for row in range(start, end):
            tops[row + 1] = tops[row] + self._heights[row]
        height = tops[end] + within
        cells: list[PartCell] = []
        for number, one in enumerate(self._table.cells):
            last = one.last_row + 1
            if last <= start or one.cell.row > end or (one.cell.row == end and not within):
                continue
            top, bottom = tops[max(start, one.cell.row)], tops.get(last, height)
            goes_on = last > end
            lines = self._lines[number]
            if goes_on:
                lines = lines[: max(0, int((bottom - top - 2 * ABOVE + _ROUNDING) / self._pitch))]
            rest = self._lines[number][len(lines) :]
            cut = bool(rest) or (self._begun[number] and bool(lines))
            self._lines[number], self._begun[number] = rest, True
            left, right = (self._table.edges[at] for at in (one.cell.column, one.cell.column + one.cell.colspan))
            cells.append(PartCell(left, top, right, bottom, lines, one.centred, one.beside, cut))
        if within:
            self._heights[end] = max(self._heights[end] - within, self._pitch + 2 * ABOVE)
        self._make_room(end)
        return Part(cells, height)

    def _make_room(self, start: int) -> None:
        """Raise the rows from ``start`` on where what is left of a text would not fit them any more."""
        for one, lines in zip(self._table.cells, self._lines, strict=True):
            if lines and one.last_row >= start:
                lacking = len(lines) * self._pitch + 2 * ABOVE
                lacking -= sum(self._heights[max(start, one.cell.row) : one.last_row + 1])
                self._heights[one.last_row] += max(0.0, lacking)


def _reach(line: Line) -> float:
    """How long a line is when it is spread."""
    return line.width + line.stretch * max(0, len(line.text) - 1)
