"""Many records in one table: one row each."""

from __future__ import annotations

import io
from collections.abc import Sequence

from rich import box
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from jixiao.records.target import PerformanceTarget
from jixiao.rendering.doubt import unsure_fields
from jixiao.rendering.fields import field_name
from jixiao.rendering.printable import printable

_HEADINGS = {
    "amount": ("年度资金", "annual funding"),
    "indicators": ("指标数", "indicators"),
    "unplaced": ("未归位", "unplaced"),
    "unsure": ("存疑", "unsure"),
}
_GAP = 2
_FILE, _PROJECT = 0, 2
"""The two columns that are cut where the table would be too wide."""
_NARROWEST = 8
_UNLIMITED = 10_000


def overview(
    records: Sequence[PerformanceTarget], lang: str = "zh", *, width: int | None = None, colour: bool = False
) -> str:
    """One row per record: file, number, project, year, annual funding with its unit, and what there is to look at.

    With a ``width``, long file and project names are cut to fit; without, nothing is cut. ``colour`` adds the codes
    of a terminal. Without records there is no table, not even its heading.
    """
    if not records:
        return ""
    headings = [
        *(field_name(field, lang) for field in ("document", "number", "project_name", "year")),
        *(heading[lang == "en"] for heading in _HEADINGS.values()),
    ]
    rows = [_row(record) for record in records]
    widths = [max(cell_len(heading), *(row[index].cell_len for row in rows)) for index, heading in enumerate(headings)]
    table = Table(
        box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, _GAP - 1, 0, 0), header_style="bold", show_edge=False
    )
    for index, (heading, natural) in enumerate(zip(headings, _fitted(widths, width), strict=True)):
        left = index in (_FILE, _PROJECT)
        table.add_column(heading, justify="left" if left else "right", no_wrap=True, overflow="ellipsis", width=natural)
    for row in rows:
        table.add_row(*row)
    buffer = io.StringIO()
    console = Console(
        file=buffer,
        width=width or _UNLIMITED,
        force_terminal=colour,
        no_color=not colour,
        highlight=False,
        markup=False,
    )
    console.print(table)
    return "".join(f"{line.rstrip()}\n" for line in buffer.getvalue().splitlines())


def _fitted(widths: list[int], width: int | None) -> list[int]:
    if width is None:
        return widths
    fixed = sum(widths) - widths[_FILE] - widths[_PROJECT] + _GAP * (len(widths) - 1)
    room = max(width - fixed, 2 * _NARROWEST)
    if widths[_FILE] + widths[_PROJECT] <= room:
        return widths
    fitted = list(widths)
    fitted[_FILE] = min(widths[_FILE], max(room * 2 // 5, room - widths[_PROJECT]))
    fitted[_PROJECT] = min(widths[_PROJECT], room - fitted[_FILE])
    return fitted


def _row(record: PerformanceTarget) -> list[Text]:
    amount = record.funding.annual_total
    return [
        Text(printable(record.document)),
        Text(str(record.number)),
        Text(printable(record.project_name or "—")),
        Text(str(record.year or "—")),
        Text("—" if amount is None else printable(f"{amount} {record.amount_unit or ''}".strip())),
        Text(str(len(record.indicators))),
        _worth_a_look(len(record.unplaced)),
        _worth_a_look(len(unsure_fields(record))),
    ]


def _worth_a_look(count: int) -> Text:
    return Text(str(count), "bold yellow" if count else "dim")
