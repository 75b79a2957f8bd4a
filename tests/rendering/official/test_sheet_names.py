"""Names of sheets that Excel takes."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.rendering.official.sheet_names import SheetNames


def given_to(*names: str) -> list[str]:
    giver = SheetNames()
    return [giver.of(name) for name in names]


def test_a_name_that_is_taken_is_numbered() -> None:
    assert given_to("河道保洁", "河道保洁", "路灯改造", "河道保洁") == [
        "河道保洁",
        "河道保洁（2）",
        "路灯改造",
        "河道保洁（3）",
    ]


def test_case_and_width_make_no_difference() -> None:
    assert given_to("WiFi覆盖", "ＷＩＦＩ覆盖") == ["WiFi覆盖", "ＷＩＦＩ覆盖（2）"]


def test_a_long_name_is_cut_also_where_it_is_numbered() -> None:
    name = "砚浦镇" * 12
    first, second = given_to(name, name)
    assert first == name[:31]
    assert second == name[:28] + "（2）"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("2024/2025年[一期]：保洁*", "2024 2025年 一期 ：保洁"),
        ("'保洁'", "保洁"),
        ("第一行\n第二行", "第一行 第二行"),
        ("", "绩效目标表"),
        ("?*", "绩效目标表"),
        ("History", "History（2）"),
    ],
)
def test_signs_and_names_that_excel_forbids(name: str, expected: str) -> None:
    assert given_to(name) == [expected]


@given(st.lists(st.text(max_size=40), max_size=8))
def test_any_names_are_legal_and_different(names: list[str]) -> None:
    found = given_to(*names)
    assert len({name.casefold() for name in found}) == len(names)
    for name in found:
        assert 0 < len(name.encode("utf-16-le")) // 2 <= 31
        assert not re.search(r"[\[\]:*?/\\\x00-\x1f]|^'|'$", name)
