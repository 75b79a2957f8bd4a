"""Tables without rules: rows, columns and cells from where the text stands and from the labels that forms print.

Forms are a strong guide. Every row above the indicators has a label; the headings of the indicators say where their
columns are; labels beside several rows stand in the middle of them or at their top. A page without such labels side by
side has no table.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from jixiao.documents.grid import Cell, Grid
from jixiao.documents.scan.blocks import (
    Block,
    character_width,
    label_blocks,
    line_pitch,
    middle,
    over,
    side_by_side,
)
from jixiao.documents.scan.indicator_rows import HeadingRow, heading_rows, indicator_rows
from jixiao.documents.scan.labelled_rows import labelled_rows
from jixiao.documents.scan.parting import parted
from jixiao.documents.scan.text_line import TextLine
from jixiao.documents.scan.unruled_rows import UnruledRow, column_edges

_LEVELS = frozenset(("level1", "level2"))
_CLOSING = frozenset(("closing", "header"))
_FEWEST_LABELS = 4
_FEWEST_ROWS = 2
_NEIGHBOURS = 12
"""Lines before and behind, from top to bottom, among which those beside a line are looked for."""
_MOST_LINES = 800
"""No page that is printed to be read has more."""
_WITHOUT_RULES = 0.9
"""Cells are told less surely from the white between texts than from rules."""


@dataclass(frozen=True, slots=True)
class UnruledCell:
    """A cell without rules: its place and span, what stands in it, and the blocks of lines it is made of."""

    row: int
    column: int
    rowspan: int
    colspan: int
    text: str
    blocks: list[Block]

    @property
    def confidence(self) -> float:
        """That of the least sure line, and less since no rule bounds the cell."""
        return round(_WITHOUT_RULES * min(block.confidence for block in self.blocks), 4)

    def boxes(self) -> list[tuple[float, float, float, float]]:
        """Left, top, right and bottom of each block."""
        return [(block.left, block.top, block.right, block.bottom) for block in self.blocks]


@dataclass(frozen=True, slots=True)
class UnruledTable:
    """A table without rules: the x of its inner column edges, its rows, and the lines that stand above it."""

    edges: list[float]
    rows: list[list[UnruledCell]]
    above: list[TextLine]


def unruled_grid(lines: Sequence[TextLine], page: int | None = None) -> Grid | None:
    """The lines of a page as a grid, or ``None`` where they are no table of a form.

    Lines above the table are rows of one cell. ``page`` is what the cells carry as theirs.
    """
    table = unruled_table(lines)
    if table is None:
        return None
    width = len(table.edges) + 1
    rows: list[list[Cell]] = []

    def alone(line: TextLine) -> None:
        rows.append([Cell(line.text, len(rows), 0, 1, width, page=page, confidence=line.confidence)])

    for line in table.above:
        alone(line)
    first = len(rows)
    for row in table.rows:
        rows.append(
            [
                Cell(
                    cell.text, first + cell.row, cell.column, cell.rowspan, cell.colspan, page=page,
                    confidence=cell.confidence,
                )
                for cell in row
            ]
        )  # fmt: skip
    return Grid(rows)


def unruled_table(lines: Sequence[TextLine]) -> UnruledTable | None:
    """The table that the lines of a page form without rules, or ``None`` where there is none."""
    lines = [line for line in lines if line.text.strip()]
    if not 2 <= len(lines) <= _MOST_LINES:
        return None
    em = character_width(lines)
    if not _has_columns(lines, em):
        return None
    lines = parted(lines, em)
    labels, others = label_blocks(lines, em)
    if not _is_form(labels, lines, em):
        return None
    pitch = line_pitch(lines, em)
    headings = heading_rows(labels, em)
    above, labels, others = _from_first_row(labels, others, em, pitch)
    rows: list[UnruledRow] = []
    ends = [*(heading.top for heading in headings[1:]), float("inf")]
    start = headings[0].top if headings else float("inf")
    rows += labelled_rows(
        [label for label in labels if label.y < start], [line for line in others if middle(line) < start], em, pitch
    )
    for heading, end in zip(headings, ends, strict=False):
        part = [label for label in labels if heading.top <= label.y < end]
        loose = [line for line in others if heading.top <= middle(line) < end]
        last = _closing_rows(part, heading, em)
        inside = [label for label in part if label.y < last and label not in heading.blocks]
        rows += indicator_rows(heading, inside, [line for line in loose if middle(line) < last], em, pitch)
        closing = [label for label in part if label.y >= last]
        rows += labelled_rows(closing, [line for line in loose if middle(line) >= last], em, pitch)
    return _table(rows, above, em)


def _has_columns(lines: Sequence[TextLine], em: float) -> bool:
    """Whether several lines have others beside them: what is quickly seen, and hardly ever so in running text."""
    ordered = sorted(lines, key=middle)
    beside = 0
    for at, line in enumerate(ordered):
        near = ordered[max(0, at - _NEIGHBOURS) : at + _NEIGHBOURS]
        beside += any(other is not line and side_by_side(line, other, 0.5) and not over(line, other) for other in near)
    return beside >= 2 * _FEWEST_ROWS


def _is_form(labels: Sequence[Block], lines: Sequence[TextLine], em: float) -> bool:
    """Whether enough labels stand side by side with something for the page to be a form."""
    beside = [label for label in labels if _has_neighbour(label, lines, em)]
    return len(labels) >= _FEWEST_LABELS and len({round(label.y / (2 * em)) for label in beside}) >= _FEWEST_ROWS


def _has_neighbour(label: Block, lines: Sequence[TextLine], em: float) -> bool:
    return any(
        side_by_side(label, line, 0.5) and (line.left >= label.right + 0.5 * em or line.right <= label.left - 0.5 * em)
        for line in lines
        if line not in label.lines
    )


def _from_first_row(
    labels: list[Block], others: list[TextLine], em: float, pitch: float
) -> tuple[list[TextLine], list[Block], list[TextLine]]:
    """The lines above the first row with a label and something beside it, and the labels and lines from there on."""
    lines = [*others, *(line for label in labels for line in label.lines)]
    rows = [label for label in labels if _has_neighbour(label, lines, em)]
    top = min(label.top for label in rows)
    first = next(label for label in rows if label.top == top)
    reached = [line for line in others if side_by_side(first, line, 0.2)]
    for line in sorted(others, key=middle, reverse=True):
        # A text of several lines begins above the label in whose middle it stands.
        if any(0 < middle(below) - middle(line) <= pitch and _aligned(line, below, em) for below in reached):
            reached.append(line)
    top = min([top, *(line.top for line in reached)])
    above = [line for line in lines if middle(line) < top]
    above.sort(key=lambda line: (middle(line), line.left))
    return above, [label for label in labels if label.y >= top], [line for line in others if middle(line) >= top]


def _aligned(line: TextLine, other: TextLine, em: float) -> bool:
    return min(abs(line.left - other.left), abs(line.left + line.right - other.left - other.right) / 2) <= 0.5 * em


def _closing_rows(labels: Sequence[Block], heading: HeadingRow, em: float) -> float:
    """Where the rows below indicators begin: at the first label of such a row below the last block of indicators."""
    lowest = max((label.y for label in labels if label.kinds & _LEVELS), default=heading.bottom)
    below = [label.top for label in labels if label.kinds & _CLOSING and label.y > max(lowest, heading.bottom) + em]
    return min(below, default=float("inf"))


def _table(rows: list[UnruledRow], above: list[TextLine], em: float) -> UnruledTable:
    edges = column_edges(rows)
    slack = 0.3 * em
    found: list[list[UnruledCell]] = []
    for at, row in enumerate(rows):
        cells: list[UnruledCell] = []
        for piece in row.pieces:
            column = bisect_right(edges, piece.left + (1e-6 if piece.exact else slack))
            end = bisect_left(edges, piece.right - (1e-6 if piece.exact else slack))
            text = "  ".join(block.text(em) for block in piece.blocks)
            cells.append(
                UnruledCell(
                    at, column, min(piece.rowspan, len(rows) - at), max(1, end - column + 1), text, piece.blocks
                )
            )
        found.append(cells)
    return UnruledTable(edges, found, above)
