"""The tables that a batch writes."""

from __future__ import annotations

import pytest

from jixiao.records.provenance import UnplacedCell
from jixiao.records.target import Indicator, PerformanceTarget
from jixiao.scale.parquet_files import connection
from jixiao.scale.schema import INDICATORS, RECORDS, TABLES, UNPLACED, Table


@pytest.mark.parametrize("table", TABLES, ids=[table.name for table in TABLES])
def test_names_and_types_are_those_of_duckdb(table: Table) -> None:
    columns = ", ".join(f"{column.name} {column.type}" for column in table.columns)  # no name needs quotes
    with connection() as database:
        database.execute(f"CREATE TABLE {table.name} ({columns})")
    assert set(table.key) <= {column.name for column in table.columns}


def test_every_field_of_a_record_has_a_column() -> None:
    names = {column.name for column in RECORDS.columns}
    renamed = {"start": "start_date", "end": "end_date"}
    fields = set(PerformanceTarget.model_fields) - {"funding"}
    assert {renamed.get(field, field) for field in fields} <= names


def test_every_field_of_an_indicator_and_of_a_cell_has_a_column() -> None:
    assert set(Indicator.model_fields) <= {column.name for column in INDICATORS.columns}
    cell = {"table": "table_index", "row": "row_index", "column": "column_index"}
    assert {cell.get(field, field) for field in UnplacedCell.model_fields} <= {c.name for c in UNPLACED.columns}
