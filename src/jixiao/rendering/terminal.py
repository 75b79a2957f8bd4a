"""A record in its official form, drawn for a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from rich.text import Text

from jixiao.forms.form import Form
from jixiao.records.target import PerformanceTarget
from jixiao.rendering.doubt import unsure_fields
from jixiao.rendering.fields import field_name, filled_fields
from jixiao.rendering.form_grid import lay_out, narrative_sections, title_lines, unprinted
from jixiao.rendering.placed_cell import PlacedCell
from jixiao.rendering.printable import printable
from jixiao.rendering.spanned_grid import GridCell, draw_grid
from jixiao.rendering.wrapping import wrap

_LABEL = "cyan"
_UNSURE = "bold yellow"
_WIDEST = 140
"""Wider tables are harder to read, however wide the terminal is."""
_INDENT = "  "
_WORDS = {
    "unsure": ("「存疑」", "[unsure]"),
    "unsure_block": ("「归类存疑」", "[unsure block]"),
    "left_over": ("本表式未设栏目的内容", "What this form has no cell for"),
    "colon": ("：", ": "),
    "legend": (
        "标有「存疑」「归类存疑」的共 {count} 处，请与原件核对。",
        "{count} marked as unsure; compare with the document.",
    ),
    "elsewhere": (
        "另有存疑 {count} 处不在表中显示，见 --why。",
        "{count} more unsure, not shown in the table: see --why.",
    ),
}


def draw_record(
    record: PerformanceTarget, form: Form, width: int, lang: str = "zh", *, ascii_only: bool = False
) -> Text:
    """The record in the shape of ``form``, at most ``width`` wide where its columns allow, with what is unsure marked.

    What the form has no cell for follows below. Labels stay as the form prints them in every language.
    """
    unsure = set(unsure_fields(record))
    width = min(width, _WIDEST)
    drawn, marked = _draw(record, form, unsure, width, lang, ascii_only)
    texts = filled_fields(record)
    if form.narrative_title and record.narrative:
        drawn.append(f"{form.narrative_title}\n", "bold")
        for section in narrative_sections(record, form):
            _paragraph(drawn, section.heading, section.text, "", width, lang)
    left_over = unprinted(record, form)
    if left_over:
        drawn.append(f"{_word('left_over', lang)}\n", "bold")
    for path in left_over:
        mark = _word("unsure", lang) if path in unsure else ""
        marked += bool(mark)
        _paragraph(drawn, field_name(path, lang), texts.get(path, ""), mark, width, lang)
    if marked:
        drawn.append(_word("legend", lang).format(count=marked) + "\n", _UNSURE)
    if len(unsure) > marked:
        drawn.append(_word("elsewhere", lang).format(count=len(unsure) - marked) + "\n", _UNSURE)
    return drawn


def draw_form(form: Form, width: int, lang: str = "zh", *, ascii_only: bool = False) -> Text:
    """The blank form."""
    blank = PerformanceTarget(title=form.title, amount_unit=form.amount_unit)
    return _draw(blank, form, set(), min(width, _WIDEST), lang, ascii_only)[0]


def _draw(
    record: PerformanceTarget, form: Form, unsure: set[str], width: int, lang: str, ascii_only: bool
) -> tuple[Text, int]:
    """The heading and the table, and how many of the unsure fields are marked in it."""
    cells = lay_out(record, _compact(form))
    marked = 0
    rows: list[list[GridCell]] = []
    for line in cells:
        rows.append([])
        for cell in line:
            marks = _marks(cell, unsure, lang)
            marked += len(marks)
            rows[-1].append(_grid_cell(cell, marks))
    grid = draw_grid(rows, form.columns, width, ascii_only=ascii_only)
    room = cell_len(grid.plain.split("\n", 1)[0])
    drawn = Text(no_wrap=True, end="")
    for number, line_text in enumerate(title_lines(record, form)):
        shown = printable(line_text)
        drawn.append(" " * max(0, (room - cell_len(shown)) // 2))
        drawn.append(f"{shown}\n", "bold" if number == 0 else "")
    return drawn.append_text(grid), marked


def _compact(form: Form) -> Form:
    """The form with one blank row for an empty block: its placeholder rows only make the drawing long."""
    tables = tuple(
        table.model_copy(update={"placeholder_rows": 1, "numbered": False}) for table in form.indicator_tables
    )
    return form.model_copy(update={"indicator_tables": tables})


def _marks(cell: PlacedCell, unsure: set[str], lang: str) -> list[str]:
    """The marks of a cell: its own, and on an indicator's name that of the block it was put into."""
    field = cell.field or ""
    marks = [_word("unsure", lang)] if field in unsure else []
    stem, _, attribute = field.rpartition(".")
    if attribute == "name" and f"{stem}.level2" in unsure:
        marks.append(_word("unsure_block", lang))
    return marks


def _grid_cell(cell: PlacedCell, marks: Sequence[str]) -> GridCell:
    label = cell.is_label and cell.field in (None, "goal_period")
    own_mark = _word("unsure", "zh") in marks or _word("unsure", "en") in marks
    text = Text(end="").append(printable(cell.text), _LABEL if label else _UNSURE if own_mark else "")
    for mark in marks:
        text.append(mark, _UNSURE)
    return GridCell(text, cell.rowspan, cell.colspan, centred=label)


def _paragraph(drawn: Text, heading: str, text: str, mark: str, width: int, lang: str) -> None:
    """Append one field or section as a paragraph of its own."""
    paragraph = Text(end="").append(printable(heading), _LABEL).append(_word("colon", lang))
    paragraph.append(printable(text), _UNSURE if mark else "").append(mark, _UNSURE)
    for start, end in wrap(paragraph.plain, max(20, width - len(_INDENT))):
        drawn.append(_INDENT).append_text(paragraph[start:end]).append("\n")


def _word(key: str, lang: str) -> str:
    return _WORDS[key][lang == "en"]
