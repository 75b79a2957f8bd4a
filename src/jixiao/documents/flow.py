"""A document put together in reading order: lines of running text and tables become its grids."""

from __future__ import annotations

import re

from jixiao.documents.grid import Cell, Document, Grid

_INVISIBLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\xad\u200b-\u200f\u2028-\u202e\u2060\ufeff]")
_BALLOT = str.maketrans({"\xa0": " ", "☐": "□", "☒": "☑"})
"""Ballot boxes as they are drawn by Word's and the browsers' check boxes, brought to the notation of cells."""


def printed(text: str) -> str:
    """The text of a cell as it is printed: lines without blanks around them, blank lines and invisible signs gone."""
    text = _INVISIBLE.sub("", text.translate(_BALLOT))
    if "\n" not in text:
        return text.strip()
    lines = (line.strip() for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


class Flow:
    """What was read so far. Lines that follow each other are one grid of one-cell rows, every table is a grid."""

    def __init__(self) -> None:
        self.grids: list[Grid] = []
        self._open: Grid | None = None

    def text(self, text: str) -> None:
        """Running text: each of its printed lines is a row."""
        for line in printed(text).split("\n"):
            if not line:
                continue
            if self._open is None:
                self._open = self._grid([])
            self._open.rows.append([Cell(line, len(self._open.rows), 0)])

    def table(self, rows: list[list[Cell]]) -> None:
        """A table, unless it is blank all over: then it is a frame, a rule or empty space on the page."""
        if any(not cell.blank for row in rows for cell in row):
            self._grid(rows)
            self._open = None

    def document(self, name: str) -> Document:
        """The document of that name."""
        return Document(name=name, grids=self.grids)

    def _grid(self, rows: list[list[Cell]]) -> Grid:
        grid = Grid(rows=rows, table=len(self.grids))
        self.grids.append(grid)
        return grid
