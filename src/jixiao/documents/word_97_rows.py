"""How a row of a Word 97–2003 table is divided into cells, and rows so divided as the cells of a grid ([MS-DOC])."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from jixiao.documents.grid import Cell
from jixiao.documents.table_spans import CellCount

_MOST_CELLS = 63
"""Cells of a row, at most (2.9.319)."""
_CELL_BYTES = 20
_TOLERANCE = 30
"""Edges nearer than this many twentieths of a point (half a millimetre) are one edge, drawn by a shaking hand."""
_VERTICAL, _MERGE, _SPLIT = 0xD62B, 0x5624, 0x5625

CONTINUES, STARTS = 1, 3
"""How a cell takes part in a merged one (2.9.311, 2.9.343); a row may also say 2 for the first cell of several."""


@dataclass(frozen=True, slots=True)
class RowDefinition:
    """The edges of the cells of a row from left to right, in twentieths of a point, and which cells are merged.

    ``beside`` and ``below`` say for each cell how it is merged with the one on its left and the one above: 0 not at
    all, else ``CONTINUES`` or ``STARTS``.
    """

    edges: tuple[int, ...]
    beside: tuple[int, ...]
    below: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PrintedRow:
    """The texts of the cells of a row, and how it is divided where the document says so."""

    texts: list[str]
    definition: RowDefinition | None


def row_definition(operand: bytes) -> RowDefinition | None:
    """The division of a row out of sprmTDefTable (2.9.318); ``None`` where the operand cannot be one."""
    count = operand[0] if operand else 0
    edges_end = 1 + 2 * (count + 1)
    if not 1 <= count <= _MOST_CELLS or len(operand) < edges_end:
        return None
    edges = [int.from_bytes(operand[at : at + 2], "little", signed=True) for at in range(1, edges_end, 2)]
    # The flags of the last cells may be left out; 20 bytes a cell (2.9.312), of which two say how it is merged.
    flags = [operand[at] for at in range(edges_end, len(operand) - 1, _CELL_BYTES)][:count]
    flags += [0] * (count - len(flags))
    # An edge left of the one before would be a cell of negative width.
    for at in range(1, len(edges)):
        edges[at] = max(edges[at], edges[at - 1])
    return RowDefinition(tuple(edges), tuple(flag & 3 for flag in flags), tuple(flag >> 5 & 3 for flag in flags))


def changed(row: RowDefinition, code: int, operand: bytes) -> RowDefinition:
    """The row after a property that changes its merged cells; the row itself for any other property."""
    if code == _VERTICAL and len(operand) == 2 and operand[0] < len(row.below):
        return replace(row, below=_with(row.below, range(operand[0], operand[0] + 1), operand[1] & 3))
    if code in (_MERGE, _SPLIT) and len(operand) == 2:
        cells = range(min(operand[0], len(row.beside)), min(operand[1], len(row.beside)))
        merged = _with(row.beside, cells, 0 if code == _SPLIT else CONTINUES)
        if code == _MERGE and cells:
            merged = _with(merged, cells[:1], STARTS)
        return replace(row, beside=merged)
    return row


def _with(values: tuple[int, ...], at: Iterable[int], value: int) -> tuple[int, ...]:
    changed_values = list(values)
    for index in at:
        changed_values[index] = value
    return tuple(changed_values)


def grid_rows(rows: Sequence[PrintedRow], count: CellCount) -> list[list[Cell]]:
    """The rows of a table as cells in columns.

    Columns follow from the edges of all rows. Texts in cells that go on from above or from the left are not printed:
    programs that merge cells leave in each the text it had. ``count`` raises ``TooManyCellsError``.
    """
    columns = _columns(edge for row in rows if row.definition for edge in row.definition.edges)
    lines: list[list[Cell]] = []
    open_cells: dict[int, Cell] = {}
    for number, row in enumerate(rows):
        count.add(1 + len(row.texts))
        if row.definition is None:
            lines.append([Cell(text, number, column) for column, text in enumerate(row.texts)])
            open_cells = {}
            continue
        line, open_cells = _line(row.texts, row.definition, number, columns, open_cells)
        lines.append(line)
    return lines


def _columns(edges: Iterable[int]) -> dict[int, int]:
    """Edge → number of the column that begins there."""
    columns: dict[int, int] = {}
    number, first = -1, 0
    for edge in sorted(set(edges)):
        if number < 0 or edge - first > _TOLERANCE:
            number, first = number + 1, edge
        columns[edge] = number
    return columns


def _line(
    texts: Sequence[str],
    definition: RowDefinition,
    number: int,
    columns: dict[int, int],
    above: dict[int, Cell],
) -> tuple[list[Cell], dict[int, Cell]]:
    """(the cells that begin in a row, by column those that may go on in the next one); ``above`` is the latter of the
    row above."""
    line: list[Cell] = []
    going_on: dict[int, Cell] = {}
    last: Cell | None = None
    end = 0
    for at, (left, right) in enumerate(pairwise(definition.edges)):
        text = texts[at] if at < len(texts) else ""
        column, end = columns[left], columns[right]
        if definition.beside[at] == CONTINUES and last is not None:
            last.colspan = max(1, end - last.column)
        elif end == column:
            # A cell without width is not seen, unless there is a text in it.
            if text and line:
                line[-1].text = f"{line[-1].text}\n{text}".strip()
            elif text:
                line.append(Cell(text, number, column))
        elif definition.below[at] == CONTINUES and (upper := above.get(column)) is not None:
            upper.rowspan = number - upper.row + 1
            going_on[column] = upper
            last = None
        else:
            last = Cell(text, number, column, colspan=end - column)
            line.append(last)
            if definition.below[at] > CONTINUES:
                going_on[column] = last
    for beyond, text in enumerate(texts[len(definition.beside) :]):
        line.append(Cell(text, number, end + beyond))
    return line, going_on
