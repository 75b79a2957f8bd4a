"""Finding labels: the whole cell, before a value in the same cell, inside running text."""

from __future__ import annotations

import pytest

from jixiao.recognition.labels import LONGEST_LABEL, leading, strong_labels, strong_labels_in, whole


@pytest.mark.parametrize(
    ("text", "kind", "key"),
    [
        ("项目名称", "header", "project_name"),
        ("项 目 名 称：", "header", "project_name"),
        ("主管部门及代码", "header", "supervising_department"),
        ("其中：当年财政拨款", "funding_rows", "annual_fiscal"),
        ("1.产出指标（50分）", "level1", "产出指标"),
        ("数量指标 (必填量化)", "level2", "数量指标"),
        ("服务对象\n满意度指标", "level2", "服务对象满意度指标"),
        ("項目總目標", "goals", "total_goal"),
        ("項目總目標（2025年-2027年）", "goals", "total_goal"),
    ],
)
def test_a_cell_is_a_label_however_it_is_spaced_bracketed_or_written(text: str, kind: str, key: str) -> None:
    assert (kind, key) in [(label.kind, label.key) for label in whole(text)]


@pytest.mark.parametrize("text", ["村道养护", "项目名称要写全称", "", "12.50", "……"])
def test_other_words_are_no_label(text: str) -> None:
    assert whole(text) == ()


def test_a_long_text_is_no_label_whatever_its_brackets_hide() -> None:
    assert whole("项目名称（" + "全称" * LONGEST_LABEL + "）") == ()


@pytest.mark.parametrize(
    ("text", "key", "rest"),
    [
        ("主管部门：云溪镇人民政府", "supervising_department", "云溪镇人民政府"),
        ("主管部门: 云溪镇人民政府", "supervising_department", "云溪镇人民政府"),
        ("实施单位 云溪镇城建办", "implementing_unit", "云溪镇城建办"),
        ("实施 单位 云溪镇城建办", "implementing_unit", "云溪镇城建办"),
        ("项目总目标（2025年-2027年） 村道全部达标。", "total_goal", "（2025年-2027年） 村道全部达标。"),
        ("年度总体目标 养护村道 12 公里。", "annual_goal", "养护村道 12 公里。"),
    ],
)
def test_a_label_before_its_value_is_set_off(text: str, key: str, rest: str) -> None:
    labels, behind = leading(text)
    assert key in [label.key for label in labels]
    assert behind == rest


@pytest.mark.parametrize(
    "text", ["主管部门组织验收", "实施单位按季度报送", "数量 12", "村道养护：每季度一次", "项目名称"]
)
def test_a_sentence_that_begins_like_a_label_has_none(text: str) -> None:
    assert leading(text) == ((), "")


def test_only_long_plain_labels_are_found_inside_text() -> None:
    found = strong_labels().findall("项目名称村道养护主管部门云溪镇人民政府数量指标养护里程")
    assert found == ["项目名称", "主管部门", "数量指标"]


def test_the_longest_label_is_found_where_one_begins_another() -> None:
    assert strong_labels().findall("主管部门及代码云溪镇") == ["主管部门及代码"]


def test_words_that_also_occur_in_sentences_are_not_found_inside_text() -> None:
    assert strong_labels().findall("控制成本，提高质量和群众满意度") == []


def test_labels_in_traditional_characters_are_counted() -> None:
    assert strong_labels_in("項目名稱村道養護主管部門雲溪鎮") == strong_labels_in("项目名称村道养护主管部门云溪镇") == 2
