from __future__ import annotations

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.documents.scan.drawn_pages import blank, grid, written

from jixiao.documents.scan.ink import ink_of
from jixiao.documents.scan.pixels import Pixels
from jixiao.documents.scan.recognise import Region
from jixiao.documents.scan.rules import PageRules, Rule, find_rules

XS, YS = [100, 300, 700, 1000], [100, 150, 200, 400]


def rules_of(page: Pixels, text: list[Region] | None = None) -> PageRules:
    return find_rules(ink_of(page), text or [], 29)


def positions(rules: list[Rule]) -> list[int]:
    return sorted({round(rule.position / 10) * 10 for rule in rules})


def reach(rules: list[Rule], position: int) -> tuple[int, int]:
    mine = [rule for rule in rules if abs(rule.position - position) < 6]
    return round(min(rule.start for rule in mine) / 10) * 10, round(max(rule.end for rule in mine) / 10) * 10


@pytest.mark.parametrize(
    ("dark", "dots"), [(0, 0), (190, 0), (0, 6), (120, 8)], ids=["black", "faint", "dotted", "grey"]
)
def test_the_rules_of_a_grid_run_from_side_to_side(dark: int, dots: int) -> None:
    rules = rules_of(grid(blank(), XS, YS, dark=dark, dots=dots))

    assert (positions(rules.upright), positions(rules.level)) == (XS, YS)
    assert all(reach(rules.level, y) == (100, 1000) for y in YS)
    assert all(reach(rules.upright, x) == (100, 400) for x in XS)


def test_strokes_of_text_are_no_rules() -> None:
    page = grid(blank(), XS, YS)
    text = [written(page, 320, 156, "1111 HHHH ==== EEEE"), written(page, 320, 230, "||||||||||||||||")]

    rules = rules_of(page, text)

    assert (positions(rules.upright), positions(rules.level)) == (XS, YS)


def test_a_rule_that_is_not_drawn_between_two_others_is_not_found_there() -> None:
    page = grid(blank(), XS, YS)
    page[153:398, 295:306] = 255

    upright = [rule for rule in rules_of(page).upright if abs(rule.position - 300) < 6]

    assert [(round(rule.start, -1), round(rule.end, -1)) for rule in upright] == [(100, 150)]


@settings(max_examples=15, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(XS), st.integers(105, 390), st.integers(3, 15)), max_size=12))
def test_breaks_in_rules_are_bridged(breaks: list[tuple[int, int, int]]) -> None:
    page = grid(blank(), XS, [100, 250, 400])
    for x, y, length in breaks:
        page[y : y + length, x - 3 : x + 4] = 255

    upright = rules_of(page).upright

    worst = max((sum(one[2] for one in breaks if one[0] == x) for x in XS), default=0)
    if worst <= 60:
        assert positions(upright) == XS
        assert all(reach(upright, x) == (100, 400) for x in XS)


def test_a_torn_rule_beside_text_is_found_also_where_it_was_taken_for_a_part_of_the_text() -> None:
    page = grid(blank(), XS, YS)
    x, (top, bottom) = XS[1], YS[1:3]
    page[top + 3 : bottom - 2, x - 6 : x + 7] = 255
    page[top + 20 : top + 20 + round(0.5 * (bottom - top)), x - 1 : x + 2] = 0
    figures = written(page, x + 30, (top + bottom) // 2 - 15, "96.29%")
    around = figures._replace(left=x - 12, top=top + 14, bottom=bottom - 14)

    upright = [rule for rule in rules_of(page, [around]).upright if abs(rule.position - x) < 6]

    assert any(rule.start <= top + 3 and rule.end >= bottom - 3 for rule in upright)


def test_a_page_without_rules_has_none() -> None:
    page = blank()
    rules = rules_of(page, [written(page, 100, 100, "2024-01-01")])
    assert rules == PageRules([], [])


def test_an_underlined_word_crosses_nothing() -> None:
    page = grid(blank(), XS, YS)
    cv2.line(page, (400, 300), (520, 300), 0, 2)
    underline = [rule for rule in rules_of(page).level if abs(rule.position - 300) < 6]
    assert all(rule.start > 330 and rule.end < 670 for rule in underline)
    assert np.all(page[300, 420:500] == 0)
