"""The terminal that commands draw on."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text


def terminal() -> Console:
    """Standard output, with colour and its true width where it is a terminal."""
    return Console(highlight=False, markup=False, emoji=False)


def draw(console: Console, drawn: Text) -> None:
    """Print what was drawn to size, without breaking its lines again."""
    console.print(drawn, end="", soft_wrap=True)
