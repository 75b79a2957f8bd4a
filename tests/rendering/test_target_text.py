"""The meaning of a target value in words."""

import pytest

from jixiao.rendering.target_text import kind_name, meaning_text
from jixiao.values.parsing import parse_value


@pytest.mark.parametrize(
    ("printed", "kind", "meaning"),
    [
        ("≥12(次)", "数值", "≥ 12 次"),
        ("1-3天", "区间", "1–3 天"),
        ("每月不少于1次", "频次", "每月 ≥ 1 次"),
        ("每年11月底之前完成", "时间", "每年，11月底之前"),
        ("良好", "文字", ""),
    ],
)
def test_meaning(printed: str, kind: str, meaning: str) -> None:
    value = parse_value(printed)
    assert (kind_name(value), meaning_text(value)) == (kind, meaning)


def test_english() -> None:
    value = parse_value("每年11月底之前完成")
    assert (kind_name(value, "en"), meaning_text(value, "en")) == ("date", "每年, 11月底之前")
