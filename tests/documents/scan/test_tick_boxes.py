from __future__ import annotations

from typing import Literal

import cv2
import pytest
from tests.documents.scan.drawn_pages import blank

from jixiao.documents.scan.ink import ink_of
from jixiao.documents.scan.pixels import Pixels
from jixiao.documents.scan.recognise import Reading, Region
from jixiao.documents.scan.tick_boxes import Square, find_squares, squares_by_region, with_squares

Mark = Literal["", "tick", "long tick", "cross", "filled", "dirt"]


def box(page: Pixels, left: int, top: int, side: int = 24, mark: Mark = "") -> Pixels:
    cv2.rectangle(page, (left, top), (left + side, top + side), 0, 2)
    inner, right, bottom = side // 5, left + side, top + side
    if mark in ("tick", "long tick"):
        end = (right - inner, top + inner) if mark == "tick" else (right + 8, top - 8)
        cv2.polylines(
            page, [_points((left + inner, top + side // 2), (left + side // 2, bottom - inner), end)], False, 0, 2
        )
    elif mark == "cross":
        cv2.line(page, (left + inner, top + inner), (right - inner, bottom - inner), 0, 2)
        cv2.line(page, (left + inner, bottom - inner), (right - inner, top + inner), 0, 2)
    elif mark == "filled":
        cv2.rectangle(page, (left + inner, top + inner), (right - inner, bottom - inner), 0, -1)
    elif mark == "dirt":
        page[top + 11 : top + 13, left + 11 : left + 13] = 0
    return page


def _points(*points: tuple[int, int]) -> Pixels:
    import numpy as np

    return np.array(points, np.int32)


@pytest.mark.parametrize("side", [16, 20, 26, 32])
@pytest.mark.parametrize(
    ("mark", "ticked"),
    [("", False), ("dirt", False), ("tick", True), ("long tick", True), ("cross", True), ("filled", True)],
)
def test_what_stands_in_a_box_decides(mark: Mark, ticked: bool, side: int) -> None:
    page = box(blank(200, 300), 100, 100, side, mark)
    (square,) = find_squares(page, ink_of(page), 29)
    assert square.ticked is ticked


def test_frames_and_characters_of_other_shapes_are_no_boxes() -> None:
    page = blank(200, 300)
    cv2.rectangle(page, (20, 20), (120, 120), 0, 2)  # a cell
    cv2.rectangle(page, (150, 50), (165, 80), 0, 2)  # 日
    cv2.line(page, (150, 65), (165, 65), 0, 2)
    cv2.rectangle(page, (200, 50), (226, 76), 0, 2)  # 田
    cv2.line(page, (213, 50), (213, 76), 0, 2)
    cv2.line(page, (200, 63), (226, 63), 0, 2)
    assert find_squares(page, ink_of(page), 29) == []


LINE = Region(0, 0, 270, 36)
SQUARE = Region(123, 5, 147, 29)


def reading(text: str, sure: float = 0.99) -> Reading:
    places = tuple((at + 0.5) / 9 for at in range(len(text)))
    return Reading(text, sure, (sure,) * len(text), places)


@pytest.mark.parametrize(("ticked", "mark"), [(True, "☑"), (False, "□")])
def test_a_box_that_was_not_read_is_put_between_the_characters(ticked: bool, mark: str) -> None:
    line = reading("专项资金")
    found = with_squares(line, LINE, [Square(SQUARE, ticked)], 29)
    assert found.text == "专项资金" + mark


def test_what_was_read_for_the_box_is_replaced() -> None:
    for read in ("□", "√"):
        assert with_squares(reading(f"专项资金{read}经常"), LINE, [Square(SQUARE, True)], 29).text == "专项资金☑经常"
    assert with_squares(reading("专项资金团经常", 0.5), LINE, [Square(SQUARE, True)], 29).text == "专项资金☑经常"


@pytest.mark.parametrize("character", ["目", "日", "国", "口"])
def test_a_character_that_was_surely_read_is_no_box(character: str) -> None:
    line = reading(f"专项资金{character}经常", 0.995)
    assert with_squares(line, LINE, [Square(SQUARE, True)], 29) is line


def test_the_mouth_in_a_word_is_no_box() -> None:
    line = reading("常住户籍口径办", 0.8)
    assert with_squares(line, LINE, [Square(SQUARE, False)], 29) is line


def test_a_blurred_character_that_nobody_takes_for_a_box_is_none() -> None:
    line = reading("服务对象满意度", 0.4)
    assert with_squares(line, LINE, [Square(SQUARE, True)], 29) is line


def test_characters_keep_their_places_beside_boxes() -> None:
    found = with_squares(reading("专项资金"), LINE, [Square(SQUARE, True)], 29)
    assert found.places == pytest.approx([0.5 / 9, 1.5 / 9, 2.5 / 9, 3.5 / 9, 0.5])


def test_boxes_belong_to_the_line_they_stand_in() -> None:
    other = Region(0, 100, 270, 136)
    box = Square(Region(123, 105, 147, 129), True)
    assert squares_by_region([LINE, other], [box], 29) == [[], [box]]


def test_a_box_behind_the_end_of_a_line_belongs_to_it() -> None:
    behind, far = Square(Region(290, 6, 314, 30), True), Square(Region(400, 6, 424, 30), True)
    speck = Square(Region(290, 10, 304, 24), False)
    assert squares_by_region([LINE], [behind, far, speck], 29) == [[behind]]
    assert with_squares(reading("一次性项目"), LINE, [behind], 29).text == "一次性项目☑"
