"""Which of very many short texts are nearly the same as a given one, without comparing it with all.

Two texts of ``n`` pairs of characters that share at least a part ``t`` (Jaccard) must share one of the rarest
``n - ceil(t·n) + 1`` pairs of each. So every text is filed under its rarest pairs only, which are filed under few:
no text is missed, and what a search costs hardly grows with the number of texts.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable
from math import ceil

from jixiao.rules.across.wording import pairs


class NearNames:
    """An index of texts by numbers, to be asked for those that share at least the part ``least`` of their pairs."""

    def __init__(self, texts: Iterable[tuple[int, str]], least: float) -> None:
        self._least = least
        self._texts = dict(texts)
        self._counts = Counter(pair for text in self._texts.values() for pair in pairs(text))
        self._filed: dict[str, array[int]] = {}
        for number, text in self._texts.items():
            for pair in self._rarest(pairs(text)):
                self._filed.setdefault(pair, array("I")).append(number)

    def near(self, text: str) -> list[tuple[float, int]]:
        """The texts that are near, nearest first, each with how near it is."""
        wanted = pairs(text)
        candidates = {number for pair in self._rarest(wanted) for number in self._filed.get(pair, ())}
        found = []
        for number in candidates:
            held = pairs(self._texts[number])
            share = len(wanted & held) / len(wanted | held)
            if share >= self._least:
                found.append((share, number))
        return sorted(found, key=lambda one: (-one[0], one[1]))

    def _rarest(self, of: frozenset[str]) -> list[str]:
        ordered = sorted(of, key=lambda pair: (self._counts[pair], pair))
        return ordered[: len(ordered) - ceil(self._least * len(ordered)) + 1]
