"""The bar of ``batch``: files done, tables a second, errors, time left."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from jixiao.cli.messages import Messages
from jixiao.cli.progress import tell
from jixiao.rendering.printable import printable


@dataclass(slots=True)
class BatchProgress:
    """``tell`` prints a sentence without disturbing the bar; ``advance`` counts one file more."""

    tell: Callable[[str], None]
    show: Callable[[str], None]
    say: Messages
    begun: float
    tables: int = 0
    errors: int = 0

    def advance(self, tables: int, errors: int) -> None:
        """One file more is done, with so many tables and errors."""
        self.tables += tables
        self.errors += errors
        rate = f"{self.tables / max(time.monotonic() - self.begun, 0.1):.1f}"
        self.show(self.say("batch_progress", tables=self.tables, rate=rate, errors=self.errors))


@contextmanager
def batch_progress(total: int, say: Messages) -> Iterator[BatchProgress]:
    """A bar over ``total`` files on standard error, if that is a terminal."""
    begun = time.monotonic()
    if not sys.stderr.isatty():
        yield BatchProgress(tell, lambda text: None, say, begun)
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeRemainingColumn

    console = Console(stderr=True, highlight=False, markup=False)
    columns = (
        SpinnerColumn(),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.description}", markup=False),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, transient=True, refresh_per_second=4) as bar:
        task = bar.add_task(say("reading"), total=total)
        yield BatchProgress(
            lambda sentence: console.print(printable(sentence), soft_wrap=True),
            lambda text: bar.update(task, advance=1, description=text),
            say,
            begun,
        )
