"""Where every value of a record comes from and how sure the reader is of it."""

from __future__ import annotations

from rich import box
from rich.table import Table
from rich.text import Text

from jixiao.records.provenance import Place
from jixiao.records.target import PerformanceTarget
from jixiao.rendering.doubt import UNSURE_BELOW
from jixiao.rendering.fields import field_name, filled_fields
from jixiao.rendering.printable import printable

_HEADINGS = {
    "field": ("字段", "field"),
    "value": ("取值", "value"),
    "printed": ("原文", "printed"),
    "place": ("位置", "place"),
    "confidence": ("置信度", "sure"),
}
_SAME = ("同左", "same")


def explanation(record: PerformanceTarget, lang: str = "zh") -> Table:
    """One row for each field that says something: value, printed text, place and confidence."""
    table = _table(("field", "value", "printed", "place", "confidence"), lang)
    for path, value in filled_fields(record).items():
        source = record.provenance.get(path)
        style = "yellow" if source and source.confidence < UNSURE_BELOW else ""
        table.add_row(
            Text(field_name(path, lang), style),
            Text(printable(value), style),
            _printed(source.text if source else None, value, lang),
            Text(place_text(source, lang) if source else "—"),
            Text(_percent(source.confidence) if source else "—", style),
        )
    return table


def unplaced_cells(record: PerformanceTarget, lang: str = "zh") -> Table:
    """One row for each cell of the printed table that no field took."""
    table = _table(("printed", "place"), lang)
    for cell in record.unplaced:
        table.add_row(Text(printable(cell.text)), Text(place_text(cell, lang)))
    return table


def place_text(place: Place, lang: str = "zh") -> str:
    """A place in words: row and column of the table, and the line of the text file. All count from 1."""
    if lang == "en":
        words = f"row {place.row + 1}, column {place.column + 1}"
        return words if place.line is None else f"{words} (line {place.line})"
    words = f"第{place.row + 1}行第{place.column + 1}列"
    return words if place.line is None else f"{words}（文本第{place.line}行）"


def _table(columns: tuple[str, ...], lang: str) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0), header_style="bold", border_style="dim")
    ratios = {"field": 3, "value": 5, "printed": 5, "place": 3}
    for column in columns:
        heading = _HEADINGS[column][lang == "en"]
        if column == "confidence":
            table.add_column(heading, justify="right", no_wrap=True)
        else:
            table.add_column(heading, ratio=ratios[column], overflow="fold")
    return table


def _printed(text: str | None, value: str, lang: str) -> Text:
    if text is None:
        return Text("—", "dim")
    if text == value:
        return Text(_SAME[lang == "en"], "dim")
    return Text(printable(text))


def _percent(confidence: float) -> str:
    return f"{confidence:.0%}"
