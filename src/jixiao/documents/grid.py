"""The common shape of every document: grids of cells that know where they stand.

Whatever the file format, a document becomes a sequence of grids in reading order; running text is a grid of
one-cell rows. Recognition sees nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from jixiao.documents.errors import DocumentError
from jixiao.records.provenance import Place


@dataclass(slots=True)
class Cell:
    """One cell: its text, its place (row and column from 0), its span, and how surely it was read (0–1).

    ``text`` keeps the printed wording; line breaks inside a cell are ``\\n``, tick boxes are ``□`` or ``☑``.
    ``page`` counts from 1 (``None`` where the format has no pages), ``line`` is the line of a text file, from 1.
    ``offset`` is where the cell begins in a line laid out with blanks, in half-width characters from 0.
    """

    text: str
    row: int
    column: int
    rowspan: int = 1
    colspan: int = 1
    page: int | None = None
    line: int | None = None
    confidence: float = 1.0
    offset: int | None = None

    @property
    def blank(self) -> bool:
        """Whether nothing is printed in the cell."""
        return not self.text.strip()


@dataclass(slots=True)
class Grid:
    """A grid of cells, row by row; rows need not be equally long. ``table`` numbers the grids of a document."""

    rows: list[list[Cell]]
    table: int = 0


@dataclass(slots=True)
class Document:
    """A document as grids in reading order; ``name`` is the file name without folders.

    ``faults`` says which parts could not be read, and why; the others are there.
    """

    name: str
    grids: list[Grid] = field(default_factory=list)
    faults: Sequence[DocumentError] = ()

    def rows(self) -> Iterator[tuple[Grid, list[Cell]]]:
        """All rows of all grids, in reading order."""
        for grid in self.grids:
            for row in grid.rows:
                yield grid, row


def place(grid: Grid, cell: Cell) -> Place:
    """The place of a cell, as records carry it."""
    return Place(page=cell.page, table=grid.table, row=cell.row, column=cell.column, line=cell.line)
