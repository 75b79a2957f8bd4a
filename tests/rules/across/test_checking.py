"""Checking records together."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from samples.defects import planted
from samples.records import planned_documents

from jixiao.records.extraction import Statement
from jixiao.records.provenance import Source
from jixiao.records.target import PerformanceTarget
from jixiao.rules.across import checking
from jixiao.rules.across.across_rule import Sent, across_rule
from jixiao.rules.across.checking import review_together
from jixiao.rules.across.corpus import Corpus
from jixiao.rules.across.library import across_rule_of, across_rules
from jixiao.rules.checking import BROKEN
from jixiao.rules.parameters import Parameters
from jixiao.rules.rule_set import RuleSet, rule_set

ACROSS = RuleSet((), across=across_rules())


def greening(year: int, rate: str, **more: Any) -> PerformanceTarget:
    indicator = {"level2": "质量指标", "name": "绿地养护质量抽查达标率", "value": rate}
    return PerformanceTarget.model_validate(
        {
            "document": f"绿化{year}.xlsx",
            "project_name": "公共绿地日常养护",
            "implementing_unit": "砚浦镇水务绿化站",
            "year": year,
            "indicators": [indicator],
        }
        | more
    )


def test_the_proof_names_the_other_table_with_its_text() -> None:
    _, (found,) = [
        review.findings for review in review_together([greening(2024, "≥93%"), greening(2025, "≥90%")], ACROSS)
    ]
    (finding,) = [found]
    assert finding.rule == "target-below-last-year"
    assert finding.severity == "warn"
    proof = finding.proof[-1]
    assert proof.table is not None
    assert (proof.table.document, proof.table.number, proof.table.project) == ("绿化2024.xlsx", 1, "公共绿地日常养护")
    assert proof.text == "绿地养护质量抽查达标率 ≥93%"


def test_what_is_found_on_the_first_table_may_depend_on_the_last() -> None:
    reviews = review_together([greening(2025, "≥90%"), greening(2024, "≥93%")], ACROSS)
    assert [len(review.findings) for review in reviews] == [1, 0]


def test_an_unsure_value_is_said_to_be_perhaps_misread() -> None:
    source = Source(text="≥90%", confidence=0.6)
    unsure = greening(2025, "≥90%", provenance={"indicators.0.value": source})
    _, review = review_together([greening(2024, "≥93%"), unsure], ACROSS)
    assert review.findings[0].misread


def test_a_statement_is_compared_with_the_tables_of_its_document() -> None:
    statement = Statement(text="编报绩效目标的项目2个", year=2025, projects=2)
    (review,) = review_together([greening(2025, "≥90%")], ACROSS, {"绿化2025.xlsx": statement})
    assert [finding.rule for finding in review.findings] == ["statement-projects"]


def test_a_rule_that_fails_does_not_hide_the_others() -> None:
    @across_rule("fails", "坏规则", dimension="完整性", severity="error", defect="F7")
    def fails(corpus: Corpus, given: Parameters) -> Iterator[Sent]:
        raise RuntimeError("坏了")

    rules = RuleSet((), across=(fails, across_rule_of("target-below-last-year")))
    found = [review.findings for review in review_together([greening(2024, "≥93%"), greening(2025, "≥90%")], rules)]
    assert [[finding.rule for finding in one] for one in found] == [[BROKEN], ["target-below-last-year"]]


def test_a_rule_file_may_turn_a_rule_off_and_set_its_parameters() -> None:
    records = [greening(2024, "≥93%"), greening(2025, "≥90%")]
    off = rule_set("off: [target-below-last-year]")
    milder = rule_set("{only: [target-below-last-year], parameters: {target-below-last-year: {points: 5}}}")
    for rules in (off, milder):
        assert "target-below-last-year" not in [
            finding.rule for review in review_together(records, rules) for finding in review.findings
        ]


def test_reviews_that_wait_compressed_come_out_as_they_went_in(monkeypatch: pytest.MonkeyPatch) -> None:
    records = [record for document in planned_documents()[:6] for record in document.records]
    expected = list(review_together(records))
    monkeypatch.setattr(checking, "_IN_THE_OPEN", 2)
    assert list(review_together(records)) == expected


def test_the_clean_samples_have_nothing_to_send_back() -> None:
    records = [record for document in planned_documents() for record in document.records]
    assert [review.findings for review in review_together(records, ACROSS) if review.findings] == []


def test_the_planted_defects_between_tables_are_found() -> None:
    records = [record for document in planned_documents() for record in planted(document).records]
    found = {(f.rule, r.record.project_name, f.field) for r in review_together(records, ACROSS) for f in r.findings}
    places = {(rule, project) for rule, project, _ in found}
    assert places == {
        ("copied-indicator", "社区矫正对象教育帮扶"),
        ("goal-of-another-project", "存量违法建筑治理"),
        ("target-below-last-year", "公共绿地日常养护"),
    }
