"""What a writer of official forms prints: the tables with what stands above them, the same for every format."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from jixiao.forms.form import Form
from jixiao.records.target import PerformanceTarget
from jixiao.rendering.column_widths import Demand, column_widths
from jixiao.rendering.form_grid import Section, lay_out, narrative_sections, title_lines
from jixiao.rendering.placed_cell import PlacedCell
from jixiao.rendering.wrapping import longest_piece

LINE = 84
"""Half-width characters on a line of a page of A4 upright in the size forms are set in (10.5 pt), all columns."""
_GAP = 1
"""Half-width characters that the space beside the rules of a cell takes."""
_NARROWEST = 4
"""Half-width characters: a label set upright needs one Chinese character and the space beside it."""


@dataclass(frozen=True, slots=True)
class PrintedForm:
    """One record in its form.

    ``narrative_title`` and ``sections`` stand in front of the table, then the ``title_lines`` (the title, the year, the
    money unit), then the table: ``rows`` as ``form_grid.lay_out`` gives them, over ``columns`` columns whose widths are
    ``shares`` of the table's (they add up to 1). ``name`` tells the form from the others of its document.
    """

    name: str
    narrative_title: str | None
    sections: list[Section]
    title_lines: list[str]
    rows: list[list[PlacedCell]]
    columns: int
    shares: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class PrintedDocument:
    """Forms in one file; ``front`` are the paragraphs before them, first their heading, or nothing."""

    title: str
    forms: list[PrintedForm]
    front: Sequence[str] = ()


def printed_form(record: PerformanceTarget, form: Form) -> PrintedForm:
    """The record in the form, ready for any writer."""
    rows = lay_out(record, form)
    sections = narrative_sections(record, form)
    return PrintedForm(
        name=record.project_name or record.title or form.title,
        narrative_title=f"{form.narrative_title}{record.number}" if sections else None,
        sections=sections,
        title_lines=title_lines(record, form),
        rows=rows,
        columns=form.columns,
        shares=_shares(rows, form.columns),
    )


def _shares(rows: list[list[PlacedCell]], columns: int) -> tuple[float, ...]:
    """How wide each column is, so that the table becomes as low as it can.

    Columns of the grid between which no cell of the form begins or ends are one column to the eye.
    """
    cells = [cell for row in rows for cell in row]
    edges = sorted({0, columns, *(cell.column for cell in cells), *(cell.column + cell.colspan for cell in cells)})
    seen = {edge: at for at, edge in enumerate(edges)}
    demands = [_demand(cell, seen) for cell in cells if cell.text]
    room = LINE - (len(edges) - 1) * _GAP
    widths = [max(_NARROWEST, width) for width in column_widths(demands, len(edges) - 1, room, _GAP)]
    total = sum(widths)
    return tuple(
        width / total / (right - left)
        for width, (left, right) in zip(widths, pairwise(edges), strict=True)
        for _ in range(left, right)
    )


def _demand(cell: PlacedCell, seen: dict[int, int]) -> Demand:
    first, behind = seen[cell.column], seen[cell.column + cell.colspan]
    lengths = tuple(printed_length(paragraph) for paragraph in cell.text.split("\n"))
    return Demand(cell.row, first, cell.rowspan, behind - first, lengths, longest_piece(cell.text))


def printed_length(text: str) -> int:
    """Half-width characters that a line takes in a Chinese font: there ``≥``, ``□`` and dashes are as wide as 汉字."""
    return sum(2 if unicodedata.east_asian_width(sign) in "WFA" else 1 for sign in text)
