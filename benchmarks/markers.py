"""Figures in a document, between the markers ``<!-- NAME:begin -->`` and ``<!-- NAME:end -->``."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable
from pathlib import Path


def marked(name: str, block: str) -> str:
    """The block with its markers around it."""
    return f"<!-- {name}:begin -->\n{block.strip()}\n<!-- {name}:end -->"


def replaced(text: str, name: str, block: str) -> str | None:
    """The text with the block in the place of what stood between the markers, ``None`` where it has no markers."""
    between = re.compile(rf"<!-- {name}:begin -->.*?<!-- {name}:end -->", re.DOTALL)
    changed, count = between.subn(lambda _: marked(name, block), text)
    return changed if count else None


def write_figures(files: Iterable[Path], name: str, table: Callable[[bool], str]) -> None:
    """Put the figures into documents that have markers for them; ``table`` is asked whether they shall be Chinese."""
    for file in files:
        text = replaced(file.read_text(encoding="utf-8"), name, table(".zh" in file.name))
        if text is None:
            print(f"{file} has no markers for {name}", file=sys.stderr)
        else:
            file.write_text(text, encoding="utf-8")
