from __future__ import annotations

import cv2
import numpy as np
from tests.documents.scan.drawn_pages import blank, grid

from jixiao.documents.scan.curling import flattened
from jixiao.documents.scan.ink import ink_of
from jixiao.documents.scan.pixels import Pixels
from jixiao.documents.scan.straighten import rule_points

PAGE = grid(blank(), [100, 400, 800, 1100], [150, 300, 450, 600, 750])


def bend(page: Pixels) -> float:
    """The most by which a level rule leaves its straight line, in pixels."""
    most = 0.0
    for points in rule_points(ink_of(page)):
        line = np.polyval(np.polyfit(points[:, 0], points[:, 1], 1), points[:, 0])
        most = max(most, float(np.abs(points[20:-20, 1] - line[20:-20]).max()))
    return most


def curled(page: Pixels, rise: float) -> Pixels:
    rows, columns = np.indices(page.shape).astype(np.float32)
    rows += rise * np.sin(np.pi * columns / page.shape[1])
    return np.asarray(cv2.remap(page, columns, rows.astype(np.float32), cv2.INTER_LINEAR, borderValue=255), np.uint8)


def test_bent_rules_become_straight() -> None:
    page = curled(PAGE, 14)
    assert bend(page) > 5
    assert bend(flattened(page)) < 1.5


def test_straight_rules_and_pages_without_rules_stay_as_they_are() -> None:
    assert flattened(PAGE) is PAGE
    empty = blank()
    assert flattened(empty) is empty
