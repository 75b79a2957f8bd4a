"""Rows of plain values as a drawn table, for a terminal or a file."""

from __future__ import annotations

import io
from collections.abc import Sequence
from decimal import Decimal

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from jixiao.rendering.printable import printable

_WIDEST = 60
"""Columns of text that a cell may take; longer texts are cut."""
_UNLIMITED = 10_000


def listing(
    headings: Sequence[str],
    rows: Sequence[Sequence[object]],
    *,
    title: str = "",
    commas: bool = False,
    colour: bool = False,
) -> str:
    """The rows below their headings: numbers to the right, long texts cut, nothing broken over lines.

    ``commas`` groups the thousands of numbers, ``colour`` adds the codes of a terminal.
    """
    table = Table(
        box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0), header_style="bold", show_edge=False,
    )  # fmt: skip
    for at, heading in enumerate(headings):
        number = bool(rows) and all(row[at] is None or _is_number(row[at]) for row in rows)
        table.add_column(
            Text(printable(heading)), justify="right" if number else "left", no_wrap=True, overflow="ellipsis",
            max_width=_WIDEST,
        )  # fmt: skip
    for row in rows:
        table.add_row(*(Text(shown(value, commas=commas)) for value in row))
    buffer = io.StringIO()
    console = Console(
        file=buffer, width=_UNLIMITED, force_terminal=colour, no_color=not colour, highlight=False, markup=False
    )
    if title:
        console.print(Text(title, "bold"))
    console.print(table)
    return "".join(f"{line.rstrip()}\n" for line in buffer.getvalue().splitlines())


def shown(value: object, *, commas: bool = False) -> str:
    """A value as one line; nothing is a dash, and amounts have two decimals where these are all."""
    if value is None:
        return "—"
    group = "," if commas else ""
    if isinstance(value, Decimal) and value.is_finite():
        cents = value.quantize(Decimal("0.01"))
        return format(cents if cents == value else value.normalize(), f"{group}f")
    if isinstance(value, int) and not isinstance(value, bool):
        return format(value, group)
    return " ".join(printable(str(value)).split())


def _is_number(value: object) -> bool:
    return isinstance(value, (int, float, Decimal)) and not isinstance(value, bool)
