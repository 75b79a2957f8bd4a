"""``jixiao show``: one table of a document, or of an archive of documents, in its official shape."""

from __future__ import annotations

import argparse
from pathlib import Path

from rich.text import Text

from jixiao.cli.console import draw, terminal
from jixiao.cli.errors import CommandError, UsageError
from jixiao.cli.messages import Messages
from jixiao.cli.progress import tell
from jixiao.cli.reading_jobs import read_one
from jixiao.forms.form import Form
from jixiao.forms.library import form
from jixiao.records.target import PerformanceTarget
from jixiao.rendering.explanation import explanation, unplaced_cells
from jixiao.rendering.printable import file_name
from jixiao.rendering.terminal import draw_record

_USUAL_FORM = "minhang-target-2023"
"""What a table is drawn as when its form is not known: the layout that most districts' tables resemble."""


def run(arguments: argparse.Namespace, say: Messages) -> int:
    """Draw one table of one document; returns the exit code."""
    path = Path(arguments.file)
    name = file_name(path.name)
    if path.is_dir():
        raise UsageError(say("show_folder", file=file_name(path)))
    outcome = read_one(path, None, say.lang)
    if outcome.extraction is None:
        raise CommandError(say("unreadable", file=name, reason=outcome.reason))
    for member in outcome.members:
        if member.extraction is None:
            tell(say("unreadable", file=name + member.member, reason=member.reason))
    records = outcome.extraction.records
    if not records:
        raise UsageError(say("no_table", file=name))
    if arguments.number > len(records):
        raise UsageError(say("no_such_table", file=name, count=len(records), number=arguments.number))
    record = records[arguments.number - 1]
    if outcome.members:
        tell(name + record.document.removeprefix(path.name))
    console = terminal()
    ascii_only = console.options.ascii_only
    draw(console, draw_record(record, _form_of(record), console.width, say.lang, ascii_only=ascii_only))
    if arguments.why:
        console.print()
        console.print(explanation(record, say.lang))
        console.print(Text(say("unplaced_heading" if record.unplaced else "no_unplaced"), "bold"))
        if record.unplaced:
            console.print(unplaced_cells(record, say.lang))
    return 0


def _form_of(record: PerformanceTarget) -> Form:
    try:
        return form(record.form or _USUAL_FORM)
    except KeyError:
        return form(_USUAL_FORM)
