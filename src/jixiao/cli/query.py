"""``jixiao query``: SQL over the results of a batch."""

from __future__ import annotations

import argparse
import csv
import io
import json
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from itertools import chain, islice
from pathlib import Path
from typing import Any

from jixiao.cli.errors import CommandError
from jixiao.cli.messages import Messages
from jixiao.cli.progress import tell
from jixiao.rendering.comma_separated import harmless
from jixiao.rendering.listing import listing
from jixiao.scale.errors import ScaleError
from jixiao.scale.results import open_results

_SHOWN = 100
"""Rows of a drawn table; the other formats have all."""


def run(arguments: argparse.Namespace, say: Messages) -> int:
    """Answer one question; returns the exit code."""
    try:
        with open_results(Path(arguments.folder)) as results:
            columns, rows = results.ask(arguments.sql)
            if arguments.format in ("csv", "jsonl"):
                lines = _csv(columns, rows) if arguments.format == "csv" else _json_lines(columns, rows)
                sys.stdout.flush()
                for line in lines:
                    sys.stdout.buffer.write(line)
                sys.stdout.buffer.flush()
            else:
                _draw(columns, rows, say)
    except ScaleError as error:
        raise CommandError(error.sentence(say.lang)) from error
    return 0


def _draw(columns: Sequence[str], rows: Iterator[tuple[Any, ...]], say: Messages) -> None:
    first = list(islice(rows, _SHOWN))
    left = sum(1 for _ in rows)
    colour = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    sys.stdout.write(listing(columns, first, colour=colour))
    sys.stdout.flush()
    if left:
        tell(say("rows_shown", count=len(first) + left, shown=len(first)))


def _csv(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterator[bytes]:
    """UTF-8 with a byte order mark, as Excel wants it; texts that it would take for formulas get an apostrophe."""
    yield "\ufeff".encode()
    for row in chain([columns], rows):
        buffer = io.StringIO(newline="")
        csv.writer(buffer).writerow([_cell(cell) for cell in row])
        yield buffer.getvalue().encode("utf-8", "replace")


def _cell(value: Any) -> Any:
    if isinstance(value, (list, dict)):
        value = json.dumps(value, ensure_ascii=False, default=_plain)
    if isinstance(value, Decimal):
        return format(value, "f")
    return harmless(value) if isinstance(value, str) else value


def _json_lines(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterator[bytes]:
    for row in rows:
        yield json.dumps(dict(zip(columns, row, strict=True)), ensure_ascii=False, default=_plain).encode() + b"\n"


def _plain(value: Any) -> Any:
    """What JSON does not know: amounts as text, so that no digit is lost."""
    if isinstance(value, Decimal):
        return format(value, "f")
    return value.isoformat() if isinstance(value, (date, datetime, time)) else str(value)
