"""``jixiao read``: documents to records."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from jixiao.cli.errors import CommandError, UsageError
from jixiao.cli.messages import Messages
from jixiao.cli.progress import Reporter, progress, tell
from jixiao.cli.reading_jobs import Outcome, read_many
from jixiao.records.target import PerformanceTarget
from jixiao.rendering.doubt import unsure_fields
from jixiao.rendering.printable import file_name
from jixiao.rendering.whole_file import whole_file
from jixiao.rendering.xlsx import FullSheetError
from jixiao.scale.found_documents import FoundDocuments, find_documents, shown_names

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
            for document in outcome.documents():
                yield from self._of_document(document, name + document.member)

    def _of_document(self, outcome: Outcome, name: str) -> Iterator[PerformanceTarget]:
        if outcome.extraction is None:
            self.tally.failed += 1
            self.reporter.tell(self.say("unreadable", file=name, reason=outcome.reason))
            return
        self.tally.documents += 1
        self.tally.outside += len(outcome.extraction.unplaced)
        for fault in outcome.extraction.faults:
            reason = fault.en if self.say.lang == "en" else fault.zh
            self.reporter.tell(self.say("unreadable", file=name, reason=reason))
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
    check_form(arguments.form, say)
    if format_ == "xlsx" and output is None and sys.stdout.isatty():
        raise UsageError(say("binary_to_terminal"))
    found = find_documents(arguments.paths)
    if output is not None:
        _check_output(output, found, say)
    for obstacle in found.obstacles:
        tell(say(obstacle.key, file=file_name(obstacle.path), reason=obstacle.error and say.reason(obstacle.error)))
    # A bar and lines of data do not share a terminal; the lines show well enough that something is going on.
    bar = output is not None or format_ == "table" or not sys.stdout.isatty()
    with progress(len(found.paths), say("reading"), shown=bar) as reporter:
        work = _Run(say, reporter, _Tally(failed=sum(obstacle.fatal for obstacle in found.obstacles)))
        outcomes = read_many(found.paths, arguments.form, say.lang, arguments.jobs)
        records = work.records(outcomes, shown_names(found.paths))
        listed: list[PerformanceTarget] = []
        if arguments.list and output is not None:
            records = _kept(records, listed)
        chunks = _renderer(format_, say.lang, to_terminal=output is None and sys.stdout.isatty())(records)
        if output is not None:
            _save(chunks, output, work.tally, say)
        elif format_ == "table":
            table = b"".join(chunks).decode("utf-8")
        else:
            _print(chunks)
    if listed:
        table = b"".join(_renderer("table", say.lang, to_terminal=sys.stdout.isatty())(listed)).decode("utf-8")
    if listed or (output is None and format_ == "table"):
        sys.stdout.write(table)
        sys.stdout.flush()
    _sum_up(work.tally, output, say)
    return 1 if work.tally.failed else 0


def _kept(records: Iterator[PerformanceTarget], kept: list[PerformanceTarget]) -> Iterator[PerformanceTarget]:
    """The records as they pass by, kept to be listed at the end."""
    for record in records:
        kept.append(record)
        yield record


def _format_of(output: Path | None, say: Messages) -> str:
    if output is None:
        return "table"
    format_ = _SUFFIXES.get(output.suffix.lower())
    if format_ is None:
        raise UsageError(say("unknown_suffix", path=file_name(output)))
    return format_


def check_form(identifier: str | None, say: Messages) -> None:
    """Raise ``UsageError`` where there is no form of that id."""
    if identifier is None:
        return
    from jixiao.forms.library import forms

    known = [form.id for form in forms()]
    if identifier not in known:
        raise UsageError(say("unknown_form", text=identifier, choices=", ".join(known)))


def _check_output(output: Path, found: FoundDocuments, say: Messages) -> None:
    if output.is_dir():
        raise UsageError(say("output_is_folder", path=file_name(output)))
    if not output.parent.is_dir():
        raise UsageError(say("no_such_folder", folder=file_name(output.parent)))
    if output.is_file() and any(path.exists() and output.samefile(path) for path in found.paths):
        raise UsageError(say("output_is_input", path=file_name(output)))


def _renderer(
    format_: str, lang: str, *, to_terminal: bool
) -> Callable[[Iterable[PerformanceTarget]], Iterator[bytes]]:
    """The function that turns records into the bytes of a format; only what the format needs is imported."""
    if format_ == "jsonl":
        from jixiao.rendering.jsonl import json_lines

        return json_lines
    if format_ == "json":
        from jixiao.rendering.json_array import json_array

        return json_array
    if format_ == "csv":
        from jixiao.rendering.comma_separated import comma_separated

        return lambda records: comma_separated(records, lang)
    if format_ == "xlsx":
        from jixiao.rendering.xlsx import workbook

        return lambda records: workbook(records, lang)
    from jixiao.rendering.overview import overview

    width = shutil.get_terminal_size().columns if to_terminal else None
    colour = to_terminal and "NO_COLOR" not in os.environ
    return lambda records: iter([overview(list(records), lang, width=width, colour=colour).encode("utf-8")])


def _print(chunks: Iterable[bytes]) -> None:
    """Write to standard output as it comes: these formats are bytes, whatever the encoding of the terminal is."""
    sys.stdout.flush()
    for chunk in chunks:
        sys.stdout.buffer.write(chunk)
    sys.stdout.buffer.flush()


def _save(chunks: Iterable[bytes], output: Path, tally: _Tally, say: Messages) -> None:
    """Write the file whole; where nothing could be read, whatever stood there stays."""
    try:
        with whole_file(output) as stream:
            for chunk in chunks:
                stream.write(chunk)
            if tally.documents == 0:
                raise _NothingReadError
    except _NothingReadError:
        pass
    except FullSheetError as error:
        raise CommandError(say("full_sheet")) from error
    except OSError as error:
        raise CommandError(say("write_failed", path=file_name(output), reason=say.reason(error))) from error


def _sum_up(tally: _Tally, output: Path | None, say: Messages) -> None:
    counts = {
        "documents": tally.documents, "tables": tally.tables, "indicators": tally.indicators,
        "unplaced": tally.inside + tally.outside, "inside": tally.inside, "outside": tally.outside,
        "unsure": tally.unsure,
    }  # fmt: skip
    if tally.documents:
        tell(say("summary", **counts))
    if tally.failed:
        tell(say("failed" if tally.documents else "all_failed", count=tally.failed))
    if output is not None:
        tell(say("saved" if tally.documents else "nothing_saved", path=file_name(output)))


class _NothingReadError(Exception):
    """No document could be read, so there is nothing to write."""
