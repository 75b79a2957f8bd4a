"""What people use instead of jixiao to read tables from files: an adapter for each, from a file to tables of cells.

None of these is needed by jixiao. Each is loaded only when it is asked for, and this module needs nothing else, so
that it runs with any interpreter: those of an environment made for ``benchmarks/competitors.txt``.

An adapter is called with nothing, loads its library, and gives the function that reads a file.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

Cell = tuple[int, int, int, int, str]
"""Row, column, rowspan, colspan and text; the spans are 0 where the reader does not tell them."""
Tables = list[list[Cell]]
Adapter = Callable[[], Callable[[Path], Tables]]

_DIVIDER = re.compile(r"(?<!\\)\|")


def python_docx() -> Callable[[Path], Tables]:
    """Every cell of every row; a merged cell comes once for each place it covers, as the same element."""
    import docx  # type: ignore[import-not-found,import-untyped,unused-ignore]

    def read(path: Path) -> Tables:
        return [_merged_once([list(row.cells) for row in table.rows]) for table in docx.Document(str(path)).tables]

    return read


def _merged_once(rows: list[list[Any]]) -> list[Cell]:
    first: dict[int, tuple[int, int]] = {}
    last: dict[int, tuple[int, int]] = {}
    cells: dict[int, Any] = {}
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            key = id(cell._tc)
            first.setdefault(key, (number, column))
            last[key] = (number, column)
            cells.setdefault(key, cell)
    return [
        (row, column, last[key][0] - row + 1, last[key][1] - column + 1, cells[key].text)
        for key, (row, column) in first.items()
    ]


def markitdown() -> Callable[[Path], Tables]:
    """The tables of the Markdown it writes; spans are lost on the way."""
    from markitdown import MarkItDown  # type: ignore[import-not-found,unused-ignore]

    converter = MarkItDown()
    return lambda path: _markdown_tables(converter.convert(str(path)).text_content)


def _markdown_tables(text: str) -> Tables:
    tables: Tables = []
    inside, row = False, 0
    for line in text.splitlines():
        if not line.startswith("|"):
            inside = False
            continue
        if not inside:
            tables.append([])
            inside, row = True, 0
        texts = [part.strip().replace("\\|", "|") for part in _DIVIDER.split(line.strip())[1:-1]]
        if row == 1 and all(re.fullmatch(":?-+:?", part) for part in texts):
            inside, row = True, -1  # the line below the head, which is no row
            continue
        row = 1 if row == -1 else row
        tables[-1] += [(row, column, 0, 0, part) for column, part in enumerate(texts)]
        row += 1
    return tables


def docling(backend: str, name: str, kind: str) -> Adapter:
    """The reader of docling for one format, which needs no models; the one for PDF does."""

    def load() -> Callable[[Path], Tables]:
        from importlib import import_module

        from docling.datamodel.base_models import InputFormat  # type: ignore[import-not-found,unused-ignore]
        from docling.datamodel.document import InputDocument  # type: ignore[import-not-found,unused-ignore]

        reader = getattr(import_module(f"docling.backend.{backend}"), name)

        def read(path: Path) -> Tables:
            source = InputDocument(
                path_or_stream=path, format=InputFormat(kind), backend=reader, filename=path.name
            )  # fmt: skip
            tables = reader(source, path).convert().tables
            return [[_docling_cell(cell) for cell in table.data.table_cells] for table in tables]

        return read

    return load


def _docling_cell(cell: Any) -> Cell:
    return (cell.start_row_offset_idx, cell.start_col_offset_idx, cell.row_span, cell.col_span, cell.text)


def openpyxl() -> Callable[[Path], Tables]:
    """The values as they are stored, with the merged ranges."""
    from openpyxl import load_workbook

    def read(path: Path) -> Tables:
        tables = []
        for sheet in load_workbook(path, data_only=True).worksheets:
            spans = {
                (area.min_row, area.min_col): (area.size["rows"], area.size["columns"])
                for area in sheet.merged_cells.ranges
            }
            tables.append(
                [
                    (row, column, *spans.get((row, column), (1, 1)), str(value))
                    for row, values in enumerate(sheet.iter_rows(values_only=True), start=1)
                    for column, value in enumerate(values, start=1)
                    if value is not None
                ]
            )
        return tables

    return read


def xlrd() -> Callable[[Path], Tables]:
    """The values as they are stored, with the merged ranges."""
    import xlrd as library  # type: ignore[import-untyped]

    def read(path: Path) -> Tables:
        tables = []
        for sheet in library.open_workbook(str(path), formatting_info=True).sheets():
            spans = {
                (top, left): (bottom - top, right - left) for top, bottom, left, right in sheet.merged_cells
            }  # fmt: skip
            tables.append(
                [
                    (row, column, *spans.get((row, column), (1, 1)), str(value))
                    for row in range(sheet.nrows)
                    for column, value in enumerate(sheet.row_values(row))
                ]
            )
        return tables

    return read


def pandas() -> Callable[[Path], Tables]:
    """``read_html``; a merged cell comes once for each place it covers."""
    import pandas as library  # type: ignore[import-not-found,import-untyped,unused-ignore]

    def read(path: Path) -> Tables:
        frames = library.read_html(str(path), keep_default_na=False, encoding="utf-8")
        return [_rows([*_heads(frame), *frame.astype(str).values.tolist()]) for frame in frames]

    return read


def _heads(frame: Any) -> list[list[str]]:
    """The rows that pandas took for the head."""
    if [*frame.columns] == [*range(len(frame.columns))]:
        return []
    names = [name if isinstance(name, tuple) else (name,) for name in frame.columns]
    return [[str(name) for name in row] for row in zip(*names, strict=True)]


def _rows(rows: Sequence[Sequence[str | None]]) -> list[Cell]:
    return [(row, column, 0, 0, text or "") for row, texts in enumerate(rows) for column, text in enumerate(texts)]


def pdfplumber_tables() -> Callable[[Path], Tables]:
    """``extract_tables``: rows of texts, without spans."""
    import pdfplumber  # type: ignore[import-not-found,unused-ignore]

    def read(path: Path) -> Tables:
        with pdfplumber.open(path) as file:
            return [_rows(table) for page in file.pages for table in page.extract_tables()]

    return read


def pdfplumber_cells() -> Callable[[Path], Tables]:
    """``find_tables``, and the text inside the box of each cell; the boxes tell the spans."""
    import pdfplumber  # type: ignore[import-not-found,unused-ignore]

    def read(path: Path) -> Tables:
        tables = []
        with pdfplumber.open(path) as file:
            for page in file.pages:
                for table in page.find_tables():
                    tables.append([*_boxes(page, table.cells)])
        return tables

    return read


def _boxes(page: Any, boxes: Sequence[tuple[float, float, float, float]]) -> Iterator[Cell]:
    rows, columns = _edges([box[1::2] for box in boxes]), _edges([box[0::2] for box in boxes])
    for left, top, right, bottom in boxes:
        row, column = rows[top], columns[left]
        text = page.crop((left, top, right, bottom)).extract_text()
        yield row, column, rows[bottom] - row, columns[right] - column, text


def _edges(pairs: Sequence[Sequence[float]]) -> dict[float, int]:
    """The number of every edge; edges within 3 points are one, which is pdfplumber's own tolerance."""
    numbers: dict[float, int] = {}
    last = None
    for edge in sorted({edge for pair in pairs for edge in pair}):
        numbers[edge] = 0 if last is None else numbers[last] + (edge - last > 3)
        last = edge
    return numbers


def libreoffice() -> Callable[[Path], Tables]:
    """LibreOffice makes a .docx of it, which python-docx reads."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        raise ImportError("LibreOffice is not on this machine")
    read_docx = python_docx()

    def read(path: Path) -> Tables:
        with tempfile.TemporaryDirectory() as folder:
            profile = f"-env:UserInstallation={Path(folder, 'profile').as_uri()}"
            command = [program, profile, "--headless", "--convert-to", "docx", "--outdir", folder, str(path)]
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL, timeout=300)
            return read_docx(Path(folder, f"{path.stem}.docx"))

    return read


def rapidocr() -> Callable[[Path], Tables]:
    """Nothing but finding and reading the text of every page, as a picture of 200 dots an inch: no tables."""
    import pypdfium2  # type: ignore[import-untyped]
    from rapidocr import RapidOCR

    engine = RapidOCR()

    def read(path: Path) -> Tables:
        with pypdfium2.PdfDocument(path) as file:
            for page in file:
                engine(page.render(scale=200 / 72).to_numpy())
        return []

    return read


ADAPTERS: dict[str, tuple[tuple[str, Adapter], ...]] = {
    "docx": (
        ("python-docx", python_docx),
        ("markitdown", markitdown),
        ("docling", docling("msword_backend", "MsWordDocumentBackend", "docx")),
    ),
    "doc": (("LibreOffice, python-docx", libreoffice),),
    "xlsx": (
        ("openpyxl", openpyxl),
        ("markitdown", markitdown),
        ("docling", docling("msexcel_backend", "MsExcelDocumentBackend", "xlsx")),
    ),
    "xls": (("xlrd", xlrd), ("markitdown", markitdown)),
    "html": (
        ("pandas", pandas),
        ("markitdown", markitdown),
        ("docling", docling("html_backend", "HTMLDocumentBackend", "html")),
    ),
    "pdf": (
        ("pdfplumber extract_tables", pdfplumber_tables),
        ("pdfplumber find_tables", pdfplumber_cells),
        ("markitdown", markitdown),
    ),
    "scan": (("rapidocr", rapidocr),),
}
"""By format, the readers by name."""
