"""Drawing a table whose cells span rows and columns, with box-drawing characters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from rich.cells import cell_len
from rich.text import Text

from jixiao.rendering.column_widths import Demand, column_widths
from jixiao.rendering.wrapping import longest_piece, wrap

# By the arms of a crossing: up 8, down 4, left 2, right 1.
_BOX = {3: "─", 12: "│", 5: "┌", 6: "┐", 9: "└", 10: "┘", 13: "├", 14: "┤", 7: "┬", 11: "┴", 15: "┼"}
_ASCII = dict.fromkeys(_BOX, "+") | {3: "-", 12: "|"}
_ROOMY = 10
"""From so many characters a column on, a blank is left on both sides of the text."""


@dataclass(slots=True, eq=False)
class GridCell:
    """One cell to draw. ``centred`` is for labels: in the middle of the cell, both ways."""

    text: Text
    rowspan: int = 1
    colspan: int = 1
    centred: bool = False
    lines: list[Text] = field(default_factory=list, init=False, repr=False)


@dataclass(frozen=True, slots=True, eq=False)
class _Placed:
    cell: GridCell
    row: int
    column: int


def draw_grid(
    rows: Sequence[Sequence[GridCell]], columns: int, width: int, *, ascii_only: bool = False, rule: str = "dim"
) -> Text:
    """The table, at most ``width`` wide where its columns can be made so narrow.

    Each row holds its own cells from left to right; cells hanging down from above are left out of it, as in HTML.
    ``rule`` is the style of the lines.
    """
    owners = _place(rows, columns)
    padding = 1 if width >= columns * _ROOMY else 0
    gap = 1 + 2 * padding
    placed = list(dict.fromkeys(owner for row in owners for owner in row))
    demands = [_demand(one) for one in placed]
    widths = column_widths(demands, columns, width - columns * gap - 1, gap)
    for one in placed:
        room = sum(widths[one.column : one.column + one.cell.colspan]) + gap * (one.cell.colspan - 1)
        breaks = (_balanced if one.cell.centred else wrap)(one.cell.text.plain, max(2, room))
        one.cell.lines = [one.cell.text[start:end] for start, end in breaks]
    heights = _heights(placed, len(rows))
    return _Drawing(owners, widths, heights, padding, _ASCII if ascii_only else _BOX, rule).text()


def _place(rows: Sequence[Sequence[GridCell]], columns: int) -> list[list[_Placed]]:
    """Which cell stands at every place of the grid; places nobody fills get an empty cell."""
    owners: list[list[_Placed | None]] = [[None] * columns for _ in rows]
    for index, row in enumerate(rows):
        column = 0
        for cell in row:
            while column < columns and owners[index][column] is not None:
                column += 1
            one = _Placed(cell, index, column)
            cell.rowspan = min(cell.rowspan, len(rows) - index)
            cell.colspan = min(cell.colspan, columns - column)
            for down in range(index, index + cell.rowspan):
                owners[down][column : column + cell.colspan] = [one] * cell.colspan
            column += cell.colspan
    return [
        [owner or _Placed(GridCell(Text()), row, column) for column, owner in enumerate(line)]
        for row, line in enumerate(owners)
    ]


def _demand(one: _Placed) -> Demand:
    plain = one.cell.text.plain
    lengths = tuple(cell_len(paragraph) for paragraph in plain.split("\n"))
    return Demand(one.row, one.column, one.cell.rowspan, one.cell.colspan, lengths, longest_piece(plain))


def _balanced(text: str, width: int) -> list[tuple[int, int]]:
    """The lines of a label, about equally long: 绩效 / 指标 rather than 绩效指 / 标."""
    lines = wrap(text, width)
    while len(lines) > 1 and width > 4 and len(narrower := wrap(text, width - 2)) == len(lines):
        lines, width = narrower, width - 2
    return lines


def _heights(placed: Sequence[_Placed], rows: int) -> list[int]:
    heights = [1] * rows
    for one in sorted(placed, key=lambda one: one.cell.rowspan):
        spanned = range(one.row, one.row + one.cell.rowspan)
        missing = len(one.cell.lines) - sum(heights[row] for row in spanned) - (one.cell.rowspan - 1)
        for extra in range(max(0, missing)):
            heights[spanned[-1 - extra % len(spanned)]] += 1
    return heights


class _Drawing:
    def __init__(
        self,
        owners: list[list[_Placed]],
        widths: list[int],
        heights: list[int],
        padding: int,
        box: dict[int, str],
        rule: str,
    ) -> None:
        self.owners = owners
        self.widths = [width + 2 * padding for width in widths]
        self.heights = heights
        self.padding = padding
        self.box = box
        self.rule = rule

    def text(self) -> Text:
        drawn = Text(no_wrap=True, end="")
        for row in range(len(self.owners) + 1):
            self._border(drawn, row)
            if row < len(self.owners):
                for line in range(self.heights[row]):
                    self._content(drawn, row, line)
        return drawn

    def _owner(self, row: int, column: int) -> _Placed | None:
        inside = 0 <= row < len(self.owners) and 0 <= column < len(self.widths)
        return self.owners[row][column] if inside else None

    def _wall(self, row: int, column: int) -> bool:
        """Whether a vertical line stands left of ``column`` in ``row``."""
        return self._owner(row, column - 1) is not self._owner(row, column)

    def _floor(self, row: int, column: int) -> bool:
        """Whether a horizontal line lies above ``row`` in ``column``."""
        return self._owner(row - 1, column) is not self._owner(row, column)

    def _border(self, drawn: Text, row: int) -> None:
        column = 0
        while column <= len(self.widths):
            arms = (
                8 * self._wall(row - 1, column) + 4 * self._wall(row, column)
                + 2 * self._floor(row, column - 1) + self._floor(row, column)
            )  # fmt: skip
            drawn.append(self.box.get(arms, " "), self.rule)
            if column == len(self.widths):
                break
            if self._floor(row, column):
                drawn.append(self.box[3] * self.widths[column], self.rule)
                column += 1
            else:
                column = self._cell_line(drawn, row, column, -1)
        drawn.append("\n")

    def _content(self, drawn: Text, row: int, line: int) -> None:
        column = 0
        while column < len(self.widths):
            drawn.append(self.box[12], self.rule)
            column = self._cell_line(drawn, row, column, line)
        drawn.append(self.box[12], self.rule)
        drawn.append("\n")

    def _cell_line(self, drawn: Text, row: int, column: int, line: int) -> int:
        """Append what the cell at the place shows on a line of the row (-1: on the border above it).

        Returns the column after the cell.
        """
        one = self.owners[row][column]
        cell = one.cell
        end = one.column + cell.colspan
        width = sum(self.widths[one.column : end]) + cell.colspan - 1
        height = sum(self.heights[one.row : one.row + cell.rowspan]) + cell.rowspan - 1
        index = sum(self.heights[one.row : row]) + (row - one.row) + line
        if cell.centred:
            index -= (height - len(cell.lines)) // 2
        shown = cell.lines[index] if 0 <= index < len(cell.lines) else Text()
        blank = width - 2 * self.padding - shown.cell_len
        left = self.padding + (blank // 2 if cell.centred else 0)
        drawn.append(" " * left)
        drawn.append_text(shown)
        drawn.append(" " * (width - left - shown.cell_len))
        return end
