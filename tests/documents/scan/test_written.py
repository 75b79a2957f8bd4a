from __future__ import annotations

import pytest

from jixiao.documents.scan.recognise import Reading, Region
from jixiao.documents.scan.written import ReadPiece, box_of, lines_of, region_of, sureness, text_lines


def piece(left: int, top: int, text: str, confidence: float = 0.99) -> ReadPiece:
    return ReadPiece(Region(left, top, left + 30 * len(text), top + 36), Reading(text, confidence))


def test_pieces_beside_each_other_are_one_line() -> None:
    lines = lines_of([piece(300, 12, "万元"), piece(100, 10, "预算"), piece(100, 60, "执行数")], 29)
    assert [line.text for line in lines] == ["预算  万元", "执行数"]


def test_a_narrow_gap_is_one_blank_and_none_is_none() -> None:
    (line,) = lines_of([piece(100, 10, "甲"), piece(131, 10, "乙"), piece(190, 10, "丙")], 29)
    assert line.text == "甲乙 丙"


def test_a_character_that_was_guessed_makes_the_text_less_sure() -> None:
    sure, guessed = (Reading("河道保洁", 0.97, (0.99, 0.99, 0.99, last)) for last in (0.98, 0.3))
    assert sureness(sure) == 0.97
    assert sureness(guessed) == pytest.approx(0.65)


def test_lines_of_text_are_in_reading_order() -> None:
    lines = text_lines([piece(300, 12, "右"), piece(100, 60, "下"), piece(100, 10, "左")], 29)
    assert [line.text for line in lines] == ["左", "右", "下"]
    assert (lines[0].left, lines[0].bottom) == (100, 46)


def test_points_and_pixels_are_the_same_places() -> None:
    region = Region(29, 58, 290, 116)
    box = box_of(region)
    assert (box.left, box.top) == pytest.approx((10.5, -21))
    assert region_of(box) == region
