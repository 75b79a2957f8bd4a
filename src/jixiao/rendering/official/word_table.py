"""The table of an official form in Word: a grid of fixed widths with truly merged cells."""

from __future__ import annotations

from itertools import accumulate, pairwise
from statistics import median

from rich.cells import cell_len

from jixiao.rendering.official.printed_form import PrintedForm
from jixiao.rendering.official.word_elements import Element, element, paragraph, permitted
from jixiao.rendering.official.word_page import Page
from jixiao.rendering.official.word_styles import CELL, HALF_WIDTH, LINE_HEIGHT
from jixiao.rendering.placed_cell import PlacedCell

_RULE: dict[str, str | int] = {"val": "single", "sz": 4, "space": 0, "color": "auto"}
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_PADDING = 57
"""Twips between a rule at the side and the text, 1 mm."""
_AIR = 120
"""Twips that a row is higher than its lines."""
_UNBROKEN = 3
"""Rows lower than this part of a page stay on one page."""


def word_table(form: PrintedForm, page: Page) -> Element:
    """The ``w:tbl`` of the form, as wide as the text of the page."""
    edges = _edges(form.shares, page.text_width)
    widths = [end - begin for begin, end in pairwise(edges)]
    heights = _heights(form, edges)
    left = _left_columns(form, edges)
    table = element("tbl", _properties(form, page), element("tblGrid", *(element("gridCol", w=w) for w in widths)))
    hanging: dict[int, PlacedCell] = {}
    for at, (row, height) in enumerate(zip(form.rows, heights, strict=True)):
        hanging |= {cell.column: cell for cell in row}
        covering = sorted((cell for cell in hanging.values() if at < cell.row + cell.rowspan), key=_column)
        hanging = {cell.column: cell for cell in covering}
        line = element("tr", _row_properties(height, page))
        line.extend(_cell(cell, at, edges, left) for cell in covering)
        table.append(line)
    return table


def _column(cell: PlacedCell) -> int:
    return cell.column


def _edges(shares: tuple[float, ...], width: int) -> list[int]:
    """Where the columns begin and the last one ends, in twips; rounded so that they end where the text does."""
    return [0, *(round(share * width) for share in accumulate(shares))]


def _properties(form: PrintedForm, page: Page) -> Element:
    said = "，".join([*form.title_lines, f"{len(form.rows)}行", f"{form.columns}列"])
    return element(
        "tblPr",
        element("tblW", w=page.text_width, type="dxa"),
        element("jc", val="center"),
        element("tblBorders", *(element(side, **_RULE) for side in _SIDES)),
        element("tblLayout", type="fixed"),
        element("tblCellMar", *(element(side, w=_PADDING, type="dxa") for side in ("left", "right"))),
        element("tblLook", val="0000", firstRow=0, lastRow=0, firstColumn=0, lastColumn=0, noHBand=1, noVBand=1),
        element("tblCaption", val=permitted(form.name)),
        element("tblDescription", val=permitted(said)),
    )


def _row_properties(height: int, page: Page) -> Element:
    if height * _UNBROKEN < page.text_height:
        return element("trPr", element("cantSplit"), element("trHeight", val=height, hRule="atLeast"))
    return element("trPr")  # may go over to the next page, and is as high as its text


def _cell(cell: PlacedCell, row: int, edges: list[int], left: set[tuple[int, int]]) -> Element:
    """The ``w:tc`` of a cell in one of the rows that it covers: with its text in the first, blank in the others."""
    begins = row == cell.row
    width = edges[cell.column + cell.colspan] - edges[cell.column]
    properties = element("tcPr", element("tcW", w=width, type="dxa"))
    if cell.colspan > 1:
        properties.append(element("gridSpan", val=cell.colspan))
    if cell.rowspan > 1:
        properties.append(element("vMerge", val="restart" if begins else "continue"))
    properties.append(element("vAlign", val="center"))
    said = (element("jc", val="left"),) if _is_left(cell, edges, left) else ()
    made = element("tc", properties)
    made.extend(paragraph(text, CELL, *said) for text in (permitted(cell.text).split("\n") if begins else ("",)))
    return made


def _is_left(cell: PlacedCell, edges: list[int], left: set[tuple[int, int]]) -> bool:
    """Whether the text begins at the left of its cell; labels, amounts and what is short stand in the middle."""
    if cell.is_label:
        return cell.field is not None and "：" in cell.text  # a value behind its label: lines to fill in
    if _is_listed(cell):
        return (cell.column, cell.colspan) in left
    return _lines(cell, edges) > 1


def _is_listed(cell: PlacedCell) -> bool:
    """Whether the cell is one of many of its kind below each other, filled or not."""
    return not cell.is_label and (cell.field is None or cell.field.startswith("indicators."))


def _left_columns(form: PrintedForm, edges: list[int]) -> set[tuple[int, int]]:
    """The columns (with their spans) of indicators that are set left: those where most texts need several lines.

    A column is set in one way from top to bottom.
    """
    columns: dict[tuple[int, int], list[int]] = {}
    for row in form.rows:
        for cell in row:
            if _is_listed(cell) and cell.text:
                columns.setdefault((cell.column, cell.colspan), []).append(_lines(cell, edges))
    return {column for column, lines in columns.items() if median(lines) > 1 or max(lines) > 2}


def _lines(cell: PlacedCell, edges: list[int]) -> int:
    """About how many lines the text takes in its cell."""
    room = edges[cell.column + cell.colspan] - edges[cell.column] - 2 * _PADDING
    signs = max(2, room // HALF_WIDTH)
    signs -= signs % 2 if cell.text and not cell.text.isascii() else 0
    return sum(max(1, -(-cell_len(part) // signs)) for part in cell.text.split("\n"))


def _heights(form: PrintedForm, edges: list[int]) -> list[int]:
    """The least height of each row in twips. Rows that a label stands beside share what it needs evenly.

    Word itself would give all of that to the last of them.
    """
    heights = [LINE_HEIGHT + _AIR] * len(form.rows)
    cells = sorted((cell for row in form.rows for cell in row), key=lambda cell: cell.rowspan)
    for cell in cells:
        rows = range(cell.row, min(cell.row + cell.rowspan, len(heights)))
        wanting = _lines(cell, edges) * LINE_HEIGHT + _AIR - sum(heights[row] for row in rows)
        if wanting > 0:
            for row in rows:
                heights[row] += -(-wanting // len(rows))
    return heights
