"""From what was read of a file to rows."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jixiao.records.extraction import Extraction, Fault, Statement
from jixiao.records.provenance import Source, UnplacedCell
from jixiao.records.target import Funding, Indicator, PerformanceTarget
from jixiao.scale.parquet_files import connection, write_lines
from jixiao.scale.reading_messages import Refusal
from jixiao.scale.rows import FileFacts, FileRows, exact, file_rows, in_wan
from jixiao.scale.schema import TABLES, table

FACTS = FileFacts("ab" * 32, "/资料/上报材料.zip", ".zip", 1234, 1)


def plain(rows: FileRows, name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in rows.lines.get(name, b"").splitlines()]


def test_tables_are_counted_through_all_documents_of_a_file() -> None:
    readings = [
        ("a.zip/一.docx", Extraction(document="x", records=[PerformanceTarget(number=1), PerformanceTarget(number=2)])),
        ("a.zip/二.docx", Extraction(document="x", records=[PerformanceTarget(number=1)])),
    ]
    rows = plain(file_rows(readings, FACTS), "records")
    assert [(row["record"], row["document"], row["number"]) for row in rows] == [
        (1, "a.zip/一.docx", 1),
        (2, "a.zip/一.docx", 2),
        (3, "a.zip/二.docx", 1),
    ]


def test_amounts_stand_as_printed_and_in_wan() -> None:
    record = PerformanceTarget(amount_unit="元", funding=Funding(annual_total="74,000.00", total="见附件"))
    (row,) = plain(file_rows([("表.docx", Extraction(document="表.docx", records=[record]))], FACTS), "records")
    assert (row["funding_annual_total"], row["funding_annual_total_printed"]) == ("7.4", "74,000.00")
    assert (row.get("funding_total"), row["funding_total_printed"]) == (None, "见附件")


@pytest.mark.parametrize(
    ("printed", "unit", "amount"),
    [
        ("7.40", "万元", "7.4"),
        ("-5", "万元", "-5.0"),
        ("1,200.50", "元", "0.12005"),
        ("0.01", "元", "0.000001"),
        ("0.001", "元", None),
        ("7.40", None, None),
        ("999999999999", "万元", "999999999999.0"),
        ("1000000000000", "万元", None),
        ("九万", "万元", None),
        (None, "万元", None),
    ],
)
def test_an_amount_is_exact_or_not_there(printed: str | None, unit: str | None, amount: str | None) -> None:
    assert in_wan(printed, unit) == amount


@given(st.decimals(allow_nan=True, allow_infinity=True))
def test_what_is_exact_is_the_number_and_fits(number: Decimal) -> None:
    text = exact(number)
    if text is not None:
        assert Decimal(text) == number
        assert Decimal(text).scaleb(6) == int(Decimal(text).scaleb(6))
        assert abs(number) < Decimal(10) ** 12


def test_an_indicator_says_what_its_value_means() -> None:
    record = PerformanceTarget(indicators=[Indicator(level2="数量指标", name="路灯改造", value="≥12(盏)")])
    (row,) = plain(file_rows([("表.docx", Extraction(document="表.docx", records=[record]))], FACTS), "indicators")
    assert (row["indicator"], row["value"], row["target_kind"]) == (1, "≥12(盏)", "number")
    assert (row["target_op"], row["target_low"], row["target_unit"]) == ("≥", "12.0", "盏")


def test_cells_in_tables_and_outside_are_told_apart() -> None:
    record = PerformanceTarget(unplaced=[UnplacedCell(row=3, column=1, text="......")])
    found = Extraction(document="表.docx", records=[record], unplaced=[UnplacedCell(line=9, text="第 1 页")])
    rows = plain(file_rows([("表.docx", found)], FACTS), "unplaced")
    assert [(row.get("record"), row["cell"], row["text"]) for row in rows] == [(1, 1, "......"), (None, 1, "第 1 页")]


def test_errors_of_documents_and_of_parts_have_a_kind() -> None:
    refused = Refusal(zh="文件已加密。", en="It is encrypted.", kind="EncryptedDocumentError")
    part = Extraction(document="b", faults=[Fault(zh="第 3 页无法读取。", en="Page 3 cannot be read.")])
    rows = file_rows([("a.docx", refused), ("b.pdf", part)], FACTS)
    assert [(row["document"], row["kind"], row["whole"]) for row in plain(rows, "errors")] == [
        ("a.docx", "EncryptedDocument", True),
        ("b.pdf", "part", False),
    ]
    assert [row["read"] for row in plain(rows, "documents")] == [False, True]
    assert [name for name, _ in rows.counts.failures] == ["a.docx"]


def test_what_a_document_says_of_its_tables_is_kept() -> None:
    said = Statement(text="共 3 个项目，72.30 万元", year=2025, projects=3, amount="72.30", amount_unit="万元")
    (row,) = plain(file_rows([("表.pdf", Extraction(document="表.pdf", statement=said))], FACTS), "documents")
    assert (row["statement_projects"], row["statement_amount"], row["statement_year"]) == (3, "72.3", 2025)


def test_a_number_that_no_column_holds_is_left_out(tmp_path: Path) -> None:
    said = Statement(text="共 99999999999 个项目", projects=99999999999, units=3)
    rows = file_rows([("表.pdf", Extraction(document="表.pdf", statement=said))], FACTS)
    (tmp_path / "rows.jsonl").write_bytes(rows.lines["documents"])
    write_lines(tmp_path / "rows.jsonl", table("documents"), tmp_path / "rows.parquet", rows.size)
    with connection() as database:
        columns = "statement_projects, statement_units, statement"
        found = database.execute(f"SELECT {columns} FROM '{tmp_path}/rows.parquet'").fetchall()
    assert found == [(None, 3, "共 99999999999 个项目")]


texts = st.text(st.characters(codec=None), max_size=20)


@settings(max_examples=30, deadline=None)
@given(texts, texts, texts)
def test_any_text_becomes_a_row_that_duckdb_reads(tmp_path_factory: Any, name: str, value: str, section: str) -> None:
    folder: Path = tmp_path_factory.mktemp("rows")
    source = Source(text=value, confidence=1)
    record = PerformanceTarget(
        project_name=name, narrative={section: name}, provenance={"project_name": source},
        indicators=[Indicator(name=name, value=value)],
    )  # fmt: skip
    rows = file_rows([(name, Extraction(document=name, records=[record]))], FACTS)
    (folder / "rows.jsonl").write_bytes(rows.lines["records"])
    write_lines(folder / "rows.jsonl", table("records"), folder / "rows.parquet", rows.size)
    with connection() as database:
        found = database.execute(f"SELECT project_name, narrative FROM '{folder}/rows.parquet'").fetchall()
    cleaned = ["".join("\ufffd" if c == "\0" or 0xD800 <= ord(c) < 0xE000 else c for c in t) for t in (name, section)]
    assert found == [(cleaned[0], {cleaned[1]: cleaned[0]})]


def test_every_row_has_only_columns_of_the_schema() -> None:
    record = PerformanceTarget(funding=Funding(**dict.fromkeys(Funding.model_fields, "1")), indicators=[
        Indicator(**dict.fromkeys(("name", "value", "unit", "weight", "actual", "score"), "1"), parts=["1"])
    ])  # fmt: skip
    found = Extraction(
        document="x", records=[record], unplaced=[UnplacedCell(text="x")], faults=[Fault(zh="x", en="x")]
    )
    rows = file_rows([("x", found)], FACTS)
    for one in TABLES:
        for row in plain(rows, one.name):
            assert set(row) <= {column.name for column in one.columns}
