"""Pages of one document laid over each other: a table that goes on must stand below its part on the page before.

Every sheet lies on the glass a little differently, and is straightened by itself.
"""

from __future__ import annotations

from dataclasses import replace

from jixiao.documents.pdf.boxes import Box
from jixiao.documents.pdf.pages import Block, Page
from jixiao.documents.pdf.tables import Table

_MOST_STRETCH = 0.06
"""Share by which the same table may be wider on one page than on the next."""
_FARTHEST = 90.0
"""Points by which the sheets may lie apart."""


def aligned(pages: list[Page]) -> list[Page]:
    """The pages, each moved and stretched so that its first table has the sides of the last one of the page before.

    Pages whose tables are of clearly different widths stay as they are.
    """
    placed: list[Page] = []
    for page in pages:
        above = _tables(placed[-1])[-1:] if placed else []
        below = _tables(page)[:1]
        placed.append(_moved(page, below[0], above[0]) if above and below else page)
    return placed


def _tables(page: Page) -> list[Table]:
    return [block for block in page.blocks if isinstance(block, Table) and not block.single]


def _moved(page: Page, own: Table, other: Table) -> Page:
    stretch = other.box.width / max(1.0, own.box.width)
    if abs(stretch - 1) > _MOST_STRETCH or abs(own.box.left - other.box.left) > _FARTHEST:
        return page

    def x(value: float) -> float:
        return other.box.left + (value - own.box.left) * stretch

    def moved(box: Box) -> Box:
        return box._replace(left=x(box.left), right=x(box.right))

    def block_moved(block: Block) -> Block:
        if not isinstance(block, Table):
            return replace(block, box=moved(block.box))
        rows = [[replace(cell, box=moved(cell.box)) for cell in row] for row in block.rows]
        return Table([x(edge) for edge in block.columns], rows, block.page, moved(block.box))

    return replace(page, box=moved(page.box), blocks=[block_moved(block) for block in page.blocks])
