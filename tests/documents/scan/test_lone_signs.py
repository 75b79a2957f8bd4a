from __future__ import annotations

import cv2
import numpy as np
import pytest

from jixiao.documents.scan.lone_signs import is_equals_sign, read_again
from jixiao.documents.scan.pixels import Pixels
from jixiao.documents.scan.recognise import Reading


def picture(*bars: tuple[int, int, int]) -> Pixels:
    """White, with level bars: left, top, length."""
    page = np.full((44, 40), 255, np.uint8)
    for left, top, length in bars:
        cv2.rectangle(page, (left, top), (left + length - 1, top + 2), (20,), -1)
    return page


def test_an_unsure_sign_is_what_most_looks_agree_on() -> None:
    looks = [Reading("%", 0.9, (0.9,)), Reading("%", 0.8, (0.8,))]

    [found] = read_again([picture()], [Reading("0", 0.6, (0.6,))], lambda _: looks)

    assert found.text == "%"
    assert found.confidence == pytest.approx(1.7 / 3)
    assert len(found.places) == len(found.certainties) == 1


def test_signs_of_degrees_are_per_cent_signs_without_their_stroke() -> None:
    looks = [Reading("%", 0.33, (0.33,)), Reading("°", 0.7, (0.7,))]

    assert read_again([picture()], [Reading("°0", 0.6, (0.6, 0.6))], lambda _: looks)[0].text == "%"


def test_what_was_read_best_as_it_is_stays() -> None:
    first = Reading("≥", 0.9, (0.9,))

    assert read_again([picture()], [first], lambda _: [Reading("V", 0.4), Reading("", 0.0)]) == [first]


def test_lines_and_sure_signs_are_read_once() -> None:
    line = np.full((44, 200), 255, np.uint8)
    readings = [Reading("社会效益", 0.5), Reading("个", 0.99)]

    def read(_: list[Pixels]) -> list[Reading]:
        raise AssertionError

    assert read_again([line, picture()], readings, read) == readings


def test_two_bars_of_the_same_length_are_an_equals_sign() -> None:
    bars = picture((8, 16, 22), (8, 25, 22))
    looks = [Reading("二", 0.7, (0.7,))] * 2

    assert is_equals_sign(bars)
    assert read_again([bars], [Reading("二", 0.7, (0.7,))], lambda _: looks)[0].text == "="


@pytest.mark.parametrize(
    "bars",
    [
        ((11, 10, 15), (6, 32, 26)),  # 二
        ((8, 20, 22),),
        ((6, 10, 22), (6, 20, 22), (6, 30, 22)),
        ((2, 16, 14), (22, 16, 14)),
    ],
)
def test_other_bars_are_none(bars: tuple[tuple[int, int, int], ...]) -> None:
    assert not is_equals_sign(picture(*bars))
