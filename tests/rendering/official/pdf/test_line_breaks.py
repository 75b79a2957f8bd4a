from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.rendering.generated_records import texts

from jixiao.rendering.official.pdf.line_breaks import break_lines, longest_word
from jixiao.rendering.official.pdf.text_to_set import text_to_set


def advance(char: str) -> float:
    return 0.5 if char.isascii() else 1.0


def lines(text: str, room: float, indent: float = 0.0) -> list[str]:
    return [line.text for line in break_lines(text, room, advance, indent)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("更换主街路灯，完成验收", ["更换主街路", "灯，完成验", "收"]),
        ("更换主街灯（二期）工程", ["更换主街灯", "（二期）工", "程"]),
        ("共更换灯320盏", ["共更换灯", "320盏"]),
        ("单价1,200.50元", ["单价", "1,200.50元"]),
        ("按《办法》执行", ["按《办法》", "执行"]),
        ("一\n\n二", ["一", "", "二"]),
    ],
)
def test_lines_break_as_chinese_is_set(text: str, expected: list[str]) -> None:
    assert lines(text, 5) == expected


def test_a_column_of_one_character_has_one_on_each_line() -> None:
    assert lines("产出指标", 1.2) == ["产", "出", "指", "标"]


def test_a_word_longer_than_the_line_is_broken() -> None:
    assert lines("A1234567890", 2) == ["A123", "4567", "890"]


def test_a_line_within_a_paragraph_does_not_begin_as_an_item_does() -> None:
    assert lines("更换路灯两项2.完成验收一次", 6) == ["更换路灯两", "项2.完成验收", "一次"]


def test_a_choice_stays_with_its_box() -> None:
    assert lines("经常性项目\u2002□\u2002一次性项目\u2002☑", 10) == ["经常性项目\u2002□", "一次性项目\u2002☑"]


def test_lines_that_go_on_are_spread_to_the_full_width() -> None:
    first, last = break_lines("更换主街老旧路灯，共三百二十盏", 9.5, advance)
    assert first.width + first.stretch * (len(first.text) - 1) == pytest.approx(9.5)
    assert (last.stretch, last.ends) == (0, True)


def test_a_paragraph_ends_with_a_short_line() -> None:
    # Both would fit ten to a line; a last line that is full is not seen to end.
    assert lines("主街路灯全部换成节能灯一二三四五六七八九\n完成", 10) == [
        "主街路灯全部换成节能",
        "灯一二三四五六七八",
        "九",
        "完成",
    ]


def test_paragraphs_begin_farther_in() -> None:
    assert lines("更换主街老旧路灯", 6, indent=2) == ["更换主街", "老旧路灯"]


def test_the_longest_word_is_measured_with_its_punctuation() -> None:
    assert longest_word("单价（1,200.50）元\n共计", advance) == 6.0


@given(texts(1, 80), st.floats(0.5, 30))
def test_nothing_is_lost_and_nothing_too_long(text: str, room: float) -> None:
    text = text_to_set(text)
    found = break_lines(text, room, advance)
    assert "".join("".join(line.text for line in found).split()) == "".join(text.split())
    assert all(line.width <= room + 0.001 or len(line.text) == 1 for line in found)
    assert [line.ends for line in found].count(True) == text.count("\n") + 1
