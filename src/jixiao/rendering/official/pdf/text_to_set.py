"""Text made ready for setting: no characters without a shape, and blanks as wide as they have to be to be seen."""

from __future__ import annotations

import re
import unicodedata

NARROW_BLANK, WIDE_BLANK = "\u2002", "\u2003"
"""A blank between two Chinese characters, and one between Chinese and Latin. They are set as plain blanks."""
FIRST_WIDE = "\u2e80"
"""From here on characters are Chinese, and lines may break before and after each."""

_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_SHAPELESS = frozenset(("Cc", "Cf"))
_SELECTORS = re.compile("[\ufe00-\ufe0f]")
"""Signs that ask for another shape of the character before them."""


def text_to_set(text: str) -> str:
    """``text`` with line breaks as ``\\n`` only, without invisible characters and with blanks of their width.

    Blanks at the ends of lines go, and more than two in a row become two full-width ones: that is as many as anybody
    can count.
    """
    text = _SELECTORS.sub("", _LINE_ENDS.sub("\n", text))
    if not text.isprintable():
        text = "".join(char for char in text if char in "\n\t" or unicodedata.category(char) not in _SHAPELESS)
    return "\n".join(_spaced(line.strip()) for line in text.strip().split("\n"))


def _spaced(line: str) -> str:
    if " " not in line and line.isprintable():
        return line
    parts: list[str] = []
    end = 0
    for match in re.finditer(r"\s+", line):
        start, stop = match.span()
        narrow = line[start - 1].isascii() + line[stop].isascii()
        blank = "\u3000\u3000" if stop - start > 1 else (NARROW_BLANK, WIDE_BLANK, " ")[narrow]
        parts += (line[end:start], "\u3000" if match.group() == "\u3000" else blank)
        end = stop
    return "".join(parts) + line[end:]
