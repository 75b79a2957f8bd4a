"""The Excel workbook: amounts are numbers, everything else is text, nothing is a formula."""

import io
from collections.abc import Callable
from typing import Any

import openpyxl
import pytest

from jixiao.records.target import Funding, Indicator, PerformanceTarget
from jixiao.rendering import xlsx
from jixiao.rendering.xlsx import FullSheetError, workbook

Made = Callable[..., PerformanceTarget]


def sheets(*records: PerformanceTarget, lang: str = "zh") -> Any:
    return openpyxl.load_workbook(io.BytesIO(b"".join(workbook(records, lang))))


def column(sheet: Any, heading: str) -> list[Any]:
    (index,) = [cell.column for cell in sheet[1] if cell.value == heading]
    return [row[index - 1] for row in sheet.iter_rows(min_row=2)]


def test_one_sheet_for_tables_and_one_for_indicators(record: Made) -> None:
    book = sheets(record(), record(number=3, indicators=[]))
    assert book.sheetnames == ["项目", "指标"]
    assert [cell.value for cell in column(book["项目"], "序号")] == [2, 3]
    assert [cell.value for cell in column(book["指标"], "三级指标")] == ["开展代表活动", "按时完成", "代表满意度"]
    assert [cell.value for cell in column(book["指标"], "项目名称")] == ["代表履职经费"] * 3


def test_no_record_is_two_headings() -> None:
    assert [sheet.max_row for sheet in sheets()] == [1, 1]


def test_english_names() -> None:
    assert sheets(lang="en").sheetnames == ["projects", "indicators"]


@pytest.mark.parametrize(
    ("printed", "number", "shown"),
    [
        ("7.40", 7.4, "0.00"),
        ("0", 0, "0"),
        ("-5.5", -5.5, "0.0"),
        ("1,200.00", 1200, "#,##0.00"),
        ("1200000", 1200000, "0"),
    ],
)
def test_plain_amounts_are_numbers_shown_as_printed(record: Made, printed: str, number: float, shown: str) -> None:
    (cell,) = column(sheets(record(funding=Funding(total=printed)))["项目"], "项目资金总额")
    assert (cell.data_type, cell.value, cell.number_format) == ("n", number, shown)


@pytest.mark.parametrize("printed", ["7.40万元", "12,34", "≥5", "1234567890123456.78", "１２", "1e5", "无"])
def test_other_amounts_are_text(record: Made, printed: str) -> None:
    (cell,) = column(sheets(record(funding=Funding(total=printed)))["项目"], "项目资金总额")
    assert (cell.data_type, cell.value) == ("s", printed)


def test_a_blank_amount_is_a_blank_cell(record: Made) -> None:
    (cell,) = column(sheets(record())["项目"], "其他资金")
    assert cell.value is None


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "＝1", "#N/A", "TRUE", "2025-01-01", "12"])
def test_text_stays_text(record: Made, text: str) -> None:
    book = sheets(record(project_name=text, indicators=[Indicator(name=text, value=text)]))
    for cell in (*column(book["项目"], "项目名称"), *column(book["指标"], "三级指标"), *column(book["指标"], "指标值")):
        assert (cell.data_type, cell.value) == ("s", text)


def test_what_looks_like_a_formula_stays_text_when_edited(record: Made) -> None:
    (cell,) = column(sheets(record(project_name="=1+1"))["项目"], "项目名称")
    assert cell.quotePrefix
    (cell,) = column(sheets(record())["项目"], "项目名称")
    assert not cell.quotePrefix


def test_signs_a_workbook_cannot_hold_are_replaced(record: Made) -> None:
    (cell,) = column(sheets(record(total_goal="a\x00\x1b\x0bb\tc\nd"))["项目"], "项目总目标")
    assert cell.value == "a\ufffd\ufffd\ufffdb\tc\nd"


def test_a_text_too_long_for_a_cell_is_cut_visibly(record: Made) -> None:
    (cell,) = column(sheets(record(total_goal="字" * 40_000))["项目"], "项目总目标")
    assert len(cell.value) == 32_767 and cell.value.endswith("字…")


def test_what_values_mean_is_there_as_numbers(record: Made) -> None:
    book = sheets(record())
    assert [cell.value for cell in column(book["指标"], "数值")] == [12, 1, None]
    assert [cell.value for cell in column(book["指标"], "比较符")] == ["≥", "≥", None]


def test_more_rows_than_a_sheet_holds_are_refused(record: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "_ROWS", 3)
    with pytest.raises(FullSheetError):
        sheets(record())
