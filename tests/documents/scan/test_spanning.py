from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.documents.scan.unruled_print import EM, line

from jixiao.documents.scan.blocks import Block
from jixiao.documents.scan.spanning import share_rows

ROWS = [(40.0 * at, 40.0 * at + 20) for at in range(6)]


def at(*middles: float) -> list[Block]:
    return [Block([line(0, middle, "数量指标")]) for middle in middles]


def test_labels_stand_in_the_middle_of_their_rows() -> None:
    assert share_rows(ROWS, at(50, 150, 210), EM) == [(0, 3), (3, 5), (5, 6)]


def test_labels_stand_at_the_top_of_their_rows() -> None:
    assert share_rows(ROWS, at(10, 130, 210), EM) == [(0, 3), (3, 5), (5, 6)]


def test_a_label_between_two_rows_far_apart_has_none() -> None:
    rows = [(0.0, 20.0), (80.0, 100.0)]
    assert share_rows(rows, at(10, 50, 90), EM) == [(0, 1), (1, 1), (1, 2)]


def test_rows_in_front_of_the_first_label_are_of_the_page_before() -> None:
    assert share_rows(ROWS, at(130, 210), EM) == [(2, 5), (5, 6)]


def test_labels_begin_where_those_beside_them_begin() -> None:
    assert share_rows(ROWS, at(50, 170), EM, frozenset((0, 2, 4))) == [(0, 2), (2, 6)]


def test_no_labels_share_nothing() -> None:
    assert share_rows(ROWS, [], EM) == []


def test_labels_without_rows_have_none() -> None:
    assert share_rows([], at(10, 50), EM) == [(0, 0), (0, 0)]


@given(st.lists(st.integers(1, 5), min_size=1, max_size=6))
def test_any_even_table_is_shared_as_it_was_set(sizes: list[int]) -> None:
    rows = [(40.0 * row, 40.0 * row + 20) for row in range(sum(sizes))]
    firsts = [sum(sizes[:number]) for number in range(len(sizes))]
    middles = [40 * first + 20 * size - 10 for first, size in zip(firsts, sizes, strict=True)]
    assert share_rows(rows, at(*middles), EM) == [
        (first, first + size) for first, size in zip(firsts, sizes, strict=True)
    ]
