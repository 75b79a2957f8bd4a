from __future__ import annotations

import pytest
from tests.documents.docx_file import zipped
from tests.documents.xlsx_file import formats, rows, text, value, xlsx

from jixiao.documents.archive_errors import (
    DamagedDocumentError,
    EntityDocumentError,
    NestedTooDeepError,
    OversizedPartError,
    TooManyCellsError,
)
from jixiao.documents.office_errors import BinaryWorkbookError, TooManySheetsError
from jixiao.documents.workbook import read_workbook

BOXED = (
    "<borders><border/><border><left/><bottom style='thin'/></border></borders>"
    "<cellXfs><xf/><xf borderId='1'/></cellXfs>"
)


def texts(data: bytes) -> list[list[str]]:
    """The texts of the only sheet, row by row."""
    [grid] = read_workbook("表.xlsx", data).grids
    return [[cell.text for cell in row] for row in grid.rows]


def shared(*items: str) -> str:
    return "".join(f"<si>{item}</si>" for item in items)


# Values


def test_shared_and_own_texts() -> None:
    data = xlsx(rows(value("1", kind="s") + value("0", kind="s") + text("丙")), texts=shared("<t>甲</t>", "<t>乙</t>"))
    assert texts(data) == [["乙", "甲", "丙"]]


def test_rich_text_is_joined_and_readings_are_left_out() -> None:
    item = "<r><t>河道</t></r><r><rPr><b/></rPr><t>保洁</t></r><rPh><t>hé dào</t></rPh>"
    assert texts(xlsx(rows(value("0", kind="s")), texts=shared(item))) == [["河道保洁"]]


def test_boxes_of_symbol_fonts_are_seen_in_rich_text() -> None:
    run = '<r><rPr><rFont val="Wingdings 2"/></rPr><t>{}</t></r>'
    item = f"<r><t>专项</t></r>{run.format('R')}<r><t>经常</t></r>{run.format('£')}"
    assert texts(xlsx(rows(value("0", kind="s")), texts=shared(item))) == [["专项☑经常□"]]


def test_boxes_of_symbol_fonts_are_seen_by_the_font_of_the_cell() -> None:
    styles = '<fonts><font><name val="宋体"/></font><font><name val="Wingdings"/></font></fonts>'
    styles += "<cellXfs><xf/><xf fontId='1'/></cellXfs>"
    assert texts(xlsx(rows(text("þ", style=1) + text("þ")), styles=styles)) == [["☑", "þ"]]


def test_characters_that_xml_cannot_hold_are_unescaped() -> None:
    assert texts(xlsx(rows(text("甲_x000D_\n乙") + text("a_x0041_") + text("_x41_")))) == [["甲\n乙", "aA", "_x41_"]]


def test_truth_values_and_errors_are_shown_as_in_the_sheet() -> None:
    cells = value("1", kind="b") + value("0", kind="b") + value("#DIV/0!", kind="e")
    assert texts(xlsx(rows(cells))) == [["TRUE", "FALSE", "#DIV/0!"]]


def test_tick_boxes_of_new_excel_are_truth_values() -> None:
    styles = "<cellXfs><xf/><xf><extLst><ext><xfComplement i='0'/></ext></extLst></xf></cellXfs>"
    cells = value("1", style=1, kind="b") + value("0", style=1, kind="b")
    assert texts(xlsx(rows(cells), styles=styles)) == [["☑", "□"]]


def test_numbers_are_shown_in_their_format() -> None:
    styles = formats("0%", '#,##0.00"万元"', '"≥"0')
    cells = value("0.95", style=1) + value("1234.5", style=2) + value("3", style=3) + value("7.4")
    assert texts(xlsx(rows(cells), styles=styles)) == [["95%", "1,234.50万元", "≥3", "7.4"]]


def test_formats_known_by_number_need_no_code() -> None:
    styles = "<cellXfs><xf/><xf numFmtId='9'/><xf numFmtId='31'/></cellXfs>"
    cells = value("0.95", style=1) + value("45292", style=2)
    assert texts(xlsx(rows(cells), styles=styles)) == [["95%", "2024年1月1日"]]


@pytest.mark.parametrize(("properties", "year"), [("", "2024"), ('date1904="1"', "2028")])
def test_days_are_counted_as_the_workbook_says(properties: str, year: str) -> None:
    assert texts(xlsx(rows(value("45292", style=1)), styles=formats("yyyy"), properties=properties)) == [[year]]


def test_dates_in_iso_8601_are_shown_in_their_format() -> None:
    cells = value("2024-01-31", style=1, kind="d") + value("2024-01-31T12:00:00Z", style=1, kind="d")
    assert texts(xlsx(rows(cells), styles=formats("m/d"))) == [["1/31", "1/31"]]


def test_results_of_formulas_are_read() -> None:
    cells = '<c><f>SUM(A1)</f><v>12.5</v></c><c t="str"><f>A1&amp;"元"</f><v>12元</v></c>'
    assert texts(xlsx(rows(cells))) == [["12.5", "12元"]]


@pytest.mark.parametrize("result", ["", "<v/>", "<v></v>"])
def test_a_formula_nobody_calculated_is_blank_and_unsure(result: str) -> None:
    data = xlsx(rows(text("合计") + f"<c><f>SUM(B1:B2)</f>{result}</c>" + text("元")))
    cells = read_workbook("表.xlsx", data).grids[0].rows[0]
    assert [(cell.text, cell.confidence) for cell in cells] == [("合计", 1.0), ("", 0.5), ("元", 1.0)]


def test_a_formula_with_a_blank_result_is_sure() -> None:
    data = xlsx(rows(text("甲") + '<c t="str"><f>""</f><v></v></c>' + text("乙")))
    assert {cell.confidence for cell in read_workbook("表.xlsx", data).grids[0].rows[0]} == {1.0}


# Places


def test_places_are_those_of_the_sheet() -> None:
    data = xlsx(rows(text("甲", "B3") + text("乙", "D3"), text("丙", "AA10")))
    cells = [cell for row in read_workbook("表.xlsx", data).grids[0].rows for cell in row]
    assert [(cell.row, cell.column) for cell in cells] == [(2, 1), (2, 3), (9, 26)]


def test_places_that_are_not_stated_follow_each_other() -> None:
    data = xlsx(f"<sheetData><row>{text('甲')}{text('乙')}</row><row r='4'>{text('丙')}</row></sheetData>")
    cells = [cell for row in read_workbook("表.xlsx", data).grids[0].rows for cell in row]
    assert [(cell.row, cell.column) for cell in cells] == [(0, 0), (0, 1), (3, 0)]


def test_blank_cells_are_kept_where_they_are_part_of_a_form() -> None:
    data = xlsx(rows(text("甲") + text("", style=1) + "<c/>", "<c s='1'/><c/>", "<c/><c/>"), styles=BOXED)
    assert texts(data) == [["甲", ""], [""]]


def test_hidden_rows_columns_and_sheets_are_not_read() -> None:
    sheet = '<cols><col min="2" max="2" hidden="1"/></cols><sheetData>'
    sheet += (
        f"<row r='1'>{text('甲')}{text('藏')}{text('乙')}</row><row r='2' hidden='1'>{text('藏')}</row></sheetData>"
    )
    other = rows(text("藏"))
    assert texts(xlsx(sheet, other, other, states=("visible", "hidden", "veryHidden"))) == [["甲", "乙"]]


def test_chart_sheets_have_no_cells() -> None:
    links = '<Relationships><Relationship Id="s1" Type="x/chartsheet" Target="chartsheets/sheet1.xml"/>'
    links += '<Relationship Id="s2" Type="x/worksheet" Target="worksheets/sheet2.xml"/></Relationships>'
    data = xlsx("", rows(text("甲")), files={"xl/_rels/workbook.xml.rels": links})
    assert texts(data) == [["甲"]]


def test_the_strict_form_of_the_format_is_read() -> None:
    data = xlsx(rows(text("甲")))
    strict = "http://purl.oclc.org/ooxml/spreadsheetml/main"
    sheet = f'<worksheet xmlns="{strict}">{rows(text("甲"))}</worksheet>'
    assert texts(data) == texts(xlsx("", files={"xl/worksheets/sheet1.xml": sheet})) == [["甲"]]


def test_names_may_have_a_prefix() -> None:
    sheet = '<x:worksheet xmlns:x="y"><x:sheetData><x:row r="2"><x:c r="B2"><x:v>7</x:v></x:c></x:row></x:sheetData>'
    assert texts(xlsx("", files={"xl/worksheets/sheet1.xml": sheet + "</x:worksheet>"})) == [["7"]]


# Hostile files


def test_a_cell_in_the_last_place_costs_nothing() -> None:
    sheet = '<dimension ref="A1:XFD1048576"/>' + rows(text("甲", "A1"), text("乙", "XFD1048576"))
    cells = [cell for row in read_workbook("表.xlsx", xlsx(sheet)).grids[0].rows for cell in row]
    assert [(cell.row, cell.column, cell.text) for cell in cells] == [(0, 0, "甲"), (1_048_575, 16_383, "乙")]


def test_a_merged_range_over_the_whole_sheet_costs_nothing() -> None:
    sheet = rows(text("甲", "A1") + text("盖", "C7")) + '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    [[cell]] = read_workbook("表.xlsx", xlsx(sheet)).grids[0].rows
    assert (cell.rowspan, cell.colspan, cell.text) == (1_048_576, 16_384, "甲")


def test_a_bomb_is_refused() -> None:
    with pytest.raises(OversizedPartError):
        read_workbook("表.xlsx", xlsx("<sheetData>" + "<row/>" * 2_000_000 + "</sheetData>"))


def test_sheets_may_not_be_too_large_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jixiao.documents.xlsx_sheets._MAX_XML", 500)
    with pytest.raises(OversizedPartError):
        read_workbook("表.xlsx", xlsx(rows(text("甲" * 100)), rows(text("乙" * 100))))


def test_cells_are_counted_over_all_sheets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jixiao.documents.xlsx_sheets.MAX_CELLS", 5)
    sheet = rows(text("甲") + text("乙"))
    assert read_workbook("表.xlsx", xlsx(sheet)).grids
    with pytest.raises(TooManyCellsError):
        read_workbook("表.xlsx", xlsx(sheet, sheet))


def test_too_many_sheets_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jixiao.documents.xlsx_sheets.MAX_SHEETS", 1)
    with pytest.raises(TooManySheetsError):
        read_workbook("表.xlsx", xlsx("", ""))


def test_a_sheet_listed_many_times_is_read_once() -> None:
    link = '<Relationship Id="s{}" Type="x/worksheet" Target="worksheets/sheet1.xml"/>'
    links = f"<Relationships>{link.format(1)}{link.format(2)}</Relationships>"
    assert texts(xlsx(rows(text("甲")), "", files={"xl/_rels/workbook.xml.rels": links})) == [["甲"]]


def test_entities_are_refused() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "甲甲"><!ENTITY b "&a;&a;">]><worksheet>&b;</worksheet>'
    with pytest.raises(EntityDocumentError):
        read_workbook("表.xlsx", xlsx("", files={"xl/worksheets/sheet1.xml": bomb}))


def test_endless_nesting_is_refused() -> None:
    with pytest.raises(NestedTooDeepError):
        read_workbook("表.xlsx", xlsx("<a>" * 100_000))


@pytest.mark.parametrize(
    "sheet",
    [
        rows(value("七")),
        rows(value("7", "A0")),
        rows(value("7", "A1048577")),
        rows(value("7", "XFE1")),
        rows(value("7", "甲")),
        rows(value("99", kind="s")),
        rows(value("2024年", kind="d")),
        "<sheetData><row r='一'/></sheetData>",
        '<mergeCells><mergeCell ref="A1:XFE9"/></mergeCells>',
        '<cols><col min="1" max="16384" hidden="1"/><col min="1" max="16384" hidden="1"/></cols>',
        "<sheetData>",
    ],
)
def test_what_cannot_be_in_a_sheet_is_damage(sheet: str) -> None:
    with pytest.raises(DamagedDocumentError):
        read_workbook("表.xlsx", xlsx(sheet))


def test_a_missing_sheet_is_damage() -> None:
    links = '<Relationships><Relationship Id="s1" Type="x/worksheet" Target="nowhere.xml"/></Relationships>'
    with pytest.raises(DamagedDocumentError):
        read_workbook("表.xlsx", xlsx("", files={"xl/_rels/workbook.xml.rels": links}))


@pytest.mark.parametrize("styles", ["<cellXfs><xf numFmtId='甲'/></cellXfs>", "<cellXfs>" + "<xf/>" * 140_000])
def test_styles_that_cannot_be_are_damage(styles: str) -> None:
    with pytest.raises(DamagedDocumentError):
        read_workbook("表.xlsx", xlsx(rows(text("甲")), styles=styles))


def test_styles_out_of_range_are_no_fault() -> None:
    styles = "<cellXfs><xf fontId='9' borderId='-3' numFmtId='99999'/></cellXfs>"
    assert texts(xlsx(rows(value("7") + value("8", style=77)), styles=styles)) == [["7", "8"]]


def test_binary_workbooks_are_named() -> None:
    links = '<Relationships><Relationship Id="r" Type="x/officeDocument" Target="xl/workbook.bin"/></Relationships>'
    with pytest.raises(BinaryWorkbookError):
        read_workbook("表.xlsb", zipped({"_rels/.rels": links, "xl/workbook.bin": "x"}))
