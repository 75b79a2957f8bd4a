"""Pages brought to the size on which the other modules work."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING

from jixiao.documents.scan.ink import TYPE_SIZE
from jixiao.documents.scan.recognise import Region

if TYPE_CHECKING:
    from jixiao.documents.scan.pixels import Pixels

_LONGEST, _SHRUNK_TO = 2700, 2400
"""Pixels of the longer side: pages beyond the first, such as photographs, are shrunk to the second."""
_TYPE_SHARE = 0.72
"""Of the height of a region of text: the size of its type."""
_SMALLEST, _LARGEST = 18, 46
"""Type that is smaller or larger, in pixels, is brought to the usual size."""
_MOST_SCALE = 3.0
_FEWEST = 8
"""Regions from which on they say how large the type of the page is."""


def shrunk(page: Pixels) -> Pixels:
    """The page with no more pixels than it takes to read it, so that no time is lost on the others."""
    longer = max(page.shape[:2])
    return page if longer <= _LONGEST else scaled(page, _SHRUNK_TO / longer)


def type_size(regions: list[Region]) -> float:
    """Pixels across the characters of the text in ``regions``."""
    heights = [region.height for region in regions if region.width > region.height]
    return _TYPE_SHARE * median(heights) if heights else float(TYPE_SIZE)


def at_usual_size(grey: Pixels, regions: list[Region]) -> tuple[Pixels, list[Region]]:
    """The page and its regions with the type at its usual size, if it is much smaller or larger."""
    size = type_size(regions)
    if _SMALLEST <= size <= _LARGEST or len(regions) < _FEWEST:
        return grey, regions
    scale = min(_MOST_SCALE, TYPE_SIZE / size)
    return scaled(grey, scale), [Region(*(round(scale * side) for side in region)) for region in regions]


def scaled(page: Pixels, scale: float) -> Pixels:
    """The page, grey or coloured, enlarged by ``scale``."""
    import cv2
    import numpy as np

    how = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    return cv2.resize(page, None, fx=scale, fy=scale, interpolation=how).astype(np.uint8)
