from __future__ import annotations

import cv2
import pytest
from tests.documents.scan.drawn_pages import blank, colour

from jixiao.documents.scan.pixels import Pixels
from jixiao.documents.scan.seals import grey_without_seals

RED, BLUE = (220, 40, 40), (40, 60, 215)


def with_seal(ink: tuple[int, int, int]) -> Pixels:
    page = colour(blank(2300, 1600))
    cv2.circle(page, (800, 1000), 160, ink, 10)
    cv2.circle(page, (800, 1000), 40, ink, -1)
    cv2.line(page, (500, 1000), (1100, 1000), (20, 20, 20), 3)
    return page


@pytest.mark.parametrize("ink", [RED, BLUE])
def test_a_seal_goes_and_the_print_below_it_stays(ink: tuple[int, int, int]) -> None:
    grey = grey_without_seals(with_seal(ink))

    assert grey[850:990, 650:950].min() > 240
    assert grey[1000, 500:1100].max() < 80


def test_nothing_is_left_of_the_edges_of_a_seal_whose_colours_are_blurred() -> None:
    page = with_seal(RED)
    page[:] = cv2.cvtColor(
        cv2.merge([cv2.GaussianBlur(plane, (0, 0), 0.1 + (at > 0)) for at, plane in enumerate(cv2.split(
            cv2.cvtColor(page, cv2.COLOR_RGB2YCrCb)))]), cv2.COLOR_YCrCb2RGB
    )  # fmt: skip

    grey = grey_without_seals(page)

    assert (grey[830:990, 630:970] < 200).sum() < 20  # hundreds of pixels of their edges would be left
    assert grey[1000, 500:1100].max() < 120


def test_coloured_text_stays() -> None:
    page = colour(blank(2300, 1600))
    for at in range(12):
        cv2.circle(page, (300 + 40 * at, 500), 14, RED, 4)

    assert grey_without_seals(page)[480:520].min() < 140


def test_paper_in_the_shade_is_paper() -> None:
    page = colour(blank(800, 800))
    page[:, 400:] = 120
    cv2.line(page, (450, 100), (450, 700), (10, 10, 10), 3)

    grey = grey_without_seals(page)

    assert grey[:, 500:].min() > 230
    assert grey[200:600, 450].max() < 60
