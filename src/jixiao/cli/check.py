"""``jixiao check``: what a strict and fair reviewer would send back."""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from jixiao.cli.errors import UsageError
from jixiao.cli.findings_report import findings_report
from jixiao.cli.messages import Messages
from jixiao.cli.progress import Reporter, progress, tell
from jixiao.cli.reading_jobs import Outcome, read_many
from jixiao.cli.record_lines import BadRecord, record_lines
from jixiao.records.extraction import Statement
from jixiao.records.finding import SEVERITIES
from jixiao.records.target import PerformanceTarget
from jixiao.rendering.plain_record import plain_record
from jixiao.rendering.printable import file_name
from jixiao.rules.checking import Review, check_records
from jixiao.rules.rule_set import RuleFileError, RuleSet, rule_set, usual_rules
from jixiao.scale.found_documents import find_documents, shown_names

RECORDS = (".jsonl", ".ndjson", ".json")
"""Files with records; whatever ends otherwise is a document to read."""


@dataclass(slots=True)
class _Tally:
    """What was checked, counted as it passes by."""

    failed: int = 0
    tables: int = 0
    clean: int = 0
    untold: int = 0
    severities: Counter[str] = field(default_factory=Counter)


def run(arguments: argparse.Namespace, say: Messages) -> int:
    """Check what the paths lead to; returns the exit code."""
    rules = _rules(arguments.rules, say)
    least = SEVERITIES.index(arguments.severity or "info")
    found = find_documents(arguments.paths)
    for obstacle in found.obstacles:
        tell(say(obstacle.key, file=file_name(obstacle.path), reason=obstacle.error and say.reason(obstacle.error)))
    tally = _Tally(failed=sum(obstacle.fatal for obstacle in found.obstacles))
    as_lines = arguments.format == "jsonl"
    with progress(len(found.paths), say("checking"), shown=not (as_lines and sys.stdout.isatty())) as reporter:
        statements: dict[str, Statement] = {}
        records = _records(found.paths, tally, statements, reporter, say)
        reviews = _counted(_at_least(check_records(records, rules, statements), least), tally)
        if as_lines:
            for review in reviews:
                sys.stdout.buffer.write(json_line(review))
            sys.stdout.buffer.flush()
        else:
            text = findings_report(list(reviews), say)
    if not as_lines and tally.tables:  # where no table was read, nothing is known of any
        sys.stdout.write(text)
        sys.stdout.flush()
    if tally.tables:
        counts = {name: tally.severities[name] for name in SEVERITIES}
        tell(say("check_summary", tables=tally.tables, clean=tally.clean, **counts))
        if tally.untold:
            tell(say("cannot_tell_summary", count=tally.untold))
    if tally.failed:
        tell(say("failed" if tally.tables else "all_failed", count=tally.failed))
    return 1 if tally.failed else 0


def json_line(review: Review) -> bytes:
    """A record with its findings as one line of JSON."""
    findings = [finding.model_dump(mode="json") for finding in review.findings]
    plain = plain_record(review.record) | {"findings": findings}
    return json.dumps(plain, ensure_ascii=False, allow_nan=False).encode("utf-8") + b"\n"


def _rules(path: str | None, say: Messages) -> RuleSet:
    if path is None:
        return usual_rules()
    name = file_name(path)
    try:
        return rule_set(Path(path).read_text(encoding="utf-8"))
    except OSError as error:
        raise UsageError(say("rule_file_unreadable", file=name, reason=say.reason(error))) from None
    except UnicodeDecodeError:
        raise UsageError(say("rule_file_unreadable", file=name, reason="UTF-8")) from None
    except RuleFileError as error:
        raise UsageError(say("rule_file_bad", file=name, reason=error.en if say.lang == "en" else error.zh)) from None


def _records(
    paths: list[Path], tally: _Tally, statements: dict[str, Statement], reporter: Reporter, say: Messages
) -> Iterator[PerformanceTarget]:
    """The records of all documents and record files one by one; what cannot be read is told when it comes up.

    What a document says of its tables as a whole goes to ``statements``, by the name of the document.
    """
    documents = [path for path in paths if path.suffix.lower() not in RECORDS]
    outcomes = read_many(documents, None, say.lang, 1) if documents else iter(())
    for path, name in zip(paths, shown_names(paths), strict=True):
        reporter.advance()
        if path.suffix.lower() in RECORDS:
            yield from _of_file(path, name, tally, reporter, say)
            continue
        for document in next(outcomes).documents():
            shown = name + document.member
            if document.extraction is not None and document.extraction.statement is not None:
                statements[shown] = document.extraction.statement
            yield from _of_document(document, shown, tally, reporter, say)


def _of_file(path: Path, name: str, tally: _Tally, reporter: Reporter, say: Messages) -> Iterator[PerformanceTarget]:
    try:
        for entry in record_lines(path):
            if isinstance(entry, BadRecord):
                tally.failed += 1
                reporter.tell(say(f"entry_{entry.key}", file=name, number=entry.number, **entry.details))
            else:
                yield entry
    except OSError as error:
        tally.failed += 1
        reporter.tell(say("unreadable", file=name, reason=say.reason(error)))


def _of_document(
    outcome: Outcome, name: str, tally: _Tally, reporter: Reporter, say: Messages
) -> Iterator[PerformanceTarget]:
    if outcome.extraction is None:
        tally.failed += 1
        reporter.tell(say("unreadable", file=name, reason=outcome.reason))
        return
    for fault in outcome.extraction.faults:
        reporter.tell(say("unreadable", file=name, reason=fault.en if say.lang == "en" else fault.zh))
    if not outcome.extraction.records:
        reporter.tell(say("no_table", file=name))
    for record in outcome.extraction.records:
        yield record if record.document == name else record.model_copy(update={"document": name})


def _at_least(reviews: Iterable[Review], least: int) -> Iterator[Review]:
    for review in reviews:
        kept = tuple(one for one in review.findings if SEVERITIES.index(one.severity) <= least)
        yield Review(review.record, kept, review.cannot_tell)


def _counted(reviews: Iterable[Review], tally: _Tally) -> Iterator[Review]:
    for review in reviews:
        tally.tables += 1
        tally.clean += not review.findings
        tally.untold += len(review.cannot_tell)
        tally.severities.update(finding.severity for finding in review.findings)
        yield review
