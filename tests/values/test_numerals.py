from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.values.numerals import arabic_number, chinese_number

DIGITS = "零一二三四五六七八九"


@pytest.mark.parametrize(
    ("printed", "number"),
    [("1,280", "1280"), ("1，280.50", "1280.50"), ("90.00", "90.00"), ("-5", "-5"), ("−5", "-5"), ("007", "7")],
)
def test_reads_arabic_numbers(printed: str, number: str) -> None:
    assert arabic_number(printed) == Decimal(number)


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("零", 0), ("〇", 0), ("两", 2), ("十", 10), ("十二", 12), ("二十", 20), ("九十五", 95), ("一百零五", 105),
        ("一千零五十", 1050), ("两千", 2000), ("三万五千", 35000), ("一万零五", 10005),
    ],
)  # fmt: skip
def test_reads_chinese_numerals(printed: str, number: int) -> None:
    assert chinese_number(printed) == number


def test_half_is_a_number() -> None:
    assert chinese_number("半") == Decimal("0.5")


@pytest.mark.parametrize(
    "printed", ["", "三四", "百", "千", "十十", "百十", "一十百", "二零", "一百零", "万", "人", "半十"]
)
def test_other_characters_are_no_numeral(printed: str) -> None:
    assert chinese_number(printed) is None


@given(st.integers(0, 9999))
def test_reads_what_is_written_place_by_place(number: int) -> None:
    assert chinese_number(written(number)) == number


def written(number: int) -> str:
    text, gap = "", False
    for place, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, place)
        text += ("零" if digit and gap and text else "") + (DIGITS[digit] + name if digit else "")
        gap = not digit
    return text or "零"
