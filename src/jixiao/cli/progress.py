"""What a long command tells while it works: a bar on a terminal, and sentences on standard error."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from jixiao.rendering.printable import printable


@dataclass(frozen=True, slots=True)
class Reporter:
    """``tell`` prints a sentence without disturbing the bar; ``advance`` moves the bar by one."""

    tell: Callable[[str], None]
    advance: Callable[[], None]


def tell(sentence: str) -> None:
    """Print one sentence on standard error."""
    print(printable(sentence), file=sys.stderr)


@contextmanager
def progress(total: int | None, label: str, *, shown: bool) -> Iterator[Reporter]:
    """A progress bar over ``total`` steps (``None``: not known) on standard error, if ``shown`` and a terminal."""
    if not (shown and sys.stderr.isatty()):
        yield Reporter(tell, lambda: None)
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeRemainingColumn

    console = Console(stderr=True, highlight=False, markup=False)
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task(label, total=total)
        yield Reporter(lambda sentence: console.print(printable(sentence), soft_wrap=True), lambda: bar.advance(task))
