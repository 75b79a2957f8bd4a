"""Tables cut by the end of a page, made one again.

A table goes on where the next page begins with a table of the same column edges and only page numbers and repeated
headings stand between the two. Heading rows printed again are left out. What the end of the page has cut becomes whole:
labels whose cell goes on blank, and rows whose text goes on.
"""

from __future__ import annotations

import re
from dataclasses import replace

from jixiao.documents.pdf.lines import blank_between, is_enumerated
from jixiao.documents.pdf.pages import Block, Page
from jixiao.documents.pdf.running_text import Paragraph, is_page_number
from jixiao.documents.pdf.tables import Table, TableCell
from jixiao.forms.vocabulary import vocabulary
from jixiao.records.folding import fold_label

_SAME_EDGE = 3.0
"""Points by which the column edges of two parts may differ."""
_SAME_PLACE = 4.0
_MOST_HEADINGS = 12
"""Rows with which a table may begin on every page."""
_SIGNS = ("≥", "≤", "＞", "＜", ">", "<", "＝", "=")
"""With which a value begins."""
_DIGITS = re.compile(r"\d+")
_LOWEST_END = 0.5
"""A table that ends above this share of the page's height has ended; it was not cut."""


def join_pages(pages: list[Page]) -> list[Block]:
    """The blocks of all pages in reading order, with cut tables joined.

    What stands between two joined parts follows the table; headings that the page before bears as well are left out.
    The tables of ``pages`` are changed.
    """
    blocks: list[Block] = []
    for at, page in enumerate(pages):
        before = pages[at - 1] if at else None
        rest = page.blocks
        if before is not None:
            cut = _cut_table(blocks, before, page)
            first = next((at for at, block in enumerate(rest) if isinstance(block, Table)), None)
            if cut is not None and first is not None:
                headings, table = rest[:first], rest[first]
                if all(_is_furniture(block, before) for block in headings) and join(cut, table):  # type: ignore[arg-type]
                    rest = [block for block in headings if not _is_repeated(block, before)] + rest[first + 1 :]
        blocks += rest
    return blocks


def _cut_table(blocks: list[Block], page: Page, following: Page) -> Table | None:
    """The table with which the page ends, but for its furniture."""
    for block in reversed(blocks):
        if isinstance(block, Table):
            low_enough = block.box.bottom <= page.box.bottom + _LOWEST_END * page.box.height
            return block if block.page == page.number and low_enough else None
        if block.page == page.number and not _is_furniture(block, following):
            return None
    return None


def _is_furniture(block: Block, neighbour: Page) -> bool:
    """Whether the block belongs to the page: its number, or what the neighbouring page has in the same place."""
    return isinstance(block, Paragraph) and (is_page_number(block.text) or _is_repeated(block, neighbour))


def _is_repeated(block: Block, neighbour: Page) -> bool:
    if not isinstance(block, Paragraph):
        return False
    text = _DIGITS.sub("0", block.text)
    return not is_page_number(block.text) and any(
        isinstance(other, Paragraph)
        and abs(other.box.top - block.box.top) <= _SAME_PLACE
        and _DIGITS.sub("0", other.text) == text
        for other in neighbour.blocks
    )


def join(upper: Table, lower: Table) -> bool:
    """Add ``lower`` to ``upper`` where it goes on with it. Returns whether it does; else nothing is changed."""
    columns = _common_columns(upper.columns, lower.columns)
    if columns is None:
        return False
    above = _moved_rows(upper.rows[:_MOST_HEADINGS], upper.columns, columns)
    below = _moved_rows(lower.rows, lower.columns, columns)
    repeated = _repeated_rows(above, below)
    if repeated == len(below) or _begins_again(above, below, repeated):
        return False
    if columns is not upper.columns:
        upper.rows = _moved_rows(upper.rows, upper.columns, columns)
    upper.columns, upper.page, upper.box = columns, lower.page, lower.box
    _append(upper, below[repeated:])
    return True


def _append(upper: Table, rows: list[list[TableCell]]) -> None:
    """Add the rows of the next page, their cells counted by the columns of ``upper``."""
    facing = _facing(upper, rows[0])
    row_goes_on = _row_goes_on(rows[0], facing)
    all_blank = all(cell.blank for cell in rows[0])
    leading = True
    begun: list[TableCell] = []
    for cell in rows[0]:
        partner = facing.get(cell.column)
        leading = leading and not all_blank and (cell.blank or _completes_label(cell, partner))
        # A label beside several rows may also stand in the middle of a row: two tables side by side.
        hangs = cell.blank and not all_blank and partner is not None and max(cell.rowspan, partner.rowspan) > 1
        if partner is None or not (row_goes_on or leading or hangs):
            begun.append(cell)
            continue
        partner.rowspan += cell.rowspan - row_goes_on
        if not cell.blank:
            partner.text += blank_between(partner.text, cell.text) + cell.text
            partner.confidence = min(partner.confidence, cell.confidence)
            partner.runs_on = cell.runs_on
    added = ([] if row_goes_on else [begun]) + rows[1:]
    for number, row in enumerate(added, start=len(upper.rows)):
        for cell in row:
            cell.row = number
    upper.rows += added


def _common_columns(upper: list[float], lower: list[float]) -> list[float] | None:
    """The column edges of both, where the outer ones agree and one has all of the other's.

    A page on which columns appear only in merged cells lacks the edges between them.
    """
    if abs(upper[0] - lower[0]) > _SAME_EDGE or abs(upper[-1] - lower[-1]) > _SAME_EDGE:
        return None
    for more, fewer in ((upper, lower), (lower, upper)):
        if all(any(abs(edge - other) <= _SAME_EDGE for other in more) for edge in fewer):
            return more
    return None


def _moved_rows(rows: list[list[TableCell]], own: list[float], common: list[float]) -> list[list[TableCell]]:
    """The rows with their columns counted by the common edges."""
    at = [min(range(len(common)), key=lambda edge: abs(common[edge] - x)) for x in own]
    return [
        [
            replace(cell, column=at[cell.column], colspan=max(1, at[cell.column + cell.colspan] - at[cell.column]))
            for cell in row
        ]
        for row in rows
    ]


def _signature(row: list[TableCell]) -> list[tuple[int, int, int, str]]:
    return [(cell.column, cell.colspan, cell.rowspan, "".join(cell.text.split())) for cell in row]


def _repeated_rows(above: list[list[TableCell]], below: list[list[TableCell]]) -> int:
    """With how many of the rows of the upper part the lower one begins again."""
    count = 0
    for row, other in zip(above, below, strict=False):
        if _signature(row) != _signature(other) or all(cell.blank for cell in row):
            break
        count += 1
    hanging = any(cell.row + cell.rowspan > count for row in below[:count] for cell in row)
    return 0 if hanging else count


def _begins_again(above: list[list[TableCell]], below: list[list[TableCell]], repeated: int) -> bool:
    """Whether behind the repeated rows another table of the same form begins, by its first label."""
    if repeated >= min(len(above), len(below)) or not above[repeated] or not below[repeated]:
        return False
    first, other = above[repeated][0], below[repeated][0]
    return not first.blank and first.text.split() == other.text.split()


def _facing(upper: Table, row: list[TableCell]) -> dict[int, TableCell]:
    """By column, the cells at the end of the page that have the same edges as a cell of ``row`` on the next."""
    lowest = {(cell.column, cell.colspan): cell for cell in upper.lowest()}
    edges = ((cell.column, cell.colspan) for cell in row)
    return {edge[0]: lowest[edge] for edge in edges if edge in lowest}


def _completes_label(cell: TableCell, above: TableCell | None) -> bool:
    """Whether the end of the page has cut a label: 满意度指标（10 and 分）."""
    known = vocabulary()
    return above is not None and fold_label(above.text + cell.text) in known and fold_label(cell.text) not in known


def _begins_anew(text: str, above: TableCell | None) -> bool:
    """Whether a text is whole in itself: a label, a value with its sign, or what the cell above says as well."""
    repeated = above is not None and "".join(text.split()) == "".join(above.text.split())
    return repeated or text.lstrip().startswith(_SIGNS) or fold_label(text) in vocabulary()


def _row_goes_on(row: list[TableCell], facing: dict[int, TableCell]) -> bool:
    """Whether the first row of a page is the rest of the last row of the page before.

    It is where all its texts go on from cells whose last line is full, and cells stay blank that are filled above.
    A row with a label or a value of its own is a new one.
    """
    filled = [cell for cell in row if not cell.blank]
    return (
        bool(filled)
        and not any(_begins_anew(cell.text, facing.get(cell.column)) for cell in filled)
        and len(facing) == len(row)
        and any(cell.blank and not facing[cell.column].blank for cell in row)
        and all(facing[cell.column].runs_on and not is_enumerated(cell.text) for cell in filled)
    )
