from __future__ import annotations

from contextlib import suppress
from typing import Literal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reportlab.lib.pdfencrypt import StandardEncryption
from tests.documents.merged_grids import FORM, FORM_WIDTH, RECORD, TITLE, YEAR, Merged, cells_of, laid_out, merged_grids
from tests.documents.pdf.hostile import endless_pages, page_with, pdf, self_calling, stream
from tests.documents.pdf.printing import VERTICAL, Printer, Rules, picture, unmapped

from jixiao.documents.errors import DocumentError, EmptyDocumentError, TooLargeDocumentError
from jixiao.documents.grid import Document, Grid
from jixiao.documents.pdf import in_process, reading, scanned_pages
from jixiao.documents.pdf.errors import (
    BrokenPageError,
    BrokenPdfError,
    CrowdedPageError,
    EncryptedPdfError,
    EndlessPdfError,
    NoTextLayerError,
    OversizedPageError,
    TooManyPagesError,
)
from jixiao.documents.pdf.reading import read_pdf
from jixiao.recognition.reading import read_document

SIMPLE = laid_out([[("项目名称", 2, 1), ("河道保洁", 1, 1), ("42", 1, 1)], [("云溪镇水务站", 1, 2)]], 3)
WIDTHS, HEIGHTS = [80, 120, 90], [30, 30]


def read(printer: Printer) -> Document:
    return read_pdf("表.pdf", printer.pdf())


def table_of(document: Document) -> Grid:
    (grid,) = [grid for grid in document.grids if any(len(row) > 1 for row in grid.rows)]
    return grid


def texts(document: Document) -> list[list[str]]:
    return [[cell.text for cell in row] for _, row in document.rows()]


def unspaced(cells: list[Merged]) -> list[Merged]:
    """The cells without the blanks and line breaks that may stand between Chinese words or not."""
    return [cell._replace(text="".join(cell.text.split())) for cell in cells]


def print_form(printer: Printer, *, rows: slice = slice(None), top: float = 770, rules: Rules = "ruled") -> None:
    """The whole form, or some of its rows as the part of it on one page."""
    form = laid_out(FORM, FORM_WIDTH)
    first, end, _ = rows.indices(len(FORM))
    part = []
    for cell in form:
        start, stop = max(cell.row, first), min(cell.row + cell.rowspan, end)
        if start < stop:
            # A cell that begins on the page before goes on blank.
            text = cell.text if cell.row >= first else ""
            part.append(cell._replace(row=start - first, rowspan=stop - start, text=text))
    printer.table(part, top=top, left=45, widths=[70, 90, 110, 130, 105], heights=[30] * (end - first), rules=rules)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    merged_grids(),
    st.sampled_from(["ruled", "boxes", "cells", "dotted", "dashed", "grey", "pieces"]),
    st.integers(0, 3),
)
def test_merged_cells_are_read_however_they_are_ruled_and_turned(cells: list[Merged], rules: Rules, turn: int) -> None:
    printer = Printer()
    printer.turn(turn)
    printer.text(50, 810, "第一行字使页面的方向明确")
    printer.table(cells, top=780, widths=[70] * 6, heights=[40] * 7, rules=rules)

    document = read(printer)

    rows = sorted({edge for cell in cells for edge in (cell.row, cell.row + cell.rowspan)})
    columns = sorted({edge for cell in cells for edge in (cell.column, cell.column + cell.colspan)})
    expected = [
        Merged(
            rows.index(row),
            columns.index(column),
            rows.index(row + rowspan) - rows.index(row),
            columns.index(column + colspan) - columns.index(column),
            text,
        )
        for row, column, rowspan, colspan, text in cells
    ]
    assert texts(document)[0] == ["第一行字使页面的方向明确"]
    if len(cells) > 1:
        assert cells_of(document.grids[1]) == expected
    else:
        assert texts(document)[1:] == [[cells[0].text]]


@pytest.mark.parametrize("rules", ["ruled", "boxes", "dotted", "dashed", "grey", "pieces"])
def test_outer_sides_may_be_open(rules: Rules) -> None:
    printer = Printer()
    printer.table(SIMPLE, widths=WIDTHS, heights=HEIGHTS, rules=rules, open_sides=True)

    assert cells_of(table_of(read(printer))) == SIMPLE


@pytest.mark.parametrize("quarters", [90, 180, 270])
def test_a_page_shown_turned_by_mistake_is_read_as_it_is_written(quarters: int) -> None:
    printer = Printer()
    printer.canvas.setPageRotation(quarters)
    printer.table(SIMPLE, widths=WIDTHS, heights=HEIGHTS)

    assert cells_of(table_of(read(printer))) == SIMPLE


def test_a_label_printed_sideways_is_read_in_its_cell() -> None:
    printer = Printer()
    printer.table(
        laid_out([[("", 2, 1), ("数量", 1, 1)], [("质量", 1, 1)]], 2), top=700, widths=[30, 200], heights=[40, 40]
    )
    printer.canvas.saveState()
    printer.canvas.translate(68, 628)
    printer.canvas.rotate(90)
    printer.text(0, 0, "产出指标")
    printer.canvas.restoreState()

    assert texts(read(printer)) == [["产出指标", "数量"], ["质量"]]


def test_a_label_in_vertical_type_is_read_in_its_cell() -> None:
    printer = Printer()
    printer.table(
        laid_out([[("", 2, 1), ("数量", 1, 1)], [("质量", 1, 1)]], 2), top=700, widths=[30, 200], heights=[40, 40]
    )
    printer.text(65, 690, "产出指标", font=VERTICAL)

    assert texts(read(printer)) == [["产出指标", "数量"], ["质量"]]


def test_text_around_tables_is_rows_of_one_cell_in_reading_order() -> None:
    printer = Printer()
    printer.text(200, 800, TITLE)
    bottom = printer.table(SIMPLE, top=780, widths=WIDTHS, heights=HEIGHTS)
    printer.text(50, bottom - 20, "填表人：李云溪")

    document = read(printer)

    assert texts(document) == [[TITLE], ["项目名称", "河道保洁", "42"], ["云溪镇水务站"], ["填表人：李云溪"]]
    assert [grid.table for grid in document.grids] == [0, 1, 2]
    assert {cell.page for _, row in document.rows() for cell in row} == {1}


def test_drawn_and_set_tick_boxes_stand_by_their_words() -> None:
    printer = Printer()
    printer.table(laid_out([[("项目类别", 1, 1), ("", 1, 1)]], 2), top=700, widths=[80, 380], heights=[30])
    x = 140.0
    ticks: list[Literal["", "strokes", "type"]] = ["", "strokes", "type"]
    for word, tick in zip(["专项资金", "经常性项目", "一次性项目"], ticks, strict=True):
        x = printer.text(x, 680, word)
        printer.box(x + 3, 679, tick=tick)
        x += 25
    x = printer.text(x, 680, "其他□")
    printer.text(x - 9, 681, "√", size=8)

    assert texts(read(printer)) == [["项目类别", "专项资金□ 经常性项目☑ 一次性项目☑ 其他☑"]]


def test_what_was_typed_on_screen_is_read_where_it_stands() -> None:
    printer = Printer()
    printer.table(laid_out([[("金额", 1, 1), ("", 1, 1)]], 2), top=700, widths=[80, 200], heights=[30])
    form = printer.canvas.acroForm
    form.textfield(name="amount", value="86.40", x=134, y=673, width=100, height=20)
    form.checkbox(name="one", checked=True, x=250, y=675, size=12)

    assert texts(read(printer)) == [["金额", "86.40  ☑"]]


def test_a_whole_form_gives_its_record() -> None:
    printer = Printer()
    printer.text(220, 800, TITLE, 14)
    printer.text(260, 780, YEAR)
    print_form(printer)

    (record,) = read_document(read(printer)).records

    expected = RECORD.model_copy(
        update={name: getattr(record, name) for name in ("document", "number", "form", "provenance", "confidence")}
    )
    assert record == expected
    assert record.form == "minhang-target-2023"
    assert record.unplaced == []
    assert record.provenance["project_name"].page == 1


@pytest.mark.parametrize("cut", [9, 11, 14])
def test_a_form_cut_by_the_end_of_a_page_gives_the_same_record(cut: int) -> None:
    printer = Printer()
    printer.text(220, 800, TITLE, 14)
    printer.text(260, 780, YEAR)
    print_form(printer, rows=slice(0, cut), top=30 + 30 * cut + 20)
    printer.text(290, 20, "1")
    printer.canvas.showPage()
    print_form(printer, rows=slice(cut, None), top=800)
    printer.text(290, 20, "2")

    document = read(printer)
    (record,) = read_document(document).records

    assert unspaced(cells_of(table_of(document))) == unspaced(laid_out(FORM, FORM_WIDTH))
    assert record.indicators == RECORD.indicators
    assert record.funding == RECORD.funding
    assert record.provenance["indicators.8.name"].page == 2


def test_forms_on_pages_of_their_own_stay_apart() -> None:
    printer = Printer()
    for number in range(3):
        printer.text(220, 800, TITLE, 14)
        printer.text(260, 780, YEAR)
        print_form(printer)
        printer.text(280, 30, f"第{number + 1}页 共3页")
        if number < 2:
            printer.canvas.showPage()

    records = read_document(read(printer)).records

    assert [record.indicators for record in records] == [RECORD.indicators] * 3
    assert [record.provenance["project_name"].page for record in records] == [1, 2, 3]


def test_headings_printed_again_on_every_page_are_read_once() -> None:
    heading = [("序号", 1, 1), ("项目名称", 1, 1), ("金额", 1, 1)]
    printer = Printer()
    for page in range(3):
        rows = [heading] + [
            [(str(page * 20 + at), 1, 1), (f"项目{page}之{at}", 1, 1), ("8.00", 1, 1)] for at in range(20)
        ]
        printer.table(laid_out(rows, 3), top=800, widths=[60, 300, 100], heights=[35] * 21)
        printer.text(280, 30, f"—{page + 1}—")
        if page < 2:
            printer.canvas.showPage()

    document = read(printer)
    table = table_of(document)

    assert [row[0].text for row in table.rows] == ["序号", *map(str, range(60))]
    assert [row[0].page for row in table.rows] == [1] * 21 + [2] * 20 + [3] * 20
    assert texts(document)[-3:] == [["—1—"], ["—2—"], ["—3—"]]


@pytest.fixture
def without_recognition(monkeypatch: pytest.MonkeyPatch) -> None:
    """As it is where ``jixiao[ocr]`` is not installed."""
    monkeypatch.setattr(scanned_pages, "can_recognise", lambda: False)


@pytest.mark.usefixtures("without_recognition")
def test_pages_without_text_are_named_and_the_others_read() -> None:
    printer = Printer()
    printer.text(50, 700, "首页")
    for _ in range(2):
        printer.canvas.showPage()
        picture(printer, 0, 0, 595, 842)
    printer.canvas.showPage()
    printer.text(50, 700, "末页")

    document = read(printer)

    (fault,) = document.faults
    assert isinstance(fault, NoTextLayerError)
    assert fault.details["pages"] == "2-3"
    assert "jixiao[ocr]" in fault.sentence("zh")
    assert [(cell.text, cell.page) for _, row in document.rows() for cell in row] == [("首页", 1), ("末页", 4)]


@pytest.mark.usefixtures("without_recognition")
def test_a_file_of_scans_is_refused() -> None:
    printer = Printer()
    picture(printer, 0, 0, 595, 842)

    with pytest.raises(NoTextLayerError, match="第 1 页"):
        read(printer)


@pytest.mark.usefixtures("without_recognition")
def test_a_file_whose_fonts_do_not_say_their_characters_is_refused() -> None:
    with pytest.raises(NoTextLayerError):
        read_pdf("表.pdf", unmapped("ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓ"))


def test_a_file_with_a_password_is_refused() -> None:
    printer = Printer(encrypt=StandardEncryption("secret"))
    printer.text(50, 700, "机密")

    with pytest.raises(EncryptedPdfError):
        read(printer)


def test_a_file_that_only_forbids_printing_is_read() -> None:
    printer = Printer(encrypt=StandardEncryption("", ownerPassword="secret", canPrint=0))
    printer.text(50, 700, "公开")

    assert texts(read(printer)) == [["公开"]]


def whole_file() -> bytes:
    printer = Printer()
    for number in range(5):
        printer.table(SIMPLE, widths=WIDTHS, heights=HEIGHTS)
        printer.text(50, 500, f"第{number}部分")
        printer.canvas.showPage()
    return printer.pdf()


@pytest.mark.parametrize("share", [0.1, 0.3, 0.5, 0.7, 0.9, 0.99])
def test_a_file_cut_off_is_read_as_far_as_it_goes_or_refused(share: float) -> None:
    data = whole_file()

    try:
        document = read_pdf("表.pdf", data[: int(len(data) * share)])
    except (BrokenPdfError, EmptyDocumentError):
        return
    assert all(cell.text for _, row in document.rows() for cell in row)


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 3000), st.binary(min_size=1, max_size=40))
def test_a_file_with_broken_bytes_is_read_or_refused(at: int, noise: bytes) -> None:
    data = whole_file()

    with suppress(DocumentError):
        read_pdf("表.pdf", data[:at] + noise + data[at + len(noise) :])


@pytest.mark.parametrize("data", [b"%PDF-1.7", b"not a PDF at all", b"PK\x03\x04", bytes(5000)])
def test_what_is_no_pdf_is_refused(data: bytes) -> None:
    with pytest.raises(BrokenPdfError):
        read_pdf("表.pdf", data)


@pytest.mark.parametrize("data", [b"", page_with(b"4 0 R", stream(b"", b""))])
def test_a_file_without_anything_printed_is_empty(data: bytes) -> None:
    with pytest.raises(EmptyDocumentError):
        read_pdf("表.pdf", data)


def test_files_larger_than_the_limit_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MAX_BYTES", 1000)

    with pytest.raises(TooLargeDocumentError):
        read_pdf("表.pdf", bytes(1001))


def test_files_with_more_pages_than_the_limit_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(in_process, "MAX_PAGES", 3)

    with pytest.raises(TooManyPagesError):
        read_pdf("表.pdf", whole_file())


def test_pages_larger_than_any_paper_are_left_out() -> None:
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 900000 842]/Contents 4 0 R>>"
    data = pdf(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>", page, stream(b"", b""))

    with pytest.raises(OversizedPageError):
        read_pdf("表.pdf", data)


def test_pages_with_more_on_them_than_any_form_are_left_out() -> None:
    with pytest.raises(CrowdedPageError):
        read_pdf("表.pdf", page_with(b"4 0 R", stream(b"", b"0 0 m 9 9 l S\n" * 70_000)))


def test_a_page_tree_without_end_is_no_trap() -> None:
    with pytest.raises(BrokenPageError):
        read_pdf("表.pdf", endless_pages())


def test_a_form_that_draws_itself_is_no_trap(monkeypatch: pytest.MonkeyPatch) -> None:
    apart = reading.read_pdf_apart
    monkeypatch.setattr(reading, "read_pdf_apart", lambda name, data: apart(name, data, 20, 400 << 20))

    with pytest.raises(EndlessPdfError):
        read_pdf("表.pdf", self_calling())
