"""Tick boxes on a page: squares of the size of characters, and whether anything is marked in them.

No recogniser reads ☑ reliably. Squares are found by their four sides; what the recogniser is sure to have read in the
same place, such as 口 in 人口 or 国, is no box.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from jixiao.documents.scan.recognise import Reading, Region

if TYPE_CHECKING:
    from jixiao.documents.scan.pixels import Pixels

_SMALLEST, _LARGEST = 0.45, 1.35
"""Sides of boxes in type sizes."""
_BESIDE, _SMALLEST_ALONE = 1.5, 0.6
"""In type sizes: how far from its text a box may stand that no line of text covers, and how small it may be."""
_SQUARE = 0.82
_SIDE_INKED = 0.86
_TICKED = 0.08
"""Share of the inside that is inked from which on a box is ticked; dirt has less, the thinnest tick 0.12."""
_INNER = 0.1
"""Share of the side that its line takes at least."""
_LINE = 0.7
"""Share of a row of pixels that is inked while it is still part of the line."""
_SOLID = 0.85
_FILLED = 0.7
"""Share of the inside that is inked where the whole box is black."""
_STROKE = 0.85
"""Share of the inside that is inked on a row or column from which on it is a stroke of 目, 日 or 田 and no tick."""
_SURE = 0.6
_LIKE = frozenset("口囗回团図图")
"""Characters that recognisers take boxes for, and are sure of."""
_SURE_OF_THESE = 0.97
_MOUTH = frozenset("口囗")
_BEFORE_MOUTH, _AFTER_MOUTH = frozenset("人户出入窗路进港端缺门关接街河渡隘"), frozenset("径岸粮碑腔罩感述令")
"""Characters that make a word with 口 behind or before them."""
_FRAMED = frozenset("区因固目日园国困围囚四凶田由甲申曰白自且品皿冈网同巴匠医亘卤冋凹凸")
"""Characters that boxes are taken for where they are unsure; of others even less certainty is enough."""
_SURE_OF_OTHERS = 0.3
_MARKS = frozenset("□☐☑☒■▢√✓✔")
_OVER = 0.45
"""Share of a box, or of a character, that the other covers where both are the same."""
_WIDE = "\u2e80"


class Square(NamedTuple):
    """A square on the page, and whether anything is marked in it."""

    region: Region
    ticked: bool


def find_squares(grey: Pixels, ink: Pixels, size: float) -> list[Square]:
    """The squares of a ``grey`` page and its ``ink``, both without rules; ``size`` is that of the type in pixels."""
    import cv2

    outlines, levels = cv2.findContours(ink, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_SIMPLE)
    found: list[Square] = []
    if levels is None:
        return found
    for outline, (_, _, inner, outer) in zip(outlines, levels[0], strict=True):
        if outer != -1:
            continue  # the inside of something
        left, top, width, height = cv2.boundingRect(outline)
        if not (_SMALLEST * size <= min(width, height) and max(width, height) <= 1.6 * _LARGEST * size):
            continue
        if inner == -1 and cv2.contourArea(outline) < _SOLID * width * height:
            continue  # it neither encloses anything nor is it a black square
        region = _frame(grey, ink, Region(left, top, left + width, top + height), size)
        if region is not None:
            marked = _marked(_sharp(grey, region))
            if marked is not None:
                found.append(Square(region, marked))
    return [square for square in found if not any(_inside(square, other) for other in found)]


def _inside(square: Square, other: Square) -> bool:
    """Whether the square is what fills the other one."""
    (left, top, right, bottom), around = square.region, other.region
    return left > around.left and top > around.top and right < around.right and bottom < around.bottom


def _frame(grey: Pixels, ink: Pixels, region: Region, size: float) -> Region | None:
    """The square of the outline; a tick may stick out of its box, and then the box is found by its own sides."""
    for candidate in (region, _without_tick(_sharp(grey, region), region, size)):
        if candidate is not None and _is_square(ink, candidate, size):
            return candidate
    return None


def _sharp(grey: Pixels, region: Region) -> Any:
    """What in the region is darker than half of the way from paper to its darkest ink: lines as wide as printed."""
    part = grey[region.top : region.bottom, region.left : region.right]
    return part < (255 + float(part.min())) / 2


def _without_tick(part: Any, region: Region, size: float) -> Region | None:
    """The part of the region between its outermost long level and upright lines."""
    import numpy as np

    rows, columns = (
        np.flatnonzero(along >= max(0.8 * _SMALLEST * size, _LINE * along.max())).tolist()
        for along in (part.sum(axis=1), part.sum(axis=0))
    )
    if not rows or not columns:
        return None
    left, top = region.left + columns[0] - 1, region.top + rows[0] - 1
    found = Region(left, top, region.left + columns[-1] + 2, region.top + rows[-1] + 2)
    return found if found != region and min(left, top) >= 0 else None


def _is_square(ink: Pixels, region: Region, size: float) -> bool:
    longer, shorter = max(region.width, region.height), min(region.width, region.height)
    if not (_SMALLEST * size <= longer <= _LARGEST * size and shorter >= _SQUARE * longer):
        return False
    part = ink[region.top : region.bottom, region.left : region.right] > 0
    line = max(2, round(0.14 * longer))
    sides = (part[:line].any(axis=0), part[-line:].any(axis=0), part[:, :line].any(axis=1), part[:, -line:].any(axis=1))
    return min(float(side.mean()) for side in sides) >= _SIDE_INKED


def _marked(part: Any) -> bool | None:
    """Whether a mark stands in the square; ``None`` where what stands there makes it a character."""
    frame = _line_width(part)
    inside = part[frame:-frame, frame:-frame]
    if not inside.size:
        return None
    share = float(inside.mean())
    if share >= _FILLED:
        return True
    if max(float(inside.mean(axis=axis).max()) for axis in (0, 1)) >= _STROKE:
        return None
    return share > _TICKED


def _line_width(part: Any) -> int:
    """Pixels from the outside of a square to where its line ends, on all its sides."""
    height, width = part.shape
    across, down = part.mean(axis=1), part.mean(axis=0)
    middle = min(height, width) // 2
    most = 0
    for side in (across, across[::-1], down, down[::-1]):
        lines = [at for at in range(middle) if side[at] >= _LINE]
        # Where all of the box is black, there is no end.
        most = max(most, next((at + 1 for at in lines if at + 1 not in lines), 0))
    return int(max(2, most if most < middle else 0, round(_INNER * min(height, width)))) + 1


def squares_by_region(regions: list[Region], squares: list[Square], size: float) -> list[list[Square]]:
    """The squares of each region: those that stand in it, and those that stand in none and next to it on its line.

    What finds the lines of a text now and then leaves out a box at their end.
    """
    own: list[list[Square]] = [[] for _ in regions]
    for square in squares:
        box = square.region
        middle = (box.top + box.bottom) / 2
        gaps = {
            at: max(region.left - box.right, box.left - region.right)
            for at, region in enumerate(regions)
            if region.top <= middle <= region.bottom
        }
        inside = [at for at, gap in gaps.items() if gap < 0]
        near = min(gaps, key=lambda at: gaps[at], default=None)
        if inside:
            for at in inside:
                own[at].append(square)
        elif near is not None and gaps[near] <= _BESIDE * size and min(box.width, box.height) >= _SMALLEST_ALONE * size:
            own[near].append(square)
    return own


def with_squares(reading: Reading, region: Region, squares: list[Square], size: float) -> Reading:
    """The reading with the boxes of its region among its characters; ``size`` is that of the type."""
    if len(reading.places) != len(reading.text) or len(reading.certainties) != len(reading.text):
        return reading
    characters = [
        (region.left + place * region.width, char, certainty)
        for char, place, certainty in zip(reading.text, reading.places, reading.certainties, strict=True)
    ]
    added = False
    for square in squares:
        box = square.region
        here = [one for one in characters if _is_over(one[0], one[1], box, size)]
        if any(_is_character(char, certainty) for _, char, certainty in here) or _is_mouth(here, characters):
            continue
        for one in here:
            characters.remove(one)
        characters.append(((box.left + box.right) / 2, "☑" if square.ticked else "□", 0.98))
        added = True
    if not added:
        return reading
    characters.sort(key=lambda one: one[0])
    while characters[0][1].isspace():
        del characters[0]
    while characters[-1][1].isspace():
        del characters[-1]
    sure = tuple(certainty for _, char, certainty in characters if not char.isspace())
    places = tuple((x - region.left) / region.width for x, _, _ in characters)
    return Reading("".join(char for _, char, _ in characters), sum(sure) / len(sure), sure, places)


def _is_over(place: float, char: str, box: Region, size: float) -> bool:
    """Whether the character in the middle of ``place`` stands where the box does."""
    if char.isspace():
        return False
    width = size if char >= _WIDE or char in _MARKS else 0.55 * size
    shared = min(box.right, place + width / 2) - max(box.left, place - width / 2)
    return shared >= _OVER * min(box.width, width)


def _is_mouth(here: list[tuple[float, str, float]], characters: list[tuple[float, str, float]]) -> bool:
    """Whether what was read for a box is the 口 of a word such as 人口 or 口径."""
    if len(here) != 1 or here[0][1] not in _MOUTH:
        return False
    at = characters.index(here[0])
    before, after = characters[at - 1][1] if at else "", characters[at + 1][1] if at + 1 < len(characters) else ""
    return bool(before and before in _BEFORE_MOUTH) or bool(after and after in _AFTER_MOUTH)


def _is_character(char: str, certainty: float) -> bool:
    if char in _MARKS:
        return False
    if char >= _WIDE and char not in _LIKE and char not in _FRAMED:
        return certainty >= _SURE_OF_OTHERS
    return certainty >= (_SURE_OF_THESE if char in _LIKE else _SURE)
