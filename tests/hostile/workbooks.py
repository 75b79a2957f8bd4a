"""Excel workbooks (.xlsx) made to do harm."""

from __future__ import annotations

from collections.abc import Callable

from tests.documents.docx_file import zipped
from tests.documents.xlsx_file import formats, rows, text, value, xlsx
from tests.hostile.xml_bombs import XML_BOMBS, deep, many_attributes

_SHEET = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{}</worksheet>'
_ROW = rows(text("项目名称", "A1") + text("砚浦镇道路养护", "B1"))


def _sheet(xml: str) -> bytes:
    return xlsx(_ROW, files={"xl/worksheets/sheet1.xml": xml})


def _cells(count: int, width: int) -> str:
    line = "<row>" + "<c><v>1</v></c>" * width + "</row>"
    return "<sheetData>" + line * (count // width) + "</sheetData>"


WORKBOOKS: dict[str, Callable[[], bytes]] = {
    **{
        f"xlsx-{name}.xlsx": (
            lambda bomb=bomb: _sheet(
                bomb(_SHEET.replace("{}", "<sheetData><row><c t='inlineStr'><is><t>{}</t></is></c></row></sheetData>"))
            )
        )
        for name, bomb in XML_BOMBS.items()
    },
    "xlsx-laughs-in-texts.xlsx": lambda: xlsx(
        rows(value("0", "A1", kind="s")),
        files={"xl/sharedStrings.xml": XML_BOMBS["laughs"]("<sst><si><t>{}</t></si></sst>")},
    ),
    "xlsx-laughs-in-workbook.xlsx": lambda: xlsx(
        _ROW, files={"xl/workbook.xml": XML_BOMBS["laughs"]("<workbook>{}</workbook>")}
    ),
    "xlsx-deep.xlsx": lambda: _sheet(deep(_SHEET, "row")),
    "xlsx-many-attributes.xlsx": lambda: _sheet(many_attributes(_SHEET, "sheetData")),
    "xlsx-two-million-cells.xlsx": lambda: xlsx(_cells(2_000_000, 1000)),
    "xlsx-wide.xlsx": lambda: xlsx(_cells(100_000, 100_000)),
    "xlsx-far-cell.xlsx": lambda: xlsx(rows(text("远", "XFD1048576") + text("近", "A1"))),
    "xlsx-beyond-cell.xlsx": lambda: xlsx(rows(text("外", "ZZZZZZ99999999999"))),
    "xlsx-no-place.xlsx": lambda: xlsx(rows(text("无", "💥") + text("负", "A-1"))),
    "xlsx-dimension.xlsx": lambda: xlsx('<dimension ref="A1:XFD1048576"/>' + _ROW),
    "xlsx-merge-all.xlsx": lambda: xlsx(_ROW + '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'),
    "xlsx-merge-beyond.xlsx": lambda: xlsx(_ROW + '<mergeCells><mergeCell ref="A1:ZZZZ99999999"/></mergeCells>'),
    "xlsx-many-merges.xlsx": lambda: xlsx(
        _ROW
        + "<mergeCells>"
        + "".join(f'<mergeCell ref="A{at}:B{at + 1}"/>' for at in range(1, 100_000))
        + "</mergeCells>"
    ),
    "xlsx-same-merges.xlsx": lambda: xlsx(
        _cells(10_000, 100) + "<mergeCells>" + '<mergeCell ref="A1:CV100"/>' * 50_000 + "</mergeCells>"
    ),
    "xlsx-many-texts.xlsx": lambda: xlsx(rows(value("0", "A1", kind="s")), texts="<si><t>砚</t></si>" * 1_000_000),
    "xlsx-long-text.xlsx": lambda: xlsx(rows(value("0", "A1", kind="s")), texts=f"<si><t>{'砚' * 5_000_000}</t></si>"),
    "xlsx-text-repeated.xlsx": lambda: xlsx(
        "<sheetData>" + ("<row>" + '<c t="s"><v>0</v></c>' * 100 + "</row>") * 100 + "</sheetData>",
        texts=f"<si><t>{'砚' * 1_000_000}</t></si>",
    ),
    "xlsx-text-number.xlsx": lambda: xlsx(
        rows(value("99999999999999999999", "A1", kind="s") + value("-1", "B1", kind="s") + value("x", "C1", kind="s"))
    ),
    "xlsx-many-sheets.xlsx": lambda: xlsx(*["<sheetData/>"] * 3000),
    "xlsx-big-numbers.xlsx": lambda: xlsx(
        rows(
            value("1e999999999", "A1") + value("9" * 100_000, "B1") + value("NaN", "C1") + value("-inf", "D1", style=1)
        ),
        styles=formats("0.00%"),
    ),
    "xlsx-big-dates.xlsx": lambda: xlsx(
        rows(value("1e300", "A1", style=1) + value("-99999999", "B1", style=1) + value("1e17", "C1", kind="d")),
        styles=formats("yyyy-mm-dd hh:mm:ss"),
    ),
    "xlsx-number-format.xlsx": lambda: xlsx(
        rows(value("3.14", "A1", style=1) + value("3.14", "B1", style=2) + value("3.14", "C1", style=3)),
        styles=formats("0" * 100_000, "[" * 5000 + '"', "#,##0." + "?/" * 20_000),
    ),
    "xlsx-number-format-long.xlsx": lambda: xlsx(
        "<sheetData>" + ("<row>" + '<c s="1"><v>3.14</v></c>' * 100 + "</row>") * 100 + "</sheetData>",
        styles=formats("0" * 30_000),
    ),
    "xlsx-style-number.xlsx": lambda: xlsx(rows(value("1", "A1", style=2**70))),
    "xlsx-rows-backwards.xlsx": lambda: xlsx(
        '<sheetData><row r="9999999999"><c><v>1</v></c></row><row r="1"><c><v>2</v></c></row><row r="-3"/></sheetData>'
    ),
    "xlsx-columns.xlsx": lambda: xlsx('<cols><col min="1" max="1000000000" width="1e99"/></cols>' + _ROW),
    "xlsx-formula-command.xlsx": lambda: xlsx(rows("<c><f>cmd|' /C calc'!A0</f><v>1</v></c>")),
    "xlsx-outside-link.xlsx": lambda: xlsx(
        _ROW,
        files={
            "xl/externalLinks/_rels/externalLink1.xml.rels": '<Relationships><Relationship Id="r" Target="http://127.0.0.1:9/"/></Relationships>'
        },
    ),
    "xlsx-sheet-outside.xlsx": lambda: xlsx(
        _ROW,
        files={
            "xl/_rels/workbook.xml.rels": '<Relationships><Relationship Id="s1" Type="x/worksheet"'
            ' Target="../../../etc/passwd"/></Relationships>'
        },
    ),
    "xlsx-without-sheets.xlsx": lambda: zipped({"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<workbook/>"}),
    "xlsx-binary.xlsx": lambda: zipped({"[Content_Types].xml": "<Types/>", "xl/workbook.bin": b"\x83\1\0" * 50}),
    "xlsx-bomb-by-ratio.xlsx": lambda: _sheet(" " * (60 << 20)),
    "xlsx-cut.xlsx": lambda: xlsx(_cells(10_000, 10))[:-200],
}
