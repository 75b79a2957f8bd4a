"""``jixiao read``: documents to records."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from jixiao.cli.failure import WrongUsage
from jixiao.cli.found_documents import find_documents, shown_names
from jixiao.cli.messages import Messages
from jixiao.cli.progress import Reporter, progress, tell
from jixiao.cli.reading_jobs import Outcome, read_many
from jixiao.records.target import PerformanceTarget
from jixiao.rendering.doubt import unsure_fields
from jixiao.rendering.printable import file_name

_SUFFIXES = {
    ".jsonl": "jsonl", ".ndjson": "jsonl", ".json": "json", ".csv": "csv", ".xlsx": "xlsx", ".txt": "table",
}  # fmt: skip


@dataclass(slots=True)
class _Tally:
    """What was read, counted as it passes by."""

    documents: int = 0
    failed: int = 0
    tables: int = 0
    indicators: int = 0
    inside: int = 0
    outside: int = 0
    unsure: int = 0


@dataclass(frozen=True, slots=True)
class _Run:
    """One run of the command."""

    say: Messages
    reporter: Reporter
    tally: _Tally = field(default_factory=_Tally)

    def records(self, outcomes: Iterable[Outcome], names: Iterable[str]) -> Iterator[PerformanceTarget]:
        """The records of all documents one by one; what cannot be read is told when it comes up."""
        for outcome, name in zip(outcomes, names, strict=True):
            self.reporter.advance()
            if outcome.extraction is None:
                self.tally.failed += 1
                self.reporter.tell(self.say("unreadable", file=name, reason=outcome.reason))
                continue
            self.tally.documents += 1
            self.tally.outside += len(outcome.extraction.unplaced)
            if not outcome.extraction.records:
                self.reporter.tell(self.say("no_table", file=name))
            for record in outcome.extraction.records:
                self.tally.tables += 1
                self.tally.indicators += len(record.indicators)
                self.tally.inside += len(record.unplaced)
                self.tally.unsure += len(unsure_fields(record))
                yield record if record.document == name else record.model_copy(update={"document": name})


def run(arguments: argparse.Namespace, say: Messages) -> int:
    """Read the documents and write their records; returns the exit code."""
    output = None if arguments.output in (None, "-") else Path(arguments.output)
    format_ = arguments.format or _format_of(output, say)
    _check_form(arguments.form, say)
    if format_ == "xlsx" and output is None and sys.stdout.isatty():
        raise WrongUsage(say("binary_to_terminal"))
    found = find_documents(arguments.paths)
    if output is not None:
        _check_output(output, found, say)
    for obstacle in found.obstacles:
        tell(say(obstacle.key, file=file_name(obstacle.path), reason=obstacle.reason))
    # Lines of data on the same terminal show well enough that something is going on.
    bar = output is not None or format_ == "table" or not sys.stdout.isatty()
    with progress(len(found.paths), say("reading"), shown=bar) as reporter:
        work = _Run(say, reporter, _Tally(failed=sum(obstacle.fatal for obstacle in found.obstacles)))
        outcomes = read_many(found.paths, arguments.form, say.lang, arguments.jobs)
        records = work.records(outcomes, shown_names(found.paths))
        written = _write(_renderer(format_, say, terminal=output is None)(records), output, work.tally, say)
    if isinstance(written, bytes):
        sys.stdout.write(written.decode("utf-8"))
        sys.stdout.flush()
    return _close(work.tally, output, say)
