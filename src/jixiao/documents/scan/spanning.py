"""Which rows a label beside several rows belongs to, where no rule says so: it is in their middle or at their top."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from jixiao.documents.scan.blocks import Block

_MOST_ROWS = 60
"""A label stands beside no more rows of one page."""

Extent = tuple[float, float]
"""Top and bottom of a row."""

_WITHOUT_ROWS = 0.6
_OVERLAPPING = 5.0
_LEFT_OUT = 0.6
"""Costs, in character widths by which a label is off the middle of its rows: of a label without rows in a gap between
two rows, of one that stands in their way, and of a row in front of the first label, as pages have that go on."""


def share_rows(
    rows: Sequence[Extent], labels: Sequence[Block], em: float, cuts: frozenset[int] | None = None
) -> list[tuple[int, int]]:
    """For each label, from top to bottom, its first row and the one behind its last; the same where it has none.

    Labels share the rows in order, without gaps; a table has all of them either in the middle of their rows or at the
    top. ``cuts`` are the rows at which a label may begin, ``None`` for all.
    """
    if not labels:
        return []
    edges = _edges(rows, em)

    def in_the_middle(label: Block, first: int, end: int) -> float:
        return abs((edges[first] + edges[end]) / 2 - label.y) / em

    def at_the_top(label: Block, first: int, _: int) -> float:
        return abs(rows[first][0] - label.top) / em

    ways = [_cheapest(rows, labels, em, cuts, cost) for cost in (in_the_middle, at_the_top)]
    return min(ways, key=lambda way: way[0])[1]


def _edges(rows: Sequence[Extent], em: float) -> list[float]:
    """Where rows meet: halfway between what is printed in them."""
    if not rows:
        return [0.0]
    between = [(above[1] + below[0]) / 2 for above, below in pairwise(rows)]
    rest = (between[0] - rows[0][1], rows[-1][0] - between[-1]) if between else (0.3 * em, 0.3 * em)
    return [rows[0][0] - max(0.0, rest[0]), *between, rows[-1][1] + max(0.0, rest[1])]


def _cheapest(
    rows: Sequence[Extent],
    labels: Sequence[Block],
    em: float,
    cuts: frozenset[int] | None,
    cost: Callable[[Block, int, int], float],
) -> tuple[float, list[tuple[int, int]]]:
    count = len(rows)
    allowed = [cuts is None or at in cuts or at in (0, count) for at in range(count + 1)]
    least = [_LEFT_OUT * end for end in range(count + 1)]
    starts: list[list[int]] = []
    for label in labels:
        following: list[float] = []
        start_of: list[int] = []
        for end in range(count + 1):
            choices = [
                (least[first] + cost(label, first, end), first)
                for first in range(max(0, end - _MOST_ROWS), end)
                if allowed[first] and allowed[end]
            ]
            choices.append((least[end] + _without_rows(rows, label, end, em), end))
            total, first = min(choices)
            following.append(total)
            start_of.append(first)
        least = following
        starts.append(start_of)
    shares: list[tuple[int, int]] = []
    end = count
    for start_of in reversed(starts):
        shares.append((start_of[end], end))
        end = start_of[end]
    return least[count], shares[::-1]


def _without_rows(rows: Sequence[Extent], label: Block, at: int, em: float) -> float:
    """What it costs to take the label for a row of its own in front of the row."""
    tolerance = 0.25 * em
    free = (at == 0 or rows[at - 1][1] <= label.top + tolerance) and (
        at == len(rows) or rows[at][0] >= label.bottom - tolerance
    )
    return _WITHOUT_ROWS if free else _OVERLAPPING
