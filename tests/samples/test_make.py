"""The sample documents are what the script makes, and reading them gives the records they were made from."""

from __future__ import annotations

from pathlib import Path

import pytest
from samples.make import SampleDocument, documents

import samples
from jixiao.documents.text import read_text
from jixiao.forms.library import form
from jixiao.recognition.reading import read, read_document
from jixiao.rendering.plain_text import plain_text

FOLDER = Path(samples.__file__).parent
DOCUMENTS = documents()

every_document = pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.name)


def test_every_document_is_there_and_nothing_else() -> None:
    assert sorted(path.name for path in FOLDER.glob("*.txt")) == [document.name for document in DOCUMENTS]


@every_document
def test_the_file_is_what_the_script_makes(document: SampleDocument) -> None:
    assert (FOLDER / document.name).read_bytes().decode() == document.text, "run make samples"


@every_document
def test_reading_gives_the_records_back(document: SampleDocument) -> None:
    extraction = read(FOLDER / document.name)
    assert [record.content() for record in extraction.records] == [record.content() for record in document.records]


@every_document
def test_no_cell_is_left_over(document: SampleDocument) -> None:
    extraction = read_document(read_text(document.name, document.text.encode()))
    assert extraction.unplaced == []
    assert [cell for record in extraction.records for cell in record.unplaced] == []


def test_the_damage_is_in_the_files() -> None:
    (scanned,) = [document for document in DOCUMENTS if document.name == "yanpu-water-and-greening.txt"]
    undamaged = [plain_text(record, form("minhang-target-2023"), "tabs").rstrip("\n") for record in scanned.records]
    damaged = scanned.text.rstrip("\n").split("\n\n\n")
    assert len(damaged) == len(undamaged)
    assert all(one != other for one, other in zip(damaged, undamaged, strict=True))


def test_the_statement_agrees_with_the_tables() -> None:
    extraction = read(FOLDER / "luting-peoples-congress.txt")
    assert extraction.statement is not None
    assert (extraction.statement.year, extraction.statement.projects, extraction.statement.amount) == (
        2023,
        3,
        "186.50",
    )
    assert len(extraction.records) == 3
