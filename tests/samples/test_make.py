"""The sample documents are what the script makes, and reading them gives the records they were made from."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
from samples.defects import planted
from samples.make import SampleDocument, files, printed
from samples.records import PlannedDocument, planned_documents

import samples
from jixiao.documents.errors import DocumentError
from jixiao.documents.opening import read_bytes
from jixiao.forms.library import form
from jixiao.recognition.reading import read, read_each
from jixiao.records.extraction import Extraction
from jixiao.records.target import PerformanceTarget
from jixiao.rendering.plain_text import plain_text

FOLDER = Path(samples.__file__).parent
DOCUMENTS = [planted(document) for document in planned_documents()]
PATHS = sorted({document.archive or document.file for document in DOCUMENTS})

every_path = pytest.mark.parametrize("path", PATHS)
every_document = pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.path)
unscanned = pytest.mark.parametrize(
    "document", [document for document in DOCUMENTS if not document.scan], ids=lambda document: document.path
)


@lru_cache
def extractions(path: str) -> dict[str, Extraction]:
    """What is read from a file, by the names of the documents in it."""
    found: dict[str, Extraction] = {}
    for name, extraction in read_each(FOLDER / path):
        assert not isinstance(extraction, DocumentError), extraction
        found[name.rpartition("/")[2]] = extraction
    return found


def extraction(document: PlannedDocument) -> Extraction:
    found = extractions(document.archive or document.file)
    return found[PurePosixPath(document.file).name]


def content(record: PerformanceTarget) -> dict[str, Any]:
    """What reading gives back. Monitoring forms name the months in a label, which is not read as a field."""
    return {name: value for name, value in record.content().items() if name != "executed_period"}


def written(document: PlannedDocument) -> bytes:
    """The document as it lies in the repository."""
    if document.archive is None:
        return (FOLDER / document.file).read_bytes()
    with zipfile.ZipFile(FOLDER / document.archive) as archive:
        return archive.read(document.file)


def cells(document: PlannedDocument, data: bytes) -> list[tuple[int, int, str]]:
    """What is printed where."""
    read = read_bytes(document.file, data)
    return [(cell.row, cell.column, cell.text) for _, row in read.rows() for cell in row if not cell.blank]


def test_every_document_is_there_and_nothing_else() -> None:
    there = [path.relative_to(FOLDER).as_posix() for year in ("2024", "2025") for path in (FOLDER / year).iterdir()]
    assert sorted(there) == PATHS


def test_every_format_is_there_in_both_years() -> None:
    kinds = {year: {PurePosixPath(path).suffix for path in PATHS if path.startswith(year)} for year in ("2024", "2025")}
    office = {".txt", ".docx", ".doc", ".xlsx", ".xls", ".pdf", ".html", ".mht"}
    assert kinds["2024"] | kinds["2025"] >= office | {".zip"}
    assert all(kind >= office for kind in kinds.values())


def test_all_of_them_are_small() -> None:
    assert sum((FOLDER / path).stat().st_size for path in PATHS) < 3_000_000


@unscanned
def test_the_file_is_what_the_script_makes(document: PlannedDocument) -> None:
    there, made = written(document), printed(document)
    if document.file.endswith((".txt", ".doc", ".xls")):
        assert there == made, "run make samples"
    else:  # how they look is their writers' business
        assert cells(document, there) == cells(document, made), "run make samples"


@pytest.mark.parametrize("suffix", [".docx", ".xlsx", ".pdf", ".html", ".mht"])
def test_a_document_is_always_made_of_the_same_bytes(suffix: str) -> None:
    document = next(one for one in DOCUMENTS if one.file.endswith(suffix) and not one.scan)
    assert printed(document) == printed(document)


def test_archives_hold_their_documents() -> None:
    members = [SampleDocument(document, b"") for document in DOCUMENTS if document.archive]
    assert len(members) == 2
    ((path, data),) = files(members).items()
    assert path == "2025/yanpu-self-evaluations.zip"
    with zipfile.ZipFile(io.BytesIO(data)) as made, zipfile.ZipFile(FOLDER / path) as there:
        assert made.namelist() == there.namelist() == [member.planned.file for member in members]


@unscanned
def test_reading_gives_the_records_back(document: PlannedDocument) -> None:
    found = extraction(document)
    assert [content(record) for record in found.records] == [content(record) for record in document.records]


@unscanned
def test_no_cell_is_left_over(document: PlannedDocument) -> None:
    found = extraction(document)
    assert found.unplaced == []
    assert [cell.text for record in found.records for cell in record.unplaced] == []


@unscanned
def test_the_paragraph_in_front_is_read(document: PlannedDocument) -> None:
    said = extraction(document).statement
    if not document.front:
        assert said is None
        return
    assert said is not None
    projects, amount = re.findall(r"项目(\d+)个.*资金([\d.]+)万元", document.front[1])[0]
    assert (said.year, said.projects, said.amount) == (document.records[0].year, int(projects), amount)


@pytest.mark.parametrize("document", [one for one in DOCUMENTS if one.scan], ids=lambda document: document.path)
def test_scans_are_read_too(document: PlannedDocument) -> None:
    made, found = (
        Counter((one.level2, one.name, one.value) for record in records for one in record.indicators)
        for records in (document.records, extraction(document).records)
    )
    assert 2 * (made & found).total() >= 0.95 * (made.total() + found.total())
    assert [record.project_name for record in extraction(document).records] == [
        record.project_name for record in document.records
    ]


@pytest.mark.parametrize(
    ("path", "project"),
    [
        ("2024/yanpu-water-and-greening.txt", "镇管河道保洁养护"),
        ("2024/yanpu-water-and-greening.txt", "公共绿地日常养护"),
        ("2024/yanpu-water-and-greening.txt", "防汛应急物资更新"),
        ("2025/yanpu-justice.txt", "人民调解工作室运行"),
    ],
)
def test_the_damage_is_in_the_files(path: str, project: str) -> None:
    (document,) = [document for document in DOCUMENTS if document.path == path]
    (record,) = [record for record in document.records if record.project_name == project]
    text = (FOLDER / path).read_bytes().decode(document.encoding)
    assert project in text
    assert plain_text(record, form("minhang-target-2023"), "tabs") not in text


def test_the_statement_agrees_with_the_tables_of_one_year_and_not_of_the_other() -> None:
    said = [read(FOLDER / path) for path in ("2024/luting-peoples-congress.txt", "2025/luting-peoples-congress.doc")]
    assert [one.statement and one.statement.amount for one in said] == ["186.50", "215.80"]
    sums = [sum(float(record.funding.annual_total or 0) for record in one.records) / 10000 for one in said]
    assert sums == [186.5, 205.8]
