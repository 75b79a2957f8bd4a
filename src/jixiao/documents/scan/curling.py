"""Pages that do not lie flat: rules that bend are made straight, and what stands between them with them.

How far a rule bends away from its straight line depends on where on the page a point lies. Over all level rules this is
fitted as a polynomial along the rule that changes evenly from the first rule to the last; the same goes for upright
rules.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.documents.scan.ink import TYPE_SIZE, ink_of
from jixiao.documents.scan.straighten import rule_points

if TYPE_CHECKING:
    from jixiao.documents.scan.pixels import Pixels, Points

_LEAST_BEND = 1.5
"""Pixels that may be left."""
_MOST_BEND = 3 * TYPE_SIZE
_DEGREE = 4
_FEWEST = 3
_LONG = 0.25
"""Share of the page that a rule must measure to say how it bends."""
_STEP = 12
_OUTLIER = 3.0


def flattened(grey: Pixels) -> Pixels:
    """A straightened page with its bent rules made straight; pages whose rules are straight stay as they are."""
    import cv2
    import numpy as np

    ink = ink_of(grey)
    height, width = grey.shape
    down = _bends(rule_points(ink), width, height)
    across = _bends(rule_points(np.ascontiguousarray(ink.T)), height, width)
    if down is None and across is None:
        return grey
    rows, columns = np.mgrid[0:height, 0:width].astype(np.float32)
    x, y = columns, rows
    if down is not None:
        y = rows + _bend(down, columns / width, rows / height)
    if across is not None:
        x = columns + _bend(across, rows / height, columns / width)
    how = cv2.INTER_CUBIC
    page = cv2.remap(grey, x.astype(np.float32), y.astype(np.float32), how, borderValue=255)
    return page.astype(np.uint8)


def _bends(rules: list[Points], length: int, breadth: int) -> Points | None:
    """The coefficients of ``_bend`` for rules of points (along, across); ``None`` where they are straight."""
    import numpy as np

    along, across, bend = [], [], []
    for points in rules:
        if np.ptp(points[:, 0]) < _LONG * length:
            continue
        sampled = points[::_STEP]
        slope, start = np.polyfit(sampled[:, 0], sampled[:, 1], 1)
        along.append(sampled[:, 0] / length)
        across.append(np.full(len(sampled), (start + slope * length / 2) / breadth))
        bend.append(sampled[:, 1] - start - slope * sampled[:, 0])
    if len(along) < _FEWEST:
        return None
    if max(float(np.percentile(np.abs(one), 90)) for one in bend) < _LEAST_BEND / 2:
        return None
    x, y, bends = (np.concatenate(values) for values in (along, across, bend))
    rule = np.repeat(np.arange(len(along)), [len(one) for one in along])
    # A rule says how it bends, but not where it would lie if it did not: each has a level and a slope of its own.
    own = np.eye(len(along))[rule]
    terms = np.concatenate([_terms(x, y), own, own * x[:, None]], axis=1)
    kept = np.ones(len(bends), bool)
    found = np.zeros(terms.shape[1])
    for _ in range(3):
        found = np.linalg.lstsq(terms[kept], bends[kept], rcond=None)[0]
        left = np.abs(bends - terms @ found)
        kept = left <= max(1.0, _OUTLIER * float(np.median(left)))
    bent = found[: _terms(x[:1], y[:1]).shape[1]]
    most = float(np.abs(_terms(x, y) @ bent).max())
    return bent if _LEAST_BEND <= most <= _MOST_BEND else None


def _terms(x: Points, y: Points) -> Points:
    """Polynomials along the rule that vanish at both sides of the page, alone and times the place across it."""
    import numpy as np

    curves = [x * (1 - x) * (x - 0.5) ** power for power in range(_DEGREE - 1)]
    return np.stack(curves + [curve * (y - 0.5) for curve in curves], axis=-1)


def _bend(found: Points, x: Points, y: Points) -> Points:
    return _terms(x, y) @ found
