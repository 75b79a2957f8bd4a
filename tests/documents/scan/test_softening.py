import cv2
import numpy as np
from tests.documents.scan.drawn_pages import blank, grid, written

from jixiao.documents.scan.softening import softened


def test_a_page_of_black_and_white_alone_gets_shades() -> None:
    page = grid(blank(), [100, 500], [100, 400])
    assert set(np.unique(page)) == {0, 255}
    assert len(np.unique(softened(page))) > 3


def test_a_page_with_shades_stays_as_it_is() -> None:
    page = blank()
    written(page, 100, 100, "2024-12-31")
    page = np.asarray(cv2.GaussianBlur(page, (0, 0), 1.0), np.uint8)
    assert softened(page) is page
