"""Cells that span rows and columns: how many they may span, and where the cells beside them stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from jixiao.documents.archive_errors import TooManyCellsError
from jixiao.documents.grid import Cell

MAX_SPAN = 1000
"""The most columns a cell may span, as in HTML; Word has 63 columns at most."""
MAX_ROWSPAN = 65_534
"""The most rows a cell may span, as in HTML."""
MAX_CELLS = 400_000
"""Cells and rows of all tables of a document together: some five thousand forms."""
_HANGING_COLUMNS = 256
"""Cells right of this column never hang down: no printed table is so wide, but a hostile one has a million columns."""
_DIGITS = re.compile(r"\s*([0-9]{1,9})")


def span(text: str | None, most: int = MAX_SPAN) -> int:
    """The number in a span attribute, at least 1; 1 for what is no number."""
    digits = _DIGITS.match(text or "")
    return max(1, min(most, int(digits.group(1)))) if digits else 1


class CellCount:
    """Counts the rows and cells of a document; raises ``TooManyCellsError`` where they are too many to be read."""

    def __init__(self) -> None:
        self._count = 0

    def add(self, number: int = 1) -> None:
        """Count so many more."""
        self._count += number
        if self._count > MAX_CELLS:
            raise TooManyCellsError(limit=MAX_CELLS)


@dataclass(slots=True)
class Spanning:
    """A cell as HTML gives it: text and spans, its place still open. ``rowspan`` 0 reaches to the end of the group."""

    text: str
    rowspan: int = 1
    colspan: int = 1


@dataclass(slots=True)
class _Hanging:
    """Columns from ``start`` before ``end`` that a cell above takes in all rows before ``until``."""

    start: int
    end: int
    until: int


def placed(groups: Iterable[Sequence[Sequence[Spanning]]]) -> list[list[Cell]]:
    """The rows of a table with every cell in its column, as the table model of HTML places them.

    ``groups`` are the row groups (``tbody`` …), which no cell spans beyond. Where cells would overlap, as they may in
    a faulty page, the later one is made narrower.
    """
    rows: list[list[Cell]] = []
    for group in groups:
        end = len(rows) + len(group)
        hanging: list[_Hanging] = []
        for cells in group:
            row = len(rows)
            hanging = [above for above in hanging if above.until > row]
            rows.append(_placed_row(cells, row, end, hanging))
    return rows


def _placed_row(cells: Sequence[Spanning], row: int, end: int, hanging: list[_Hanging]) -> list[Cell]:
    """The cells of one row; those that go on below are added to ``hanging``, which stays in the order of columns."""
    line: list[Cell] = []
    begun: list[_Hanging] = []
    column = at = 0
    for cell in cells:
        while at < len(hanging) and hanging[at].start <= column:
            column = max(column, hanging[at].end)
            at += 1
        colspan = cell.colspan
        if at < len(hanging):
            colspan = min(colspan, hanging[at].start - column)
        rowspan = min(cell.rowspan or end - row, end - row)
        if column >= _HANGING_COLUMNS:
            rowspan = 1
        line.append(Cell(cell.text, row, column, rowspan, colspan))
        if rowspan > 1:
            begun.append(_Hanging(column, column + colspan, row + rowspan))
        column += colspan
    if begun:
        hanging += begun
        hanging.sort(key=lambda above: above.start)
    return line
