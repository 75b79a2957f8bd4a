"""The tables that a batch writes as Parquet: their columns, types and meaning.

``SCHEMA_VERSION`` is written into every file (key ``jixiao_schema``) and into the manifest. Raise it when a column is
taken away, renamed or given another type or meaning; a new column at the end needs no new version, because
files without it read as NULL.

A row is known by ``file`` (SHA-256 of the bytes of the file), ``record`` (the table within the file, from 1) and
``indicator`` (from 1), whoever read it and in whatever order. Amounts stand twice: as printed, in the unit that
``amount_unit`` names, and as DECIMAL in 万元, NULL where the unit is not known or the print is no number that
DECIMAL(18,6) holds exactly. Findings are not written yet: there are no rules that make them.
"""

from __future__ import annotations

from dataclasses import dataclass

from jixiao.records.target import Funding

SCHEMA_VERSION = 1

MONEY = "DECIMAL(18,6)"
_TEXT = "VARCHAR"
_COUNT = "INTEGER"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, its type in DuckDB, and what it holds."""

    name: str
    type: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its name, which is also its folder, what a row is, and the columns by which rows are sorted."""

    name: str
    row: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]


AMOUNTS = tuple(field for field in Funding.model_fields if not field.startswith("exec_"))
"""The amounts of ``Funding``; ``exec_rate``, ``exec_weight`` and ``exec_score`` are no money."""

_FILE = Column("file", _TEXT, "SHA-256 of the bytes of the file, in hexadecimal digits")
_DOCUMENT = Column("document", _TEXT, "name of the file; of a document in an archive also the path in it")
_RECORD = Column("record", _COUNT, "the table within the file, from 1")

DOCUMENTS = Table(
    "documents",
    "one document that was read, or could not be; those of an archive one by one",
    ("file", "document"),
    (
        _FILE,
        _DOCUMENT,
        Column("source", _TEXT, "absolute path or address of the file"),
        Column("format", _TEXT, "format of the file by its content, as a suffix: .pdf"),
        Column("bytes", "BIGINT", "size of the file"),
        Column("read", "BOOLEAN", "whether it could be read; errors says why not"),
        Column("tables", _COUNT, "performance-target tables found"),
        Column("indicators", _COUNT, "indicators in them"),
        Column("cells", _COUNT, "cells that are not blank"),
        Column("unplaced", _COUNT, "cells that no field took, inside and outside of tables"),
        Column("statement", _TEXT, "what it says of its tables as a whole (绩效目标设置情况), as printed"),
        Column("statement_year", _COUNT, "the year of the statement"),
        Column("statement_units", _COUNT, "number of units by the statement"),
        Column("statement_projects", _COUNT, "number of projects by the statement"),
        Column("statement_amount", MONEY, "sum by the statement, in 万元"),
        Column("statement_amount_printed", _TEXT, "sum by the statement, as printed"),
        Column("reader", _COUNT, "version of the reader"),
    ),
)

RECORDS = Table(
    "records",
    "one performance-target table",
    ("file", "record"),
    (
        _FILE,
        _RECORD,
        _DOCUMENT,
        Column("number", _COUNT, "the table within its document, from 1"),
        Column("source", _TEXT, "absolute path or address of the file"),
        Column("form", _TEXT, "official form, see jixiao forms"),
        Column("region_code", _TEXT, "region of the form (GB/T 2260), 000000 nationwide"),
        Column("region", _TEXT, "name of that region"),
        Column("title", _TEXT, "title as printed"),
        Column("year", _COUNT, "budget year"),
        Column("project_name", _TEXT, "项目名称"),
        Column("categories", "VARCHAR[]", "项目类别, those ticked"),
        Column("supervising_department", _TEXT, "主管部门"),
        Column("implementing_unit", _TEXT, "实施单位"),
        Column("start_date", _TEXT, "ISO date as precise as printed"),
        Column("end_date", _TEXT, "ISO date as precise as printed"),
        Column("amount_unit", _TEXT, "unit of the printed amounts: 万元 or 元"),
        *(
            column
            for amount in AMOUNTS
            for column in (
                Column(f"funding_{amount}", MONEY, f"funding.{amount} in 万元"),
                Column(f"funding_{amount}_printed", _TEXT, f"funding.{amount} as printed"),
            )
        ),
        Column("exec_rate", _TEXT, "执行率 as printed"),
        Column("exec_weight", _TEXT, "分值 of the execution, as printed"),
        Column("exec_score", _TEXT, "得分 of the execution, as printed"),
        Column("goal_period", _TEXT, "YYYY-YYYY or YYYY-MM/YYYY-MM"),
        Column("total_goal", _TEXT, "项目总目标"),
        Column("annual_goal", _TEXT, "年度总体目标"),
        Column("actual_goal", _TEXT, "目标完成情况"),
        Column("executed_period", _TEXT, "执行期间"),
        Column("narrative", "MAP(VARCHAR, VARCHAR)", "sections in free text, by heading"),
        Column("other_fields", "MAP(VARCHAR, VARCHAR)", "fields that only this form has, by label"),
        Column("indicators", _COUNT, "number of indicators"),
        Column("unplaced", _COUNT, "cells of the table that no field took"),
        Column("unsure", _COUNT, "fields that the reader is not sure of"),
        Column("confidence", "DOUBLE", "the lowest confidence of its fields, 0–1"),
        Column("provenance", _TEXT, "JSON: field path → page, table, row, column, line, text, confidence"),
    ),
)

INDICATORS = Table(
    "indicators",
    "one indicator of a table",
    ("file", "record", "indicator"),
    (
        _FILE,
        _RECORD,
        Column("indicator", _COUNT, "the indicator within the table, from 1"),
        Column("level1", _TEXT, "一级指标"),
        Column("level2", _TEXT, "二级指标, one of the nine of the national framework"),
        Column("name", _TEXT, "三级指标"),
        Column("value", _TEXT, "指标值 as printed"),
        Column("horizon", _TEXT, "total or annual, where a form has both"),
        Column("printed_level1", _TEXT, "一级指标 where the print says something else"),
        Column("printed_level2", _TEXT, "二级指标 where the print says something else"),
        Column("parts", "VARCHAR[]", "the cells of a value that is printed in several"),
        Column("direction", _TEXT, "指标性质 as printed"),
        Column("unit", _TEXT, "计量单位 as printed in a column of its own"),
        Column("weight", _TEXT, "分值 as printed"),
        Column("basis", _TEXT, "评分标准或依据"),
        Column("actual", _TEXT, "实际完成值 as printed"),
        Column("expected", _TEXT, "预计完成值 as printed"),
        Column("likelihood", _TEXT, "完成可能性"),
        Column("score", _TEXT, "得分 as printed"),
        Column("deviation", _TEXT, "偏差原因"),
        Column("note", _TEXT, "备注"),
        Column("target_kind", _TEXT, "number, range, date, frequency or text: what the value is"),
        Column("target_op", _TEXT, "≥ > ≤ < =, NULL where none is printed"),
        Column("target_low", MONEY, "the number, or the lower one of a range; NULL where DECIMAL(18,6) cannot hold it"),
        Column("target_high", MONEY, "the higher number of a range"),
        Column("target_unit", _TEXT, "unit of the number"),
        Column("target_period", _TEXT, "每 and what recurs"),
        Column("target_deadline", _TEXT, "date or time as printed"),
    ),
)

UNPLACED = Table(
    "unplaced",
    "one cell that is not blank and that no field took",
    ("file", "document", "record", "cell"),
    (
        _FILE,
        _DOCUMENT,
        Column("record", _COUNT, "the table within the file, NULL outside of all tables"),
        Column("cell", _COUNT, "counts such cells of the table, or outside of all tables of the document, from 1"),
        Column("page", _COUNT, "page from 1, NULL where the format has none"),
        Column("table_index", _COUNT, "grid of the document, from 0"),
        Column("row_index", _COUNT, "row of the grid, from 0"),
        Column("column_index", _COUNT, "column of the grid, from 0"),
        Column("line", _COUNT, "line of a text file, from 1"),
        Column("text", _TEXT, "what is printed there"),
    ),
)

ERRORS = Table(
    "errors",
    "one reason why a document, or a part of it, could not be read",
    ("file", "document", "error"),
    (
        _FILE,
        _DOCUMENT,
        Column("error", _COUNT, "counts the errors of the document, from 1"),
        Column("source", _TEXT, "absolute path or address of the file"),
        Column(
            "kind", _TEXT, "kind of the error, a name in English that stays the same; part for a part of a document"
        ),
        Column("whole", "BOOLEAN", "whether the whole document could not be read"),
        Column("sentence_zh", _TEXT, "the reason in Chinese"),
        Column("sentence_en", _TEXT, "the reason in English"),
    ),
)

TABLES = (DOCUMENTS, RECORDS, INDICATORS, UNPLACED, ERRORS)
"""Every table, in the order in which they are written."""


def table(name: str) -> Table:
    """The table of that name. Raises ``KeyError`` where there is none."""
    return {one.name: one for one in TABLES}[name]
