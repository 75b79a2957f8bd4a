from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from jixiao.documents.scan.pixels import Pixels
from jixiao.documents.scan.recognise import Reading, Region
from jixiao.documents.scan.upright import quarter_turned, turned, upright

LINES = [Region(20, 10 + 30 * at, 180, 30 + 30 * at) for at in range(4)]


def page() -> Pixels:
    """A page whose lines are dark at their beginnings."""
    pixels = np.full((200, 200), 255, np.uint8)
    for line in LINES:
        pixels[line.top : line.bottom, line.left : line.left + 40] = 0
    return pixels


def read(pictures: list[Pixels]) -> list[Reading]:
    """Reads what is dark on the left."""
    return [Reading("项目绩效目标", 0.99 if picture[:, :20].mean() < 128 else 0.5) for picture in pictures]


@given(st.integers(0, 3))
def test_the_page_is_turned_back_whichever_way_it_lies(quarters: int) -> None:
    lying, regions = turned(page(), LINES, quarters)

    assert quarter_turned(regions) == bool(quarters % 2)
    standing, found = upright(lying, regions, read)

    assert np.array_equal(standing, page())
    assert found == LINES


@given(st.integers(0, 3), st.tuples(*[st.integers(1, 40)] * 4))
def test_turning_and_turning_on_gives_the_same(quarters: int, sides: tuple[int, int, int, int]) -> None:
    left, top, width, height = sides
    region, pixels = Region(left, top, left + width, top + height), np.arange(90 * 100).reshape(90, 100) % 251
    pixels = pixels.astype(np.uint8)

    lying, [moved] = turned(pixels, [region], quarters)
    standing, [back] = turned(lying, [moved], 4 - quarters)

    assert back == region
    assert np.array_equal(standing, pixels)
    cut = lying[moved.top : moved.bottom, moved.left : moved.right]
    own = pixels[region.top : region.bottom, region.left : region.right]
    assert np.array_equal(np.rot90(own, -quarters), cut)


def test_a_page_without_lines_stays_as_it_is() -> None:
    assert upright(page(), [], read)[1] == []
