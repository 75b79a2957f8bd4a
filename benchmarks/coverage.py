"""Where every non-blank cell of the seeds went: into a record, among its form's print, or to the unplaced.

    python -m benchmarks.coverage

The cells are counted anew from the documents, so a cell that the reader neither uses nor reports shows as *lost*.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any

from benchmarks.material import extractions, seeds
from jixiao.documents.grid import Cell
from jixiao.documents.opening import open_document
from jixiao.forms.library import forms
from jixiao.forms.vocabulary import vocabulary
from jixiao.records.extraction import Extraction
from jixiao.records.folding import fold, fold_label
from jixiao.records.provenance import Place
from jixiao.records.target import PerformanceTarget


class Use(Enum):
    """What became of a cell."""

    VALUE = "source of a value"
    PART = "part of a value"
    PRINT = "print of the form"
    UNPLACED = "unplaced"
    LOST = "lost"


@dataclass(frozen=True)
class UsedCell:
    """A non-blank cell, its document, and what became of it."""

    document: str
    cell: Cell
    use: Use


_Spot = tuple[int, int, int]
"""Table, row and column of a cell."""

_NUMBERING = r"(?:指标|目标)\d*[:：]"
_FORM_PRINT = re.compile(rf"(?:{_NUMBERING}|无|[/.…—\-]|附件\d*|\s)+")
"""What forms print or fillers write where nothing is said: numbering without a name, dots, strokes, 无."""
_PIECE = re.compile(r"[\u4e00-\u9fff]{1,2}")
"""A piece of a label that a scanner broke; longer ones might be wording of the filler."""
_HEADING = re.compile(r"[(（]?[一二三四五六七八九十]+[)）]?、")
_STATEMENT_HEADING = "绩效目标设置情况"
_NUMERIC = re.compile(r"[\d.,%％]+")


def used_cells() -> list[UsedCell]:
    """Every non-blank cell of the seeds, in print order."""
    return [cell for path in seeds() for cell in uses_of(path, extractions()[path.name])]


def uses_of(path: Path, extraction: Extraction) -> Iterator[UsedCell]:
    """Every non-blank cell of a document with what ``extraction``, what was read in it, makes of the cell."""
    sources = {_spot(source) for record in extraction.records for source in record.provenance.values()}
    reported = [*extraction.unplaced, *(cell for record in extraction.records for cell in record.unplaced)]
    unplaced = {_spot(cell) for cell in reported}
    spans = [_span(record) for record in extraction.records]
    values = [fold("".join(_texts(record.content()))) for record in extraction.records]
    said = fold(extraction.statement.text) if extraction.statement else ""
    for grid, row in open_document(path).rows():
        for cell in row:
            if cell.blank:
                continue
            spot = (grid.table, cell.row, cell.column)
            around = [text for (first, last), text in zip(spans, values, strict=True) if first <= spot <= last]
            if spot in unplaced:
                use = Use.UNPLACED
            elif spot in sources:
                use = Use.VALUE
            elif _is_print(cell.text):
                use = Use.PRINT
            elif any(_said(cell.text, text) for text in around) or _words(cell.text) in said:
                use = Use.PART
            else:
                use = Use.LOST
            yield UsedCell(path.name, cell, use)


def _words(text: str) -> str:
    """The wording of a cell without the number in front of it, which records leave out."""
    return fold(_HEADING.sub("", text.strip(), count=1))


def _said(cell: str, text: str) -> bool:
    """Whether a record says what the cell holds; of a torn edge the pieces between blanks stand in several places."""
    return _words(cell) in text or all(_words(piece) in text for piece in cell.split())


def _is_print(text: str) -> bool:
    """Whether the form prints the text: a label, a short piece of one, or a placeholder."""
    label = fold_label(text)
    if label.rstrip("0123456789") in _narrative_titles() or label == _STATEMENT_HEADING:
        return True
    if label in vocabulary() or _FORM_PRINT.fullmatch(text):
        return True
    return bool(_PIECE.fullmatch(label)) and label in _all_labels()


@cache
def _narrative_titles() -> frozenset[str]:
    return frozenset(fold_label(form.narrative_title) for form in forms() if form.narrative_title)


@cache
def _all_labels() -> str:
    return "\n".join(vocabulary())


def _spot(place: Place) -> _Spot:
    return place.table, place.row, place.column


def _span(record: PerformanceTarget) -> tuple[_Spot, _Spot]:
    spots = [_spot(source) for source in record.provenance.values()] or [(0, 0, 0)]
    return min(spots), max(spots)


def _texts(content: Any) -> Iterator[str]:
    if isinstance(content, str):
        yield content
    elif isinstance(content, dict):
        for name, part in content.items():
            yield name
            yield from _texts(part)
    elif isinstance(content, list):
        for part in content:
            yield from _texts(part)


def kind(text: str) -> str:
    """What sort of text an unplaced cell holds."""
    if _HEADING.match(text.strip()):
        return "heading"
    if _is_print(text):
        return "print of the form"
    if _NUMERIC.fullmatch(text.strip()):
        return "number"
    return "sentence" if text.rstrip().endswith("。") else "short text"


def main() -> None:
    """Command line."""
    cells = used_cells()
    print(f"{'document':28}{'cells':>7}{'placed':>8}{'unplaced':>10}{'lost':>6}")
    for document in (*dict.fromkeys(cell.document for cell in cells), "all"):
        uses = Counter(cell.use for cell in cells if document in (cell.document, "all"))
        placed = uses.total() - uses[Use.UNPLACED] - uses[Use.LOST]
        print(f"{document:28}{uses.total():7}{placed:8}{uses[Use.UNPLACED]:10}{uses[Use.LOST]:6}")
    print("\nplaced as")
    for use in (Use.VALUE, Use.PART, Use.PRINT):
        print(f"  {use.value:26}{sum(cell.use is use for cell in cells):7}")
    left: defaultdict[str, list[UsedCell]] = defaultdict(list)
    for cell in cells:
        if cell.use in (Use.UNPLACED, Use.LOST):
            left[f"{cell.use.value}: {kind(cell.cell.text)}"].append(cell)
    for name, found in sorted(left.items()):
        print(f"\n{name} ({len(found)})")
        lines: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
        for cell in found:
            lines[cell.document, cell.cell.text].append(str(cell.cell.line))
        for (document, text), numbers in lines.items():
            print(f"  {document}:{','.join(numbers)} {shorten(text)}")


def shorten(text: str, width: int = 40) -> str:
    """The text on one line, cut after ``width`` characters."""
    line = " ".join(text.split())
    return line if len(line) <= width else f"{line[:width]} …"


if __name__ == "__main__":
    main()
