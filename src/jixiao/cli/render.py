"""``jixiao render``: records to official forms."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from jixiao.cli.errors import CommandError, UsageError
from jixiao.cli.messages import Messages
from jixiao.cli.progress import Reporter, progress, tell
from jixiao.cli.record_lines import BadRecord, record_lines
from jixiao.documents.errors import DocumentError
from jixiao.forms.form import Form
from jixiao.forms.library import forms
from jixiao.records.target import PerformanceTarget
from jixiao.rendering.fields import field_name
from jixiao.rendering.form_grid import unprinted
from jixiao.rendering.official.disclosure_summary import disclosure_summary
from jixiao.rendering.official.file_names import FileNames
from jixiao.rendering.official.form_choice import form_for
from jixiao.rendering.official.pdf.missing_characters import sentence as missing_characters
from jixiao.rendering.official.printed_form import PrintedDocument, PrintedForm, printed_form
from jixiao.rendering.official.writing import write_forms
from jixiao.rendering.printable import file_name
from jixiao.rendering.whole_file import whole_file

_NAMED = 6
"""Fields that a warning names; the others are counted."""


@dataclass(slots=True)
class Printer:
    """Prints records into files and tells what a form or a font has no place for."""

    say: Messages
    reporter: Reporter
    form: Form | None
    to: str
    font: Path | None = None
    files: int = 0
    tables: int = 0
    failed: int = field(default=0)

    def set(self, record: PerformanceTarget) -> PrintedForm:
        """The record in its form; what the form has no cell for is told."""
        form = self.form or form_for(record)
        lost = unprinted(record, form)
        if lost:
            names = list(dict.fromkeys(field_name(path, self.say.lang) for path in lost))
            shown = self.say("list_comma").join(names[:_NAMED])
            key = "not_printed_more" if len(names) > _NAMED else "not_printed"
            name = record.project_name or record.title or form.title
            self.reporter.tell(self.say(key, project=name, form=form.id, fields=shown, count=len(names)))
        return printed_form(record, form)

    def save(self, document: PrintedDocument, path: Path) -> None:
        """Write the file, whole. Raises ``CommandError`` where the system refuses it or the font cannot be used."""
        try:
            written = write_forms(document, self.to, self.font)
        except DocumentError as error:
            name = file_name(self.font.name) if self.font else file_name(path.name)
            raise CommandError(self.say("unreadable", file=name, reason=error.sentence(self.say.lang))) from error
        if written.missing:
            reason = missing_characters(written.missing, self.say.lang)
            self.reporter.tell(self.say("unreadable", file=file_name(path.name), reason=reason))
        try:
            with whole_file(path) as stream:
                stream.write(written.data)
        except OSError as error:
            raise CommandError(self.say("write_failed", path=file_name(path), reason=self.say.reason(error))) from error
        self.files += 1
        self.tables += len(document.forms)


def run(arguments: argparse.Namespace, say: Messages) -> int:
    """Print the records; returns the exit code."""
    folder = Path(arguments.output)
    form = chosen_form(arguments.form, say)
    make_folder(folder, say)
    names = FileNames()
    suffix = f".{arguments.to}"
    with progress(None, say("printing"), shown=True) as reporter:
        printer = Printer(say, reporter, form, arguments.to, chosen_font(arguments.font))
        records = _records(arguments.files, printer)
        if arguments.together or arguments.summary:
            tables = list(records)
            if tables:
                name = names.of_document(tables, suffix)
                front = disclosure_summary(tables) if arguments.summary else []
                document = PrintedDocument(Path(name).stem, [printer.set(record) for record in tables], front)
                printer.save(document, folder / name)
        else:
            for record in records:
                name = names.of_record(record, suffix)
                printer.save(PrintedDocument(Path(name).stem, [printer.set(record)]), folder / name)
                reporter.advance()
    if printer.files:
        tell(say("printed", tables=printer.tables, files=printer.files, folder=file_name(folder)))
    else:
        tell(say("nothing_to_print"))
    return 1 if printer.failed or not printer.files else 0


def chosen_form(identifier: str | None, say: Messages) -> Form | None:
    """The form of that id, ``None`` where none is asked for. Raises ``UsageError`` where there is no such form."""
    if identifier is None:
        return None
    for form in forms():
        if form.id == identifier:
            return form
    raise UsageError(say("unknown_form", text=identifier, choices=", ".join(form.id for form in forms())))


def chosen_font(path: str | None) -> Path | None:
    """The font file that is asked for."""
    return Path(path) if path else None


def make_folder(folder: Path, say: Messages) -> None:
    """Make the folder for the results where it is not there. Raises ``UsageError`` or ``CommandError``."""
    if folder.exists() and not folder.is_dir():
        raise UsageError(say("output_is_file", path=file_name(folder)))
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CommandError(say("write_failed", path=file_name(folder), reason=say.reason(error))) from error


def _records(files: Iterable[str], printer: Printer) -> Iterator[PerformanceTarget]:
    """The records of all files; what is no record is told and counted."""
    say = printer.say
    for text in files:
        path = Path(text)
        name = file_name(path)
        try:
            for entry in record_lines(path):
                if isinstance(entry, BadRecord):
                    printer.failed += 1
                    printer.reporter.tell(say(entry.key, file=name, number=entry.number, **entry.details))
                else:
                    yield entry
        except OSError as error:
            printer.failed += 1
            printer.reporter.tell(say("unreadable", file=name, reason=say.reason(error)))
