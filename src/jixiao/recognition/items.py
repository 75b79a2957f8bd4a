"""The stream of items that recognition works on: cells in reading order, with the labels they may be.

An item is a cell or, where several things are printed in one cell, a part of it. Readers *take* the items they
understand; what nobody took is unplaced, so nothing of a document gets lost.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from jixiao.documents.grid import Cell, Document, Grid
from jixiao.forms.vocabulary import Label
from jixiao.recognition.broken_labels import (
    ends_heading,
    join_broken_block,
    join_split_labels,
    join_vertical,
    joined_letters,
    joins_line,
)
from jixiao.recognition.glued import without_chunk_marks
from jixiao.recognition.labels import leading, whole
from jixiao.recognition.running import Running, RunningRows, running_mode, split_running
from jixiao.recognition.titles import title_of
from jixiao.records.provenance import Place, Source, UnplacedCell


@dataclass(slots=True, eq=False)
class Item:
    """A cell or a part of one.

    ``labels`` says what the text may be as a label; ``rest`` is what stands behind the label in the same cell.
    ``row`` counts the non-blank rows of the document, ``column`` the cells of the row, both from 0. ``taken`` names
    the use the item was put to (a field path, ``label``, ``furniture`` …), ``None`` while it has none. ``certainty``
    (0–1) is how surely the item is one cell: cells that ran together were cut apart by guess.
    """

    text: str
    cell: Cell
    table: int
    row: int
    column: int
    labels: tuple[Label, ...] = ()
    rest: str = ""
    taken: str | None = None
    certainty: float = 1.0

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
            confidence=round(min(confidence, self.cell.confidence, self.certainty), 4),
        )

    def unplaced(self) -> UnplacedCell:
        """The item as a cell that no field took."""
        return UnplacedCell(**self.place().model_dump(), text=self.text)


@dataclass(slots=True, eq=False)
class Row:
    """The non-blank items of one row; ``width`` is how many cells the row has, blank ones included.

    ``running`` tells that the items were one cell in which they ran together, ``below_blank`` that the row above is
    printed without any text, ``laid_out`` that blanks put the cells where they stand: then ``column`` of its items
    counts steps of a few characters, and a long cell goes on in the row below.
    """

    items: list[Item]
    width: int
    number: int = 0
    running: Running | None = None
    below_blank: bool = False
    laid_out: bool = False


def _is_line(cells: list[Cell]) -> bool:
    """Whether a row is a line of text; a lone cell beside a hanging one, or over several columns, is of a table."""
    return len(cells) == 1 and cells[0].column == 0 and cells[0].colspan == 1


def rows_of(document: Document) -> list[Row]:
    """The document as rows of items; rows without any text are left out."""
    lines = list(document.rows())
    mode = running_mode([cells[0].text for _, cells in lines if _is_line(cells)])
    if mode is Running.GLUED:
        lines = _without_chunks(lines)
    rows: list[Row] = []
    cutter = RunningRows(mode) if mode else None
    blank = False
    for grid, cells in lines:
        if all(cell.blank for cell in cells):
            blank = blank or bool(cells)
            continue
        running = mode if _is_line(cells) else None
        if cutter and running and (running is Running.GLUED or len(cells[0].text) > _MANY_ROWS):
            for pieces in cutter.cut(cells[0].text):
                _add(
                    rows,
                    [_item(text, cells[0], grid, len(rows), at, cut=True) for at, text in enumerate(pieces)],
                    0,
                    running,
                )
            continue
        if sum(not cell.blank for cell in cells) > _MANY_CELLS:
            _add_flowing(rows, grid, [cell for cell in cells if not cell.blank])
            continue
        items: list[Item] = []
        for cell in cells:
            if cell.blank:
                continue
            texts = split_running(cell.text, running)
            if "\n" in cell.text and (lines_of_cell := _parted_at_title(cell.text)):
                # The last lines of a page before a table ran into its first cell.
                _add(rows, items, len(cells), running)
                for line in lines_of_cell[:-1]:
                    _add(rows, [_item(line, cell, grid, len(rows), 0)], 1, running)
                items, texts = [], (lines_of_cell[-1],)
            for text in texts:
                column = cell.column if len(cells) > 1 or cell.column else len(items)
                if cell.offset is not None and len(texts) == 1:
                    column = cell.offset // _COLUMN_WIDTH
                items.append(_item(text, cell, grid, len(rows), column, cut=len(texts) > 1))
        if items and rows and rows[-1].laid_out and ends_heading(rows[-1], items):
            continue
        count = len(rows)
        _add(rows, joined_letters(items), len(cells), running)
        if len(rows) > count:
            rows[-1].below_blank = blank and len(cells) > 1
            rows[-1].laid_out = any(cell.offset is not None for cell in cells)
        blank = False
    join_split_labels(rows)
    return [row for row in rows if row.items]


def _parted_at_title(text: str) -> list[str]:
    """The lines of a cell among which is the title of a table, else nothing."""
    lines = [line for line in text.split("\n") if line.strip()]
    return lines if len(lines) > 1 and any(title_of(line) for line in lines[:-1]) else []


_MANY_ROWS = 150
"""A running line longer than this holds several rows of a table."""
_COLUMN_WIDTH = 6
"""Half-width characters that make a step of ``column`` in a text laid out with blanks."""
_MANY_CELLS = 24
"""No form has so many cells in a row: a line with more of them goes on where the next row should begin."""


def _add_flowing(rows: list[Row], grid: Grid, cells: list[Cell]) -> None:
    """The rows of a line of cells that flows on over the ends of rows."""
    waiting = iter(cells)
    for pieces in RunningRows(Running.BLANKS).cut_pieces([cell.text for cell in cells]):
        items = [_item(text, next(waiting), grid, len(rows), at, cut=True) for at, text in enumerate(pieces)]
        _add(rows, items, 0, Running.BLANKS)


_CUT = 0.8
"""The certainty of cells cut out of a line in which they ran together: measured, four of five are right."""


def _item(text: str, cell: Cell, grid: Grid, row: int, column: int, *, cut: bool = False) -> Item:
    labels = whole(text)
    rest = ""
    if not labels:
        labels, rest = leading(text)
    return Item(text, cell, grid.table, row, column, labels, rest, certainty=_CUT if cut else 1.0)


def _add(rows: list[Row], items: list[Item], width: int, running: Running | None) -> None:
    if not items:
        return
    if len(items) == 1 and rows and len(rows[-1].items) == 1 and joins_line(rows[-1].items[0], items[0]):
        return
    join_vertical(rows, items[0])
    items = join_broken_block(rows, items)
    rows.append(Row(items, max(width, len(items)), len(rows), running))


def _without_chunks(lines: list[tuple[Grid, list[Cell]]]) -> list[tuple[Grid, list[Cell]]]:
    if not lines or any(len(cells) != 1 for _, cells in lines):
        return lines
    texts = [cells[0].text for _, cells in lines]
    joined = without_chunk_marks(texts)
    if len(joined) == len(texts):
        return lines
    return [(grid, [replace(cells[0], text=text)]) for (grid, cells), text in zip(lines, joined, strict=False)]
