"""Lines of characters as a page holds them, without a page."""

from __future__ import annotations

from jixiao.documents.pdf.boxes import Box
from jixiao.documents.pdf.characters import Character


def characters(text: str, x: float = 100, y: float = 100, size: float = 10) -> list[Character]:
    """The characters of a line, Chinese ones as wide as high and others half so; ``|`` moves on by 2 points."""
    found: list[Character] = []
    for char in text:
        width = size / 2 if char.isascii() else size
        if char == "|":
            x += 2
        else:
            if char != " ":
                found.append(Character(char, Box(x, y, x + width, y + size)))
            x += width
    return found
