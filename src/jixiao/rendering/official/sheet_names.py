"""Names of sheets as Excel takes them: short, without its special signs, each once in a workbook."""

from __future__ import annotations

import re
import unicodedata

from jixiao.rendering.printable import printable

_LONGEST = 31
"""Characters, at most, in UTF-16."""
_FORBIDDEN = re.compile(r"[\[\]:*?/\\\s\ufffd\ufffe\uffff]+")
_RESERVED = "history"
"""Excel keeps this name for itself."""
_WITHOUT_NAME = "绩效目标表"


class SheetNames:
    """Gives out each name once: the second sheet of a name is ``河道保洁（2）``. Case and width make no difference."""

    def __init__(self) -> None:
        self._given: set[str] = {_RESERVED}
        self._numbers: dict[str, int] = {}

    def of(self, name: str) -> str:
        """The name for the next sheet."""
        name = _FORBIDDEN.sub(" ", printable(name))
        stem = _cut(name, _LONGEST) or _WITHOUT_NAME
        found, number = stem, self._numbers.get(stem, 1)
        while _folded(found) in self._given:
            number += 1
            ending = f"（{number}）"
            found = _cut(name, _LONGEST - len(ending)) or _WITHOUT_NAME
            found += ending
        self._numbers[stem] = number
        self._given.add(_folded(found))
        return found


def _cut(name: str, most: int) -> str:
    """The first ``most`` characters, without blanks and apostrophes at the ends, which Excel forbids there."""
    cut = name.strip(" '").encode("utf-16-le")[: 2 * most].decode("utf-16-le", "ignore")
    return cut.strip(" '")


def _folded(name: str) -> str:
    return unicodedata.normalize("NFKC", name).casefold()
