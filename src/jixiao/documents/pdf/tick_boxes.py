"""Tick boxes, drawn or set, as characters □ and ☑ that stand where they are printed.

Forms come with boxes of every make: a square drawn with four strokes, with or without a tick of strokes or of type in
it, or □ from one font with √ from another laid over it. Once each is one character with a box of its own, its place
among the words of the line says to which of them it belongs.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import Generic, TypeVar

from jixiao.documents.pdf.boxes import Box
from jixiao.documents.pdf.characters import Character
from jixiao.documents.pdf.rules import LARGEST_SQUARE, SMALLEST_SQUARE, Rules, Segment
from jixiao.documents.pdf.symbols import OPEN_BOXES, TICKS

_Thing = TypeVar("_Thing")

_SAME = 1.5
"""Sides of neighbouring cells are drawn no farther apart."""
_GROUND = 0.8
_REACH = 0.3
"""Ticks swing out of their box; by no more than this share of its side does the middle of one lie outside."""
_SMALLEST_TICK = 0.3
"""Share of the box's side that a tick extends over; smaller strokes are dirt or rounded corners."""
_MOST_BOXES = 400
_MOST_MARKS = 2000


def free_squares(rules: Rules) -> list[Box]:
    """The squares that stand by themselves. The others are cells of a table; their sides are added to ``rules``."""
    squares = _distinct(rules.squares)
    if len(squares) > _MOST_BOXES:
        return []
    level = sorted(rules.horizontals + [side for box in squares for side in _level_sides(box)])
    upright = sorted(rules.verticals + [side for box in squares for side in _upright_sides(box)])
    free: list[Box] = []
    for box in squares:
        # Its own sides are in the lists once. A box close to a rule may share one side with it by chance, not two.
        shared = sum(_count_along(level, side) > 1 for side in _level_sides(box))
        shared += sum(_count_along(upright, side) > 1 for side in _upright_sides(box))
        if shared < 2:
            free.append(box)
        else:
            rules.add_sides(box)
    return free


def is_box_size(box: Box) -> bool:
    """Whether a rectangle is as large, and as square, as tick boxes are."""
    longer = max(box.width, box.height)
    return SMALLEST_SQUARE <= longer <= LARGEST_SQUARE and min(box.width, box.height) >= 0.75 * longer


def with_boxes(
    characters: list[Character], squares: list[Box], solids: list[Box], strokes: list[Box]
) -> list[Character]:
    """The characters with the drawn boxes among them, and every box with a tick in it as one ☑.

    ``squares`` are drawn frames, ``solids`` black squares, ``strokes`` crooked lines; all in points on the page.
    """
    if max(len(squares), len(solids)) > _MOST_BOXES:
        squares, solids = [], []  # a pattern
    beside = _ByX([(one.box, one) for one in characters] if squares or solids else [])
    strokes_beside = _ByX([(stroke, stroke) for stroke in strokes] if squares else [])
    marks = [character for character in characters if character.text in TICKS][:_MOST_MARKS]
    gone: set[int] = set()
    drawn: list[Character] = []
    for square in squares:
        near = beside.near(square)
        inside = [one for one in near if square.holds(one.box.x, one.box.y)]
        if any(one.text not in TICKS and one.text not in OPEN_BOXES for one in inside):
            continue  # a frame around a character
        ticks = [one for one in inside if one.text in TICKS]
        ticks += [one for one in near if one.text in TICKS and not one.text.isascii() and _ticks(one.box, square)]
        gone.update(map(id, inside + ticks))
        ticked = bool(ticks) or any(_ticks(stroke, square) for stroke in strokes_beside.near(square))
        ticked = ticked or any(_ticks(solid, square) and not _is_ground(solid, square) for solid in solids)
        drawn.append(Character("☑" if ticked else "□", square))
    drawn += [
        Character("■", solid)
        for solid in _distinct(solids)
        if not any(square.grown(_SAME).holds(solid.x, solid.y) for square in squares)
        and not any(solid.holds(one.box.x, one.box.y) for one in beside.near(solid))
    ]
    kept: list[Character] = []
    for character in characters:
        if character.text in OPEN_BOXES and id(character) not in gone:
            over = [mark for mark in marks if id(mark) not in gone and _covers(mark.box, character.box)]
            if over:
                gone.update(map(id, over))
                kept.append(character._replace(text="☑"))
                continue
        kept.append(character)
    return [character for character in kept if id(character) not in gone] + drawn


class _ByX(Generic[_Thing]):
    """Things by the middle of their boxes, to find those beside a square."""

    def __init__(self, things: list[tuple[Box, _Thing]]) -> None:
        ordered = sorted(things, key=lambda thing: thing[0].x)
        self._xs = [box.x for box, _ in ordered]
        self._things = [thing for _, thing in ordered]

    def near(self, square: Box) -> list[_Thing]:
        """Those no farther left or right than a tick may swing."""
        reach = _REACH * max(square.width, square.height)
        first, end = bisect_left(self._xs, square.left - reach), bisect_right(self._xs, square.right + reach)
        return self._things[first:end]


def _ticks(mark: Box, square: Box) -> bool:
    size = max(square.width, square.height)
    return (
        square.grown(_REACH * size).holds(mark.x, mark.y)
        and _SMALLEST_TICK * size <= max(mark.width, mark.height) <= 2 * size
    )


def _is_ground(solid: Box, square: Box) -> bool:
    """Whether the box is filled as a whole, in whatever colour, rather than marked inside."""
    return all(abs(side - other) <= _GROUND for side, other in zip(solid, square, strict=True))


def _covers(mark: Box, box: Box) -> bool:
    """Whether a tick of type lies over a box of type, rather than beside it."""
    shared = min(mark.right, box.right) - max(mark.left, box.left)
    return shared >= 0.5 * min(mark.width, box.width) and abs(mark.y - box.y) <= 0.5 * box.height


def _same(one: Box, other: Box) -> bool:
    return all(abs(a - b) <= _SAME for a, b in zip(one, other, strict=True))


def _distinct(boxes: list[Box]) -> list[Box]:
    """The boxes without those drawn twice, as many programs do to fill and to frame them."""
    distinct: list[Box] = []
    for box in sorted(boxes):
        if not any(_same(box, other) for other in distinct[-8:]):
            distinct.append(box)
    return distinct


def _level_sides(box: Box) -> tuple[Segment, Segment]:
    return Segment(box.bottom, box.left, box.right), Segment(box.top, box.left, box.right)


def _upright_sides(box: Box) -> tuple[Segment, Segment]:
    return Segment(box.left, box.bottom, box.top), Segment(box.right, box.bottom, box.top)


def _count_along(segments: list[Segment], side: Segment) -> int:
    """How many of the sorted segments lie on the side for at least half of its length."""
    count = 0
    half = (side.end - side.start) / 2
    for at in range(bisect_left(segments, Segment(side.position - _SAME, 0, 0)), len(segments)):
        position, start, end = segments[at]
        if position > side.position + _SAME:
            break
        count += min(end, side.end) - max(start, side.start) >= half
    return count
