"""Coloured pages to evenly lit grey ones without the seals.

Seals are red, some blue, and lie over the text. In the brightest of its three colours a red or blue mark is nearly as
bright as paper, while print below it stays dark; what little it is darker is known from its colour and given back.
Coloured text is kept: only marks that are as high as several lines and about as wide as they are high are taken for
seals.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jixiao.documents.scan.pixels import Pixels

_GRAIN = 8
"""Pixels that are averaged before the brightness of the paper is measured."""
_DARKEST_PAPER = 50
_COLOURED = 60
"""By how much the brightest colour of a mark exceeds the darkest."""
_LOWEST = 1 / 18
"""Of the longer side of the page: no line of text is higher, and no seal lower. Seals measure 3.8 to 4.5 cm."""
_HIGHEST = 1 / 3
_SHADOW, _PRINT = 0.2, 0.34
"""Of the darkness of print: what is left of the edges of a seal has up to the first, print the second and more."""
_MOST = 20
_LONGEST = 2.6
"""Width over height, or height over width: oval seals."""


def grey_without_seals(page: Pixels) -> Pixels:
    """A colour page (rows × columns × red, green, blue) as grey: paper 255, however it was lit, and no seals."""
    import cv2
    import numpy as np

    even = _evenly_lit(page)
    brightest, darkest = even.max(axis=2), even.min(axis=2)
    grey = cv2.cvtColor(even, cv2.COLOR_RGB2GRAY)
    colour = cv2.subtract(brightest, darkest)
    seals = _seals((colour > _COLOURED).astype(np.uint8))
    darkness = 255 - float(np.percentile(grey[::3, ::3], 0.05)) if seals else 0.0
    for left, top, right, bottom in seals:
        here = (slice(top, bottom), slice(left, right))
        inked = colour[here] > _COLOURED
        # Where the seal covers all, it takes this much from paper, and as much less as its colour is weaker.
        taken, full = 255 - float(np.median(brightest[here][inked])), float(np.median(colour[here][inked]))
        cleared = np.minimum(255, brightest[here] + taken * np.minimum(1, colour[here] / full))
        grey[here] = _without_shadows(cleared, cv2.dilate(inked.astype(np.uint8), np.ones((7, 7), np.uint8)), darkness)
    return grey.astype(np.uint8)


def _without_shadows(part: Any, near: Any, darkness: float) -> Any:
    """The part without the faint edges that blurred colours leave of a seal, ``near`` its marks."""
    import numpy as np

    left = 255 - part
    kept = np.clip((left - _SHADOW * darkness) / max(1.0, (_PRINT - _SHADOW) * darkness), 0, 1)
    return np.where(near > 0, 255 - left * kept, part)


def _evenly_lit(page: Pixels) -> Pixels:
    """Every colour divided by that of the paper around it."""
    import cv2
    import numpy as np

    height, width = page.shape[:2]
    small = cv2.resize(page, (max(1, width // _GRAIN), max(1, height // _GRAIN)), interpolation=cv2.INTER_AREA)
    paper = cv2.dilate(small, np.ones((9, 9), np.uint8))
    paper = cv2.GaussianBlur(paper, (0, 0), 5)
    paper = np.maximum(cv2.resize(paper, (width, height), interpolation=cv2.INTER_LINEAR), _DARKEST_PAPER)
    return cv2.divide(page, paper.astype(np.uint8), scale=255).astype(np.uint8)


def _seals(coloured: Pixels) -> list[tuple[int, int, int, int]]:
    """The rectangles in which seals lie: left, top, right, bottom."""
    import cv2
    import numpy as np

    longer = max(coloured.shape)
    reach = max(3, longer // 200) | 1
    # Stray coloured pixels at the edges of black strokes, as scanners make them, are no marks.
    solid = cv2.morphologyEx(coloured, cv2.MORPH_OPEN, np.ones((3, 3), np.uint8))
    if not solid.any():
        return []
    count, _, boxes, _ = cv2.connectedComponentsWithStats(cv2.dilate(solid, np.ones((reach, reach), np.uint8)))
    found: list[tuple[int, int, int, int]] = []
    for left, top, width, height, _ in boxes[1:count].tolist():
        low, high = sorted((width, height))
        if _LOWEST * longer <= low and high <= min(_HIGHEST * longer, _LONGEST * low):
            found.append((left, top, left + width, top + height))
    return found[:_MOST]
