"""A sheet of a workbook as the cells that are stored in it, and those as a grid.

A sheet has 17 billion places, and one forgotten blank in the last of them makes it declare all of them used. So
nothing here ever walks over places: only over cells that are stored, and merged ranges that are listed.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import NamedTuple

from jixiao.documents.archive_errors import OversizedPartError, TooManyCellsError
from jixiao.documents.flow import printed
from jixiao.documents.grid import Cell, Grid

MAX_CELLS = 1_000_000
"""Cells and merged ranges of a workbook, at most: a form has about a hundred, so this is ten thousand forms."""

MAX_CHARACTERS = 64 << 20
"""Characters of all cells of a sheet together, at most: a million cells may share one text of any length."""


class Range(NamedTuple):
    """A merged range: its first and last row and column, from 0, both included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(slots=True)
class SheetCell:
    """A stored cell: its text as displayed, how surely that is known, and whether it has a border."""

    text: str
    boxed: bool = False
    confidence: float = 1.0


@dataclass(slots=True)
class Sheet:
    """A visible sheet: stored cells by (row, column) from 0, merged ranges, and what of it is hidden."""

    cells: dict[tuple[int, int], SheetCell] = field(default_factory=dict)
    merged: list[Range] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)


def grid_of(sheet: Sheet, page: int, table: int) -> Grid | None:
    """The sheet as a grid, ``None`` where nothing is printed on it.

    Rows, columns and spans are those of the sheet, counted from 0, so that a place leads back to the cell; hidden
    rows and columns are missing among them. A merged range is one cell, at the first of its places that is visible.
    Blank cells are kept where they are part of a form (with a border, merged, or between cells with text), and where
    something is missing in them.
    Raises ``TooManyCellsError`` where merged ranges lie over each other without end, and ``OversizedPartError`` where
    there are more than ``MAX_CHARACTERS``.
    """
    if sum(len(stored.text) for stored in sheet.cells.values()) > MAX_CHARACTERS:
        raise OversizedPartError(part=f"sheet {page}", limit=MAX_CHARACTERS >> 20)
    rows: dict[int, list[Cell]] = {}
    ranges = _Ranges(sheet)
    boxed: set[tuple[int, int]] = set()
    for (row, column), stored in sheet.cells.items():
        if row in sheet.hidden_rows or column in sheet.hidden_columns or ranges.covers(row, column):
            continue
        text = printed(stored.text)
        rows.setdefault(row, []).append(Cell(text, row, column, page=page, confidence=stored.confidence))
        if stored.boxed or stored.confidence < 1.0:
            boxed.add((row, column))
    for merged, (row, column) in ranges.anchors:
        origin = sheet.cells.get((merged.top, merged.left))
        text = printed(origin.text) if origin else ""
        rowspan, colspan = merged.bottom - row + 1, merged.right - column + 1
        confidence = origin.confidence if origin else 1.0
        rows.setdefault(row, []).append(Cell(text, row, column, rowspan, colspan, page=page, confidence=confidence))
        boxed.add((row, column))
    kept = [line for row in sorted(rows) if (line := _kept(rows[row], boxed))]
    return Grid(rows=kept, table=table) if any(not cell.blank for line in kept for cell in line) else None


def _kept(cells: list[Cell], boxed: set[tuple[int, int]]) -> list[Cell]:
    """The cells of a row in order, without blank ones that are only stored background."""
    cells.sort(key=lambda cell: cell.column)
    printed_at = [cell.column for cell in cells if not cell.blank]
    first, last = (printed_at[0], printed_at[-1]) if printed_at else (0, -1)
    return [cell for cell in cells if first <= cell.column <= last or (cell.row, cell.column) in boxed]


class _Ranges:
    """The merged ranges of a sheet, by the rows in which they cover stored cells."""

    def __init__(self, sheet: Sheet) -> None:
        self.anchors: list[tuple[Range, tuple[int, int]]] = []
        """Each range with its first visible place; ranges without any are left out."""
        self._covered: dict[int, list[tuple[int, int]]] = {}
        stored_rows = sorted({row for row, _ in sheet.cells})
        work = 0
        for merged in sheet.merged:
            row = _first_visible(merged.top, merged.bottom, sheet.hidden_rows)
            column = _first_visible(merged.left, merged.right, sheet.hidden_columns)
            if row is not None and column is not None:
                self.anchors.append((merged, (row, column)))
            inside = stored_rows[bisect_left(stored_rows, merged.top) : bisect_right(stored_rows, merged.bottom)]
            work += 1 + len(inside) + ((merged.bottom if row is None else row) - merged.top)
            if work > MAX_CELLS:
                raise TooManyCellsError(limit=MAX_CELLS)
            for covered in inside:
                self._covered.setdefault(covered, []).append((merged.left, merged.right))
        for spans in self._covered.values():
            spans.sort()

    def covers(self, row: int, column: int) -> bool:
        """Whether the place is in a merged range."""
        spans = self._covered.get(row)
        if not spans:
            return False
        at = bisect_right(spans, (column, _FAR)) - 1
        return at >= 0 and spans[at][1] >= column


_FAR = 1 << 20


def _first_visible(first: int, last: int, hidden: set[int]) -> int | None:
    while first in hidden:
        first += 1
    return first if first <= last else None
