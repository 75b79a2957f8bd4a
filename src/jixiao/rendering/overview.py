"""Many records in one table: one row each."""

from __future__ import annotations

from collections.abc import Sequence

from rich import box
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


def overview(records: Sequence[PerformanceTarget], lang: str = "zh") -> Table:
    """One row per record: file, number, project, year, annual funding with its unit, and what there is to look at."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0), header_style="bold", border_style="dim")
    table.add_column(field_name("document", lang), no_wrap=True, ratio=2, overflow="ellipsis", min_width=8)
    table.add_column(field_name("number", lang), justify="right", no_wrap=True)
    table.add_column(field_name("project_name", lang), no_wrap=True, ratio=3, overflow="ellipsis", min_width=8)
    table.add_column(field_name("year", lang), no_wrap=True)
    table.add_column(_heading("amount", lang), justify="right", no_wrap=True)
    for key in ("indicators", "unplaced", "unsure"):
        table.add_column(_heading(key, lang), justify="right", no_wrap=True)
    for record in records:
        amount = record.funding.annual_total
        table.add_row(
            Text(printable(record.document)),
            str(record.number),
            Text(printable(record.project_name or "—")),
            str(record.year or "—"),
            Text("—" if amount is None else printable(f"{amount} {record.amount_unit or ''}".strip())),
            str(len(record.indicators)),
            _worth_a_look(len(record.unplaced)),
            _worth_a_look(len(unsure_fields(record))),
        )
    return table


def _heading(key: str, lang: str) -> str:
    return _HEADINGS[key][lang == "en"]


def _worth_a_look(count: int) -> Text:
    return Text(str(count), "bold yellow" if count else "dim")
