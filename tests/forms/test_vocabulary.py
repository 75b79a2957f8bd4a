"""Which spelling of a label means what: over many real spellings, and over everything the official forms print."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml

import jixiao.forms
from jixiao.forms.form import Form, Role
from jixiao.forms.library import forms
from jixiao.forms.vocabulary import LEVEL1_ORDER, LEVEL2_ORDER, Label, vocabulary
from jixiao.records.folding import fold_label
from jixiao.records.target import LEVEL1_OF, Funding, PerformanceTarget

KEYED = {"header", "funding_rows", "funding_columns", "goals", "indicator_columns", "level1", "level2"}
WORDS: dict[str, Any] = yaml.safe_load(
    (Path(jixiao.forms.__file__).parent / "vocabulary.yaml").read_text(encoding="utf-8")
)

every_form = pytest.mark.parametrize("official", forms(), ids=lambda official: official.id)


def meanings(printed: str) -> set[tuple[str, str]]:
    return {(label.kind, label.key) for label in vocabulary().get(fold_label(printed), ())}


def spellings(kind: str) -> Iterator[tuple[str, str]]:
    """(key, spelling) of one part of the file; where a part has no keys, a spelling is its own."""
    if kind in KEYED:
        yield from ((key, spelling) for key, listed in WORDS[kind].items() for spelling in listed)
    else:
        yield from ((spelling, spelling) for spelling in WORDS[kind])


@pytest.mark.parametrize(
    ("printed", "kind", "key"),
    [
        ("项目名称", "header", "project_name"),
        ("一、项目名称：", "header", "project_name"),
        ("項目名稱", "header", "project_name"),
        ("项 目 名 称", "header", "project_name"),
        ("项目属性", "header", "categories"),
        ("主管部门及代码", "header", "supervising_department"),
        ("主管部门（盖章）", "header", "supervising_department"),
        ("实施单位", "header", "implementing_unit"),
        ("计划开始日期", "header", "start"),
        ("计划完成日期", "header", "end"),
        ("项目起止时间", "header", "span"),
        ("联系电话", "header", "other_fields"),
        ("项目资金总额：", "funding_rows", "total"),
        ("年度资金申请总额", "funding_rows", "annual_total"),
        ("合计", "funding_rows", "either_total"),
        ("其中：财政拨款", "funding_rows", "fiscal"),
        ("其中：财政资金", "funding_rows", "fiscal"),
        ("其中：当年财政拨款", "funding_rows", "annual_fiscal"),
        ("上年结转资金", "funding_rows", "annual_carryover"),
        ("其他资金", "funding_rows", "other"),
        ("其它资金", "funding_rows", "other"),
        ("银行贷款", "funding_rows", "beside"),
        ("年初预算数", "funding_columns", "initial"),
        ("全年预算数（A）", "funding_columns", "annual"),
        ("全年执行数（B）", "funding_columns", "executed"),
        ("1-6月执行数", "funding_columns", "executed"),
        ("执行率（B/A）", "funding_columns", "rate"),
        ("执行率B/A", "funding_columns", "rate"),
        ("分值（10分）", "funding_columns", "weight"),
        ("项目资金（万元）", "funding_side", "项目资金"),
        ("项目总目标（2024年-2026年）", "goals", "total_goal"),
        ("年度总体目标", "goals", "annual_goal"),
        ("全年目标实际完成情况", "goals", "actual_goal"),
        ("总体目标", "goal_side", "总体目标"),
        ("一级指标", "indicator_columns", "level1"),
        ("二级指标", "indicator_columns", "level2"),
        ("三级指标", "indicator_columns", "name"),
        ("指标值（包含数字及文字描述）", "indicator_columns", "value"),
        ("度量单位", "indicator_columns", "unit"),
        ("权重（%）", "indicator_columns", "weight"),
        ("实际完成值", "indicator_columns", "actual"),
        ("完成目标可能性", "indicator_columns", "likelihood"),
        ("绩效指标", "indicator_side", "绩效指标"),
        ("实施期绩效指标", "total_tables", "实施期绩效指标"),
        ("年度绩效指标", "annual_tables", "年度绩效指标"),
        ("产出指标（50分）", "level1", "产出指标"),
        ("项目效益", "level1", "效益指标"),
        ("数量指标 (必填量化)", "level2", "数量指标"),
        ("進度指標", "level2", "时效指标"),
        ("生态环境成本指标", "level2", "成本指标"),
        ("社会公众或服务对象满意度指标", "level2", "服务对象满意度指标"),
        ("项目决策", "other_blocks", "项目决策"),
        ("总分", "closing", "总分"),
        ("填表人：", "closing", "填表人"),
    ],
)
def test_what_a_printed_label_means(printed: str, kind: str, key: str) -> None:
    assert (kind, key) in meanings(printed)


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("成本指标", {("level1", "成本指标"), ("level2", "成本指标")}),
        ("满意度指标", {("level1", "满意度指标"), ("level2", "服务对象满意度指标")}),
        ("绩效目标", {("goal_side", "绩效目标"), ("other_blocks", "绩效目标")}),
        ("得分", {("funding_columns", "score"), ("indicator_columns", "score")}),
        ("联系电话", {("header", "other_fields"), ("closing", "联系电话")}),
    ],
)
def test_a_label_may_mean_several_things(printed: str, expected: set[tuple[str, str]]) -> None:
    assert meanings(printed) == expected


@pytest.mark.parametrize(
    "printed", ["", "（万元）", "道路养护", "镇人民政府", "指标1：", "2024年", "7.40", "项目项目名称"]
)
def test_what_is_no_label(printed: str) -> None:
    assert meanings(printed) == set()


@pytest.mark.parametrize(
    ("printed", "key"),
    [
        ("项目主管部门", "supervising_department"),
        ("项目承担单位", "implementing_unit"),
        ("项目计划开始日期", "start"),
        ("项目终止日期", "end"),
        ("项目联系电话", "other_fields"),
    ],
)
def test_a_header_label_may_begin_with_the_word_project(printed: str, key: str) -> None:
    assert meanings(printed) == {("header", key)}


@pytest.mark.parametrize("kind", list(WORDS))
def test_every_spelling_of_the_file_is_known(kind: str) -> None:
    unknown = [spelling for key, spelling in spellings(kind) if (kind, key) not in meanings(spelling)]
    assert unknown == []


def test_no_label_is_noted_twice() -> None:
    assert [spelling for spelling, labels in vocabulary().items() if len(set(labels)) < len(labels)] == []


def test_spellings_are_kept_as_labels_are_compared() -> None:
    assert [spelling for spelling in vocabulary() if fold_label(spelling) != spelling or not spelling] == []


@pytest.mark.parametrize("kind", ["level1", "level2", "goals", "header", "indicator_columns", "funding_columns"])
def test_within_one_part_a_spelling_means_one_thing(kind: str) -> None:
    several = {
        spelling: keys
        for spelling, labels in vocabulary().items()
        if len(keys := [label.key for label in labels if label.kind == kind]) > 1
    }
    assert several == {}


def test_the_keys_of_the_header_are_fields_of_the_record() -> None:
    assert set(WORDS["header"]) - {"span"} <= set(PerformanceTarget.model_fields)


def test_the_rows_of_the_money_block_are_fields_of_the_funding() -> None:
    assert set(WORDS["funding_rows"]) - {"either_total", "beside"} <= set(Funding.model_fields)


def test_the_goals_are_fields_of_the_record() -> None:
    assert set(WORDS["goals"]) <= set(PerformanceTarget.model_fields)


def test_the_blocks_are_those_of_the_framework_in_its_order() -> None:
    assert tuple(LEVEL1_OF) == LEVEL2_ORDER
    assert tuple(dict.fromkeys(LEVEL1_OF.values())) == LEVEL1_ORDER
    assert set(WORDS["level2"]) == set(LEVEL2_ORDER)
    assert set(WORDS["level1"]) == {*LEVEL1_ORDER, "成本指标"}


def test_every_column_of_a_form_but_the_number_has_spellings() -> None:
    assert set(get_args(Role)) - {"number"} <= set(WORDS["indicator_columns"])


@every_form
def test_the_columns_of_a_form_are_known_by_their_role(official: Form) -> None:
    roles = {"number": "value"}
    unknown = [
        column.label
        for table in official.indicator_tables
        for column in table.columns
        if ("indicator_columns", roles.get(column.role, column.role)) not in meanings(column.label)
    ]
    assert unknown == []


@every_form
def test_the_blocks_of_a_form_are_known_by_their_canonical_name(official: Form) -> None:
    unknown = [
        level2.label
        for table in official.indicator_tables
        for block in table.blocks
        for level2 in block.level2
        if level2.canonical and ("level2", level2.canonical) not in meanings(level2.label)
    ]
    assert unknown == []


def test_labels_compare_by_what_they_mean() -> None:
    assert Label("level2", "数量指标") == Label("level2", "数量指标")
    assert Label("level2", "成本指标") != Label("level1", "成本指标")
