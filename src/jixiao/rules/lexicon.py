"""The words that rules look for, read from ``data/words.yaml``, and what kind of thing a name asks for."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any, Literal

from jixiao.rules.parameters import data_file

NameKind = Literal["rate", "degree", "count", "time", "money", "satisfaction", "statement", "other"]


@cache
def _file() -> dict[str, Any]:
    read: dict[str, Any] = data_file("words.yaml")
    return read


@cache
def words(group: str) -> tuple[str, ...]:
    """The words of a group, longest first. Raises ``KeyError`` where there is no such group."""
    return tuple(sorted((str(word) for word in _file()[group]), key=len, reverse=True))


@cache
def table_of(group: str) -> dict[str, Any]:
    """A group that says something of each of its words."""
    return dict(_file()[group])


@cache
def pattern(group: str) -> re.Pattern[str]:
    """A pattern for any of the words of a group."""
    return re.compile("|".join(map(re.escape, words(group))))


def has_word(text: str, group: str) -> bool:
    """Whether the text has one of the words of the group."""
    return pattern(group).search(text) is not None


@cache
def _ending(group: str) -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(map(re.escape, words(group)))})$")


def ends_with(text: str, group: str) -> bool:
    """Whether the text ends with one of the words of the group."""
    return _ending(group).search(text) is not None


_TAIL = re.compile(r"[(（][^()（）]*[)）]$|[，。；：、,.;:%]+$")


def bare(name: str) -> str:
    """A name without what stands in brackets at its end and without closing punctuation."""
    while (shorter := _TAIL.sub("", name)) != name:
        name = shorter
    return name


@lru_cache(maxsize=1 << 14)
def name_kind(name: str) -> NameKind:
    """What the name of an indicator asks for, by how it ends.

    ``rate`` wants per cent, ``degree`` a level that may be told in per cent, ``count`` a number with its unit,
    ``time`` a date or duration, ``money`` an amount; ``statement`` is a deed or an effect told in words
    (提高服务效率), which asks for nothing that could be measured.
    """
    text = bare(name)
    if has_word(text, "satisfaction"):
        return "satisfaction"
    if ends_with(text, "not_rates"):
        return "statement" if starts_with_effect(text) else "other"
    if ends_with(text, "rates"):
        return "rate"
    if ends_with(text, "times"):
        return "time"
    if ends_with(text, "degrees"):
        return "degree"
    if ends_with(text, "money"):
        return "money"
    if ends_with(text, "counts"):
        return "count"
    if starts_with_effect(text) or ends_with(text, "effect_endings"):
        return "statement"
    return "other"


def starts_with_effect(text: str) -> bool:
    """Whether the text begins with a verb of effect: 提高, 保障, 有效推进."""
    return _beginning("effects").match(text) is not None


@cache
def _beginning(group: str) -> re.Pattern[str]:
    adverbs = "|".join(map(re.escape, words("adverbs")))
    return re.compile(f"(?:{adverbs})*+(?:{'|'.join(map(re.escape, words(group)))})")


def is_vague(value: str) -> bool:
    """Whether a value is nothing but words of degree and effect: 提升, 显著改善, 有效."""
    text = bare(value)
    return len(text) <= _LONGEST_VAGUE and _vague().fullmatch(text) is not None


_LONGEST_VAGUE = 20
"""Characters of the longest value that is nothing but words of degree; longer ones are slogans."""


@cache
def _vague() -> re.Pattern[str]:
    adverbs = "|".join(map(re.escape, words("adverbs")))
    vague = "|".join(map(re.escape, words("vague")))
    return re.compile(f"(?:{adverbs})*(?:{vague})(?:[、，和]?(?:{adverbs})*(?:{vague}))*(?:{adverbs})*")
