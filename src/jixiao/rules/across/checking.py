"""Checking many records together: each by itself first, then all of them side by side.

While the records come in, only their short form is kept for the rules over many tables; the records themselves wait
compressed, since a finding on the first may depend on the last.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pickle import HIGHEST_PROTOCOL, dumps, loads
from zlib import compress, decompress

from jixiao.records.extraction import Statement
from jixiao.records.finding import Finding
from jixiao.records.target import PerformanceTarget
from jixiao.rules.across.across_rule import AcrossRule, Sent
from jixiao.rules.across.corpus import Corpus
from jixiao.rules.checking import Review, broken, by_severity, finding_of, review
from jixiao.rules.rule import CannotTell
from jixiao.rules.rule_set import RuleSet, usual_rules
from jixiao.rules.table import Table

_IN_THE_OPEN = 2_000
"""So many reviews wait as they are; those behind them are compressed, to a tenth."""


def review_together(
    records: Iterable[PerformanceTarget],
    rules: RuleSet | None = None,
    statements: Mapping[str, Statement] | None = None,
) -> Iterator[Review]:
    """The records in their order, each with its findings, those of the rules over many tables among them.

    ``statements`` are what the documents say of their tables as a whole, by the name of the document; they are looked
    at when all records have come in. The first review is yielded only then.
    """
    chosen = rules or usual_rules()
    corpus, waiting = Corpus(), _Waiting()
    for record in records:
        corpus.add(record)
        waiting.add(review(record, chosen))
    for document, statement in (statements or {}).items():
        corpus.add_statement(document, statement)
    across = sent_back(corpus, chosen)
    for at, one in enumerate(waiting):
        yield _joined(one, across.by_table.get(at, ()), across.broken if at == 0 else (), chosen)


@dataclass(frozen=True, slots=True)
class SentBack:
    """What the rules over many tables found, by the number of the table; ``broken`` are the rules that failed."""

    by_table: dict[int, list[tuple[AcrossRule, Sent]]]
    broken: tuple[Finding, ...]


def sent_back(corpus: Corpus, rules: RuleSet) -> SentBack:
    """Run the rules over many tables. A rule that raises is reported as a finding of its own, and the others go on."""
    by_table: dict[int, list[tuple[AcrossRule, Sent]]] = {}
    failures = []
    for rule in rules.across:
        try:
            found = list(rule.check(corpus, rules.parameters_of(rule)))
        except Exception as error:
            failures.append(broken(rule, error))
            continue
        for sent in found:
            by_table.setdefault(sent.at, []).append((rule, sent))
    return SentBack(by_table, tuple(failures))


def _joined(
    one: Review, sent: Iterable[tuple[AcrossRule, Sent]], failures: tuple[Finding, ...], rules: RuleSet
) -> Review:
    findings, cannot_tell = [*one.findings, *failures], dict(one.cannot_tell)
    table = Table(one.record)
    for rule, said in sent:
        if isinstance(said.outcome, CannotTell):
            cannot_tell.setdefault(rule.id, said.outcome.missing)
        else:
            findings.append(finding_of(rule, said.outcome, table, rules.severity_of(rule), said.others))
    if len(findings) == len(one.findings):
        return replace(one, cannot_tell=cannot_tell)
    return Review(one.record, tuple(sorted(findings, key=by_severity)), cannot_tell)


class _Waiting:
    """Reviews in their order, in little memory, to be gone through once."""

    def __init__(self) -> None:
        self._open: list[Review] = []
        self._packed: list[bytes] = []

    def add(self, one: Review) -> None:
        """Take in a review."""
        if len(self._open) < _IN_THE_OPEN:
            self._open.append(one)
        else:
            self._packed.append(compress(dumps((one.record.model_dump_json(exclude_defaults=True), one.findings,
                                                one.cannot_tell), HIGHEST_PROTOCOL), 1))  # fmt: skip

    def __iter__(self) -> Iterator[Review]:
        while self._open or self._packed:
            yield from self._open
            self._open = []
            packed, self._packed = self._packed, []
            for at, data in enumerate(packed):
                packed[at] = b""
                said, findings, cannot_tell = loads(decompress(data))
                yield Review(PerformanceTarget.model_validate_json(said), findings, cannot_tell)
