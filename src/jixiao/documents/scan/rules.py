"""The rules of a page: thin straight lines of ink, solid, faint, broken or dotted, that are no strokes of characters.

What tells rules from strokes is where the text is: strokes lie in the lines of text that were found on the page, rules
run between them. So what is looked for is ink in a row outside of the text, and ink inside of it only where it runs on
for longer than any character is wide. From rule to rule a line must be inked to the most part to count.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from jixiao.documents.scan.recognise import Region

if TYPE_CHECKING:
    from jixiao.documents.scan.pixels import Pixels

_BESIDE = 0.12
"""In type sizes: what is so close to text may be the ends of its strokes."""
_FREE = 1.0
"""In type sizes: the way away from all text on which rules are inked."""
_SOLID = 0.85
"""Share of a piece beside text that must be inked for it to be a rule."""
_GAP = 0.6
"""In type sizes: what dots, and breaks in badly printed lines, leave free."""
_SHORTEST = 1.1
_IN_TEXT = 2.6
"""In type sizes: lines as long as this are rules, also where text was found."""
_ALONE = 4.0
"""In type sizes: shorter lines that cross no other are strokes, or underline a word."""
_THICKEST = 0.3
_WAVINESS = 5
"""Pixels by which lines that are scanned waver, and grow where others cross them."""
_SAME_LINE = 0.22
"""In type sizes: pieces whose positions differ by no more lie on one line."""
_WAVER = 0.14
"""In type sizes: how far from its position the ink of a rule may lie."""
_FLANK = (0.14, 0.32)
"""In type sizes: the distances at which a rule is seen to be thin."""
_INKED = 0.3
"""Share of a piece that must be inked: dots and their gaps."""
_LIGHT_FLANK = 0.6
_TORN = 3.0
"""In type sizes: how much of the end of a rule may be broken away."""
_DRAWN = 0.34
"""Share of the way from one crossing line to the next that must be inked for the rule to be drawn there."""
_CLEARLY_DRAWN = 0.75
_DRAWN_BESIDE_TEXT = 0.5
_DRAWN_ALONE = 0.4
_CROSSED = 0.5
"""In type sizes: how far text runs on beyond a rule that is none."""
_END = 0.2
"""Share of that way, at both its ends, that is looked at where the way is no longer than characters are high."""
_LOW = 1.7


class Rule(NamedTuple):
    """A level (or upright) rule: its y (or x), and from where to where it runs in x (or y), in pixels."""

    position: float
    start: float
    end: float


@dataclass(slots=True)
class PageRules:
    """The rules of a page. ``ink`` is what is printed on them alone: 255 where a rule was found."""

    level: list[Rule]
    upright: list[Rule]


def find_rules(ink: Pixels, text: list[Region], size: float) -> PageRules:
    """The rules of an upright, straight page of ``ink`` with lines of ``text``; ``size`` is that of its type in pixels.

    Rules run from one that they meet to another, but for those that end on the outside of a table without one.
    """
    import numpy as np

    free = _outside_text(ink, text, size)
    far = _outside_text(ink, text, size, max(2, round(_BESIDE * size)))
    flipped, flipped_free, flipped_far = (np.ascontiguousarray(page.T) for page in (ink, free, far))
    level = _pieces(ink, free, far, size)
    upright = _pieces(flipped, flipped_free, flipped_far, size)
    rows, columns = _positions(level, size), _positions(upright, size)
    level_pages, upright_pages = (ink, free), (flipped, flipped_free)
    return PageRules(
        _drawn(level, rows, columns, upright, level_pages, text, size),
        _drawn(upright, columns, rows, level, upright_pages, [_flipped(region) for region in text], size),
    )


def _flipped(region: Region) -> Region:
    """The region on the page laid on its side."""
    return Region(region.top, region.left, region.bottom, region.right)


def _outside_text(ink: Pixels, text: list[Region], size: float, beside: int = 0) -> Pixels:
    """255 outside of the lines of text, and farther than ``beside`` pixels from them."""
    import numpy as np

    free = np.full_like(ink, 255)
    for left, top, right, bottom in text:
        if min(bottom - top, right - left) < 0.5 * size:
            continue  # a row of dots is no text
        free[max(0, top - beside) : bottom + beside, max(0, left - beside) : right + beside] = 0
    return free


def _pieces(ink: Pixels, free: Pixels, far: Pixels, size: float) -> list[Rule]:
    """The level pieces of rules; for the upright ones the page is laid on its side."""
    import cv2
    import numpy as np

    def along(pixels: float) -> Pixels:
        return np.ones((1, max(3, round(pixels))), np.uint8)

    wavy = cv2.dilate(ink, np.ones((3, 1), np.uint8))
    long = cv2.morphologyEx(wavy, cv2.MORPH_OPEN, along(_IN_TEXT * size))
    outside = cv2.bitwise_and(wavy, free)
    pieces = cv2.morphologyEx(cv2.bitwise_or(outside, long), cv2.MORPH_CLOSE, along(_GAP * size))
    pieces = cv2.morphologyEx(pieces, cv2.MORPH_OPEN, along(_SHORTEST * size))
    count, labels, boxes, _ = cv2.connectedComponentsWithStats(pieces, connectivity=8)
    found: list[Rule] = []
    for label in range(1, count):
        left, top, width, height, area = (int(value) for value in boxes[label])
        if area > (_THICKEST * size + _WAVINESS) * width:
            continue
        rows = np.nonzero(labels[top : top + height, left : left + width] == label)[0]
        position = float(rows.mean()) + top
        if _is_thin(ink, position, left, left + width, size) and (
            _runs_free(ink, far, position, left, left + width, size)
            or _share(ink, position, left, left + width, 1) >= _SOLID
        ):
            found.append(Rule(position, left, left + width))
    return found


def _is_thin(ink: Pixels, position: float, start: int, end: int, size: float) -> bool:
    inked = _share(ink, position, start, end, 2)
    near, far = (max(2, round(reach * size)) for reach in _FLANK)
    row = round(position)
    flanks = [
        float((ink[max(0, low) : max(0, high), start:end].max(axis=0, initial=0) > 0).mean())
        for low, high in ((row - far, row - near), (row + near, row + far))
    ]
    return inked >= _INKED and min(flanks) <= _LIGHT_FLANK * inked


def _runs_free(ink: Pixels, far: Pixels, position: float, start: int, end: int, size: float) -> bool:
    """Whether a piece goes on where no text is near, and does not only follow the ends of strokes."""
    row = round(position)
    away = far[row, start:end] > 0
    inked = ink[max(0, row - 2) : row + 3, start:end].max(axis=0) > 0
    return int(away.sum()) >= _FREE * size and float(inked[away].mean()) >= _INKED


def _share(ink: Pixels, position: float, start: int, end: int, reach: int, free: Pixels | None = None) -> float:
    """The share of the way along ``position`` that is inked; with ``free``, of that outside of text."""
    row = round(position)
    low, high = max(0, row - reach), row + reach + 1
    inked = ink[low:high, start:end].max(axis=0, initial=0) > 0
    if free is not None:
        counted = free[low:high, start:end].min(axis=0, initial=255) > 0
        inked = inked[counted]
    return float(inked.mean()) if inked.size else 0.0


def _positions(pieces: list[Rule], size: float) -> list[float]:
    """The positions on which pieces lie, those close to each other as one."""
    lines: list[list[Rule]] = []
    for piece in sorted(pieces):
        if lines and piece.position - lines[-1][-1].position <= _SAME_LINE * size:
            lines[-1].append(piece)
        else:
            lines.append([piece])
    return [
        sum(piece.position * (piece.end - piece.start) for piece in line)
        / sum(piece.end - piece.start for piece in line)
        for line in lines
    ]


def _drawn(
    pieces: list[Rule],
    positions: list[float],
    crossing: list[float],
    crossing_pieces: list[Rule],
    pages: tuple[Pixels, Pixels],
    text: list[Region],
    size: float,
) -> list[Rule]:
    """The rules on the positions, from crossing line to crossing line."""
    ink, free = pages
    reach = max(3, round(_WAVER * size))
    rules: list[Rule] = []
    for position in positions:
        mine = [piece for piece in pieces if abs(piece.position - position) <= _SAME_LINE * size]
        start, end = min(piece.start for piece in mine), max(piece.end for piece in mine)
        # Only the lines that are there at this position cut it: others belong to tables above or below.
        cuts = [
            line
            for line in crossing
            if start - _TORN * size <= line <= end + _TORN * size and _passes(crossing_pieces, line, position, size)
        ]
        ways: list[Rule] = []
        for low, high in pairwise(cuts):
            way = Rule(position, round(low), round(high))
            least = _least_beside_text(ink, way, text, size)
            if high - low > 2 and _is_drawn(ink, free, way, reach, least, size):
                ways.append(Rule(position, low, high))
        if len(ways) == 1 and ways[0].end - ways[0].start < _ALONE * size and not _is_clear(ink, ways[0]):
            continue  # strokes that happen to stand below each other
        rules += ways
        for piece in mine:
            # What sticks out beyond the first and the last crossing line, or meets none.
            outer = [(piece.start, cuts[0]), (cuts[-1], piece.end)] if cuts else [(piece.start, piece.end)]
            least = (0.3 if cuts else _ALONE) * size
            rules += (Rule(position, low, high) for low, high in outer if high - low > least)
    return rules


def _is_clear(ink: Pixels, rule: Rule) -> bool:
    return _share(ink, rule.position, round(rule.start), round(rule.end), 1) >= _CLEARLY_DRAWN


def _passes(pieces: list[Rule], line: float, position: float, size: float) -> bool:
    return any(
        abs(piece.position - line) <= _SAME_LINE * size and piece.start - size <= position <= piece.end + size
        for piece in pieces
    )


def _is_crossed(way: Rule, text: list[Region], size: float) -> bool:
    """Whether a line of text runs on both sides of a way along which a rule may be drawn."""
    position, low, high = way
    far = _CROSSED * size
    return any(
        region.top < position - far
        and region.bottom > position + far
        and min(region.right, high) - max(region.left, low) > 0.3 * size
        for region in text
    )


def _least_beside_text(ink: Pixels, way: Rule, text: list[Region], size: float) -> float:
    """The share of a way beside text that must be inked: less where no other ink is near, so that it is no stroke."""
    row, low, high = round(way.position), round(way.start), round(way.end)
    near, far = (max(2, round(reach * size)) for reach in _FLANK)
    inset = min(near + 1, (high - low) // 4)
    around = [
        ink[max(0, start) : max(0, end), low + inset : high - inset]
        for start, end in ((row - far, row - near), (row + near + 1, row + far + 1))
    ]
    if not any(part.any() for part in around):
        return _DRAWN_ALONE
    return _CLEARLY_DRAWN if _is_crossed(way, text, size) else _DRAWN_BESIDE_TEXT


def _is_drawn(ink: Pixels, free: Pixels, way: Rule, reach: int, least: float, size: float) -> bool:
    """Whether a way is inked enough: outside of text where there is enough of that, else ``least`` of all of it."""
    position, low, high = way.position, int(way.start), int(way.end)
    inset = min(3, (high - low) // 4)
    low, high = low + inset, high - inset
    row = round(position)
    if least == _DRAWN_ALONE and _share(ink, position, low, high, 2) >= least:
        return True
    counted = int((free[max(0, row - reach) : row + reach + 1, low:high].min(axis=0, initial=255) > 0).sum())
    if counted < max(3, 0.15 * (high - low)):
        # Text stands beside it all the way, and some of the ink may be that of its strokes.
        return _share(ink, position, low, high, 2) >= least
    share = _share(ink, position, low, high, reach, free)
    if share >= _CLEARLY_DRAWN or high - low > _LOW * size:
        return share >= _DRAWN
    ends = max(2, round(_END * (high - low)))
    return share >= _DRAWN and all(
        _share(ink, position, start, end, reach) > 0 for start, end in ((low, low + ends), (high - ends, high))
    )
