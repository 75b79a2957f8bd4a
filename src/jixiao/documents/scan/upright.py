"""Which way up a page stands: told from the lines of text found on it, and from how well they can be read."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from jixiao.documents.scan.recognise import Reading, Region

if TYPE_CHECKING:
    from jixiao.documents.scan.pixels import Pixels

_LONG = 2.0
"""Length over height from which on a region says in which direction its line runs."""
_TRIED = 3
"""Lines that are read, the longest that are no longer than this many times as long as high."""
_LONGEST = 14
_WELL_READ = 0.9
"""Lines that stand on their heads are read with 0.3 to 0.8."""


def quarter_turned(regions: list[Region]) -> bool:
    """Whether the lines of the page run upwards or downwards."""
    lying = sum(region.width for region in regions if region.width >= _LONG * region.height)
    standing = sum(region.height for region in regions if region.height >= _LONG * region.width)
    return standing > lying


def turned(page: Pixels, regions: list[Region], quarters: int) -> tuple[Pixels, list[Region]]:
    """The page and the regions on it, turned clockwise by so many quarters."""
    import numpy as np

    height, width = page.shape[:2]
    quarters %= 4
    if quarters == 1:
        regions = [Region(height - one.bottom, one.left, height - one.top, one.right) for one in regions]
    elif quarters == 2:
        regions = [
            Region(width - one.right, height - one.bottom, width - one.left, height - one.top) for one in regions
        ]
    elif quarters == 3:
        regions = [Region(one.top, width - one.right, one.bottom, width - one.left) for one in regions]
    return np.ascontiguousarray(np.rot90(page, -quarters)), regions


def upright(
    page: Pixels, regions: list[Region], read: Callable[[list[Pixels]], list[Reading]]
) -> tuple[Pixels, list[Region]]:
    """The page as it is read, and the regions on it. ``read`` reads pictures of one line each."""
    import numpy as np

    if quarter_turned(regions):
        page, regions = turned(page, regions, 1)
    lying = [one for one in regions if _LONG * one.height <= one.width <= _LONGEST * one.height]
    tried = sorted(lying, key=lambda one: -one.width / one.height)[:_TRIED]
    lines = [page[one.top : one.bottom, one.left : one.right] for one in tried]
    if not lines or (as_it_is := _sureness(read(lines))) >= _WELL_READ:
        return page, regions
    on_its_head = _sureness(read([np.ascontiguousarray(np.rot90(line, 2)) for line in lines]))
    return turned(page, regions, 2) if on_its_head > as_it_is else (page, regions)


def _sureness(readings: list[Reading]) -> float:
    """How surely the lines were read, by the length of what was read: upside down, much is passed over."""
    length = sum(len(reading.text) for reading in readings)
    return sum(reading.confidence * len(reading.text) for reading in readings) / max(1, length)
