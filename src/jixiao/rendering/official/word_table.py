"""The table of an official form in Word: a grid of fixed widths with truly merged cells."""

from __future__ import annotations

import re
from itertools import accumulate, pairwise
from statistics import median

from jixiao.rendering.official.printed_form import PrintedForm, printed_length
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
_GOALS = ("total_goal", "annual_goal", "actual_goal")
"""Running text, however short; they stand side by side and should look alike."""
_FEWEST = 4
"""Half-width characters: labels in narrower cells run downwards anyway."""
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
    properties = element("tcPr", element("tcW", w=_width(cell, edges), type="dxa"))
    if cell.colspan > 1:
        properties.append(element("gridSpan", val=cell.colspan))
    if cell.rowspan > 1:
        properties.append(element("vMerge", val="restart" if begins else "continue"))
    if begins and cell.is_label:
        properties.extend(_balanced(cell, edges))
    properties.append(element("vAlign", val="center"))
    said = (element("jc", val="left"),) if _is_left(cell, edges, left) else ()
    made = element("tc", properties)
    made.extend(paragraph(text, CELL, *said) for text in (permitted(cell.text).split("\n") if begins else ("",)))
    return made


def _balanced(cell: PlacedCell, edges: list[int]) -> list[Element]:
    """Margins between which the lines of a label are about equally long: 满意度, 指标 instead of 满意度指, 标."""
    lines, room = _lines(cell, edges), _room(cell, edges)
    if lines < 2 or room < _FEWEST or "\n" in cell.text:
        return []
    longest = max(map(printed_length, re.split("(?=（)", cell.text)))
    if longest > room:
        if not _is_wide(cell.text):
            return []  # numbers would be broken
        longest = -(-len(cell.text) // lines) * 2
    side = (_width(cell, edges) - (longest + 1) * HALF_WIDTH) // 2
    return [element("tcMar", *(element(at, w=side, type="dxa") for at in ("left", "right")))] if side > _PADDING else []


def _is_left(cell: PlacedCell, edges: list[int], left: set[tuple[int, int]]) -> bool:
    """Whether the text begins at the left of its cell; labels, amounts and what is short stand in the middle."""
    if cell.is_label:
        return cell.field is not None and "：" in cell.text  # a value behind its label: lines to fill in
    if _is_listed(cell):
        return (cell.column, cell.colspan) in left
    return cell.field in _GOALS or cell.text.endswith("。") or _lines(cell, edges) > 1


def _is_listed(cell: PlacedCell) -> bool:
    """Whether the cell is one of many of its kind below each other, filled or not."""
    return not cell.is_label and (cell.field is None or cell.field.startswith("indicators."))


def _left_columns(form: PrintedForm, edges: list[int]) -> set[tuple[int, int]]:
    """The columns (with their spans) of indicators that are set left: long texts and numbered ones (``指标1：``).

    A column is set in one way from top to bottom.
    """
    columns: dict[tuple[int, int], list[PlacedCell]] = {}
    for row in form.rows:
        for cell in row:
            if _is_listed(cell) and cell.text:
                columns.setdefault((cell.column, cell.colspan), []).append(cell)
    left = set()
    for column, cells in columns.items():
        lines = [_lines(cell, edges) for cell in cells]
        numbered = sum("：" in cell.text for cell in cells)
        if median(lines) > 1 or max(lines) > 2 or 2 * numbered > len(cells):
            left.add(column)
    return left


def _width(cell: PlacedCell, edges: list[int]) -> int:
    return edges[cell.column + cell.colspan] - edges[cell.column]


def _room(cell: PlacedCell, edges: list[int]) -> int:
    """Half-width characters on a line of the cell."""
    return max(2, (_width(cell, edges) - 2 * _PADDING) // HALF_WIDTH)


def _lines(cell: PlacedCell, edges: list[int]) -> int:
    """About how many lines the text takes in its cell."""
    room = _room(cell, edges)
    if _is_wide(cell.text):
        room -= room % 2
    return sum(max(1, -(-printed_length(part) // room)) for part in cell.text.split("\n"))


def _is_wide(text: str) -> bool:
    return printed_length(text) == 2 * len(text)


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
