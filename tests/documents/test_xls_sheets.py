from __future__ import annotations

import struct

import pytest
from samples.xls_writer import Error, Styled, XlsSheet, xls, xls_stream

from jixiao.documents.archive_errors import DamagedDocumentError, EncryptedDocumentError, TooManyCellsError
from jixiao.documents.office_errors import TooManySheetsError
from jixiao.documents.workbook import read_workbook


def texts(*sheets: XlsSheet, from_1904: bool = False) -> list[list[str]]:
    """The texts of the only sheet with any, row by row."""
    [grid] = read_workbook("表.xls", xls(*sheets, from_1904=from_1904)).grids
    return [[cell.text for cell in row] for row in grid.rows]


def row(*cells: Styled | str | float | bool | Error | None) -> XlsSheet:
    return XlsSheet({(0, column): cell for column, cell in enumerate(cells)})


def test_numbers_are_shown_in_their_format() -> None:
    assert texts(row(Styled(0.95, "0%"), Styled(1234.5, '#,##0.00"万元"'), 7.4)) == [["95%", "1,234.50万元", "7.4"]]


def test_formats_known_by_number_are_those_of_chinese_excel() -> None:
    assert texts(row(Styled(45292, 14), Styled(45292, 31), Styled(0.5, 9))) == [["2024/1/1", "2024年1月1日", "50%"]]


def test_days_are_counted_as_the_workbook_says() -> None:
    assert texts(row(Styled(45292, "yyyy"))) == [["2024"]]
    assert texts(row(Styled(45292, "yyyy")), from_1904=True) == [["2028"]]


def test_truth_values_and_errors_are_shown_as_in_the_sheet() -> None:
    assert texts(row(True, False, Error(7))) == [["TRUE", "FALSE", "#DIV/0!"]]


def test_boxes_of_symbol_fonts_are_seen() -> None:
    runs = [(2, "Wingdings 2"), (3, "宋体"), (5, "Wingdings 2")]
    assert texts(row(Styled("专项R经常£", runs=runs), Styled("þ", font="Wingdings"))) == [["专项☑经常□", "☑"]]


def test_a_text_may_begin_in_a_symbol_font() -> None:
    assert texts(row(Styled("R是", font="Wingdings 2", runs=[(1, "宋体")]))) == [["☑是"]]


def test_blank_cells_are_kept_where_they_are_part_of_a_form() -> None:
    assert texts(row("甲", Styled(None, boxed=True), None)) == [["甲", ""]]


def test_merged_cells_are_found() -> None:
    sheet = XlsSheet({(0, 0): "甲", (0, 3): "乙"}, merged=[(0, 2, 0, 1)])
    [cell, _] = read_workbook("表.xls", xls(sheet)).grids[0].rows[0]
    assert (cell.rowspan, cell.colspan) == (3, 2)


def test_hidden_rows_columns_and_sheets_are_not_read() -> None:
    sheet = XlsSheet({(0, 0): "甲", (0, 1): "藏", (1, 0): "藏", (2, 0): "乙"}, hidden_rows={1}, hidden_columns={1})
    assert texts(sheet, XlsSheet({(0, 0): "藏"}, hidden=True)) == [["甲"], ["乙"]]


def test_a_cell_in_the_last_place_costs_nothing() -> None:
    sheet = XlsSheet({(0, 0): "甲", (65_535, 255): "乙"})
    cells = [cell for line in read_workbook("表.xls", xls(sheet)).grids[0].rows for cell in line]
    assert [(cell.row, cell.column) for cell in cells] == [(0, 0), (65_535, 255)]


def test_cells_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jixiao.documents.xls_sheets.MAX_CELLS", 3)
    with pytest.raises(TooManyCellsError):
        read_workbook("表.xls", xls(row("甲", "乙"), row("丙", "丁")))


def test_too_many_sheets_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jixiao.documents.xls_sheets.MAX_SHEETS", 1)
    with pytest.raises(TooManySheetsError):
        read_workbook("表.xls", xls(row("甲"), row("乙")))


def test_a_sheet_listed_twice_is_damage() -> None:
    stream = xls_stream(row("甲"), row("乙"))
    listed = [at for at in range(len(stream)) if stream[at : at + 2] == b"\x85\x00" and stream[at + 3] == 0]
    first, second = (slice(at + 4, at + 8) for at in listed[:2])
    with pytest.raises(DamagedDocumentError):
        read_workbook("表.xls", stream[: second.start] + stream[first] + stream[second.stop :])


def test_a_locked_workbook_is_encrypted() -> None:
    stream = xls_stream(row("甲"))
    begin = 4 + struct.unpack_from("<H", stream, 2)[0]
    locked = struct.pack("<HHHHH", 0x002F, 6, 0, 0x1234, 0x5678)
    with pytest.raises(EncryptedDocumentError):
        read_workbook("表.xls", stream[:begin] + locked + stream[begin:])


def test_nothing_is_printed_about_strange_files(capfd: pytest.CaptureFixture[str]) -> None:
    stream = xls_stream(row("甲"))
    with pytest.raises(DamagedDocumentError):
        read_workbook("表.xls", stream[: len(stream) // 2])
    assert capfd.readouterr() == ("", "")
