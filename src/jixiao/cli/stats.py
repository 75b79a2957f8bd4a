"""``jixiao stats``: the results of a batch in figures."""

from __future__ import annotations

import argparse
import dataclasses
import json
import os
import sys
from decimal import Decimal
from pathlib import Path

from jixiao.cli.errors import CommandError
from jixiao.cli.messages import Messages
from jixiao.rendering.listing import listing
from jixiao.scale.errors import ScaleError
from jixiao.scale.figures import Figures, Sums, figures
from jixiao.scale.results import open_results


def run(arguments: argparse.Namespace, say: Messages) -> int:
    """Show the figures; returns the exit code."""
    try:
        with open_results(Path(arguments.folder)) as results:
            found = figures(results, arguments.top)
    except ScaleError as error:
        raise CommandError(error.sentence(say.lang)) from error
    if arguments.format == "json":
        print(json.dumps(dataclasses.asdict(found), ensure_ascii=False, indent=2, default=_plain))
    else:
        print("\n".join(_tables(found, say)), end="")
    return 0


def _tables(found: Figures, say: Messages) -> list[str]:
    colour = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    whole = found.whole
    totals = [
        found.documents, whole.tables, whole.indicators, whole.with_amount, whole.amount, found.unplaced, found.unsure,
        found.unread,
    ]  # fmt: skip
    names = ("documents", "tables", "indicators", "sums", "amount", "unplaced", "unsure", "unread")
    drawn = [
        listing(
            [say(f"stats_{name}") for name in names], [totals], title=say("whole_title"), commas=True, colour=colour
        )
    ]
    for groups, title, heading in (
        (found.regions, say("region_title"), "stats_region"),
        (found.years, say("year_title"), "stats_year"),
        (found.units, say("unit_title", count=len(found.units)), "stats_unit"),
    ):
        if groups:
            headings = [
                say(name) for name in (heading, "stats_tables", "stats_indicators", "stats_sums", "stats_amount")
            ]
            drawn.append(
                listing(headings, [_row(group, say) for group in groups], title=title, commas=True, colour=colour)
            )
    if found.errors:
        headings = [say("stats_kind"), say("stats_errors")]
        drawn.append(listing(headings, found.errors, title=say("error_title"), commas=True, colour=colour))
    return drawn


def _row(group: Sums, say: Messages) -> list[object]:
    name = say("stats_unknown") if group.name is None else group.name
    return [name, group.tables, group.indicators, group.with_amount, group.amount]


def _plain(value: object) -> str:
    return format(value, "f") if isinstance(value, Decimal) else str(value)
