"""Near names: the index finds what comparing all with all finds."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from jixiao.rules.across.near_names import NearNames
from jixiao.rules.across.wording import likeness, pairs

NAMES = st.text(alphabet="村道安全事故下降率", min_size=2, max_size=9)


def test_a_name_with_one_word_more_is_near() -> None:
    index = NearNames([(0, "保障散居孤儿基本生活需求"), (1, "养护工程验收通过率")], 0.7)
    assert [number for _, number in index.near("保障社会散居孤儿基本生活需求")] == [0]


def test_a_name_about_something_else_is_not() -> None:
    assert NearNames([(0, "残疾人满意度")], 0.7).near("选民满意度") == []


@given(st.lists(NAMES, max_size=12), NAMES)
def test_nothing_near_is_missed(names: list[str], wanted: str) -> None:
    index = NearNames(list(enumerate(names)), 0.6)
    assert {number for _, number in index.near(wanted)} == {
        number for number, name in enumerate(names) if pairs(name) and likeness(name, wanted) >= 0.6
    }
