"""The common shape of documents: cells that know where they stand."""

from __future__ import annotations

import pytest

from jixiao.documents.grid import Cell, Document, Grid, place
from jixiao.records.provenance import Place


@pytest.mark.parametrize("text", ["", " ", "\u3000\u3000", "\n\t", "\xa0"])
def test_a_cell_of_white_space_is_blank(text: str) -> None:
    assert Cell(text, 0, 0).blank


@pytest.mark.parametrize("text", ["项目名称", " 0 ", "/", "□", "-"])
def test_a_cell_with_print_is_not_blank(text: str) -> None:
    assert not Cell(text, 0, 0).blank


def test_a_cell_is_one_by_one_and_sure_unless_said_otherwise() -> None:
    cell = Cell("项目名称", 4, 2)
    assert (cell.row, cell.column, cell.rowspan, cell.colspan, cell.confidence) == (4, 2, 1, 1, 1.0)
    assert cell.page is None and cell.line is None


def test_rows_come_in_reading_order_with_their_grid() -> None:
    heading = Grid([[Cell("绩效目标表", 0, 0)]], table=0)
    table = Grid([[Cell("项目名称", 0, 0), Cell("道路养护", 0, 1)], [], [Cell("主管部门", 2, 0)]], table=1)
    read = [(grid.table, [cell.text for cell in row]) for grid, row in Document("roads.txt", [heading, table]).rows()]
    assert read == [(0, ["绩效目标表"]), (1, ["项目名称", "道路养护"]), (1, []), (1, ["主管部门"])]


def test_a_document_without_grids_has_no_rows() -> None:
    assert list(Document("empty.txt").rows()) == []


def test_documents_do_not_share_their_grids() -> None:
    Document("a.txt").grids.append(Grid([]))
    assert Document("b.txt").grids == []


def test_the_place_of_a_cell_is_that_of_its_grid_and_its_own() -> None:
    cell = Cell("道路养护", 4, 2, page=3, line=17)
    assert place(Grid([[cell]], table=5), cell) == Place(page=3, table=5, row=4, column=2, line=17)


def test_the_place_of_a_cell_in_a_format_without_pages_and_lines() -> None:
    assert place(Grid([]), Cell("道路养护", 0, 0)) == Place(page=None, table=0, row=0, column=0, line=None)
