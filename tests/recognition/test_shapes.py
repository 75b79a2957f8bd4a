"""What kind of thing a short text looks like."""

from __future__ import annotations

import pytest

from jixiao.recognition.shapes import (
    enumerated,
    is_ellipsis,
    is_number,
    is_points,
    is_sign,
    is_unit,
    split_enumerated,
    squeezed,
    value_likeness,
)


def test_squeezed_text_has_neither_blanks_nor_wide_digits() -> None:
    assert squeezed(" ９５ ％\n以上") == "95%以上"


@pytest.mark.parametrize("text", ["≥", "＝", ">=", " ≤ ", "大于等于", "不低于", "定性", "正向指标"])
def test_signs(text: str) -> None:
    assert is_sign(text)


@pytest.mark.parametrize("text", ["≥95", "大", "及时", ""])
def test_no_signs(text: str) -> None:
    assert not is_sign(text)


@pytest.mark.parametrize("text", ["12", "1,200", "12.5", "-3", "１２"])
def test_numbers(text: str) -> None:
    assert is_number(text)


@pytest.mark.parametrize("text", ["12次", "≥12", "", "十二"])
def test_no_numbers(text: str) -> None:
    assert not is_number(text)


@pytest.mark.parametrize(
    ("text", "points"), [("10", True), ("7.5分", True), ("10%", True), ("1200", False), ("优", False)]
)
def test_points_are_small_numbers(text: str, points: bool) -> None:
    assert is_points(text) is points


@pytest.mark.parametrize(
    ("text", "unit"),
    [("次", True), ("平方米", True), ("%", True), ("元/人", True), ("12次", False), ("养护里程", False)],
)
def test_units_alone_in_their_cell(text: str, unit: bool) -> None:
    assert is_unit(text) is unit


@pytest.mark.parametrize(
    "text", ["≥12公里", "12", "95%以上", "2025年12月底前", "每季度一次", "三次", "及时", "显著提升", "良好"]
)
def test_values_look_like_values(text: str) -> None:
    assert value_likeness(text) > 0.8


@pytest.mark.parametrize(
    "text", ["养护里程", "路面验收合格率", "村民满意度", "指标1：12座桥梁", "组织村民开展志愿服务活动"]
)
def test_names_look_like_names(text: str) -> None:
    assert value_likeness(text) < 0.5


def test_nothing_is_no_value() -> None:
    assert value_likeness(" ") == 0.0


@pytest.mark.parametrize(
    ("text", "number", "name"),
    [
        ("指标1：养护里程", 1, "养护里程"),
        ("指标 12: 养护里程", 12, "养护里程"),
        ("三级指标2、养护里程", 2, "养护里程"),
        ("目标1：养护里程", 1, "养护里程"),
        ("3.养护里程", 3, "养护里程"),
        ("（2）养护里程", 2, "养护里程"),
        ("指标2：", 2, ""),
        ("2.5公里村道", None, "2.5公里村道"),
        ("12座桥梁", None, "12座桥梁"),
        ("指标值", None, "指标值"),
        ("养护里程", None, "养护里程"),
    ],
)
def test_the_number_before_a_name(text: str, number: int | None, name: str) -> None:
    assert enumerated(text) == (number, name)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("指标1：养护里程 指标2：修补坑槽", ["指标1：养护里程 ", "指标2：修补坑槽"]),
        ("指标1： 指标2：", ["指标1： ", "指标2："]),
        ("指标1：养护里程；指标2：修补坑槽", ["指标1：养护里程；", "指标2：修补坑槽"]),
        ("指标1：完成指标2项", ["指标1：完成指标2项"]),
        ("养护里程", ["养护里程"]),
    ],
)
def test_several_numbered_names_in_one_cell(text: str, parts: list[str]) -> None:
    assert split_enumerated(text) == parts


@pytest.mark.parametrize("text", ["……", "...", "…", "· · ·", "。。。"])
def test_dots(text: str) -> None:
    assert is_ellipsis(text)


@pytest.mark.parametrize("text", ["", ".", "等……", "-"])
def test_no_dots(text: str) -> None:
    assert not is_ellipsis(text)
