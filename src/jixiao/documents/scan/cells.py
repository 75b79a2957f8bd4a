"""What of a page is read for which cell: text regions are cut at the rules, and ink that they do not cover is added."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

from jixiao.documents.scan.recognise import Region

if TYPE_CHECKING:
    from jixiao.documents.scan.pixels import Pixels

_SLIVER = 0.3
"""In type sizes: text regions reach over the edge of their cell by that much without holding text of the next."""
_INSET = 0.12
"""In type sizes: how far inside the edges of a cell ink is text rather than what is left of a rule."""
_SMALLEST = 0.35
"""In type sizes: smaller ink is dirt; full stops stand beside characters."""
_LINE_GAP = 0.25
_WORD_GAP = 2.5
_PADDING = 0.18
_TALL = 1.6
"""Regions higher than this many type sizes may hold a line of the row above or below as well."""
_LEAST_INK = 12
_BESIDE = 0.3
"""In type sizes: what is left of rules lies no farther from the edges of a cell."""


class Piece(NamedTuple):
    """A region of one line that stands in the cell with this number, or in none (``None``)."""

    region: Region
    cell: int | None


def pieces_of(regions: list[Region], cells: list[Region], ink: Pixels, size: float) -> list[Piece]:
    """What is to be read, and for which of ``cells``. ``ink`` is the page without its rules."""
    pieces: list[Piece] = []
    for region in regions:
        pieces += _cut(region, cells, ink, size)
    covered: defaultdict[int, list[Region]] = defaultdict(list)
    for piece in pieces:
        if piece.cell is not None:
            covered[piece.cell].append(piece.region)
    for number, cell in enumerate(cells):
        pieces += (Piece(region, number) for region in _missed(cell, covered[number], ink, size))
    return pieces


def _cut(region: Region, cells: list[Region], ink: Pixels, size: float) -> list[Piece]:
    """The parts of a region in the cells that it reaches into."""
    shares: list[Piece] = []
    for number, cell in enumerate(cells):
        shared = _shared(region, cell)
        if shared is None:
            continue
        wide = min(shared.width, region.width)
        high = min(shared.height, region.height)
        if wide < min(_SLIVER * size, 0.5 * region.width):
            continue
        if high < (0.5 * min(region.height, cell.height) if region.height < _TALL * size else 0.6 * size):
            continue
        shares.append(Piece(shared, number))
    inside = sum(piece.region.width * piece.region.height for piece in shares)
    if len(shares) == 1 and inside >= 0.5 * region.width * region.height:
        [(_, only)] = shares
        assert only is not None
        return [Piece(_within(region, cells[only], size), only)]
    if not shares:
        return [Piece(region, None)]
    # What reaches into a neighbour without ink there is the margin that regions have around their text.
    kept = [piece for piece in shares if _has_ink(ink, piece.region, size)]
    return kept or shares[:1]


def _within(region: Region, cell: Region, size: float) -> Region:
    """The region without what lies beyond the edges of its cell, but for the height that lines need."""
    slack = round(0.1 * size)
    return Region(
        max(region.left, cell.left - slack),
        region.top if region.height <= _TALL * size else max(region.top, cell.top - slack),
        min(region.right, cell.right + slack),
        region.bottom if region.height <= _TALL * size else min(region.bottom, cell.bottom + slack),
    )


def _shared(one: Region, other: Region) -> Region | None:
    left, top = max(one.left, other.left), max(one.top, other.top)
    right, bottom = min(one.right, other.right), min(one.bottom, other.bottom)
    return Region(left, top, right, bottom) if left < right and top < bottom else None


def _has_ink(ink: Pixels, region: Region, size: float) -> bool:
    inset = round(_INSET * size)
    inside = ink[region.top : region.bottom, region.left + inset : region.right - inset]
    rows = (inside > 0).any(axis=1)
    return int((inside > 0).sum()) >= _LEAST_INK and int(rows.sum()) >= _SMALLEST * size


def _missed(cell: Region, covered: list[Region], ink: Pixels, size: float) -> list[Region]:
    """The lines of ink in a cell that no region covers."""
    inset = max(2, round(_INSET * size))
    left, top, right, bottom = cell.left + inset, cell.top + inset, cell.right - inset, cell.bottom - inset
    if right - left < _SMALLEST * size or bottom - top < _SMALLEST * size:
        return []
    inside = ink[top:bottom, left:right] > 0
    if covered:
        inside = inside.copy()
        for region in covered:
            inside[max(0, region.top - top) : max(0, region.bottom - top),
                   max(0, region.left - left) : max(0, region.right - left)] = False  # fmt: skip
    if int(inside.sum()) < _LEAST_INK:
        return []
    found: list[Region] = []
    for low, high in _runs(inside.sum(axis=1) > 1, _LINE_GAP * size):
        for start, end in _runs(inside[low:high].any(axis=0), _WORD_GAP * size):
            part = inside[low:high, start:end]
            if _largest_mark(part) < _SMALLEST * size:
                continue
            mark = Region(left + start, top + low, left + end, top + high)
            if _is_left_of_rule(mark, cell, size):
                continue
            found.append(_padded(mark, cell, size))
    return found


def _is_left_of_rule(mark: Region, cell: Region, size: float) -> bool:
    """Whether the mark is what was left of a rule when it was painted over: thin, and long or beside an edge."""
    beside = _BESIDE * size
    if mark.height < 0.25 * size:
        at_edge = mark.top - cell.top < beside or cell.bottom - mark.bottom < beside
        return at_edge or (mark.height < 0.1 * size and mark.width > 1.5 * size)
    if mark.width < 0.4 * size:
        at_edge = mark.left - cell.left < beside or cell.right - mark.right < beside
        return mark.height > 1.3 * size or (at_edge and mark.width < 0.2 * size)
    return False


def _largest_mark(part: Any) -> int:
    """Pixels across the largest connected mark: what is left of a seal is many small ones."""
    import cv2
    import numpy as np

    _, _, boxes, _ = cv2.connectedComponentsWithStats(part.astype(np.uint8), connectivity=8)
    return int(boxes[1:, 2:4].max(initial=0))


def _padded(region: Region, cell: Region, size: float) -> Region:
    """The region with the margin that lines are read best with; flat signs such as a dash in the height of a line."""
    padding = round(_PADDING * size)
    missing = max(0, round((1.1 * size - region.height) / 2))
    return Region(
        max(cell.left, region.left - padding),
        max(cell.top, region.top - padding - missing),
        min(cell.right, region.right + padding),
        min(cell.bottom, region.bottom + padding + missing),
    )


def _runs(marked: Any, gap: float) -> list[tuple[int, int]]:
    """From where to where values are true, over gaps no longer than ``gap``."""
    import numpy as np

    at = np.flatnonzero(marked)
    if not at.size:
        return []
    breaks = np.flatnonzero(np.diff(at) > max(1.0, gap))
    starts = [int(at[0]), *(int(at[one + 1]) for one in breaks)]
    ends = [*(int(at[one]) + 1 for one in breaks), int(at[-1]) + 1]
    return list(zip(starts, ends, strict=True))
