"""What becomes of one record: its findings, what cannot be told, and a rule that fails."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from jixiao.records.provenance import Source, UnplacedCell
from jixiao.records.target import Funding, Indicator, PerformanceTarget
from jixiao.rules.checking import BROKEN, check_record, review
from jixiao.rules.library import rule_of
from jixiao.rules.parameters import Parameters
from jixiao.rules.rule import Outcome
from jixiao.rules.rule_set import RuleSet
from jixiao.rules.table import Table


def record(**fields: object) -> PerformanceTarget:
    usual = {"form": "minhang-target-2023", "year": 2025, "amount_unit": "万元"}
    return PerformanceTarget.model_validate(usual | fields)


SUM = RuleSet((rule_of("funding-total-parts"),))
WRONG_SUM = {"total": "42.00", "fiscal": "30.00", "other": "10.00"}


def test_a_finding_says_where_what_why_and_what_to_write() -> None:
    (finding,) = check_record(record(funding=WRONG_SUM), SUM)
    assert (finding.rule, finding.defect, finding.severity, finding.field) == (
        "funding-total-parts", "F1", "error", "funding.total",
    )  # fmt: skip
    assert finding.message == "项目资金总额为42.00万元，而财政资金30.00万元加其他资金10.00万元等于40万元，相差2万元。"
    assert finding.suggestion == "请核对各项金额；如各项构成无误，项目资金总额应为40万元。"
    assert finding.dimension == "完整性"
    assert [(proof.field, proof.text) for proof in finding.proof] == [
        ("funding.total", "42.00"), ("funding.fiscal", "30.00"), ("funding.other", "10.00"),
    ]  # fmt: skip
    assert finding.basis[0].startswith("中央部门预算绩效目标管理办法（财预〔2015〕88号）")
    assert finding.basis[0].endswith("（条文待核）")


def test_a_proof_says_where_it_was_printed() -> None:
    told = record(funding=WRONG_SUM)
    told.provenance["funding.total"] = Source(page=3, row=5, column=2, text="42. 00", confidence=0.99)
    (finding,) = check_record(told, SUM)
    assert finding.proof[0].place is not None
    assert (finding.proof[0].place.page, finding.proof[0].place.row) == (3, 5)
    assert not finding.misread


def test_what_was_read_with_doubt_may_be_misread_and_is_no_error() -> None:
    told = record(funding=WRONG_SUM)
    told.provenance["funding.fiscal"] = Source(text="30.00", confidence=0.5)
    (finding,) = check_record(told, SUM)
    assert finding.misread
    assert finding.severity == "warn"
    assert "可能为读取误差" in finding.message


def test_what_is_missing_may_be_among_the_cells_that_could_not_be_placed() -> None:
    rules = RuleSet((rule_of("header-missing"),))
    (finding,) = check_record(record(project_name="代表培训", implementing_unit="镇人大办"), rules)
    assert not finding.misread
    told = record(project_name="代表培训", implementing_unit="镇人大办", unplaced=[UnplacedCell(text="砚浦镇人民政府")])
    (finding,) = check_record(told, rules)
    assert finding.misread


def test_a_rule_that_cannot_judge_says_what_is_missing() -> None:
    told = review(record(funding={"total": "42.00"}), SUM)
    assert told.findings == ()
    assert told.cannot_tell == {"funding-total-parts": "项目资金总额或其构成没有填写"}


def test_a_rule_that_fails_is_reported_and_hides_no_other() -> None:
    def failing(table: Table, given: Parameters) -> Iterator[Outcome]:
        raise ZeroDivisionError("no denominator")
        yield

    broken = replace(rule_of("dates-order"), check=failing)
    found = check_record(record(funding=WRONG_SUM), RuleSet((broken, *SUM.rules)))
    assert [finding.rule for finding in found] == ["funding-total-parts", BROKEN]
    assert found[1].severity == "info"
    assert "dates-order" in found[1].message and "no denominator" in found[1].message


def test_the_most_severe_comes_first() -> None:
    told = record(
        funding=Funding(total="8.4", fiscal="8.40"),
        indicators=[Indicator(level2="数量指标", name="培训次数", value="90%")],
    )
    severities = [finding.severity for finding in check_record(told)]
    assert severities == sorted(severities, key=("error", "warn", "info").index)
    assert {"error", "info"} <= set(severities)


def test_a_record_of_no_known_form_is_checked_too() -> None:
    told = PerformanceTarget(indicators=[Indicator(level2="数量指标", name="培训次数", value="90%")])
    assert "count-in-percent" in [finding.rule for finding in check_record(told)]


def test_where_no_box_is_ticked_the_printed_boxes_are_the_proof() -> None:
    told = record()
    told.provenance["categories"] = Source(text="专项资金□ 经常性项目□ 一次性项目□", confidence=0.98)
    (finding,) = check_record(told, RuleSet((rule_of("category-none"),)))
    assert finding.proof[0].text == "专项资金□ 经常性项目□ 一次性项目□"
