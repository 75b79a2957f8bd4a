"""Amounts of money as tables print them: the number stays as printed, the unit stands beside it."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.records.money import decimal_of, is_blank_amount, parse_amount, unit_in

AMOUNTS = st.decimals(min_value=-(10**12), max_value=10**12, places=2)
UNITS = st.sampled_from([None, "元", "万元", "万", "亿元"])
AMOUNT_LIKE = st.text(alphabet="0123456789,.-万亿元整¥￥()（），。 /—无", max_size=16)
ANY_TEXT = st.one_of(st.text(), AMOUNT_LIKE)


@pytest.mark.parametrize(
    ("printed", "number", "unit"),
    [
        ("7.40", "7.40", None),
        ("0", "0", None),
        ("0.00", "0.00", None),
        ("-5", "-5", None),
        ("1,200.00", "1,200.00", None),
        ("1，200.00", "1,200.00", None),
        ("12,345,678.9", "12,345,678.9", None),
        ("1200000", "1200000", None),
        ("６.４４", "6.44", None),
        ("6. 44", "6.44", None),
        ("34.\n30", "34.30", None),
        ("0.02万", "0.02", "万"),
        ("8.86万", "8.86", "万"),
        ("100 万 元", "100", "万元"),
        ("1,200.00元", "1,200.00", "元"),
        ("3亿元", "3", "亿元"),
        ("¥100", "100", None),
        ("￥100.00元整", "100.00", "元"),
        ("100万元人民币", "100", "万元"),
        ("100万元（其中：本级50万元）", "100", "万元"),
        ("100万元。", "100", "万元"),
        ("100；", "100", None),
    ],
)
def test_a_printed_amount(printed: str, number: str, unit: str | None) -> None:
    assert parse_amount(printed) == (number, unit)


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "/", "—", "无", "万元", "约100", "不超过100万元", "100-200", "1.2.3", "12,34", "1,2345", ".5",
        "100%", "1e5", "100人", "2024年", "项目资金", "十万元", "100万元、50万元",
    ],
)  # fmt: skip
def test_no_amount(text: str) -> None:
    assert parse_amount(text) is None


@pytest.mark.parametrize("sign", ["", " ", "\u3000", "\n", "/", " / ", "／", "\\", "-", "－", "--", "---", "—", "——"])
def test_signs_for_no_amount(sign: str) -> None:
    assert is_blank_amount(sign)


@pytest.mark.parametrize("word", ["无", " 无 ", "空"])
def test_words_for_no_amount(word: str) -> None:
    assert is_blank_amount(word)


@pytest.mark.parametrize("text", ["0", "0.00", "-5", "无此项", "//1", "万元", "待定"])
def test_what_is_printed_is_not_blank(text: str) -> None:
    assert not is_blank_amount(text)


@pytest.mark.parametrize(
    ("printed", "number"),
    [("7.40", "7.40"), ("1,200.00", "1200.00"), ("-1,200", "-1200"), ("12,345,678.9", "12345678.9"), ("0", "0")],
)
def test_the_number_of_an_amount(printed: str, number: str) -> None:
    assert decimal_of(printed) == Decimal(number)


def test_the_number_keeps_its_places() -> None:
    assert str(decimal_of("1,007.40")) == "1007.40"


@pytest.mark.parametrize("text", ["", "/", "无", "7.40万元", "1.2.3", "1 2"])
def test_the_number_of_no_amount(text: str) -> None:
    with pytest.raises(InvalidOperation):
        decimal_of(text)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("项目资金（万元）", "万元"),
        ("项目资金\n（ 万 元 ）", "万元"),
        ("单位：万元", "万元"),
        ("金額單位：萬元", "万元"),
        ("单位：元", "元"),
        ("（单位:元）", "元"),
        ("项目资金（元）", "元"),
        ("项目资金(元)", "元"),
        ("项目资金", None),
        ("单位：亿元", None),
        ("单位：千元", None),
        ("多元化服务", None),
        ("公元前", None),
        ("", None),
    ],
)
def test_the_unit_a_label_names(text: str, unit: str | None) -> None:
    assert unit_in(text) == unit


@given(AMOUNTS, UNITS, st.booleans())
def test_every_amount_is_read_as_printed(amount: Decimal, unit: str | None, commas: bool) -> None:
    number = f"{amount:,.2f}" if commas else f"{amount:.2f}"
    assert parse_amount(number + (unit or "")) == (number, unit)
    assert decimal_of(number) == amount


@given(AMOUNTS, st.sampled_from([" ", "\u3000", "\n"]))
def test_blanks_inside_an_amount_do_not_matter(amount: Decimal, blank: str) -> None:
    assert parse_amount(blank.join(f"{amount:,.2f}元")) == (f"{amount:,.2f}", "元")


@given(ANY_TEXT)
def test_what_is_an_amount_is_a_number(text: str) -> None:
    parsed = parse_amount(text)
    if parsed is not None:
        assert decimal_of(parsed[0]).is_finite()
        assert parsed[1] in (None, "元", "万元", "万", "亿元")


@given(ANY_TEXT)
def test_no_text_is_both_an_amount_and_none(text: str) -> None:
    assert not (is_blank_amount(text) and parse_amount(text))


@given(ANY_TEXT)
def test_a_unit_is_named_only_by_the_character_for_it(text: str) -> None:
    assert unit_in(text) in ((None, "元", "万元") if "元" in text else (None,))


@pytest.mark.parametrize(
    "text",
    ["1" + " " * 10**6 + "x", "1" + ",111" * 10**5 + "x", "1" + "(" * 10**5, "1(" + ")" * 10**5 + "x", "(" * 10**5],
    ids=["blanks", "commas", "open brackets", "closing brackets", "brackets"],
)
def test_hostile_lengths_come_to_an_end(text: str) -> None:
    assert parse_amount(text) is None
    assert not is_blank_amount(text)
    assert unit_in(text) is None
