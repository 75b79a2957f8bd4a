"""Rows of plain values, drawn as a table."""

from __future__ import annotations

from decimal import Decimal

import pytest

from jixiao.rendering.listing import listing, shown


def test_texts_stand_left_and_numbers_right() -> None:
    drawn = listing(["单位", "金额"], [["砚浦镇", Decimal("7.4")], ["鹭汀区水务局", Decimal("1250")]], commas=True)
    assert drawn.splitlines() == [
        "单位              金额",
        "──────────────────────",
        "砚浦镇            7.40",
        "鹭汀区水务局  1,250.00",
    ]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "—"),
        (2025, "2025"),
        (Decimal("12.345600"), "12.3456"),
        (Decimal("0.000000"), "0.00"),
        (True, "True"),
        ("第一行\n第二行", "第一行 第二行"),
        ("\x1b[31m红", "\N{REPLACEMENT CHARACTER}[31m红"),
    ],
)
def test_every_value_is_one_line(value: object, text: str) -> None:
    assert shown(value) == text


def test_thousands_are_grouped_only_where_asked() -> None:
    assert (shown(18600, commas=True), shown(18600)) == ("18,600", "18600")


def test_a_title_stands_above() -> None:
    assert listing(["年度"], [[2025]], title="按年度").splitlines()[0] == "按年度"
