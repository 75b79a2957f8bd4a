"""The lines of one column of indicators as the texts of its cells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from jixiao.documents.scan.blocks import Block, is_new_item, joined, kinds_of, middle, over, stacked
from jixiao.documents.scan.text_line import TextLine

_FULL = 1.6
_FREE = 2.5
"""In character widths: how far a full line may end before the longest, and the longest before the edge of its column,
where it is full."""
_LEVEL = 0.25
_ONE_LINE = 0.4
"""In character widths: how far the middles of two lines may be apart that stand beside each other, or are one."""
_NUMBER = re.compile(r"[≥≤＞＜><=]?\s*\d[\d,.，]*\s*[%％]?")

_DIGITS = re.compile(r"\d+")


class Beside(NamedTuple):
    """The lines in the other columns: those behind the levels, and of all those that are no part of a longer label."""

    content: list[TextLine]
    alone: list[TextLine]


def column_items(
    lines: Sequence[TextLine],
    pitch: float,
    em: float,
    edge: float,
    *,
    names: Sequence[Block] = (),
    beside: Beside | None = None,
) -> list[Block]:
    """The lines of the column that ends at ``edge`` as the texts of its cells, from top to bottom.

    Where rows are no farther apart than lines, what stands in other columns tells them apart: ``names``, the texts of
    the column that makes the rows, or, for that column itself, the lines ``beside`` it.
    """
    lines = _whole(lines, em)
    ordered = sorted(lines, key=middle)
    tight = any(is_new_item(below) and middle(below) - middle(above) <= pitch for above, below in pairwise(ordered))
    right = max((line.right for line in lines), default=0.0)
    widest = max((line.right - line.left for line in lines), default=0.0)
    found: list[Block] = []
    for block in stacked(lines, pitch, names):
        part = [block.lines[0]]
        for above, below in pairwise(block.lines):
            full = above.right >= right - _FULL * em or above.right - above.left >= widest - _FULL * em
            short = not full or right < edge - _FREE * em
            rows = beside is not None and _are_rows(above, below, short, beside, em)
            if is_new_item(below) or rows or (tight and not full):
                found.append(Block(part))
                part = []
            part.append(below)
        found.append(Block(part))
    return [part for block in found for part in _by_name(block, names)]


def _are_rows(above: TextLine, below: TextLine, short: bool, beside: Beside, em: float) -> bool:
    """Whether the lines are two rows: each has something beside it, and ends short of the edge or beside a whole."""

    def at_level(line: TextLine, others: Sequence[TextLine]) -> list[TextLine]:
        return [other for other in others if abs(middle(other) - middle(line)) <= _LEVEL * em]

    if short and all(at_level(line, beside.content) for line in (above, below)):
        return True
    return any(
        over(one, other) and _are_wholes(one.text, other.text)
        for one in at_level(above, beside.alone)
        for other in at_level(below, beside.alone)
    )


def _are_wholes(one: str, other: str) -> bool:
    """Whether the two texts of a column are all that their cells say: labels, or numbers of the same shape."""
    if kinds_of(one) and kinds_of(other):
        return True
    numbers = bool(_NUMBER.fullmatch(one)) and bool(_NUMBER.fullmatch(other))
    return numbers and min(len(one), len(other)) > 1 and _DIGITS.sub("0", one) == _DIGITS.sub("0", other)


def _whole(lines: Sequence[TextLine], em: float) -> list[TextLine]:
    """The lines, those put together that stand on one line."""
    found: list[TextLine] = []
    for line in sorted(lines, key=lambda line: line.left):
        at = next(
            (
                at
                for at, other in enumerate(found)
                if abs(middle(other) - middle(line)) <= _ONE_LINE * em and other.right <= line.left + 0.5 * em
            ),
            None,
        )
        if at is None:
            found.append(line)
        else:
            found[at] = joined(found[at], line)
    return found


def _by_name(block: Block, names: Sequence[Block]) -> list[Block]:
    """The block, or its parts where it reaches over several names."""
    beside = [at for at, name in enumerate(names) if block.top <= name.y <= block.bottom]
    if len(beside) < 2:
        return [block]
    parts: dict[int, list[TextLine]] = {}
    for line in block.lines:
        parts.setdefault(min(beside, key=lambda at: abs(names[at].y - middle(line))), []).append(line)
    return [Block(part) for part in parts.values()]
