"""What indicators are about."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.rules.across.wording import fit, likeness, shared_words, subject, words_around


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("残疾人满意度", ("残疾人",)),
        ("村道安全事故下降率", ("村道",)),
        ("参加免费筛查对象资格符合准确率", ("免费筛查",)),
        ("居民满意度", ()),
        ("活动开展及时性", ()),
        ("长效管理机制", ()),
    ],
)
def test_the_words_that_every_project_has_say_nothing(name: str, expected: tuple[str, ...]) -> None:
    assert subject(name) == expected


def test_a_subject_fits_a_goal_that_speaks_of_it() -> None:
    assert fit(("残疾人",), "为86名重度残疾人提供居家照护") == 1
    assert fit(("残疾人",), "完成全镇界桩的巡查和描红") == 0


def test_no_subject_fits_everywhere() -> None:
    assert fit((), "完成全镇界桩的巡查和描红") == 1


def test_shared_words_are_the_longest_ones() -> None:
    assert shared_words(("散居孤儿", "基本生活"), "为散居孤儿发放生活费") == ["散居孤儿", "生活"]


def test_the_words_around_show_where_a_goal_speaks_of_it() -> None:
    assert "散居孤儿" in words_around(("散居孤儿",), "按月为全镇散居孤儿发放基本生活费，孤儿生活得到照料。")
    assert words_around(("界桩",), "按月为全镇散居孤儿发放基本生活费") == ""


@given(st.text(max_size=20), st.text(max_size=20))
def test_likeness_is_a_share_and_does_not_depend_on_the_order(one: str, other: str) -> None:
    assert 0 <= likeness(one, other) <= 1
    assert likeness(one, other) == likeness(other, one)
    assert likeness(one, one) == 1
