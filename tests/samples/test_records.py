"""The records of the fictional district, before anything is planted: a reviewer has nothing to say against them."""

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal

import pytest
from samples.records import PlannedDocument, in_print_order, indicator, planned_documents, printable

from jixiao.forms.library import form, forms
from jixiao.records.target import Funding, PerformanceTarget
from jixiao.rendering.form_grid import unprinted

DOCUMENTS = planned_documents()
TARGETS = [record for document in DOCUMENTS if document.official.kind == "target" for record in document.records]
REPORTS = [record for document in DOCUMENTS if document.official.kind != "target" for record in document.records]
WEIGHTS = form("weights-target")

every_document = pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.path)


def amounts(funding: Funding) -> dict[str, Decimal]:
    return {name: Decimal(amount) for name, amount in funding if amount and name.partition("_")[0] != "exec"}


def test_forty_projects_go_through_two_years() -> None:
    years: dict[str, set[int | None]] = {}
    for record in TARGETS:
        years.setdefault(record.project_name or "", set()).add(record.year)
    assert Counter(len(of_project) for of_project in years.values()) == {2: 34, 1: 6}


def test_every_official_form_is_used() -> None:
    assert {document.official.id for document in DOCUMENTS} == {official.id for official in forms()}


@every_document
def test_the_form_has_a_cell_for_everything(document: PlannedDocument) -> None:
    assert [unprinted(record, document.official) for record in document.records] == [[]] * len(document.records)


@pytest.mark.parametrize("record", TARGETS + REPORTS, ids=lambda record: f"{record.document}-{record.number}")
def test_the_amounts_add_up(record: PerformanceTarget) -> None:
    said = amounts(record.funding)
    assert said
    for prefix in ("", "annual_", "initial_", "executed_"):
        parts = [said[name] for name in (f"{prefix}fiscal", f"{prefix}carryover", f"{prefix}other") if name in said]
        assert not parts or sum(parts) == said[f"{prefix}total"]
    assert said.get("annual_total", Decimal(0)) <= said.get("total", Decimal("inf"))


@pytest.mark.parametrize("record", TARGETS, ids=lambda record: f"{record.document}-{record.number}")
def test_a_target_is_complete(record: PerformanceTarget) -> None:
    assert all(one.name and one.value for one in record.indicators)
    levels = {one.level1 for one in record.indicators}
    assert levels >= {"产出指标", "效益指标", "满意度指标"}
    assert "成本指标" in {one.level2 for one in record.indicators}
    assert 5 <= len({one.name for one in record.indicators}) <= 12
    assert (record.start or "") <= (record.end or "9")
    assert record.total_goal != record.annual_goal


@pytest.mark.parametrize(
    "document", [one for one in DOCUMENTS if one.official.kind == "target"], ids=lambda one: one.path
)
def test_what_the_form_requires_is_filled_in(document: PlannedDocument) -> None:
    blocks = [level2 for block in document.official.indicator_tables[0].blocks for level2 in block.level2]
    required = {level2.canonical for level2 in blocks if level2.required}
    for record in document.records:
        assert required <= {one.level2 for one in record.indicators}, record.project_name


@pytest.mark.parametrize("name", ["保养村道里程", "修缮屋面面积", "检查企业家次", "筛查妇女人数", "接待读者人次"])
def test_next_year_is_no_less_ambitious(name: str) -> None:
    values = {
        record.year: float(re.findall(r"[\d.]+", one.value or "")[0])
        for record in TARGETS
        for one in record.indicators
        if one.name == name and one.horizon != "total"
    }
    assert values[2024] < values[2025]


def test_weights_make_a_hundred() -> None:
    weighted = [record for document in DOCUMENTS if document.official is WEIGHTS for record in document.records]
    assert [sum(int(one.weight or 0) for one in record.indicators) for record in weighted] == [100] * 7


def test_the_scores_of_a_self_evaluation_add_up() -> None:
    evaluated = [record for record in REPORTS if record.executed_period is None]
    assert len(evaluated) == 8
    for record in evaluated:
        scores = [Decimal(one.score or 0) for one in record.indicators] + [Decimal(record.funding.exec_score or 0)]
        assert sum(scores) == Decimal(record.other_fields["总分"])
        assert all(Decimal(one.score or 0) <= Decimal(one.weight or 100) for one in record.indicators)


def test_the_paragraph_in_front_agrees_with_the_tables() -> None:
    said = {document.path: document.front[1] for document in DOCUMENTS if document.front}
    assert "项目3个，涉及项目预算资金186.50万元" in said["2024/luting-peoples-congress.txt"]
    assert "项目3个，涉及项目预算资金205.80万元" in said["2025/luting-peoples-congress.doc"]
    for document in DOCUMENTS:
        if document.front:
            total = sum(Decimal(record.funding.annual_total or 0) for record in document.records) / 10000
            assert f"项目{len(document.records)}个，涉及项目预算资金{total:.2f}万元" in document.front[1]


def test_a_value_is_cut_where_the_form_prints_it_in_parts() -> None:
    one = indicator({"name": "村道优良路率", "value": "≥88%"}, "质量指标", WEIGHTS)
    assert (one.value, one.parts, one.direction, one.unit) == ("≥88%", ["≥", "88", "%"], "≥", "%")


def test_cost_is_a_block_of_its_own_where_the_form_says_so() -> None:
    one = indicator({"name": "单灯改造成本", "value": "≤1365元"}, "成本指标", WEIGHTS)
    assert (one.level1, one.level2, one.printed_level2) == ("成本指标", "成本指标", "经济成本指标")
    assert indicator({"name": "单灯改造成本"}, "成本指标", form("minhang-target-2023")).level1 == "产出指标"


def test_a_block_that_the_form_does_not_have_is_refused() -> None:
    with pytest.raises(ValueError, match="投入指标"):
        indicator({"name": "经费"}, "投入指标", form("minhang-target-2023"))


def test_indicators_come_in_the_order_of_the_form() -> None:
    cost = indicator({"name": "成本"}, "成本指标", WEIGHTS)
    count = indicator({"name": "里程"}, "数量指标", WEIGHTS)
    assert in_print_order([count, cost], WEIGHTS) == [cost, count]


def test_what_the_form_has_no_cell_for_is_left_out() -> None:
    record = PerformanceTarget(total_goal="路好走。", start="2024-01-01", other_fields={"联系电话": "5550-0137"})
    assert printable(record, WEIGHTS) == PerformanceTarget()
