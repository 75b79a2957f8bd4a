"""The adapters give what the other libraries found, cell by cell."""

from __future__ import annotations

from pathlib import Path

import docx
import openpyxl
from benchmarks.other_readers import ADAPTERS, _markdown_tables
from samples.xls_writer import XlsSheet, xls

MERGED = [(0, 0, 2, 1, "产出指标"), (0, 1, 1, 2, "更换路灯"), (1, 1, 1, 1, "数量"), (1, 2, 1, 1, "≥640盏")]


def test_python_docx_gives_a_merged_cell_once(tmp_path: Path) -> None:
    document = docx.Document()
    table = document.add_table(2, 3)
    for row, column, rows, columns, text in MERGED:
        table.cell(row, column).merge(table.cell(row + rows - 1, column + columns - 1)).text = text
    document.save(str(tmp_path / "表.docx"))
    read = dict(ADAPTERS["docx"])["python-docx"]()
    assert read(tmp_path / "表.docx") == [MERGED]


def test_openpyxl_gives_the_merged_ranges(tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    for row, column, rows, columns, text in MERGED:
        sheet = workbook.worksheets[0]
        sheet.cell(row + 1, column + 1, text)
        if rows * columns > 1:
            sheet.merge_cells(None, row + 1, column + 1, row + rows, column + columns)
    workbook.save(tmp_path / "表.xlsx")
    read = dict(ADAPTERS["xlsx"])["openpyxl"]()
    assert read(tmp_path / "表.xlsx") == [[(row + 1, column + 1, *rest) for row, column, *rest in MERGED]]


def test_xlrd_gives_the_merged_ranges(tmp_path: Path) -> None:
    cells = {(row, column): text for row, column, _, _, text in MERGED}
    path = tmp_path / "表.xls"
    path.write_bytes(xls(XlsSheet(cells, merged=[(0, 1, 0, 0), (0, 0, 1, 2)])))
    (table,) = dict(ADAPTERS["xls"])["xlrd"]()(path)
    assert [cell for cell in table if cell[4]] == MERGED


def test_the_line_below_the_head_of_a_markdown_table_is_no_row() -> None:
    text = "# 表\n\n| 名称 | 值 |\n| --- | :-: |\n| 甲\\|乙 | - |\n| --- | --- |\n\n| 另一张 |\n"
    assert _markdown_tables(text) == [
        [
            (0, 0, 0, 0, "名称"),
            (0, 1, 0, 0, "值"),
            (1, 0, 0, 0, "甲|乙"),
            (1, 1, 0, 0, "-"),
            (2, 0, 0, 0, "---"),
            (2, 1, 0, 0, "---"),
        ],
        [(0, 0, 0, 0, "另一张")],
    ]
