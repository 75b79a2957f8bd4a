"""Which official form a printed table is."""

from __future__ import annotations

import pytest

from jixiao.documents.text import read_text
from jixiao.forms.library import form, forms
from jixiao.recognition.reading import read_document
from jixiao.records.target import Indicator, PerformanceTarget
from jixiao.rendering.plain_text import plain_text

LABELLED_ALIKE = {"anhui-self-evaluation-2022": "central-self-evaluation-2020"}
"""Forms that differ from another one in nothing but points in brackets."""


def matched(text: str) -> str | None:
    (record,) = read_document(read_text("table.txt", text.encode())).records
    return record.form


def printed(identifier: str, year: int | None = None, title: str | None = None) -> str:
    official = form(identifier)
    indicator = Indicator(level1="产出指标", level2="数量指标", name="养护里程", value="12公里")
    return plain_text(
        PerformanceTarget(
            title=title or official.title,
            year=year,
            project_name="村道养护",
            annual_goal="养护。",
            indicators=[indicator],
        ),
        official,
    )


@pytest.mark.parametrize("identifier", [official.id for official in forms()])
def test_a_form_is_known_by_its_print(identifier: str) -> None:
    assert matched(printed(identifier)) in (identifier, LABELLED_ALIKE.get(identifier))


@pytest.mark.parametrize("identifier", ["zhongwei-target-2024", "national-target-2021", "beijing-target"])
def test_a_form_is_known_without_its_title(identifier: str) -> None:
    assert matched(printed(identifier).split("\n", 1)[1]) == identifier


@pytest.mark.parametrize("identifier", ["songjiang-target-2022", "minhang-target-2023"])
def test_the_title_parts_forms_that_are_labelled_alike(identifier: str) -> None:
    text = printed("minhang-target-2023").split("\n", 1)[1]
    assert matched(f"{form(identifier).title}\n{text}") == identifier


def test_a_form_is_not_taken_for_one_that_came_into_use_later() -> None:
    text = printed("minhang-target-2023", year=2022, title="项目绩效目标表")
    assert matched(text) == "songjiang-target-2022"


def test_a_form_is_known_by_damaged_print() -> None:
    text = printed("minhang-target-2023")
    damaged = text.replace("时效指标", "").replace("项目资金总额", "项目资金").replace("上年结转资金", "")
    assert damaged != text
    assert matched(damaged) == "minhang-target-2023"


def test_a_form_is_known_in_traditional_characters() -> None:
    text = "項目名稱項目類別主管部門實施單位計劃開始日期計劃完成日期"
    simplified = "项目名称项目类别主管部门实施单位计划开始日期计划完成日期"
    traditional = printed("minhang-target-2023").translate(str.maketrans(simplified, text))
    assert "項目名稱" in traditional
    assert matched(traditional) == "minhang-target-2023"


def test_forms_that_differ_in_the_spelling_of_labels_only_are_told_apart() -> None:
    for identifier in ("anhui-self-evaluation-2022", "central-self-evaluation-2020"):
        assert matched(printed(identifier)) == identifier


def test_a_table_that_is_like_no_form_has_none() -> None:
    assert matched("|项目名称|村道养护|\n|一级指标|三级指标|\n|产出指标|养护里程|\n") is None


def test_the_form_that_is_known_beforehand_is_not_matched() -> None:
    document = read_text("table.txt", printed("minhang-target-2023").encode())
    (record,) = read_document(document, form="songjiang-target-2022").records
    assert record.form == "songjiang-target-2022"
