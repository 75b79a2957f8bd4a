"""Where every value of a record comes from and how sure the reader is of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

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
    "page": ("页", "page"),
    "row": ("行", "row"),
    "column": ("列", "col."),
    "line": ("文本行", "line"),
    "confidence": ("置信度", "sure"),
}
_SHARES = {"field": 4, "value": 7, "printed": 7}
_SAME = ("同左", "same")
# Level 1 follows from level 2, and these three are what the value was put together from.
_IMPLIED = re.compile(r"(indicators\.\d+\.)(?:(level1)|parts|direction|unit)")


def explanation(record: PerformanceTarget, lang: str = "zh") -> Table:
    """One row for each field that says something: value, printed text, place and confidence.

    Rows and columns of the document count from 1. Fields that follow from another one are left out.
    """
    texts = filled_fields(record)
    places = _place_columns([*record.provenance.values(), *record.unplaced])
    table = _table(["field", "value", "printed", *places, "confidence"], lang)
    for path, value in texts.items():
        source = record.provenance.get(path)
        implied = _IMPLIED.fullmatch(path)
        if source is None and implied and implied.group(1) + ("level2" if implied.group(2) else "value") in texts:
            continue
        style = "yellow" if source and source.confidence < UNSURE_BELOW else ""
        table.add_row(
            Text(field_name(path, lang), style),
            Text(printable(value), style),
            _printed(source.text if source else None, value, lang),
            *_place(source, places),
            Text(_percent(source.confidence) if source else "—", style),
        )
    return table


def unplaced_cells(record: PerformanceTarget, lang: str = "zh") -> Table:
    """One row for each cell of the printed table that no field took."""
    places = _place_columns(record.unplaced)
    table = _table(["printed", *places], lang)
    for cell in record.unplaced:
        table.add_row(Text(printable(cell.text)), *_place(cell, places))
    return table


def _place_columns(places: Sequence[Place]) -> list[str]:
    """Which parts of a place tell places apart: the page only where there are several, the line only of text."""
    columns = ["row", "column"]
    if len({place.page for place in places}) > 1:
        columns.insert(0, "page")
    if any(place.line is not None for place in places):
        columns.append("line")
    return columns


def _place(place: Place | None, columns: Sequence[str]) -> list[Text]:
    if place is None:
        return [Text("—", "dim") for _ in columns]
    counted = {"page": place.page, "row": place.row + 1, "column": place.column + 1, "line": place.line}
    return [Text("—" if counted[column] is None else str(counted[column])) for column in columns]


def _table(columns: Sequence[str], lang: str) -> Table:
    table = Table(
        box=box.SIMPLE_HEAD,
        pad_edge=False,
        padding=(0, 1, 0, 0),
        header_style="bold",
        border_style="dim",
        show_edge=False,
    )
    for column in columns:
        heading = _HEADINGS[column][lang == "en"]
        if column in _SHARES:
            table.add_column(heading, ratio=_SHARES[column], overflow="fold")
        else:
            table.add_column(heading, justify="right", no_wrap=True)
    return table


def _printed(text: str | None, value: str, lang: str) -> Text:
    if text is None:
        return Text("—", "dim")
    if text == value:
        return Text(_SAME[lang == "en"], "dim")
    return Text(printable(text))


def _percent(confidence: float) -> str:
    # Rounded down, so that nothing just below a threshold looks as if it reached it.
    return f"{int(confidence * 100 + 1e-9)}%"
