"""Checking records: every rule that applies, whatever becomes of the others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from jixiao.records.extraction import Statement
from jixiao.records.finding import SEVERITIES, Finding, Proof, Severity
from jixiao.records.provenance import Place
from jixiao.records.target import PerformanceTarget
from jixiao.rules.across.across_rule import AcrossRule
from jixiao.rules.bases import bases
from jixiao.rules.rule import CannotTell, Fail, Rule
from jixiao.rules.rule_set import RuleSet, usual_rules
from jixiao.rules.table import Table

BROKEN = "rule-broken"
"""The id of the finding that says that a rule itself failed."""
_MISREAD = "该处文字识别把握不大，可能为读取误差，请先核对原件。"


@dataclass(frozen=True, slots=True)
class Review:
    """What became of one record: its findings, and what rules could not judge it and why."""

    record: PerformanceTarget
    findings: tuple[Finding, ...]
    cannot_tell: dict[str, str]


def check_record(record: PerformanceTarget, rules: RuleSet | None = None) -> list[Finding]:
    """The findings on one record, most severe first, then in the order of the fields."""
    return list(review(record, rules).findings)


def check_records(
    records: Iterable[PerformanceTarget],
    rules: RuleSet | None = None,
    statements: Mapping[str, Statement] | None = None,
) -> Iterator[Review]:
    """The records in their order, each with its findings, those of the rules over many tables among them.

    ``statements`` are what the documents say of their tables as a whole, by the name of the document.
    """
    from jixiao.rules.across.checking import review_together  # which reviews single records with this module

    return review_together(records, rules, statements)


def review(record: PerformanceTarget, rules: RuleSet | None = None) -> Review:
    """Check one record with all rules of the set; the usual ones where none is given.

    A rule that raises is reported as a finding of its own, and the others go on.
    """
    chosen = rules or usual_rules()
    table = Table(record)
    findings: list[Finding] = []
    cannot_tell: dict[str, str] = {}
    for rule in chosen.rules:
        if not rule.applies_to(table):
            continue
        try:
            outcomes = list(rule.check(table, chosen.parameters_of(rule)))
        except Exception as error:
            findings.append(broken(rule, error))
            continue
        for outcome in outcomes:
            if isinstance(outcome, CannotTell):
                cannot_tell.setdefault(rule.id, outcome.missing)
            else:
                findings.append(finding_of(rule, outcome, table, chosen.severity_of(rule)))
    return Review(record, tuple(sorted(findings, key=by_severity)), cannot_tell)


def finding_of(
    rule: Rule | AcrossRule, fail: Fail, table: Table, severity: Severity, others: tuple[Proof, ...] = ()
) -> Finding:
    """What a rule sends back as a finding on the table, with its proofs and, behind these, those of other tables."""
    paths: Sequence[str] = fail.proof or (fail.field,)
    misread = fail.doubtful or any(table.is_unsure(path) for path in {fail.field, *paths})
    if fail.severity is not None:
        severity = max(severity, fail.severity, key=SEVERITIES.index)
    if misread:
        severity = max(severity, "warn", key=SEVERITIES.index)
    return Finding(
        rule=rule.id,
        defect=rule.defect,
        severity=severity,
        field=fail.field,
        message=fail.message + (_MISREAD if misread else ""),
        proof=(*(_proof(path, table) for path in paths), *others),
        suggestion=fail.suggestion,
        basis=tuple(bases()[key].citation() for key in rule.basis),
        dimension=rule.dimension,
        misread=misread,
        fix=fail.fix,
    )


def _proof(path: str, table: Table) -> Proof:
    source = table.source(path)
    place = None if source is None else Place(**{name: getattr(source, name) for name in Place.model_fields})
    return Proof(field=path, text=table.text(path) or (source.text if source else None), place=place)


def broken(rule: Rule | AcrossRule, error: Exception) -> Finding:
    """The finding that says that a rule itself failed."""
    return Finding(
        rule=BROKEN,
        defect="",
        severity="info",
        field="",
        message=f"规则 {rule.id}（{rule.title}）未能运行：{type(error).__name__}: {error}",
        suggestion="请检查该规则的参数；其他规则的结论不受影响。",
        dimension=rule.dimension,
    )


def by_severity(finding: Finding) -> tuple[int, str]:
    """The order in which findings are told: most severe first."""
    return SEVERITIES.index(finding.severity), ""
