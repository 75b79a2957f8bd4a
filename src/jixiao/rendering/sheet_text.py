"""Text as a cell of a workbook can hold it (ECMA-376 Part 1, 18.3.1 and 22.9.2.19)."""

from __future__ import annotations

import re
from bisect import bisect_right

MOST_CHARACTERS = 32_767
"""Characters of a cell, at most, counted in UTF-16."""
_ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_FORMULA_SIGNS = tuple("=+-@＝＋－＠")


def sheet_text(text: str) -> str:
    """``text`` with U+FFFD for what XML cannot hold; what reads like an escape (``_x000D_``) is made to stay text."""
    text = _ILLEGAL.sub("\ufffd", text)
    return _LOOKS_ESCAPED.sub("_x005F_", text) if "_x" in text else text


def looks_like_formula(text: str) -> bool:
    """Whether a program might take the text for a formula when somebody edits it."""
    return text.startswith(_FORMULA_SIGNS)


def cell_pieces(text: str) -> list[str]:
    """``text`` in pieces that a cell can hold, at least one: cut behind a line break where there is one."""
    pieces = []
    while _length(text) > MOST_CHARACTERS:
        cut = bisect_right(range(MOST_CHARACTERS + 1), MOST_CHARACTERS, key=lambda end: _length(text[:end])) - 1
        cut = text.rfind("\n", cut // 2, cut) + 1 or cut
        pieces.append(text[:cut])
        text = text[cut:]
    return [*pieces, text]


def _length(text: str) -> int:
    """How many of ``MOST_CHARACTERS`` the text takes: those outside the basic plane are two, escapes are longer."""
    return len(sheet_text(text)) + sum(char > "\uffff" for char in text)
