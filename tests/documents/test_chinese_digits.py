from __future__ import annotations

import pytest

from jixiao.documents.chinese_digits import ChineseDigits


@pytest.mark.parametrize(
    ("number", "plain", "formal"),
    [
        ("0", "零", "零"),
        ("10", "十", "壹拾"),
        ("15", "十五", "壹拾伍"),
        ("20", "二十", "贰拾"),
        ("105", "一百零五", "壹佰零伍"),
        ("1000", "一千", "壹仟"),
        ("100010", "十万零一十", "壹拾万零壹拾"),
        ("10203040", "一千零二十万三千零四十", "壹仟零贰拾万叁仟零肆拾"),
        ("100000001", "一亿零一", "壹亿零壹"),
        ("12.5", "十二.五", "壹拾贰.伍"),
    ],
)
def test_numbers_as_they_are_spoken(number: str, plain: str, formal: str) -> None:
    assert ChineseDigits.PLAIN.number(number) == plain
    assert ChineseDigits.FORMAL.number(number) == formal


def test_digits_one_by_one() -> None:
    assert ChineseDigits.PLAIN.digits("2024") == "二〇二四"
    assert ChineseDigits.WIDE.digits("No. 7") == "No. ７"


def test_nothing_changes_without_numerals() -> None:
    assert ChineseDigits.NONE.digits("2024") == ChineseDigits.NONE.number("2024") == "2024"


def test_what_is_too_long_to_speak_is_spelled() -> None:
    assert ChineseDigits.PLAIN.number("1" * 17) == "一" * 17
