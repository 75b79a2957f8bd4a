from __future__ import annotations

import cv2
import numpy as np
import pytest
from tests.documents.scan.drawn_pages import blank, grid

from jixiao.documents.scan.ink import ink_of
from jixiao.documents.scan.pixels import Pixels, Points
from jixiao.documents.scan.straighten import rule_points, slant, straightened

PAGE = grid(blank(), [150, 400, 800, 1050], [150, 300, 450, 600, 750])


def slopes(page: Pixels) -> list[float]:
    ink = ink_of(page)
    lines = rule_points(ink) + rule_points(np.ascontiguousarray(ink.T))
    return [float(np.polyfit(points[:, 0], points[:, 1], 1)[0]) for points in lines]


def turned(page: Pixels, degrees: float) -> Pixels:
    height, width = page.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1)
    return np.asarray(cv2.warpAffine(page, matrix, (width, height), borderValue=255), np.uint8)


@pytest.mark.parametrize("degrees", [-4.0, -0.6, 0.3, 3.0, 5.0])
def test_a_page_that_lies_askew_is_turned_back(degrees: float) -> None:
    askew = turned(PAGE, degrees)

    assert slant(ink_of(askew)) == pytest.approx(-degrees, abs=0.21)
    assert max(map(abs, slopes(straightened(askew)))) < 0.002


def test_a_page_photographed_from_aside_becomes_a_rectangle() -> None:
    corners: Points = np.array([[0, 0], [1200, 0], [1200, 900], [0, 900]], np.float32)
    seen: Points = np.array([[40, 20], [1170, 60], [1140, 850], [20, 880]], np.float32)
    photo = cv2.warpPerspective(PAGE, cv2.getPerspectiveTransform(corners, seen), (1200, 900), borderValue=255)

    assert max(map(abs, slopes(np.asarray(photo, np.uint8)))) > 0.02
    assert max(map(abs, slopes(straightened(np.asarray(photo, np.uint8))))) < 0.003


def test_straight_and_empty_pages_stay_as_they_are() -> None:
    assert np.array_equal(straightened(PAGE), PAGE)
    assert np.array_equal(straightened(blank()), blank())
