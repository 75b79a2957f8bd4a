"""What kind of thing the name of an indicator asks for."""

from __future__ import annotations

import pytest

from jixiao.rules.lexicon import bare, is_vague, name_kind, words


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("工程验收合格率", "rate"),
        ("结对志愿者比例", "rate"),
        ("提高服务效率", "statement"),
        ("工作效率", "other"),
        ("环境整洁度", "degree"),
        ("舆情监测完成情况", "degree"),
        ("活动开展次数", "count"),
        ("参训人员（含村居）人数", "count"),
        ("维修响应时间", "time"),
        ("培训及时性", "time"),
        ("活动及时率", "rate"),
        ("人均培训成本", "money"),
        ("职工、群众满意率", "satisfaction"),
        ("保障会务工作", "statement"),
        ("开展代表活动", "other"),
    ],
)
def test_a_name_asks_for(name: str, kind: str) -> None:
    assert name_kind(name) == kind


def test_brackets_and_signs_at_the_end_do_not_count() -> None:
    assert bare("培训人数（人）：") == "培训人数"
    assert name_kind("满意度（%）") == "satisfaction"


@pytest.mark.parametrize("value", ["提升", "显著改善", "进一步提高", "有效", "保障。", "提高、改善", "得到有效提升"])
def test_words_of_degree_are_vague(value: str) -> None:
    assert is_vague(value)


@pytest.mark.parametrize("value", ["≥90%", "验收合格", "办结3件", "签约当月", "按文件标准"])
def test_what_can_be_checked_is_not_vague(value: str) -> None:
    assert not is_vague(value)


def test_longer_words_come_first() -> None:
    assert list(words("times")) == sorted(words("times"), key=len, reverse=True)
