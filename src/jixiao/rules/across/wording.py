"""What an indicator is about, once the words are taken out that every project has, and how well a text speaks of it.

Compared are pairs of neighbouring characters: they need no dictionary, and what two texts share can be shown.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from jixiao.rules.parameters import data_file

_HAN_OR_WORD = re.compile(r"[\u4e00-\u9fff]+|[A-Za-z]+")
_SHORTEST = 2
"""Characters that a piece of a subject has at the least: one alone says too little."""


@cache
def _common() -> re.Pattern[str]:
    listed = {word for group in data_file("across/common_words.yaml").values() for word in group}
    return re.compile("|".join(map(re.escape, sorted(listed, key=len, reverse=True))) + "|[的与和及对为在等或了]")


@lru_cache(maxsize=1 << 16)
def subject(name: str) -> tuple[str, ...]:
    """The pieces of a name that say whom or what it is about: 残疾人满意度 → 残疾人; none where it could be any."""
    pieces = (piece for rest in _common().split(name) for piece in _HAN_OR_WORD.findall(rest or ""))
    return tuple(piece for piece in pieces if len(piece) >= _SHORTEST)


@lru_cache(maxsize=1 << 16)
def pairs(text: str) -> frozenset[str]:
    """The pairs of neighbouring characters of a text."""
    return frozenset(text[at : at + 2] for at in range(len(text) - 1))


def fit(pieces: tuple[str, ...], text: str, beside: frozenset[str] = frozenset()) -> float:
    """How much of a subject the text speaks of, 0–1; 1 where there is no subject, which fits everywhere.

    The pairs of characters ``beside`` the point are not looked for, such as those of the name of the place.
    """
    wanted = {piece[at : at + 2] for piece in pieces for at in range(len(piece) - 1)} - beside
    return sum(pair in text for pair in wanted) / len(wanted) if wanted else 1.0


def shared_words(pieces: tuple[str, ...], text: str) -> list[str]:
    """The longest stretches of a subject that stand in the text, in their order: the words that made the likeness."""
    found: list[str] = []
    for piece in pieces:
        at = 0
        while at < len(piece) - 1:
            end = next((end for end in range(len(piece), at + 1, -1) if piece[at:end] in text), 0)
            if end and piece[at:end] not in found:
                found.append(piece[at:end])
            at = end or at + 1
    return found


def likeness(one: str, other: str) -> float:
    """How alike two short texts are, 0–1: what share of their pairs of characters they have in common (Jaccard)."""
    if one == other:
        return 1.0
    first, second = pairs(one), pairs(other)
    return len(first & second) / len(first | second) if first and second else 0.0


def words_around(pieces: tuple[str, ...], text: str) -> str:
    """The words of a text around the longest stretch of a subject that stands in it; ``""`` where none does."""
    stretches = sorted(shared_words(pieces, text), key=len, reverse=True)
    at = text.find(stretches[0]) if stretches else 0
    return text[max(0, at - 10) : at + len(stretches[0]) + 14] if stretches else ""
