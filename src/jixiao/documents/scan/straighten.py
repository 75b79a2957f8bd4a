"""Pages that lie askew, or were photographed from aside, made straight.

First the page is turned by the angle at which its lines stand out best. Then the rules that are left a little askew
say the rest: level rules that meet in a point on the side, upright ones that meet far above or below, are parallel on
paper. All lines through one point obey ``start = a + b · slope``, so that two straight lines are fitted to the rules,
and the page between four of the lines so found becomes a rectangle.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from jixiao.documents.scan.ink import TYPE_SIZE, ink_of

if TYPE_CHECKING:
    from jixiao.documents.scan.pixels import Pixels, Points

MOST_SLANT = 6.0
"""Degrees by which a page may be turned."""
_COARSE_STEP, _FINE_STEP = 0.5, 0.1
_COARSE_SIDE = 700
"""Pixels of the longer side of the page on which angles are tried."""
_SHORTEST = 4 * TYPE_SIZE
_THICKEST = 12
_DOT_GAP = 9
_DASH = 16
"""Pixels of the pieces into which bad copies break rules."""
_ENOUGH = 30 * TYPE_SIZE
"""Pixels that all rules of a direction must measure for the page to be straightened by them."""
_MOST_SLOPE = 0.09
"""Of rules after the first turn: photographs have them."""
_STRAIGHT = 0.0006
"""Slopes below are left as they are: a pixel on the width of a page."""
_OUTLIER = 0.006


class _Rule(NamedTuple):
    """A rule as ``across = start + slope · along``, both counted from the middle of the page; ``length`` in pixels."""

    slope: float
    start: float
    length: float


def straightened(grey: Pixels) -> Pixels:
    """The page with its rules level and upright, or its lines where it has no rules; white where nothing was."""
    import numpy as np

    turn = _turn(slant(ink_of(grey)), grey.shape)
    page = _warped(grey, turn)
    matrix = _flattening(ink_of(page))
    if matrix is None:
        return page if turn is not None else grey
    both = matrix if turn is None else matrix @ turn
    once = _warped(grey, both)
    again = _flattening(ink_of(once))  # photographs: the longer rules are followed only now
    if again is None or float(np.abs(again - np.eye(3)).max()) < 1e-3:
        return once
    return _warped(grey, again @ both)


def slant(ink: Pixels) -> float:
    """Degrees by which the page must be turned counter-clockwise for its lines and rules to lie level."""
    import cv2
    import numpy as np

    scale = min(1.0, _COARSE_SIDE / max(ink.shape))
    small = cv2.resize(ink, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)

    def sharpness(angle: float) -> float:
        height, width = small.shape
        matrix = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1)
        page = cv2.warpAffine(small, matrix, (width, height), flags=cv2.INTER_LINEAR)
        # A line that lies level makes one row dark and the next bright; the same goes for upright rules.
        return math.fsum(
            float((np.diff(page.mean(axis=axis, dtype=np.float64)) ** 2).sum()) * float(page.shape[axis]) ** 2
            for axis in (0, 1)
        )

    coarse = np.arange(-MOST_SLANT, MOST_SLANT + _COARSE_STEP / 2, _COARSE_STEP)
    best = max(coarse, key=sharpness)
    fine = np.arange(best - _COARSE_STEP, best + _COARSE_STEP + _FINE_STEP / 2, _FINE_STEP)
    return float(max(fine, key=sharpness))


def _turn(degrees: float, shape: tuple[int, ...]) -> Points | None:
    import numpy as np

    if abs(degrees) < _FINE_STEP / 2:
        return None
    middle_x, middle_y = shape[1] / 2, shape[0] / 2
    cosine, sine = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return np.array(
        [
            [cosine, sine, (1 - cosine) * middle_x - sine * middle_y],
            [-sine, cosine, sine * middle_x + (1 - cosine) * middle_y],
            [0, 0, 1],
        ]
    )


def _warped(grey: Pixels, matrix: Points | None) -> Pixels:
    import cv2
    import numpy as np

    if matrix is None:
        return grey
    height, width = grey.shape
    page = cv2.warpPerspective(grey, matrix, (width, height), flags=cv2.INTER_CUBIC, borderValue=255)
    return page.astype(np.uint8)


def _flattening(ink: Pixels) -> Points | None:
    """The matrix that makes the rules of the page parallel; ``None`` where they are, or where there are none."""
    import cv2
    import numpy as np

    level = _rules(ink)
    upright = _rules(np.ascontiguousarray(ink.T))
    across, down = _pencil(level), _pencil(upright)
    if across is None and down is None:
        return None
    if across is None:
        assert down is not None
        across = (-down[0], 0.0)
    if down is None:
        down = (-across[0], 0.0)
    height, width = ink.shape
    if max(abs(across[0]), abs(down[0]), abs(across[1]) * height / 2, abs(down[1]) * width / 2) < _STRAIGHT:
        return None
    rows, columns = (-0.4 * height, 0.4 * height), (-0.4 * width, 0.4 * width)
    source = [_crossing(y, across, x, down) for y in rows for x in columns]
    target = [(x, y) for y in rows for x in columns]
    middle = (width / 2, height / 2)
    matrix = cv2.getPerspectiveTransform(
        np.array(source, np.float32) + np.array(middle, np.float32),
        np.array(target, np.float32) + np.array(middle, np.float32),
    )
    return np.asarray(matrix)


def _crossing(y: float, across: tuple[float, float], x: float, down: tuple[float, float]) -> tuple[float, float]:
    """Where the level line through (0, y) meets the upright line through (x, 0)."""
    level, upright = across[0] + across[1] * y, down[0] + down[1] * x
    at = (x + upright * y) / (1 - level * upright)
    return at, y + level * at


def _rules(ink: Pixels) -> list[_Rule]:
    """The long, thin, nearly level lines of the page."""
    import numpy as np

    height, width = ink.shape
    found: list[_Rule] = []
    for points in rule_points(ink, _DASH):
        slope, start = np.polyfit(points[:, 0] - width / 2, points[:, 1] - height / 2, 1)
        if abs(slope) <= _MOST_SLOPE:
            found.append(_Rule(float(slope), float(start), float(np.ptp(points[:, 0]))))
    return found


def rule_points(ink: Pixels, shortest: int = TYPE_SIZE) -> list[Points]:
    """The long, thin, nearly level lines of the page, each as points (x, y) from left to right, one for each column.

    They may be broken into pieces no shorter than ``shortest`` pixels.
    """
    import cv2
    import numpy as np

    wavy = cv2.dilate(ink, np.ones((3, 1), np.uint8))
    wavy = cv2.morphologyEx(wavy, cv2.MORPH_CLOSE, np.ones((1, _DOT_GAP), np.uint8))
    pieces = cv2.morphologyEx(wavy, cv2.MORPH_OPEN, np.ones((1, shortest), np.uint8))
    pieces = cv2.morphologyEx(pieces, cv2.MORPH_CLOSE, np.ones((1, TYPE_SIZE), np.uint8))
    count, labels, boxes, _ = cv2.connectedComponentsWithStats(pieces, connectivity=8)
    found: list[Points] = []
    for label in range(1, count):
        left, top, long, high, area = (int(value) for value in boxes[label])
        if long < _SHORTEST or area / long > _THICKEST or high > _MOST_SLOPE * long + _THICKEST:
            continue
        here = labels[top : top + high, left : left + long] == label
        counts = here.sum(axis=0)
        columns = np.flatnonzero(counts)
        rows = (here * np.arange(high)[:, None]).sum(axis=0)[columns] / counts[columns]
        found.append(np.stack([columns + left, rows + top], axis=1).astype(np.float64))
    return found


def _pencil(rules: list[_Rule]) -> tuple[float, float] | None:
    """(slope through the middle, how the slope changes with the distance from it) of rules that are one family."""
    import numpy as np

    if len(rules) < 2:
        return None
    slopes, starts, lengths = (np.array(values) for values in zip(*rules, strict=True))
    order = np.argsort(slopes)
    middle = slopes[order][np.searchsorted(np.cumsum(lengths[order]), lengths.sum() / 2)]
    kept = np.abs(slopes - middle) < 0.05
    if kept.sum() < 2 or float(lengths[kept].sum()) < _ENOUGH:
        return None
    change, slope = 0.0, float(middle)
    for _ in range(4):
        reach = float(np.ptp(starts[kept])) if kept.any() else 0.0
        if kept.sum() < 3 or reach < 10 * TYPE_SIZE:
            break
        change, slope = (float(one) for one in np.polyfit(starts[kept], slopes[kept], 1, w=lengths[kept]))
        near = np.abs(slopes - slope - change * starts)
        kept = near <= max(_OUTLIER / 2, 3 * float(np.median(near[kept])))
    return slope, change
