"""Rows of a table without rules: what stands in them, and the columns that all of them share."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from jixiao.documents.scan.blocks import Block


@dataclass(slots=True, eq=False)
class Piece:
    """What stands in one cell, and how many rows the cell spans.

    ``left`` and ``right`` are the edges of the cell where they are known, those of its text elsewhere.
    """

    blocks: list[Block]
    left: float
    right: float
    rowspan: int = 1
    exact: bool = False


@dataclass(slots=True, eq=False)
class UnruledRow:
    """The cells that begin in a row, from left to right; ``top`` and ``bottom`` are those of its text."""

    top: float
    bottom: float
    pieces: list[Piece] = field(default_factory=list)
    beside: list[Piece] = field(default_factory=list)


def column_edges(rows: Sequence[UnruledRow]) -> list[float]:
    """The fewest edges that part all neighbours in all rows, from left to right.

    Known edges are taken first; where two texts stand in a row, one edge lies between them, and the edges that many
    rows can share are preferred.
    """
    known: list[float] = []
    spaces: list[tuple[float, float]] = []
    for row in rows:
        pieces = sorted([*row.pieces, *row.beside], key=lambda piece: piece.left)
        for left, right in pairwise(pieces):
            if left.exact:
                known.append(left.right)
            elif right.exact:
                known.append(right.left)
            else:
                spaces.append((min(left.right, right.left), max(left.right, right.left)))
    edges: list[float] = []
    for edge in sorted(known):
        if not edges or edge - edges[-1] > 1e-6:
            edges.append(edge)
    for start, end in sorted(spaces, key=lambda space: space[1]):
        at = bisect_left(edges, start)
        if at == len(edges) or edges[at] > end:
            edges.insert(at, end)
    return edges
