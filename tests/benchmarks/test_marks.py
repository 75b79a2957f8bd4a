"""The marks of the project: how well the seeds must be read, counted by the shared scorer on the gold records."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from benchmarks.calibration import Outcome, outcomes, sure_fields
from benchmarks.coverage import Use, used_cells
from benchmarks.material import Score, extractions, jixiao_records, pairs, score, seeds

from jixiao.documents.opening import open_document

TABLES = {"000": 7, "001": 104, "002": 4, "003": 4, "004": 5}


@cache
def result() -> Score:
    return score(jixiao_records())


@cache
def fields() -> list[Outcome]:
    return outcomes(pairs(jixiao_records()))


@pytest.mark.parametrize(
    ("measure", "mark"),
    [
        ("tables recall", 1.0),
        ("header fields", 0.99),
        ("amounts", 1.0),
        ("goals", 0.99),
        ("indicator F1", 0.99),
    ],
)
def test_share_of_the_gold(measure: str, mark: float) -> None:
    share = result().share(measure)
    assert share >= mark, result().misses


def test_every_table_of_the_seeds_is_found_and_none_invented() -> None:
    assert {document[:3]: len(found.records) for document, found in extractions().items()} == TABLES
    assert sum(TABLES.values()) == 124


@pytest.mark.parametrize("path", seeds(), ids=lambda path: path.stem[:3])
def test_every_table_has_a_project_name_of_its_own(path: Path) -> None:
    printed = len(re.findall(r"^\s*项目名称\s", path.read_text(encoding="utf-8"), re.MULTILINE))
    records = extractions()[path.name].records
    places = {(source.row, source.column) for record in records if (source := record.provenance.get("project_name"))}
    assert len(places) == len(records) == printed


def test_values_printed_apart_from_their_tables_do_not_become_indicators() -> None:
    (path,) = (path for path in seeds() if path.name.startswith("003"))
    text = re.sub(r"\s", "", path.read_text(encoding="utf-8"))
    names = [line.name for record in extractions()[path.name].records for line in record.indicators]
    assert [name for name in names if not name or not re.search(rf"指标\d[:：]{re.escape(name)}", text)] == []


def test_what_the_reader_is_sure_of_is_right() -> None:
    sure = sure_fields(fields())
    wrong = [field for field in sure if not field.right]
    assert len(sure) > 1500
    assert len(wrong) <= 0.005 * len(sure), wrong


def test_every_value_read_names_its_source() -> None:
    assert [field for field in fields() if field.got not in (None, "", []) and field.confidence is None] == []


def test_every_non_blank_cell_is_placed_or_unplaced() -> None:
    assert [(cell.document, cell.cell.line, cell.cell.text) for cell in used_cells() if cell.use is Use.LOST] == []


@pytest.mark.parametrize("path", seeds(), ids=lambda path: path.stem[:3])
def test_the_reader_counts_every_non_blank_cell(path: Path) -> None:
    printed = sum(not cell.blank for _, row in open_document(path).rows() for cell in row)
    assert extractions()[path.name].cells == printed
