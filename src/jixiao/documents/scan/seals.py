"""Coloured pages to evenly lit grey ones without the seals.

Seals are red, some blue, and lie over the text. In the brightest of its three colours a red or blue mark is nearly as
bright as paper, while print below it stays dark. Coloured text is kept: only marks that are as high as several lines
and about as wide as they are high are taken for seals.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

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
_LONGEST = 2.6
"""Width over height, or height over width: oval seals."""


def grey_without_seals(page: Pixels) -> Pixels:
    """A colour page (rows × columns × red, green, blue) as grey: paper 255, however it was lit, and no seals."""
    import cv2
    import numpy as np

    even = _evenly_lit(page)
    red, green, blue = cv2.split(even)  # the maximum along an axis takes 25 times as long
    brightest, darkest = cv2.max(cv2.max(red, green), blue), cv2.min(cv2.min(red, green), blue)
    grey = cv2.cvtColor(even, cv2.COLOR_RGB2GRAY)
    coloured = (cv2.subtract(brightest, darkest) > _COLOURED).astype(np.uint8)
    if coloured.any():
        seals = _seals(coloured)
        grey[seals > 0] = brightest[seals > 0]
    return grey.astype(np.uint8)


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


def _seals(coloured: Pixels) -> Pixels:
    """Where seals lie, a little wider than their ink."""
    import cv2
    import numpy as np

    longer = max(coloured.shape)
    reach = max(3, longer // 200) | 1
    # Stray coloured pixels at the edges of black strokes, as scanners make them, are no marks.
    solid = cv2.morphologyEx(coloured, cv2.MORPH_OPEN, np.ones((3, 3), np.uint8))
    joined = cv2.dilate(solid, np.ones((reach, reach), np.uint8))
    count, labels, boxes, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    kept = np.zeros(count, np.uint8)
    for label in range(1, count):
        width, height = int(boxes[label, cv2.CC_STAT_WIDTH]), int(boxes[label, cv2.CC_STAT_HEIGHT])
        low, high = sorted((width, height))
        kept[label] = _LOWEST * longer <= low and high <= min(_HIGHEST * longer, _LONGEST * low)
    return np.asarray(kept[labels], np.uint8)
