"""The stream of items that recognition works on: cells in reading order, with the labels they may be.

An item is a cell or, where several things are printed in one cell, a part of it. Readers *take* the items they
understand; what nobody took is unplaced, so nothing of a document gets lost.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from jixiao.documents.grid import Cell, Document
from jixiao.forms.vocabulary import Label
from jixiao.recognition.labels import leading, split_running, whole
from jixiao.records.provenance import Place, Source, UnplacedCell


@dataclass(slots=True, eq=False)
class Item:
    """A cell or a part of one.

    ``labels`` says what the text may be as a label; ``rest`` is what stands behind the label in the same cell.
    ``row`` counts the non-blank rows of the document, ``column`` the cells of the row, both from 0. ``taken`` names
    the use the item was put to (a field path, ``label``, ``furniture`` …), ``None`` while it has none.
    """

    text: str
    cell: Cell
    table: int
    row: int
    column: int
    labels: tuple[Label, ...] = ()
    rest: str = ""
    taken: str | None = None

    def label(self, *kinds: str) -> Label | None:
        """The first of the item's labels that is of one of ``kinds``, in the order of ``kinds``."""
        for kind in kinds:
            for label in self.labels:
                if label.kind == kind:
                    return label
        return None

    def key(self, kind: str) -> str | None:
        """The key of the item's label of that kind."""
        label = self.label(kind)
        return label.key if label else None

    def place(self) -> Place:
        """Where the item stands."""
        return Place(
            page=self.cell.page,
            table=self.table,
            row=self.cell.row,
            column=self.cell.column,
            line=self.cell.line,
        )

    def source(self, confidence: float) -> Source:
        """The item as the source of a value that is read with ``confidence``."""
        return Source(
            page=self.cell.page,
            table=self.table,
            row=self.cell.row,
            column=self.cell.column,
            line=self.cell.line,
            text=self.text,
            confidence=round(min(confidence, self.cell.confidence), 4),
        )

    def unplaced(self) -> UnplacedCell:
        """The item as a cell that no field took."""
        return UnplacedCell(**self.place().model_dump(), text=self.text)


@dataclass(slots=True, eq=False)
class Row:
    """The non-blank items of one row; ``width`` is how many cells the row has, blank ones included."""

    items: list[Item]
    width: int
    number: int = field(default=0)


def rows_of(document: Document) -> list[Row]:
    """The document as rows of items; rows without any text are left out."""
    rows: list[Row] = []
    for grid, cells in document.rows():
        items: list[Item] = []
        for cell in cells:
            if cell.blank:
                continue
            for text in split_running(cell.text):
                column = cell.column if len(cells) > 1 else len(items)
                labels = whole(text)
                rest = ""
                if not labels:
                    labels, rest = leading(text)
                items.append(Item(text, cell, grid.table, len(rows), column, labels, rest))
        if items:
            rows.append(Row(items, max(len(cells), len(items)), len(rows)))
    return rows
