"""Titles of tables, the years and projects in them, and what belongs to the page instead."""

from __future__ import annotations

import pytest

from jixiao.recognition.titles import clean_title, ends_table, is_furniture, project_in_title, title_of, year_in


@pytest.mark.parametrize(
    "text",
    [
        "财政项目支出绩效目标表",
        "项目支出绩效目标申报表",
        "2025年度部门预算项目支出绩效自评表",
        "财政项目支出绩效目标表（2025年度）",
        "附件3：项目支出预算绩效目标表",
        "项目支出绩效运行监控表",
        "財政項目支出績效目標表",
        "财 政 项 目 支 出 绩 效 目 标 表",
    ],
)
def test_titles_of_tables(text: str) -> None:
    assert title_of(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "绩效目标",
        "绩效目标表填写说明",
        "绩效目标表见附件。",
        "项目代表",
        "村道养护",
        "各预算单位应当按照预算绩效管理的总体要求，在编制年度预算时对每一个新增和延续的项目支出都按照规定的格式认真填报绩效目标表",
    ],
)
def test_other_lines_are_no_titles(text: str) -> None:
    assert title_of(text) is None


@pytest.mark.parametrize(
    ("printed", "title"),
    [
        ("财政项目支出绩效目标表（2025年度）", "财政项目支出绩效目标表"),
        ("财政项目支出 绩效目标表", "财政项目支出绩效目标表"),
        ("附件3：项目支出绩效目标申报表", "项目支出绩效目标申报表"),
        ("二、项目支出绩效目标申报表", "项目支出绩效目标申报表"),
        ("2025年度项目支出绩效自评表", "2025年度项目支出绩效自评表"),
    ],
)
def test_a_title_is_kept_without_what_stands_around_it(printed: str, title: str) -> None:
    assert clean_title(printed) == title


@pytest.mark.parametrize(
    "text", ["（2025年度）", "(2025 年度)", "2025年度", "（ 2025 年 ）", "20 2 5年度", "[2025年度]"]
)
def test_a_year_in_a_row_of_its_own(text: str) -> None:
    assert year_in(text, alone=True) == 2025


@pytest.mark.parametrize("text", ["2025", "2025年1月", "（1年）", "2025年村道养护", "（2125年度）"])
def test_other_rows_with_digits_are_no_year(text: str) -> None:
    assert year_in(text, alone=True) is None


def test_a_year_inside_a_title() -> None:
    assert year_in("2025年度项目支出绩效自评表", alone=False) == 2025
    assert year_in("项目支出绩效自评表", alone=False) is None


@pytest.mark.parametrize(
    ("title", "project"),
    [
        ("图书购置经费绩效目标表", "图书购置经费"),
        ("村道养护项目支出绩效自评表", "村道养护"),
        ("财政项目支出绩效目标表", None),
        ("部门整体支出绩效目标表", None),
        ("项目支出绩效自评表", None),
    ],
)
def test_a_project_named_by_the_title(title: str, project: str | None) -> None:
    assert project_in_title(title) == project


@pytest.mark.parametrize(
    "text", ["附件11", "附表2-1", "- 3 -", "第 4 页", "3/12", "共12页", "单位：万元", "金额单位：元"]
)
def test_furniture_of_the_page(text: str) -> None:
    assert is_furniture(text)


@pytest.mark.parametrize("text", ["村道养护", "12公里", "附件材料齐全率", "主管部门", "单位自筹资金", "3.5/12.5"])
def test_content_is_no_furniture(text: str) -> None:
    assert not is_furniture(text)


@pytest.mark.parametrize(
    "text", ["审核意见：同意", "注：本表一式两份", "填表人：李青", "总分", "云溪镇人民政府办公室印发", "附件下载"]
)
def test_lines_below_a_table(text: str) -> None:
    assert ends_table(text)


@pytest.mark.parametrize("text", ["数量指标", "指标1：养护里程", "备注栏填写率", "及时"])
def test_lines_of_a_table_do_not_end_it(text: str) -> None:
    assert not ends_table(text)


@pytest.mark.parametrize(
    ("text", "ends"), [("村道养护资料" * 10 + "注：1", False), ("审核意见：同意" + "。" * 100, True)]
)
def test_only_the_beginning_of_a_line_tells_whether_it_ends_a_table(text: str, ends: bool) -> None:
    assert ends_table(text) is ends
