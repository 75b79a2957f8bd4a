"""The gold records printed anew in every format: files to measure readers on, whose every cell is known.

A file holds the records of one document, each in the official form it was published in, as jixiao's own writers print
them; .doc and .xls, which jixiao does not write, come from the writers of the samples. A scan is the born-digital PDF
after an office scanner: 200 dots an inch, a little askew and noisy.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from benchmarks.material import gold
from jixiao.records.target import Indicator, PerformanceTarget
from jixiao.rendering.official.form_choice import form_for
from jixiao.rendering.official.printed_form import PrintedDocument, PrintedForm, printed_form
from jixiao.rendering.placed_cell import PlacedCell
from samples import word_97_writer, xls_writer

FORMATS = ("docx", "doc", "xlsx", "xls", "html", "pdf", "scan")
PAGED = ("pdf", "scan")
"""The formats that have pages."""
SCANNED_PAGES = 6
"""So many pages are scanned, or those of the shortest document."""


@dataclass(frozen=True, slots=True)
class PrintedFile:
    """A file, the name of the document whose records it holds, its forms as they were laid out, and its pages.

    ``pages`` is ``None`` where the format has none.
    """

    path: Path
    document: str
    forms: list[PrintedForm]
    pages: int | None = None


@cache
def documents() -> dict[str, PrintedDocument]:
    """What is printed, by the name of the document that the records are from."""
    printed: dict[str, list[PrintedForm]] = {}
    for entry in gold():
        record = gold_record(entry)
        printed.setdefault(record.document, []).append(printed_form(record, form_for(record)))
    return {name: PrintedDocument(Path(name).stem, forms) for name, forms in printed.items()}


def gold_record(entry: dict[str, object]) -> PerformanceTarget:
    """A gold record without what only the gold says."""
    fields = {name: value for name, value in entry.items() if name in PerformanceTarget.model_fields}
    lines = entry["indicators"]
    assert isinstance(lines, list)
    known = Indicator.model_fields
    fields["indicators"] = [{name: value for name, value in line.items() if name in known} for line in lines]
    return PerformanceTarget.model_validate(fields)


def print_files(folder: Path, kind: str) -> list[PrintedFile]:
    """The documents in one of the ``FORMATS``, as files in the folder; as scans only the shortest."""
    written = {name: _written(document, "pdf" if kind == "scan" else kind) for name, document in documents().items()}
    pages = {name: _page_count(data) if kind in PAGED else None for name, data in written.items()}
    if kind == "scan":
        written = {name: _scanned(written[name]) for name in _shortest(pages)}
    files = []
    for name, data in written.items():
        path = folder / f"{Path(name).stem}.{'pdf' if kind == 'scan' else kind}"
        path.write_bytes(data)
        files.append(PrintedFile(path, name, documents()[name].forms, pages[name]))
    return files


def _shortest(pages: dict[str, int | None]) -> list[str]:
    """The documents with the fewest pages, so many that a round of recognising them is not too long."""
    names: list[str] = []
    total = 0
    for name, count in sorted(pages.items(), key=lambda item: item[1] or 0):
        total += count or 0
        if names and total > SCANNED_PAGES:
            break
        names.append(name)
    return names


def _written(document: PrintedDocument, kind: str) -> bytes:
    if kind == "doc":
        return _word_97(document)
    if kind == "xls":
        return _xls(document)
    from jixiao.rendering.official.writing import write_forms

    return write_forms(document, kind).data


def _above(form: PrintedForm) -> list[str]:
    """The lines above the table."""
    lines = [form.narrative_title] if form.narrative_title else []
    for section in form.sections:
        lines += [section.heading, section.text]
    return [*lines, *form.title_lines]


def _placed(form: PrintedForm) -> list[PlacedCell]:
    return [cell for row in form.rows for cell in row]


def _word_97(document: PrintedDocument) -> bytes:
    paragraphs = []
    for form in document.forms:
        lines = [line for text in _above(form) for line in text.split("\n")]
        paragraphs += [word_97_writer.paragraph(line) for line in lines]
        paragraphs += [*word_97_writer.merged_table(_placed(form)), word_97_writer.paragraph("")]
    return word_97_writer.Word97(paragraphs).file()


def _xls(document: PrintedDocument) -> bytes:
    sheets = []
    for form in document.forms:
        sheet = xls_writer.XlsSheet()
        above = _above(form)
        for row, line in enumerate(above):
            sheet.cells[row, 0] = line
            sheet.merged.append((row, row, 0, form.columns - 1))
        for cell in _placed(form):
            row = cell.row + len(above)
            sheet.cells[row, cell.column] = xls_writer.Styled(cell.text, boxed=True)
            if cell.rowspan * cell.colspan > 1:
                sheet.merged.append(
                    (row, row + cell.rowspan - 1, cell.column, cell.column + cell.colspan - 1)
                )  # fmt: skip
        sheets.append(sheet)
    return xls_writer.xls(*sheets)


def _page_count(data: bytes) -> int:
    import pypdfium2  # type: ignore[import-untyped]

    with pypdfium2.PdfDocument(data) as file:
        return len(file)


def _scanned(pdf: bytes) -> bytes:
    """A PDF as an office scanner makes it."""
    from samples.scanner import CONDITIONS, scanned_file

    return scanned_file(pdf, CONDITIONS["office"], "pdf")
