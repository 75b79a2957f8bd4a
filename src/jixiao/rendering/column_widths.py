"""How wide the columns of a drawn table should be, so that it becomes as low as it can."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

_STEP = 2
"""One Chinese character."""
_LONGEST_WORD = 14
"""Numbers and words up to this width decide how narrow a column may be; longer ones are broken."""


@dataclass(frozen=True, slots=True)
class Demand:
    """What one cell asks for: where it stands, how long its paragraphs are and its longest unbreakable part."""

    row: int
    column: int
    rowspan: int
    colspan: int
    paragraphs: tuple[int, ...]
    longest: int


def column_widths(demands: Sequence[Demand], columns: int, width: int, gap: int) -> list[int]:
    """The width of each column, text only; ``gap`` is what lies between the texts of two columns.

    The widths add up to ``width`` at most, less where everything fits on single lines; where even the narrowest
    columns do not fit, they are returned all the same.
    """
    widths = _narrowest(demands, columns, width)
    before = _cost(demands, widths, gap)
    while sum(widths) + _STEP <= width:
        # The rows that a cell makes high tie so often that the best single step is found by trying each of them.
        costs = []
        for column in range(columns):
            widths[column] += _STEP
            costs.append((_cost(demands, widths, gap), column))
            widths[column] -= _STEP
        cost, best = min(costs)
        if cost >= before:
            break
        widths[best] += _STEP
        before = cost
    return widths


def _narrowest(demands: Sequence[Demand], columns: int, width: int) -> list[int]:
    widths = [4] * columns
    for demand in demands:
        if demand.colspan == 1 and demand.rowspan == 1:
            widths[demand.column] = max(widths[demand.column], min(demand.longest, _LONGEST_WORD))
    if sum(widths) > width:
        widths = [4] * columns
    if sum(widths) > width:
        widths = [2] * columns
    return widths


def _cost(demands: Sequence[Demand], widths: Sequence[int], gap: int) -> float:
    """The height of the rows, and a little of the height of every cell, so that steps towards lower rows count too."""
    heights: dict[int, float] = {}
    total = 0.0
    for demand in demands:
        room = sum(widths[demand.column : demand.column + demand.colspan]) + gap * (demand.colspan - 1)
        lines = sum(max(1.0, length / room) for length in demand.paragraphs) / demand.rowspan
        total += lines
        for row in range(demand.row, demand.row + demand.rowspan):
            heights[row] = max(heights.get(row, 1.0), lines)
    return sum(heights.values()) + total * 0.02
