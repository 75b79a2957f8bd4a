"""Nothing is lost: every printed cell of a document ends in a record or among the rest.

Cells in which a label or a heading was seen may end in neither, and what is seen as one when its characters are wrong
is the recogniser's matter. So loss is looked for among texts that are like no label: of rare characters (``STRANGE``).
"""

from __future__ import annotations

import re

from jixiao.documents.grid import Document
from jixiao.records.extraction import Extraction

STRANGE = 0x3400
"""The first of 256 Chinese characters that no form prints."""


class LostCellError(AssertionError):
    """A cell of a document that nothing took and that is not among the rest either, or one that never was there."""


def check_nothing_lost(document: Document, extraction: Extraction) -> None:
    """Raise ``LostCellError`` where a strange cell is missing, cells are miscounted, or the rest was never printed."""
    cells = [
        ((grid.table, cell.row, cell.column), cell.text)
        for grid, row in document.rows()
        for cell in row
        if not cell.blank
    ]
    places = {place for place, _ in cells}
    if extraction.cells != len(cells):
        raise LostCellError(f"{extraction.cells} cells are said to be there, not {len(cells)}")
    rest = [*extraction.unplaced, *(cell for record in extraction.records for cell in record.unplaced)]
    sources = [source for record in extraction.records for source in record.provenance.values()]
    printed = bare("".join(text for _, text in cells))
    for left in rest:
        if (left.table, left.row, left.column) not in places or bare(left.text) not in printed:
            raise LostCellError(f"left over, but never printed: {left.text!r}")
    known = {(one.table, one.row, one.column) for one in (*rest, *sources)}
    statement = extraction.statement.text if extraction.statement else ""
    contents = (str(record.content()) for record in extraction.records)
    said = bare("".join([statement, *(left.text for left in rest), *contents]))
    for place, text in cells:
        if is_strange(text) and place not in known and not all(bare(part) in said for part in text.split()):
            raise LostCellError(f"lost: {text!r} at {place}")


def is_strange(text: str) -> bool:
    """Whether the text is made of rare characters."""
    return all(STRANGE <= ord(char) < STRANGE + 256 for char in text)


def bare(text: str) -> str:
    """Letters and digits only; unlike folded text, a part of it stays the same in any surroundings."""
    return re.sub(r"[\W_]+", "", text)
