from __future__ import annotations

import pytest

from jixiao.documents.archive_errors import OversizedPartError, TooManyCellsError
from jixiao.documents.grid import Cell
from jixiao.documents.sheet_grid import Range, Sheet, SheetCell, grid_of


def cells(sheet: Sheet) -> list[tuple[int, int, int, int, str]]:
    grid = grid_of(sheet, 1, 0)
    assert grid is not None
    return [(cell.row, cell.column, cell.rowspan, cell.colspan, cell.text) for row in grid.rows for cell in row]


def test_cells_are_in_the_order_of_the_sheet_however_they_are_stored() -> None:
    stored = {(1, 0): SheetCell("丙"), (0, 1): SheetCell("乙"), (0, 0): SheetCell("甲")}
    assert [text for *_, text in cells(Sheet(stored))] == ["甲", "乙", "丙"]


def test_page_and_table_are_those_given() -> None:
    grid = grid_of(Sheet({(0, 0): SheetCell("甲", confidence=0.5)}), 3, 2)
    assert grid is not None and grid.table == 2
    assert grid.rows == [[Cell("甲", 0, 0, page=3, confidence=0.5)]]


def test_what_a_merged_range_covers_is_not_printed() -> None:
    sheet = Sheet({(0, 0): SheetCell("甲"), (0, 1): SheetCell("盖"), (1, 1): SheetCell("盖")}, [Range(0, 0, 1, 1)])
    assert cells(sheet) == [(0, 0, 2, 2, "甲")]


def test_a_blank_merged_range_is_a_cell() -> None:
    assert cells(Sheet({(0, 0): SheetCell("甲")}, [Range(0, 1, 0, 2)])) == [(0, 0, 1, 1, "甲"), (0, 1, 1, 2, "")]


def test_a_merged_range_whose_beginning_is_hidden_keeps_its_text() -> None:
    sheet = Sheet({(0, 0): SheetCell("甲")}, [Range(0, 0, 2, 2)], hidden_rows={0}, hidden_columns={0})
    assert cells(sheet) == [(1, 1, 2, 2, "甲")]


def test_a_hidden_merged_range_is_not_read() -> None:
    sheet = Sheet({(0, 0): SheetCell("甲"), (2, 0): SheetCell("乙")}, [Range(0, 0, 1, 0)], hidden_rows={0, 1})
    assert cells(sheet) == [(2, 0, 1, 1, "乙")]


def test_blank_cells_between_texts_are_kept() -> None:
    stored = {(0, 0): SheetCell(""), (0, 1): SheetCell("甲"), (0, 2): SheetCell(""), (0, 3): SheetCell("乙")}
    assert [text for *_, text in cells(Sheet(stored))] == ["甲", "", "乙"]


def test_a_blank_row_of_a_form_is_kept() -> None:
    stored = {(0, 0): SheetCell("甲"), (1, 0): SheetCell("", boxed=True), (2, 0): SheetCell("")}
    assert [(row, text) for row, *_, text in cells(Sheet(stored))] == [(0, "甲"), (1, "")]


def test_a_cell_in_which_something_is_missing_is_kept() -> None:
    stored = {(0, 0): SheetCell("甲"), (1, 0): SheetCell("", confidence=0.5)}
    assert [row for row, *_ in cells(Sheet(stored))] == [0, 1]


def test_texts_are_tidied() -> None:
    assert cells(Sheet({(0, 0): SheetCell(" 甲 \r\n\n\xa0乙☐")})) == [(0, 0, 1, 1, "甲\n乙□")]


def test_a_sheet_without_text_is_no_grid() -> None:
    assert grid_of(Sheet({(0, 0): SheetCell(" ", boxed=True)}, [Range(3, 3, 4, 4)]), 1, 0) is None


def test_ranges_over_each_other_without_end_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jixiao.documents.sheet_grid.MAX_CELLS", 50)
    stored = {(row, 0): SheetCell("甲") for row in range(10)}
    with pytest.raises(TooManyCellsError):
        grid_of(Sheet(stored, [Range(0, 0, 9, 0)] * 10), 1, 0)


def test_ranges_over_hidden_rows_without_end_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jixiao.documents.sheet_grid.MAX_CELLS", 50)
    with pytest.raises(TooManyCellsError):
        grid_of(Sheet({}, [Range(0, 0, 9, 0)] * 10, hidden_rows=set(range(10))), 1, 0)


def test_too_much_text_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jixiao.documents.sheet_grid.MAX_CHARACTERS", 5)
    with pytest.raises(OversizedPartError):
        grid_of(Sheet({(0, 0): SheetCell("甲" * 6)}), 1, 0)
