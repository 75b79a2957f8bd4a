from __future__ import annotations

import pytest

from jixiao.documents.list_numbers import numeral


@pytest.mark.parametrize(
    ("value", "form", "printed"),
    [
        (3, "decimal", "3"),
        (3, "decimalZero", "03"),
        (12, "decimalFullWidth", "１２"),
        (1, "chineseCounting", "一"),
        (10, "chineseCountingThousand", "十"),
        (12, "japaneseCounting", "十二"),
        (20, "chineseCounting", "二十"),
        (35, "chineseCounting", "三十五"),
        (100, "chineseCounting", "100"),
        (2, "ideographTraditional", "乙"),
        (4, "decimalEnclosedCircleChinese", "④"),
        (21, "decimalEnclosedCircle", "21"),
        (2, "lowerLetter", "b"),
        (28, "upperLetter", "BB"),
        (14, "lowerRoman", "xiv"),
        (9, "upperRoman", "IX"),
        (5, "none", ""),
        (5, "hebrew1", "5"),
        (0, "lowerLetter", "0"),
    ],
)
def test_numbers(value: int, form: str, printed: str) -> None:
    assert numeral(value, form) == printed
