"""Tables: the cells of a lattice with what is written in them."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from jixiao.documents.pdf.boxes import Box
from jixiao.documents.pdf.characters import SLANTED, Character
from jixiao.documents.pdf.lattice import Lattice
from jixiao.documents.pdf.lines import write

_TOUCHING = 0.12
"""In type sizes: characters no farther apart are one word. Texts of neighbouring cells keep more distance."""
_SQUEEZED = 0.6
_AT_LEFT = 9.0
"""Text that begins so close to the left edge of a cell, in points, belongs to it however far it runs on."""

_Owner = tuple[int, int]


@dataclass(slots=True)
class TableCell:
    """A cell: place and span in its table, text, page (from 1) and edges there, and how surely it was read.

    ``runs_on`` says that its last line is full, so that the text may go on below the end of the page.
    """

    text: str
    row: int
    column: int
    rowspan: int
    colspan: int
    page: int
    box: Box
    confidence: float = 1.0
    runs_on: bool = False

    @property
    def blank(self) -> bool:
        """Whether nothing is written in it."""
        return not self.text.strip()


@dataclass(slots=True)
class Table:
    """A table: the x of its column edges, the cells by the row in which they begin, from left to right, and its place.

    ``page`` and ``box`` are those of its last part, where it goes on over several pages.
    """

    columns: list[float]
    rows: list[list[TableCell]]
    page: int
    box: Box

    @property
    def single(self) -> bool:
        """Whether it is a frame around one cell."""
        return len(self.rows) == 1 and len(self.rows[0]) == 1

    def cells(self) -> Iterator[TableCell]:
        """All cells, row by row."""
        for row in self.rows:
            yield from row

    def lowest(self) -> list[TableCell]:
        """The cells that reach down to the last row."""
        found: list[TableCell] = []
        missing = len(self.columns) - 1
        for row in reversed(self.rows):
            for cell in row:
                if cell.row + cell.rowspan == len(self.rows):
                    found.append(cell)
                    missing -= cell.colspan
            if missing <= 0:
                break
        return found


def fill(lattices: list[Lattice], characters: list[Character], page: int) -> tuple[list[Table], list[Character]]:
    """The lattices of a page as tables, and the characters that stand in none of them.

    A character stands in the cell that holds its middle, of the smallest table that holds it.
    """
    if not lattices:
        return [], characters
    finder = _Finder(lattices)
    owners = [None if one.turn == SLANTED else finder.owner(one.box.x, one.box.y) for one in characters]
    _keep_words_whole(characters, owners, lattices)
    written: defaultdict[_Owner, list[Character]] = defaultdict(list)
    outside: list[Character] = []
    for character, owner in zip(characters, owners, strict=True):
        (outside if owner is None else written[owner]).append(character)
    tables = [
        _table(lattice, [written.get((number, at), []) for at in range(len(lattice.spans))], page)
        for number, lattice in enumerate(lattices)
    ]
    return tables, outside


def _table(lattice: Lattice, contents: list[list[Character]], page: int) -> Table:
    rows: list[list[TableCell]] = [[] for _ in lattice.rows[1:]]
    for span, content in zip(lattice.spans, contents, strict=True):
        box = lattice.box_of(span)
        text = write(content, box)
        rows[span.row].append(TableCell(text.text, *span, page, box, text.confidence, text.runs_on))
    return Table(lattice.columns, rows, page, lattice.box)


class _Finder:
    """Finds the cell at a point."""

    def __init__(self, lattices: list[Lattice]) -> None:
        areas = [(lattice.box.width * lattice.box.height, number) for number, lattice in enumerate(lattices)]
        self._tables = [
            (lattices[number].box, number, lattices[number].columns, [-y for y in lattices[number].rows])
            for _, number in sorted(areas)
        ]
        self._spans = [
            {
                (row, column): at
                for at, span in enumerate(lattice.spans)
                for row in range(span.row, span.row + span.rowspan)
                for column in range(span.column, span.column + span.colspan)
            }
            for lattice in lattices
        ]

    def owner(self, x: float, y: float) -> _Owner | None:
        """(number of the table, number of the cell in it) at a point."""
        for (left, bottom, right, top), number, columns, rows in self._tables:
            if left <= x < right and bottom < y <= top:
                return number, self._spans[number][bisect_right(rows, -y) - 1, bisect_right(columns, x) - 1]
        return None


def _keep_words_whole(characters: list[Character], owners: list[_Owner | None], lattices: list[Lattice]) -> None:
    """Give characters that run on over the edge of their cell to the cell in which they were set."""
    end = 0
    for at in range(1, len(characters)):
        if at < end or owners[at] == owners[at - 1] or not _touch(characters[at - 1], characters[at]):
            continue
        start, end = at - 1, at + 1
        while start > 0 and _touch(characters[start - 1], characters[start]):
            start -= 1
        while end < len(characters) and _touch(characters[end - 1], characters[end]):
            end += 1
        first = owners[start]
        at_left = first is not None and _from_left(characters[start], first, lattices) <= _AT_LEFT
        owners[start:end] = [first if at_left else owners[(start + end) // 2]] * (end - start)


def _touch(before: Character, after: Character) -> bool:
    """Whether the two were set as one word. Punctuation may be squeezed, and reach back over what stands before."""
    if before.run != after.run or before.turn or after.turn:
        return False
    size = max(1.0, min(before.box.height, after.box.height))
    gap = after.box.left - before.box.right
    return -_SQUEEZED * size <= gap <= _TOUCHING * size and abs(after.box.y - before.box.y) <= 0.3 * size


def _from_left(character: Character, owner: _Owner, lattices: list[Lattice]) -> float:
    lattice = lattices[owner[0]]
    return character.box.left - lattice.columns[lattice.spans[owner[1]].column]
