"""The gold records printed anew in every format: files to measure readers on, whose every cell is known.

A file holds the records of one document, each in the official form it was published in, as jixiao's own writers print
them; .doc and .xls, which jixiao does not write, come from the writers of the samples. A scan is the born-digital PDF
as pictures, 200 dots an inch.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path

from benchmarks.material import gold
from jixiao.records.target import Indicator, PerformanceTarget
from jixiao.rendering.official.form_choice import form_for
from jixiao.rendering.official.printed_form import PrintedDocument, PrintedForm, printed_form
from jixiao.rendering.placed_cell import PlacedCell
from samples import word_97_writer, xls_writer

WRITTEN = ("docx", "xlsx", "html", "pdf")
"""The formats that jixiao writes."""
FORMATS = ("docx", "doc", "xlsx", "xls", "html", "pdf", "scan")
DOTS_PER_INCH = 200


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
        record = _record(entry)
        printed.setdefault(record.document, []).append(printed_form(record, form_for(record)))
    return {name: PrintedDocument(Path(name).stem, forms) for name, forms in printed.items()}


def _record(entry: dict[str, object]) -> PerformanceTarget:
    """A gold record without what only the gold says."""
    fields = {name: value for name, value in entry.items() if name in PerformanceTarget.model_fields}
    lines = entry["indicators"]
    assert isinstance(lines, list)
    known = Indicator.model_fields
    fields["indicators"] = [{name: value for name, value in line.items() if name in known} for line in lines]
    return PerformanceTarget.model_validate(fields)


def print_files(folder: Path, kind: str, most_pages: int = 5) -> list[PrintedFile]:
    """The documents in one of the ``FORMATS``, as files in the folder; of a scan one file of ``most_pages`` pages."""
    files = []
    for name, document in documents().items():
        path = folder / f"{Path(name).stem}.{'pdf' if kind == 'scan' else kind}"
        forms, pages = document.forms, None
        if kind == "scan":
            data, pages = scanned(_written(document, "pdf"), most_pages)
        else:
            data = _written(document, kind)
            pages = _page_count(data) if kind == "pdf" else None
        path.write_bytes(data)
        files.append(PrintedFile(path, name, forms, pages))
        if kind == "scan":
            break
    return files


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


def scanned(pdf: bytes, most_pages: int) -> tuple[bytes, int]:
    """The first pages of a PDF as pictures in a PDF, and how many they are."""
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as file:
        pages = range(min(most_pages, len(file)))
        pictures = [file[page].render(scale=DOTS_PER_INCH / 72).to_pil().convert("RGB") for page in pages]
    written = BytesIO()
    pictures[0].save(
        written, "PDF", save_all=True, append_images=pictures[1:], resolution=DOTS_PER_INCH, quality=90
    )  # fmt: skip
    return written.getvalue(), len(pictures)
