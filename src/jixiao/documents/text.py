"""Plain text as people have it: rows by tabs, bars or runs of blanks, or one cell on a line.

How cells are told apart is decided line by line; only a cell-per-line region is seen as a whole, since there an empty
line ends a row. Lines in which cells run together stay one cell: which words are labels is for recognition to know.
"""

from __future__ import annotations

import re

from jixiao.documents.encoding import decode
from jixiao.documents.errors import EmptyDocumentError, TooLargeDocumentError
from jixiao.documents.grid import Cell, Document, Grid
from jixiao.documents.marks import plain
from jixiao.documents.table_spans import CellCount

MAX_BYTES = 16 << 20
"""Larger text files are refused: 16 MB hold some ten thousand tables, more than any published document."""
_ROW_GROUP = range(2, 13)
"""How many lines a row has in a cell-per-line text, whose rows are divided by empty lines."""

_BLANKS = re.compile(r"[ \u3000\xa0]{2,}|\u3000")
_RULE = re.compile(r"^(?:[\s|┃│┌┐└┘├┤┬┴┼]*+|[\s|+:：┃│┌┐└┘├┤┬┴┼]*+[-—=─━]{3,}+[\s|+:：\-—=─━┃│┌┐└┘├┤┬┴┼]*+)$")
_BARS = re.compile(r"[|｜│┃]")


def read_text(name: str, data: bytes) -> Document:
    """The document in ``data``. Raises a ``DocumentError`` where it is too large, empty or not text.

    ``TooManyCellsError`` is for short texts of a great many cells, which take far more memory than their bytes.
    """
    if len(data) > MAX_BYTES:
        raise TooLargeDocumentError(size=-(-len(data) >> 20), limit=MAX_BYTES >> 20)
    text = decode(data) if data else ""
    if not text.strip("\ufeff \t\r\n\f\v\u3000\xa0"):
        raise EmptyDocumentError()
    return Document(name=name, grids=[Grid(rows=_rows(text))])


def _rows(text: str) -> list[list[Cell]]:
    lines = _lines(text)
    rows: list[list[Cell]] = []
    count = CellCount()
    position = 0
    whole_until = 0
    while position < len(lines):
        page, number, line = lines[position]
        begins = position == 0 or "\t" not in lines[position - 1][2]
        group = _cell_per_line_row(lines, position) if begins else 0
        barred = 0
        if not group and position >= whole_until:
            barred = _barred_row(lines, position)
            # Lines of bars that are no row from their first line on are none from a later one either.
            whole_until = position if barred else _bars_until(lines, position)
        if group:
            texts = _joined(lines[position : position + group])
            position += group
        elif barred:
            texts = _unbarred(lines[position : position + barred])
            position += barred
        else:
            texts = [(number, part) for part in _cells(line)]
            position += 1
        if not texts:
            continue
        count.add(len(texts))
        row = len(rows)
        cells = [Cell(plain(part), row, column, page=page, line=at) for column, (at, part) in enumerate(texts)]
        if not group and not barred and _laid_out(line):
            for cell, offset in zip(cells, _offsets(line), strict=True):
                cell.offset = offset
        rows.append(cells)
    return rows


def _laid_out(line: str) -> bool:
    """Whether runs of blanks alone divide the cells of the line, or indent its only cell."""
    return "\t" not in line and not _BARS.search(line) and bool(_BLANKS.search(line.rstrip()))


def _offsets(line: str) -> list[int]:
    """Where each cell of such a line begins; a Chinese character is as wide as two half-width ones."""
    offsets: list[int] = []
    position, width = 0, 0
    for part in (part for part in _BLANKS.split(line.strip()) if part.strip()):
        begin = line.index(part, position)
        width += sum(1 + (char > "\u2e7f") for char in line[position:begin])
        offsets.append(width)
        width += sum(1 + (char > "\u2e7f") for char in part)
        position = begin + len(part)
    return offsets


def _lines(text: str) -> list[tuple[int, int, str]]:
    """(page, line number, line) with form feeds turning the page."""
    lines: list[tuple[int, int, str]] = []
    page = 1
    for number, line in enumerate(re.split(r"\r\n|\r|\n", text), start=1):
        parts = line.replace("\v", "\t").strip("\ufeff").split("\f")
        for turned, part in enumerate(parts):
            page += turned > 0
            if part or len(parts) == 1:
                lines.append((page, number, part))
    return lines


def _cells(line: str) -> list[str]:
    """The cells of one line; blank cells count, an empty line has none."""
    if not line.strip() and "\t" in line:
        return [""] * line.count("\t")  # a row whose cells are all blank still parts what is above and below
    if not line.strip() or ("\t" not in line and _RULE.match(line)):
        return []
    if "\t" in line:
        cells = line.split("\t")
        return cells[:-1] if cells[-1].strip() == "" and len(cells) > 1 else cells
    if _BARS.search(line):
        cells = _BARS.split(line.strip())
        if len(cells) > 1:
            return cells[(not cells[0].strip()) : len(cells) - (not cells[-1].strip())]
    # A lone indented line is a paragraph, not a row with an empty first cell.
    return [part for part in _BLANKS.split(line.strip()) if part.strip()]


def _cell_per_line_row(lines: list[tuple[int, int, str]], position: int) -> int:
    """How many lines from ``position`` form one row of a cell-per-line text, or 0.

    Such rows are what word processors save as text: every cell on a line of its own behind one tab, a line with only
    the tab for a blank cell, an empty line after the row.
    """
    end = position
    tabbed = 0
    while end < len(lines) and lines[end][2] != "":
        line = lines[end][2]
        if line.startswith("\t") and "\t" not in line[1:]:
            tabbed += 1
        elif end == position or "\t" in line:
            return 0
        end += 1
        if end - position > 4 * _ROW_GROUP.stop:
            return 0
    return end - position if tabbed in _ROW_GROUP else 0


_BAR_CHARACTERS = "|｜│┃"


def _before_bars(line: str) -> tuple[str, int]:
    """(what stands before the bars at the end of the line, how many bars)."""
    stripped = line.rstrip()
    bars = 0
    while stripped and stripped[-1] in _BAR_CHARACTERS:
        bars += 1
        stripped = stripped[:-1].rstrip()
        if bars > _MANY_BARS:
            stripped = stripped.rstrip(_BAR_CHARACTERS + " \t")
    return stripped, bars


_MANY_BARS = 32
"""Some sites end rows with hundreds of bars; how many does not matter."""


def _bars_until(lines: list[tuple[int, int, str]], position: int) -> int:
    """The position behind the lines that each end with one bar, from ``position`` on."""
    while position < len(lines) and _before_bars(lines[position][2].strip())[1] == 1:
        position += 1
    return position


def _barred_row(lines: list[tuple[int, int, str]], position: int) -> int:
    """How many lines from ``position`` form one row whose cells stand on lines of their own, each before a bar, or 0.

    Such text comes from web pages: a bar closes each cell, a lone bar is a blank one, several bars end the row. A
    cell of several paragraphs has lines without a bar before its last.
    """
    end = position
    cells = 0
    while end < len(lines) and end - position < 4 * _ROW_GROUP.stop:
        text, bars = _before_bars(lines[end][2].strip())
        if any(bar in text for bar in _BAR_CHARACTERS) or (not bars and (not text or end == position)):
            return 0
        cells += bool(text and bars)
        end += 1
        if bars >= 2:
            return end - position if cells and end - position > 1 else 0
    return 0


def _unbarred(group: list[tuple[int, int, str]]) -> list[tuple[int, str]]:
    """The cells of such a row; blank cells before the first printed one are its beginning, not cells."""
    cells: list[tuple[int, str]] = []
    open_cell = False
    for _, number, line in group:
        text, bars = _before_bars(line.strip())
        if open_cell:
            cells[-1] = (cells[-1][0], f"{cells[-1][1]}\n{text}")
        elif text or cells:
            cells.append((number, text))
        open_cell = not bars
    return cells


def _joined(group: list[tuple[int, int, str]]) -> list[tuple[int, str]]:
    """The cells of a cell-per-line row; a line without its tab continues the cell above."""
    cells: list[tuple[int, str]] = []
    for _, number, line in group:
        if line.startswith("\t") or not cells:
            cells.append((number, line[1:] if line.startswith("\t") else line))
        else:
            cells[-1] = (cells[-1][0], f"{cells[-1][1]}\n{line}")
    return cells
