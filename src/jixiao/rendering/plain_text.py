"""An official form as plain text, flattened in the ways that tables reach people as text."""

from __future__ import annotations

import re
from typing import Literal

from jixiao.forms.form import Form
from jixiao.records.target import PerformanceTarget
from jixiao.rendering.form_grid import lay_out, narrative_sections, title_lines
from jixiao.rendering.placed_cell import PlacedCell

Flattening = Literal["tabs", "lines", "bars", "blanks"]
"""How a table becomes lines of text.

``tabs``: a row is a line, its cells are divided by tabs; cells under a merged one are blank. ``lines``: every cell is
a line of its own behind a tab, a blank one is a lone tab, an empty line ends the row: what word processors save as
text. ``bars``: ``| a | b |``. ``blanks``: runs of blanks divide the cells, and blank cells are lost.
"""

_GAP = "    "
_BLANK = re.compile(r"[^\S\n]+")
_BAR = re.compile(r"[|｜│┃]")


def plain_text(record: PerformanceTarget, form: Form, flattening: Flattening = "tabs") -> str:
    """The record printed in the form, with its narrative in front and its title above; ends with a line break."""
    parts: list[str] = []
    sections = narrative_sections(record, form)
    if sections:
        parts.append(_paragraph(f"{form.narrative_title}{record.number}", flattening))
        for section in sections:
            parts.append(_paragraph(section.heading, flattening))
            parts.extend(_paragraph(text, flattening) for text in section.text.split("\n") if text.strip())
    parts.extend(_paragraph(line, flattening) for line in title_lines(record, form))
    return "\n\n".join([*parts, _TABLES[flattening](lay_out(record, form), form.columns)]) + "\n"


def _paragraph(text: str, flattening: Flattening) -> str:
    """A line outside the table. Word processors that put a tab before every cell put one before these as well."""
    return f"\t{_one_line(text)}" if flattening == "lines" else _without_bars(_one_line(text))


def _one_line(text: str) -> str:
    """The text of a cell that must stay on its line: paragraphs as inline markup, as converters write them."""
    paragraphs = [_BLANK.sub(" ", part).strip() for part in text.split("\n") if part.strip()]
    return paragraphs[0] if len(paragraphs) == 1 else "".join(f"<p>{part}</p>" for part in paragraphs)


def _without_bars(text: str) -> str:
    """Bars as entities, where a bar would part the cell in two."""
    return _BAR.sub(lambda bar: f"&#{ord(bar.group())};", text)


def _matrix(rows: list[list[PlacedCell]], columns: int) -> list[list[str]]:
    """One text for every grid place; a merged cell stands at its first place, the others are blank."""
    matrix = [[""] * columns for _ in rows]
    for row in rows:
        for cell in row:
            matrix[cell.row][cell.column] = _one_line(cell.text)
    return matrix


def _tabs(rows: list[list[PlacedCell]], columns: int) -> str:
    return "\n".join("\t".join(texts) for texts in _matrix(rows, columns))


def _bars(rows: list[list[PlacedCell]], columns: int) -> str:
    return "\n".join(f"| {' | '.join(map(_without_bars, texts))} |" for texts in _matrix(rows, columns))


def _blanks(rows: list[list[PlacedCell]], columns: int) -> str:
    lines = [[_without_bars(text) for text in texts if text] for texts in _matrix(rows, columns)]
    return "\n".join(_GAP.join(texts) for texts in lines if texts)


def _lines(rows: list[list[PlacedCell]], columns: int) -> str:
    """Cells merged across columns are one line, cells merged across rows come again as a blank one."""
    hanging: dict[int, PlacedCell] = {}
    printed: list[str] = []
    for at, row in enumerate(rows):
        beginning = {cell.column: cell for cell in row}
        for column in range(columns):
            above = hanging.get(column)
            if column in beginning:
                hanging[column] = beginning[column]
                printed.append(_indented(beginning[column].text))
            elif above is not None and above.row < at < above.row + above.rowspan:
                printed.append("\t")
        printed.append("")
    return "\n".join(printed)


def _indented(text: str) -> str:
    """A cell behind its tab; further paragraphs of it stand on lines of their own without one."""
    return "\t" + "\n".join(part for part in (_BLANK.sub(" ", part).strip() for part in text.split("\n")) if part)


_TABLES = {"tabs": _tabs, "lines": _lines, "bars": _bars, "blanks": _blanks}
