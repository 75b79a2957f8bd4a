"""Reading a document: ``read(path)``."""

from __future__ import annotations

from pathlib import Path

from jixiao.documents.grid import Document
from jixiao.documents.opening import open_document
from jixiao.forms.library import form as form_of
from jixiao.recognition.assembly import give_narratives, read_regions
from jixiao.recognition.items import Row, rows_of
from jixiao.recognition.narrative import read_statement
from jixiao.recognition.regions import Region, find_regions
from jixiao.recognition.titles import year_around
from jixiao.records.extraction import Extraction, Fault
from jixiao.records.target import PerformanceTarget


def read(path: str | Path, form: str | None = None) -> Extraction:
    """Read a document into records.

    ``form`` names the official form of all its tables where that is known. Raises a ``DocumentError`` where the file
    cannot be read at all, ``KeyError`` where there is no such form.
    """
    return read_document(open_document(path), form)


def read_document(document: Document, form: str | None = None) -> Extraction:
    """The records of a document, with everything that no record took. Raises ``KeyError`` for an unknown form."""
    known = form_of(form).id if form else None
    rows = rows_of(document)
    regions = find_regions(rows)
    give_narratives(rows, regions)
    records = read_regions(regions, document.name, known)
    _date_undated(records, rows, regions)
    inside = {id(row) for region in regions for row in region.all_rows()}
    outside = [row for row in rows if id(row) not in inside]
    statement = read_statement(outside)
    left = [item.unplaced() for row in outside for item in row.items if item.taken is None]
    cells = sum(1 for _, cells in document.rows() for cell in cells if not cell.blank)
    return Extraction(
        document=document.name,
        records=records,
        statement=statement,
        unplaced=left,
        cells=cells,
        faults=[Fault(zh=fault.sentence("zh"), en=fault.sentence("en")) for fault in document.faults],
    )


_HEADING_ROWS = 40
_FROM_HEADING = 0.7
"""The confidence of a year that only a heading above the tables prints."""


def _date_undated(records: list[PerformanceTarget], rows: list[Row], regions: list[Region]) -> None:
    """Give records without a year of their own the year of the heading above the first table."""
    if not regions or all(record.year for record in records):
        return
    first = next((at for at, row in enumerate(rows) if row is regions[0].rows[0]), 0)
    for row in rows[: min(first, _HEADING_ROWS)]:
        for item in row.items:
            year = year_around(item.text)
            if year is None:
                continue
            for record in records:
                if record.year is None:
                    record.year = year
                    record.provenance["year"] = item.source(_FROM_HEADING)
                    record.confidence = min(record.confidence, _FROM_HEADING)
            return
