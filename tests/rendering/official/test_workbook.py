"""Official forms in Excel: what is merged, what is a number, how it is printed, and that nothing is lost."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import openpyxl
import pytest
from tests.rendering.generated_records import filled

from jixiao.documents.opening import read_bytes
from jixiao.documents.xlsx_sheets import xlsx_sheets
from jixiao.forms.form import Form
from jixiao.forms.library import form, forms
from jixiao.records.target import Funding, Indicator, PerformanceTarget
from jixiao.rendering.official.padded_columns import padded
from jixiao.rendering.official.printed_form import PrintedDocument, PrintedForm, printed_form
from jixiao.rendering.official.workbook import form_workbook
from jixiao.rendering.placed_cell import PlacedCell

Made = Callable[..., PerformanceTarget]
MINHANG, SONGJIANG = form("minhang-target-2023"), form("songjiang-target-2022")


def book_of(*printed: PrintedForm, front: Sequence[str] = ()) -> Any:
    data = form_workbook(PrintedDocument("砚浦镇绩效目标表", list(printed), front))
    return openpyxl.load_workbook(io.BytesIO(data), rich_text=False)


def sheet_of(record: PerformanceTarget, official: Form = MINHANG) -> Any:
    return book_of(printed_form(record, official)).worksheets[0]


def beside(sheet: Any, label: str, columns: int = 1) -> Any:
    """The cell right of the one with that text."""
    (found,) = [cell for row in sheet.iter_rows() for cell in row if cell.value == label]
    return sheet.cell(found.row, found.column + columns)


@pytest.mark.parametrize("official", forms(), ids=lambda official: official.id)
def test_every_cell_is_read_back_at_its_place(official: Form) -> None:
    printed = printed_form(filled(official), official)
    (grid,) = read_bytes("表.xlsx", form_workbook(PrintedDocument("表", [printed]))).grids
    above = max(cell.row + cell.rowspan for row in grid.rows for cell in row) - len(printed.rows)
    read = [
        PlacedCell(cell.row - above, cell.column, cell.text, cell.rowspan, cell.colspan)
        for row in grid.rows
        for cell in row
        if cell.row >= above
    ]
    assert read == [replace(cell, is_label=False, field=None) for row in printed.rows for cell in row]


def test_what_stands_above_the_table(record: Made) -> None:
    sheet = sheet_of(record(amount_unit="元"), form("central-transfer-target"))
    title, year = sheet["A1"], sheet["A2"]
    assert (title.value, title.font.sz, title.font.b) == ("财政项目支出绩效目标表", 16, True)
    assert (year.value, year.alignment.horizontal) == ("（2025年度）", "center")
    assert {"A1:E1", "A2:E2"} <= {str(merged) for merged in sheet.merged_cells.ranges}


def test_the_money_unit_stands_at_the_right(record: Made) -> None:
    sheet = sheet_of(record(), form("hunan-target-2021"))
    assert (sheet["A3"].value, sheet["A3"].alignment.horizontal) == ("单位：万元", "right")


def test_sections_stand_before_the_table_on_a_page_of_their_own(record: Made) -> None:
    texts = dict.fromkeys(SONGJIANG.narrative, "逐条河道巡查。\n每月保洁两次。")
    sheet = sheet_of(record(narrative=texts), SONGJIANG)
    column = [row[0].value for row in sheet.iter_rows()]
    assert column[:4] == ["项目经费情况说明2", f"一、{SONGJIANG.narrative[0]}", "逐条河道巡查。", "每月保洁两次。"]
    title = column.index("财政项目支出绩效目标表") + 1
    assert [page.id for page in sheet.row_breaks.brk] == [title - 1]


def test_front_is_a_sheet_of_its_own(record: Made) -> None:
    front = ["绩效目标设置情况", "编报绩效目标的项目1个。"]
    book = book_of(printed_form(record(), MINHANG), front=front)
    assert book.sheetnames == ["绩效目标设置情况", "代表履职经费"]
    assert [row[0].value for row in book.worksheets[0].iter_rows()] == front


def test_forms_of_the_same_project_have_numbered_sheets(record: Made) -> None:
    printed = printed_form(record(), MINHANG)
    assert book_of(printed, printed).sheetnames == ["代表履职经费", "代表履职经费（2）"]


def test_a_document_without_forms_is_a_workbook_all_the_same() -> None:
    assert book_of().sheetnames == ["砚浦镇绩效目标表"]


@pytest.mark.parametrize(
    ("printed", "number", "shown"),
    [("7.40", 7.4, "0.00"), ("1,200.50", 1200.5, "#,##0.00"), ("0", 0, "0"), ("98.50%", 0.985, "0.00%")],
)
def test_amounts_are_numbers_shown_as_printed(record: Made, printed: str, number: float, shown: str) -> None:
    cell = beside(sheet_of(record(funding=Funding(total=printed))), "项目资金总额")
    assert (cell.data_type, cell.value, cell.number_format) == ("n", number, shown)
    assert cell.alignment.shrink_to_fit  # else a narrow column shows ####


@pytest.mark.parametrize("printed", ["007.40", "7.40万", "1234567890123456", "=7", "/"])
def test_amounts_that_no_format_shows_are_text(record: Made, printed: str) -> None:
    cell = beside(sheet_of(record(funding=Funding(total=printed))), "项目资金总额")
    assert (cell.data_type, cell.value) == ("s", printed)


@pytest.mark.parametrize("text", ["=100%", "+8%", "-5℃", "@全体居民", "12", "98%", "2025-01-01", "TRUE", "#N/A"])
def test_all_other_cells_are_text_and_none_is_a_formula(record: Made, text: str) -> None:
    indicator = Indicator(level1="产出指标", level2="数量指标", name="保洁次数", value=text)
    cell = beside(sheet_of(record(project_name=text, indicators=[indicator])), "指标1：保洁次数")
    assert (cell.data_type, cell.value, cell.quotePrefix) == ("s", text, text[0] in "=+-@")


def test_each_place_of_a_merge_has_its_rules(record: Made) -> None:
    printed = printed_form(record(), MINHANG)
    (sheet,) = xlsx_sheets(form_workbook(PrintedDocument("表", [printed])))
    ruled = {place for place, cell in sheet.cells.items() if cell.boxed}
    assert ruled == {(row + 2, column) for row in range(len(printed.rows)) for column in range(5)}


def test_cells_are_wrapped_and_labels_stand_in_the_middle(record: Made) -> None:
    sheet = sheet_of(record())
    label, goal = beside(sheet, "项目名称", 0), beside(sheet, "项目名称", 1)
    assert label.alignment.horizontal == "center"
    assert label.alignment.wrap_text and goal.alignment.wrap_text
    assert (label.font.name, label.font.sz) == ("宋体", 10.5)


def test_a_value_that_cannot_be_wrapped_is_shrunk_where_a_font_is_wider(record: Made) -> None:
    indicator = Indicator(level1="产出指标", level2="质量指标", name="保洁达标率", value="≥95%")
    alignment = beside(sheet_of(record(indicators=[indicator])), "指标1：保洁达标率").alignment
    assert alignment.shrink_to_fit and not alignment.wrap_text


def test_a_form_is_printed_on_a4_one_page_wide(record: Made) -> None:
    sheet = sheet_of(record())
    setup = sheet.page_setup
    assert (setup.paperSize, setup.orientation, setup.fitToWidth, setup.fitToHeight) == (9, "portrait", 1, 0)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.print_area.endswith(f"$A$1:$E${sheet.max_row}")
    assert sheet_of(record(), form("central-monitoring-2019")).page_setup.orientation == "landscape"


def test_columns_are_as_wide_as_the_form_says(record: Made) -> None:
    printed = printed_form(record(), MINHANG)
    sheet = book_of(printed).worksheets[0]
    widths = [sheet.column_dimensions[letter].width for letter in "ABCDE"]
    assert [width / sum(widths) for width in widths] == pytest.approx(padded(printed.shares), abs=0.001)


def test_a_goal_higher_than_a_row_goes_over_several(record: Made) -> None:
    goal = "逐条河道巡查并保洁。" * 300
    sheet = sheet_of(record(annual_goal=goal))
    cell = next(cell for row in sheet.iter_rows() for cell in row if cell.value == goal)
    (merged,) = [one for one in sheet.merged_cells.ranges if one.start_cell.coordinate == cell.coordinate]
    rows = range(merged.min_row, merged.max_row + 1)
    assert len(rows) > 1
    assert all(sheet.row_dimensions[row].height < 409.5 for row in rows)


def test_a_text_too_long_for_a_cell_goes_on_in_the_one_below(record: Made) -> None:
    goal = "".join(f"第{number}段河道巡查保洁。" for number in range(4_000))
    sheet = sheet_of(record(annual_goal=goal))
    pieces = [str(cell.value) for row in sheet.iter_rows() for cell in row if "河道巡查" in str(cell.value)]
    assert len(pieces) > 1
    assert "".join(pieces) == goal


def test_signs_that_xml_cannot_hold_are_replaced(record: Made) -> None:
    sheet = sheet_of(record(project_name="保洁\x00\x1b项目"))
    assert beside(sheet, "项目名称").value == "保洁\ufffd\ufffd项目"
    assert sheet.title == "保洁 项目"


def test_the_same_document_gives_the_same_bytes(record: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    document = PrintedDocument("表", [printed_form(record(), MINHANG)])
    first = form_workbook(document)
    monkeypatch.setattr("time.localtime", lambda *_: (2031, 5, 6, 7, 8, 9, 0, 0, 0))
    monkeypatch.setattr("time.time", lambda: 1_900_000_000.0)
    assert form_workbook(document) == first
