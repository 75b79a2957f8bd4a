"""The blocks of pages as the grids of a document."""

from __future__ import annotations

from jixiao.documents.grid import Cell, Grid
from jixiao.documents.pdf.pages import Block
from jixiao.documents.pdf.running_text import Paragraph
from jixiao.documents.pdf.tables import Table


def grids_of(blocks: list[Block]) -> list[Grid]:
    """Each table as a grid, and the paragraphs between two tables as one."""
    grids: list[Grid] = []
    running: Grid | None = None
    for block in blocks:
        if isinstance(block, Table) and not block.single:
            grids.append(Grid(_rows(block), len(grids)))
            running = None
            continue
        if running is None:
            running = Grid([], len(grids))
            grids.append(running)
        page, text, confidence = _as_text(block)
        for line in text.split("\n"):
            running.rows.append([Cell(line, len(running.rows), 0, page=page, confidence=confidence)])
    return grids


def _as_text(block: Block) -> tuple[int, str, float]:
    """(page, text, confidence) of a paragraph, or of a frame around text."""
    if isinstance(block, Paragraph):
        return block.page, block.text, block.confidence
    cell = block.rows[0][0]
    return cell.page, cell.text, cell.confidence


def _rows(table: Table) -> list[list[Cell]]:
    # A row that was cut and joined again may leave a row number behind in which no cell begins.
    rows = [row for row in table.rows if row]
    number = {row[0].row: at for at, row in enumerate(rows)}
    return [
        [
            Cell(
                cell.text,
                number[cell.row],
                cell.column,
                sum(first in number for first in range(cell.row, cell.row + cell.rowspan)),
                cell.colspan,
                cell.page,
                confidence=cell.confidence,
            )
            for cell in row
        ]
        for row in rows
    ]
