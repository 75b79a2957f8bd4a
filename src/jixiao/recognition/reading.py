"""Reading a document, or those in an archive: ``read(path)``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from jixiao.documents.archive import open_documents
from jixiao.documents.archive_errors import UnexpectedMemberError
from jixiao.documents.errors import DocumentError
from jixiao.documents.grid import Document
from jixiao.forms.library import form as form_of
from jixiao.recognition.assembly import give_narratives, read_regions
from jixiao.recognition.items import Row, rows_of
from jixiao.recognition.narrative import read_statement
from jixiao.recognition.regions import Region, find_regions
from jixiao.recognition.titles import year_around
from jixiao.records.extraction import Extraction, Fault
from jixiao.records.target import PerformanceTarget

Reading = tuple[str, Extraction | DocumentError]
"""The name of a document and its records, or why it could not be read."""


def read(path: str | Path, form: str | None = None) -> Extraction:
    """Read a document, or all documents of a zip archive, into records.

    ``form`` names the official form of all its tables where that is known. Raises a ``DocumentError`` where the file
    cannot be read at all, ``KeyError`` where there is no such form. Records of an archive name the document that they
    are from, as in ``上报材料.zip/2024年/绩效目标表.docx``; what could not be read of it is among the faults.
    """
    return merged(Path(path).name, list(read_each(path, form)))


def read_each(path: str | Path, form: str | None = None) -> Iterator[Reading]:
    """Read the documents at ``path`` one after the other: a document alone, or those of a zip archive.

    A document of an archive that cannot be read comes as the reason. Raises what ``read`` raises.
    """
    if form is not None:
        form_of(form)
    name = Path(path).name
    for title, found in open_documents(path):
        if isinstance(found, DocumentError):
            yield title, found
        elif title == name:
            yield title, read_document(found, form)
        else:
            yield title, _read_member(found, form)


def merged(name: str, readings: Sequence[tuple[str, Extraction | DocumentError | Fault]]) -> Extraction:
    """What was read at one path, called ``name``, as one extraction; why a document was not, is among its faults.

    What an archive says of its tables as a whole is what the first of its documents says that says anything.
    """
    if len(readings) == 1 and readings[0][0] == name and isinstance(readings[0][1], Extraction):
        return readings[0][1]
    whole = Extraction(document=name)
    for title, found in readings:
        if not isinstance(found, Extraction):
            fault = found if isinstance(found, Fault) else _fault(found)
            whole.faults.append(_named(name, title, fault))
            continue
        whole.records += found.records
        whole.unplaced += found.unplaced
        whole.cells += found.cells
        whole.statement = whole.statement or found.statement
        whole.faults += [_named(name, title, fault) for fault in found.faults]
    return whole


def _read_member(document: Document, form: str | None) -> Extraction | DocumentError:
    try:
        return read_document(document, form)
    except Exception as error:  # a mistake of the program must not cost the other documents of the archive
        unexpected = UnexpectedMemberError(error=type(error).__name__)
        unexpected.__cause__ = error
        return unexpected


def _fault(error: DocumentError) -> Fault:
    return Fault(zh=error.sentence("zh"), en=error.sentence("en"))


def _named(archive: str, document: str, fault: Fault) -> Fault:
    """The fault of a document of an archive, with the name that the document has there."""
    if document == archive:
        return fault
    member = document.removeprefix(f"{archive}/")
    return Fault(zh=f"{member}：{fault.zh}", en=f"{member}: {fault.en}")


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
        faults=[_fault(fault) for fault in document.faults],
    )


_HEADING_ROWS = 40
_FROM_HEADING = 0.7
"""The confidence of a year that only a heading above the tables prints."""


def _date_undated(records: list[PerformanceTarget], rows: list[Row], regions: list[Region]) -> None:
    """Give records without a year of their own the year of the heading above the first table."""
    if not regions or all(record.year for record in records):
        return
    of_first = {id(row) for row in regions[0].all_rows()}  # its own rows may all have gone into a list of projects
    first = next((at for at, row in enumerate(rows) if id(row) in of_first), 0)
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
