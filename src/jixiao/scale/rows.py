"""From what was read of one file to the rows of the tables in ``schema``, each row one line of JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Any

from jixiao.forms.library import form as form_of
from jixiao.records.extraction import Extraction, Fault, Statement
from jixiao.records.money import decimal_of
from jixiao.records.provenance import UnplacedCell
from jixiao.records.target import Funding, Indicator, PerformanceTarget
from jixiao.rendering.doubt import unsure_fields
from jixiao.scale.schema import AMOUNTS, TABLES
from jixiao.values.parsing import parse_value

Readings = Iterable[tuple[str, Extraction | Fault]]
"""The documents of a file by name, each with its records or the reason why it could not be read."""

PART = "part"
"""The kind of an error that concerns a part of a document which was read otherwise."""

_WAN = Decimal(10_000)
_DIGITS, _DECIMALS = 18, 6
_LARGEST = 2**31 - 1
_SPOILT = re.compile("[\x00\ud800-\udfff]")
"""Characters that UTF-8 or DuckDB cannot hold: NUL and halves of surrogate pairs."""


@dataclass(frozen=True, slots=True)
class Counts:
    """What was found in one file.

    ``documents`` counts those read and those not; ``kinds`` has the kind of every error, ``failures`` the names of
    documents that could not be read at all, with the reasons.
    """

    documents: int = 0
    tables: int = 0
    indicators: int = 0
    kinds: tuple[str, ...] = ()
    failures: tuple[tuple[str, Fault], ...] = ()


@dataclass(frozen=True, slots=True)
class FileRows:
    """The rows of one file: per table of the schema lines of JSON, UTF-8, each with its line feed."""

    format: str
    lines: Mapping[str, bytes]
    counts: Counts

    @property
    def size(self) -> int:
        """Bytes of all lines."""
        return sum(map(len, self.lines.values()))


@dataclass(frozen=True, slots=True)
class FileFacts:
    """What is known of a file besides its contents: SHA-256, address, format as a suffix, bytes, reader version."""

    sha256: str
    source: str
    format: str
    size: int
    reader: int


def file_rows(readings: Readings, facts: FileFacts) -> FileRows:
    """The rows of a file of which these documents were read, in their order."""
    rows: dict[str, list[dict[str, Any]]] = {table.name: [] for table in TABLES}
    tables = 0
    kinds: list[str] = []
    failures: list[tuple[str, Fault]] = []
    for name, found in readings:
        if isinstance(found, Fault):
            failures.append((name, found))
            rows["documents"].append(_document(facts, name, None))
            errors = [(_kind(found), True, found)]
        else:
            _take(rows, facts, name, found, tables)
            tables += len(found.records)
            errors = [(_kind(fault), False, fault) for fault in found.faults]
        kinds += [kind for kind, _, _ in errors]
        for number, (kind, whole, fault) in enumerate(errors, 1):
            rows["errors"].append(
                {
                    "file": facts.sha256, "document": name, "error": number, "source": facts.source, "kind": kind,
                    "whole": whole, "sentence_zh": fault.zh, "sentence_en": fault.en,
                }
            )  # fmt: skip
    counts = Counts(len(rows["documents"]), tables, len(rows["indicators"]), tuple(kinds), tuple(failures))
    return FileRows(facts.format, {name: b"".join(map(_line, found)) for name, found in rows.items() if found}, counts)


def in_wan(printed: str | None, unit: str | None) -> str | None:
    """A printed amount in 万元 as a plain decimal; ``None`` without unit, number, or room in DECIMAL(18,6)."""
    if printed is None or unit not in ("万元", "元"):
        return None
    try:
        amount = decimal_of(printed)
    except InvalidOperation:
        return None
    return exact(amount if unit == "万元" else amount / _WAN)


def exact(number: Decimal | None) -> str | None:
    """The number as a plain decimal where DECIMAL(18,6) holds it without rounding."""
    if number is None or not number.is_finite() or number.adjusted() >= _DIGITS - _DECIMALS:
        return None
    whole, _, decimals = format(number, "f").partition(".")
    decimals = decimals.rstrip("0")
    return f"{whole}.{decimals or '0'}" if len(decimals) <= _DECIMALS else None


def _take(rows: dict[str, list[dict[str, Any]]], facts: FileFacts, name: str, found: Extraction, before: int) -> None:
    rows["documents"].append(_document(facts, name, found))
    for at, record in enumerate(found.records, before + 1):
        rows["records"].append(_record(facts, name, at, record))
        rows["indicators"] += [
            _indicator(facts, at, number, indicator) for number, indicator in enumerate(record.indicators, 1)
        ]
        rows["unplaced"] += _unplaced(facts, name, at, record.unplaced)
    rows["unplaced"] += _unplaced(facts, name, None, found.unplaced)


def _document(facts: FileFacts, name: str, found: Extraction | None) -> dict[str, Any]:
    row: dict[str, Any] = {
        "file": facts.sha256, "document": name, "source": facts.source, "format": facts.format, "bytes": facts.size,
        "read": found is not None, "tables": 0, "indicators": 0, "cells": 0, "unplaced": 0, "reader": facts.reader,
    }  # fmt: skip
    if found is not None:
        row["tables"] = len(found.records)
        row["indicators"] = sum(len(record.indicators) for record in found.records)
        row["cells"] = found.cells
        row["unplaced"] = len(found.unplaced) + sum(len(record.unplaced) for record in found.records)
        row |= _statement(found.statement) if found.statement else {}
    return row


def _statement(statement: Statement) -> dict[str, Any]:
    return {
        "statement": statement.text,
        "statement_year": statement.year,
        "statement_units": statement.units,
        "statement_projects": statement.projects,
        "statement_amount": in_wan(statement.amount, statement.amount_unit),
        "statement_amount_printed": statement.amount,
    }


def _record(facts: FileFacts, name: str, at: int, record: PerformanceTarget) -> dict[str, Any]:
    code, region = _region(record.form)
    row: dict[str, Any] = {
        "file": facts.sha256, "record": at, "document": name, "number": record.number, "source": facts.source,
        "form": record.form, "region_code": code, "region": region, "title": record.title, "year": record.year,
        "project_name": record.project_name, "categories": record.categories,
        "supervising_department": record.supervising_department, "implementing_unit": record.implementing_unit,
        "start_date": record.start, "end_date": record.end, "amount_unit": record.amount_unit,
    }  # fmt: skip
    for amount in AMOUNTS:
        printed: str | None = getattr(record.funding, amount)
        if printed is not None:
            row[f"funding_{amount}"] = in_wan(printed, record.amount_unit)
            row[f"funding_{amount}_printed"] = printed
    for field in Funding.model_fields:
        if field.startswith("exec_"):
            row[field] = getattr(record.funding, field)
    for field in ("goal_period", "total_goal", "annual_goal", "actual_goal", "executed_period", "confidence"):
        row[field] = getattr(record, field)
    row |= {
        "narrative": record.narrative, "other_fields": record.other_fields, "indicators": len(record.indicators),
        "unplaced": len(record.unplaced), "unsure": len(unsure_fields(record)),
        "provenance": _json({path: _plain(source) for path, source in record.provenance.items()}),
    }  # fmt: skip
    return row


def _indicator(facts: FileFacts, at: int, number: int, indicator: Indicator) -> dict[str, Any]:
    row = {"file": facts.sha256, "record": at, "indicator": number, **_filled(indicator)}
    if indicator.value is not None:
        target = parse_value(indicator.value)
        row |= {
            "target_kind": target.kind, "target_op": target.op, "target_low": exact(target.low),
            "target_high": exact(target.high), "target_unit": target.unit, "target_period": target.period,
            "target_deadline": target.deadline,
        }  # fmt: skip
    return row


def _filled(indicator: Indicator) -> dict[str, Any]:
    return {name: value for name, value in indicator.__dict__.items() if value is not None}


def _unplaced(facts: FileFacts, name: str, at: int | None, cells: list[UnplacedCell]) -> list[dict[str, Any]]:
    return [
        {
            "file": facts.sha256, "document": name, "record": at, "cell": number, "page": cell.page,
            "table_index": cell.table, "row_index": cell.row, "column_index": cell.column, "line": cell.line,
            "text": cell.text,
        }
        for number, cell in enumerate(cells, 1)
    ]  # fmt: skip


@cache
def _region(form: str | None) -> tuple[str | None, str | None]:
    if form is None:
        return None, None
    try:
        region = form_of(form).region
    except KeyError:
        return None, None
    return region.code, region.name


def _kind(fault: Fault) -> str:
    kind: str = getattr(fault, "kind", PART)
    return kind.removesuffix("Error")


def _plain(source: Any) -> dict[str, Any]:
    return {name: value for name, value in source.__dict__.items() if value is not None}


def _json(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    # json.dumps leaves halves of surrogate pairs as they are and writes NUL with a backslash
    if "\\u0000" in text or (not text.isascii() and _SPOILT.search(text)):
        text = json.dumps(_cleaned(value), ensure_ascii=False, separators=(",", ":"))
    return text


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return _SPOILT.sub("\N{REPLACEMENT CHARACTER}", value)
    if isinstance(value, list):
        return [_cleaned(one) for one in value]
    if isinstance(value, dict):
        return {_cleaned(key): _cleaned(one) for key, one in value.items()}
    return value


def _line(row: dict[str, Any]) -> bytes:
    return _json({name: value for name, value in row.items() if _fits(value)}).encode("utf-8") + b"\n"


def _fits(value: object) -> bool:
    """Whether there is a value that its column holds: a number read from a document may have any number of digits."""
    return value is not None and not (isinstance(value, int) and abs(value) > _LARGEST)
