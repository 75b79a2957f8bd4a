"""Lines of Chinese text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from jixiao.rendering.wrapping import longest_piece, wrap


def lines(text: str, width: int) -> list[str]:
    return [text[start:end] for start, end in wrap(text, width)]


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("", 10, [""]),
        ("保障代表依法履职", 8, ["保障代表", "依法履职"]),
        ("保障代表履职。做好服务", 12, ["保障代表履", "职。做好服务"]),  # no line begins with 。
        ("开展活动（会议）", 10, ["开展活动", "（会议）"]),  # nor ends with （
        ("经费共150.75万元", 10, ["经费共", "150.75万元"]),  # numbers stay whole
        ("活动2次\n培训1次", 20, ["活动2次", "培训1次"]),
        ("专项资金 □ 经常性项目 ☑", 16, ["专项资金 □", "经常性项目 ☑"]),
        ("培训班「存疑」", 10, ["培训班", "「存疑」"]),
        ("https://example.org/a", 8, ["https://", "example.", "org/a"]),  # what fits no line is chopped
        ("三级", 2, ["三", "级"]),
        ("a  b", 1, ["a", "b"]),
    ],
)
def test_lines(text: str, width: int, expected: list[str]) -> None:
    assert lines(text, width) == expected


@given(st.text(alphabet="路灯。（）「」□☑ \n1.5a，…\u0301"), st.integers(2, 30))
def test_no_line_is_too_wide_and_nothing_but_blanks_is_lost(text: str, width: int) -> None:
    found = lines(text, width)
    assert all(cell_len(line) <= width for line in found)
    assert "".join(found).replace(" ", "") == text.replace("\n", "").replace(" ", "")


@pytest.mark.parametrize(("text", "width"), [("", 0), ("路灯", 2), ("共150.75元", 6), ("（一）", 6)])
def test_the_longest_piece(text: str, width: int) -> None:
    assert longest_piece(text) == width
