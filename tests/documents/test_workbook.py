from __future__ import annotations

import io

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.styles import Border, Side
from openpyxl.worksheet.worksheet import Worksheet
from samples.compound_file_writer import compound_file
from samples.word_97_writer import Word97
from samples.word_97_writer import paragraph as word_paragraph
from samples.xls_writer import Styled, XlsSheet, xls, xls_stream
from tests.documents.docx_file import docx, paragraph, zipped
from tests.documents.merged_grids import (
    FORM,
    FORM_WIDTH,
    RECORD,
    TITLE,
    YEAR,
    Merged,
    cells_of,
    laid_out,
    merged_grids,
)
from tests.documents.stored_values import stored
from tests.documents.xlsx_file import rows, text, xlsx

from jixiao.documents.archive_errors import DamagedDocumentError, EncryptedDocumentError, OtherFormatError
from jixiao.documents.errors import DocumentError, EmptyDocumentError, TooLargeDocumentError
from jixiao.documents.office_errors import NoWorkbookError
from jixiao.documents.workbook import read_workbook
from jixiao.recognition.reading import read_document

THIN = Side(style="thin")


def filled_in() -> list[Merged]:
    """The form below its title and year, each as wide as the form."""
    head = [Merged(0, 0, 1, FORM_WIDTH, TITLE), Merged(1, 0, 1, FORM_WIDTH, YEAR)]
    return [*head, *(cell._replace(row=cell.row + 2) for cell in laid_out(FORM, FORM_WIDTH))]


def as_xlsx(*sheets: list[Merged]) -> bytes:
    """A workbook with these sheets, written by openpyxl; every cell has a border."""
    book = openpyxl.Workbook()
    book.remove(book["Sheet"])
    for at, cells in enumerate(sheets, start=1):
        sheet = book.create_sheet(f"表{at}")
        for cell in cells:
            _put(sheet, cell)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _put(sheet: Worksheet, cell: Merged) -> None:
    value, code = stored(cell.text)
    first = sheet.cell(cell.row + 1, cell.column + 1)
    first.value = None if value == "" else value
    first.number_format = code
    last_row, last_column = cell.row + cell.rowspan, cell.column + cell.colspan
    for line in sheet.iter_rows(cell.row + 1, last_row, cell.column + 1, last_column):
        for one in line:
            one.border = Border(THIN, THIN, THIN, THIN)
    if cell.rowspan * cell.colspan > 1:
        sheet.merge_cells(
            start_row=cell.row + 1, end_row=last_row, start_column=cell.column + 1, end_column=last_column
        )


def as_xls(*sheets: list[Merged]) -> bytes:
    """The same as an old workbook."""
    written = []
    for cells in sheets:
        sheet = XlsSheet()
        for cell in cells:
            value, code = stored(cell.text)
            sheet.cells[cell.row, cell.column] = Styled(None if value == "" else value, code, boxed=True)
            if cell.rowspan * cell.colspan > 1:
                end = cell.row + cell.rowspan - 1, cell.column, cell.column + cell.colspan - 1
                sheet.merged.append((cell.row, *end))
        written.append(sheet)
    return xls(*written)


# Whole forms


@pytest.mark.parametrize("written", [as_xlsx, as_xls])
def test_a_form_is_read_with_numbers_and_dates_as_displayed(written: object) -> None:
    assert callable(written)
    extraction = read_document(read_workbook("表", written(filled_in())))
    [record] = extraction.records
    assert record.content() == RECORD.content()
    assert extraction.unplaced == record.unplaced == []


@pytest.mark.parametrize("written", [as_xlsx, as_xls])
def test_a_form_keeps_its_merged_cells(written: object) -> None:
    assert callable(written)
    [grid] = read_workbook("表", written(filled_in())).grids
    assert cells_of(grid) == filled_in()


@pytest.mark.parametrize("written", [as_xlsx, as_xls])
def test_forms_below_each_other_come_apart(written: object) -> None:
    assert callable(written)
    height = 1 + max(cell.row for cell in filled_in())
    below = [cell._replace(row=cell.row + height + 2) for cell in filled_in()]
    extraction = read_document(read_workbook("表", written(filled_in() + below)))
    assert [record.content() for record in extraction.records] == [RECORD.content()] * 2


@pytest.mark.parametrize("written", [as_xlsx, as_xls])
def test_each_sheet_is_a_grid_and_a_page(written: object) -> None:
    assert callable(written)
    document = read_workbook("表", written([Merged(0, 0, 1, 1, "甲")], [], [Merged(2, 1, 1, 1, "乙")]))
    assert [(grid.table, cell.page, cell.text) for grid, row in document.rows() for cell in row] == [
        (0, 1, "甲"), (1, 3, "乙"),
    ]  # fmt: skip


@settings(deadline=None, max_examples=50)  # openpyxl takes its time to write
@given(merged_grids())
def test_any_merged_cells_are_read_from_xlsx(cells: list[Merged]) -> None:
    [grid] = read_workbook("表.xlsx", as_xlsx(cells)).grids
    assert cells_of(grid) == cells


@settings(deadline=None)
@given(merged_grids())
def test_any_merged_cells_are_read_from_xls(cells: list[Merged]) -> None:
    [grid] = read_workbook("表.xls", as_xls(cells)).grids
    assert cells_of(grid) == cells


# What the bytes are


def test_the_bytes_decide_not_the_name() -> None:
    assert read_workbook("表.xlsx", xls(XlsSheet({(0, 0): "甲"}))).grids[0].rows[0][0].text == "甲"
    assert read_workbook("表.xls", xlsx(rows(text("甲")))).grids[0].rows[0][0].text == "甲"


def test_a_workbook_stream_without_container_is_read() -> None:
    assert read_workbook("表.xls", xls_stream(XlsSheet({(0, 0): "甲"}))).grids[0].rows[0][0].text == "甲"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7", ".pdf"),
        (b"{\\rtf1}", ".rtf"),
        ("\ufeff<html><table>".encode(), ".html"),
        ("项目名称,河道保洁".encode("gb18030"), "?"),
        (Word97([word_paragraph("甲")]).file(), ".doc"),
        (compound_file({"Other": b"x"}), "OLE2"),
    ],
)
def test_what_is_no_workbook_is_named(data: bytes, kind: str) -> None:
    with pytest.raises(NoWorkbookError) as raised:
        read_workbook("表.xls", data)
    assert raised.value.details["kind"] == kind


def test_a_word_document_is_no_workbook() -> None:
    with pytest.raises(OtherFormatError):
        read_workbook("表.xlsx", docx(paragraph("甲")))


def test_an_archive_without_a_workbook_is_no_workbook() -> None:
    with pytest.raises(OtherFormatError):
        read_workbook("表.xlsx", zipped({"甲.txt": "甲"}))


def test_a_locked_workbook_is_encrypted() -> None:
    with pytest.raises(EncryptedDocumentError):
        read_workbook("表.xlsx", compound_file({"EncryptionInfo": b"x", "EncryptedPackage": b"y" * 5000}))


@pytest.mark.parametrize("data", [b"", xlsx(rows()), xlsx(rows(text(" "))), xls(XlsSheet())])
def test_a_workbook_without_text_is_empty(data: bytes) -> None:
    with pytest.raises(EmptyDocumentError):
        read_workbook("表.xlsx", data)


@pytest.mark.parametrize("written", [as_xlsx, as_xls])
@pytest.mark.parametrize("share", [0.3, 0.7, 0.99])
def test_a_file_that_is_cut_off_is_damaged(written: object, share: float) -> None:
    assert callable(written)
    data = written(filled_in())
    with pytest.raises(DamagedDocumentError):
        read_workbook("表", data[: int(len(data) * share)])


XLSX, XLS = as_xlsx(filled_in()), as_xls(filled_in())


@settings(deadline=None)
@given(st.sampled_from([XLSX, XLS]), st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255)), min_size=1, max_size=20))
def test_no_damage_is_a_fault(data: bytes, changes: list[tuple[float, int]]) -> None:
    damaged = bytearray(data)
    for place, byte in changes:
        damaged[int(place * (len(data) - 1))] = byte
    try:
        read_workbook("表", bytes(damaged))
    except DocumentError as error:
        assert error.sentence("zh") and error.sentence("en")


def test_too_large_a_file_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jixiao.documents.workbook.MAX_BYTES", 100)
    with pytest.raises(TooLargeDocumentError):
        read_workbook("表.xlsx", bytes(101))


def test_texts_may_not_grow_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jixiao.documents.workbook.MAX_CHARACTERS", 10)
    with pytest.raises(DocumentError):
        read_workbook("表.xlsx", xlsx(rows(text("甲" * 6)), rows(text("乙" * 6))))
