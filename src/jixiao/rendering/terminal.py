"""A record in its official form, drawn for a terminal."""

from __future__ import annotations

from rich.cells import cell_len
from rich.text import Text

from jixiao.forms.form import Form
from jixiao.records.target import PerformanceTarget
from jixiao.rendering.doubt import unsure_fields
from jixiao.rendering.fields import field_name
from jixiao.rendering.laid_cell import LaidCell
from jixiao.rendering.layout import Layout, lay_out
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
    "year": ("（{year} 年度）", "({year})"),
    "left_over": ("本表式未设栏目的内容", "What this form has no cell for"),
    "narrative": ("文字说明", "In words"),
    "legend": (
        "标有「存疑」「归类存疑」的共 {count} 处，请与原件核对。",
        "{count} marked as unsure; compare them with the document.",
    ),
}


def draw_record(
    record: PerformanceTarget, form: Form, width: int, lang: str = "zh", *, ascii_only: bool = False
) -> Text:
    """The record in the shape of ``form``, at most ``width`` wide, with what is unsure marked.

    Labels stay as the form prints them in every language.
    """
    layout = lay_out(record, form)
    unsure = set(unsure_fields(record))
    drawn = _draw(layout, unsure, width, lang, ascii_only)
    narrative = {path: text for path, text in layout.left_over.items() if path.startswith("narrative.")}
    others = {path: text for path, text in layout.left_over.items() if path not in narrative}
    for heading, texts in (
        (form.narrative_title or _word("narrative", lang), narrative),
        (_word("left_over", lang), others),
    ):
        if texts:
            drawn.append(f"{heading}\n", "bold")
        for path, text in texts.items():
            _list(drawn, path, text, path in unsure, min(width, _WIDEST), lang)
    if unsure:
        drawn.append(_word("legend", lang).format(count=len(unsure)) + "\n", _UNSURE)
    return drawn


def draw_form(form: Form, width: int, lang: str = "zh", *, ascii_only: bool = False) -> Text:
    """The blank form."""
    blank = PerformanceTarget(title=form.title)
    return _draw(lay_out(blank, form, hints=True), set(), width, lang, ascii_only)


def _draw(layout: Layout, unsure: set[str], width: int, lang: str, ascii_only: bool) -> Text:
    rows = [[_grid_cell(cell, unsure, lang) for cell in row] for row in layout.rows]
    grid = draw_grid(rows, layout.columns, min(width, _WIDEST), ascii_only=ascii_only)
    room = cell_len(grid.plain.split("\n", 1)[0])
    drawn = Text(no_wrap=True, end="")
    heading = [(layout.title, "bold")]
    if layout.year is not None:
        heading.append((_word("year", lang).format(year=layout.year), ""))
    for line, style in heading:
        shown = printable(line)
        drawn.append(" " * max(0, (room - cell_len(shown)) // 2))
        drawn.append(f"{shown}\n", style)
    return drawn.append_text(grid)


def _list(drawn: Text, path: str, text: str, doubted: bool, width: int, lang: str) -> None:
    """Append one field as a paragraph of its own."""
    paragraph = Text(end="").append(field_name(path, lang), _LABEL)
    paragraph.append(": " if lang == "en" else "：")
    paragraph.append(printable(text), _UNSURE if doubted else "")
    if doubted:
        paragraph.append(_word("unsure", lang), _UNSURE)
    for start, end in wrap(paragraph.plain, max(20, width - len(_INDENT))):
        drawn.append(_INDENT)
        drawn.append_text(paragraph[start:end])
        drawn.append("\n")


def _grid_cell(cell: LaidCell, unsure: set[str], lang: str) -> GridCell:
    doubted = [field for field in cell.fields if field in unsure]
    text = Text(end="").append(printable(cell.label), _LABEL)
    if cell.content:
        about_block = all(field.endswith(("level1", "level2")) for field in doubted)
        text.append(printable(cell.content), _UNSURE if doubted and not about_block else "")
    for field in doubted:
        mark = "unsure_block" if field.startswith("indicators.") and field.endswith("level2") else "unsure"
        text.append(_word(mark, lang), _UNSURE)
    return GridCell(text, cell.rowspan, cell.colspan, centred=not cell.content)


def _word(key: str, lang: str) -> str:
    return _WORDS[key][lang == "en"]
