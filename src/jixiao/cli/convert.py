"""``jixiao convert``: a document with tables, read and printed again in another format."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from pathlib import Path

from jixiao.cli.errors import UsageError
from jixiao.cli.messages import Messages
from jixiao.cli.progress import progress, tell
from jixiao.cli.reading_jobs import Outcome, read_many
from jixiao.cli.render import Printer, chosen_font, chosen_form, make_folder
from jixiao.records.extraction import Extraction
from jixiao.rendering.official.disclosure_summary import HEADING, disclosure_summary
from jixiao.rendering.official.file_names import FileNames
from jixiao.rendering.official.printed_form import PrintedDocument
from jixiao.rendering.official.writing import FORMATS
from jixiao.rendering.printable import file_name
from jixiao.scale.found_documents import FoundDocuments, find_documents, shown_names

_SUFFIXES = {".docx": "docx", ".xlsx": "xlsx", ".pdf": "pdf", ".html": "html", ".htm": "html"}


def run(arguments: argparse.Namespace, say: Messages) -> int:
    """Convert one document, or every document of a folder; returns the exit code."""
    source, target = Path(arguments.source), Path(arguments.target)
    form = chosen_form(arguments.form, say)
    found = find_documents([arguments.source])
    for obstacle in found.obstacles:
        tell(say(obstacle.key, file=file_name(obstacle.path), reason=obstacle.error and say.reason(obstacle.error)))
    into_folder = source.is_dir() or target.is_dir() or (not target.suffix and not target.exists())
    to = arguments.to or (None if into_folder else _SUFFIXES.get(target.suffix.lower()))
    if to is None:
        raise UsageError(say("name_a_format", choices="、".join(FORMATS)))
    if into_folder:
        make_folder(target, say)
    else:
        _check_target(target, found, say)
    with progress(len(found.paths), say("converting"), shown=True) as reporter:
        failed = sum(obstacle.fatal for obstacle in found.obstacles)
        printer = Printer(say, reporter, form, to, chosen_font(arguments.font), failed=failed)
        names = FileNames()
        outcomes = read_many(found.paths, None, say.lang, 1)
        documents = _documents(outcomes, shown_names(found.paths), apart=into_folder)
        for outcome, extraction in _read(documents, printer):
            stem = Path(outcome.member or outcome.path.name).stem
            path = target / names.of_stem(stem, f".{to}") if into_folder else target
            if into_folder and path.exists() and any(path.samefile(one) for one in found.paths if one.exists()):
                printer.failed += 1
                reporter.tell(say("output_is_input", path=file_name(path)))
                continue
            forms = [printer.set(record) for record in extraction.records]
            printer.save(PrintedDocument(stem, forms, _front(extraction, summary=arguments.summary)), path)
            reporter.advance()
    if printer.files:
        tell(say("printed", tables=printer.tables, files=printer.files, folder=file_name(target)))
    elif not printer.failed:
        tell(say("nothing_to_print"))
    return 1 if printer.failed or not printer.files else 0


def _check_target(target: Path, found: FoundDocuments, say: Messages) -> None:
    if not target.parent.is_dir():
        raise UsageError(say("no_such_folder", folder=file_name(target.parent)))
    if target.is_file() and any(path.exists() and target.samefile(path) for path in found.paths):
        raise UsageError(say("output_is_input", path=file_name(target)))


def _documents(outcomes: Iterable[Outcome], names: Iterable[str], *, apart: bool) -> Iterator[tuple[str, Outcome]]:
    """What became of each document and its name; the documents of an archive one by one, or as one."""
    for outcome, name in zip(outcomes, names, strict=True):
        for document in outcome.documents() if apart else (outcome,):
            yield name + document.member, document


def _read(documents: Iterable[tuple[str, Outcome]], printer: Printer) -> Iterator[tuple[Outcome, Extraction]]:
    """The documents in which there are tables; what stands in the way of the others is told."""
    say = printer.say
    for name, outcome in documents:
        if outcome.extraction is None:
            printer.failed += 1
            printer.reporter.tell(say("unreadable", file=name, reason=outcome.reason))
            continue
        for fault in outcome.extraction.faults:
            reason = fault.en if say.lang == "en" else fault.zh
            printer.reporter.tell(say("unreadable", file=name, reason=reason))
        if not outcome.extraction.records:
            printer.reporter.tell(say("no_table", file=name))
            continue
        left = len(outcome.extraction.unplaced) + sum(len(record.unplaced) for record in outcome.extraction.records)
        if left:
            printer.reporter.tell(say("not_converted", file=name, count=left))
        yield outcome, outcome.extraction


def _front(extraction: Extraction, *, summary: bool) -> list[str]:
    """What stands before the tables: what the document says of them all, or what they come to."""
    if summary:
        return disclosure_summary(extraction.records)
    return [HEADING, extraction.statement.text] if extraction.statement else []
