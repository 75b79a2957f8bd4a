"""Tables without rules on a page, as tables like those that rules make."""

from __future__ import annotations

from jixiao.documents.pdf.boxes import Box, around
from jixiao.documents.pdf.characters import Character
from jixiao.documents.pdf.pieces import pieces
from jixiao.documents.pdf.tables import Table, TableCell
from jixiao.documents.scan.unruled import UnruledTable, unruled_table


def find_unruled(characters: list[Character], page: int) -> tuple[list[Table], list[Character]]:
    """The table without rules that the characters of a page form, if any, and the characters that stand above it."""
    found = unruled_table(pieces(characters))
    if found is None:
        return [], characters
    table = as_table(found, page)
    return [table], [character for character in characters if character.turn or character.box.y > table.box.top]


def as_table(found: UnruledTable, page: int, scale: float = 1.0) -> Table:
    """A table without rules in points, y upwards; ``scale`` is how many points its units have."""
    rows: list[list[TableCell]] = []
    boxes: list[Box] = []
    for row in found.rows:
        cells: list[TableCell] = []
        for cell in row:
            boxes.append(around([_box(left, top, right, bottom, scale) for left, top, right, bottom in cell.boxes()]))
            cells.append(
                TableCell(
                    cell.text, cell.row, cell.column, cell.rowspan, cell.colspan, page, boxes[-1], cell.confidence
                )
            )
        rows.append(cells)
    box = around(boxes)
    columns = [box.left, *(scale * edge for edge in found.edges), box.right]
    return Table(columns, rows, page, box)


def _box(left: float, top: float, right: float, bottom: float, scale: float) -> Box:
    return Box(scale * left, -scale * bottom, scale * right, -scale * top)
