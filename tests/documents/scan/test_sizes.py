import pytest
from tests.documents.scan.drawn_pages import blank

from jixiao.documents.scan.recognise import Region
from jixiao.documents.scan.sizes import at_usual_size, shrunk, type_size

LINES = [Region(100, 50 * at, 400, 50 * at + 40) for at in range(12)]


def test_the_type_is_a_little_smaller_than_the_regions_around_it() -> None:
    assert type_size(LINES) == pytest.approx(28.8)


def test_small_type_is_enlarged_with_its_regions() -> None:
    small = [Region(*(side // 3 for side in line)) for line in LINES]
    page, regions = at_usual_size(blank(300, 200), small)
    assert type_size(regions) == pytest.approx(29, abs=4)
    assert page.shape[0] / 300 == pytest.approx(regions[3].left / small[3].left, rel=0.1)


def test_usual_type_stays_as_it_is() -> None:
    page = blank()
    assert at_usual_size(page, LINES) == (page, LINES)


def test_a_large_photograph_is_shrunk() -> None:
    assert shrunk(blank(5000, 3000)).shape == (2400, 1440)
    assert shrunk(blank(2339, 1654)).shape == (2339, 1654)
