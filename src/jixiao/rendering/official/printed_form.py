"""What a writer of official forms prints: the tables with what stands above them, the same for every format."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len

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
    """How wide each column is, so that the table becomes as low as it can."""
    cells = [cell for row in rows for cell in row if cell.text]
    room = LINE - columns * _GAP
    widths = [max(_NARROWEST, width) for width in column_widths([_demand(cell) for cell in cells], columns, room, _GAP)]
    total = sum(widths)
    return tuple(width / total for width in widths)


def _demand(cell: PlacedCell) -> Demand:
    lengths = tuple(cell_len(paragraph) for paragraph in cell.text.split("\n"))
    return Demand(cell.row, cell.column, cell.rowspan, cell.colspan, lengths, longest_piece(cell.text))
