"""Figures in a document, between the markers ``<!-- NAME:begin -->`` and ``<!-- NAME:end -->``."""

from __future__ import annotations

import re


def marked(name: str, block: str) -> str:
    """The block with its markers around it."""
    return f"<!-- {name}:begin -->\n{block.strip()}\n<!-- {name}:end -->"


def replaced(text: str, name: str, block: str) -> str | None:
    """The text with the block in the place of what stood between the markers, ``None`` where it has no markers."""
    between = re.compile(rf"<!-- {name}:begin -->.*?<!-- {name}:end -->", re.DOTALL)
    changed, count = between.subn(lambda _: marked(name, block), text)
    return changed if count else None
