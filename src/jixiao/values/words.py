"""The words of target values: ``words.yaml`` as the lookups the meaning needs and as terminals of the grammar."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

_FIXED_STARTS = (
    r"0-9零〇一二两三四五六七八九十百千半每第上下前早中凌晚"
    r"QA-Za-z“\"‘《「〔【\[(（)）,，;；。:：!！?？.\-−"
)
"""What the terminals of ``grammar.lark`` begin with that do not come from ``words.yaml``, as a character class."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of ``words.yaml`` by what is asked of them.

    ``comparisons`` maps signs and words before or after a number to ``≥ > ≤ < =``; a word that is no comparison
    (左右) is missing. ``cycles`` maps words to periods (半年 → 每半年), ``cycle_units`` what follows 每 to its usual
    name.
    """

    comparisons: Mapping[str, str]
    cycles: Mapping[str, str]
    cycle_units: Mapping[str, str]
    units: frozenset[str]
    unit_spellings: Mapping[str, str]
    scales: tuple[str, ...]
    event_units: frozenset[str]
    time_units: frozenset[str]
    ordinal_units: frozenset[str]
    zero_nouns: tuple[str, ...]
    references: tuple[str, ...]


@cache
def _printed() -> dict[str, Any]:
    import yaml

    text = files("jixiao.values").joinpath("words.yaml").read_text(encoding="utf-8")
    printed: dict[str, Any] = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return printed


@cache
def words() -> Words:
    """The words, read once from the package's data file."""
    printed = _printed()
    comparisons = {
        word: sign
        for part in ("comparisons", "comparisons_before_digits", "closings")
        for sign, spellings in printed[part].items()
        for word in spellings
        if sign != "~"
    }
    comparisons |= dict.fromkeys([*printed["within"], *printed["limits"]], "≤")
    return Words(
        comparisons=comparisons,
        cycles=printed["cycles"],
        cycle_units=printed["cycle_units"],
        units=frozenset(_flat(printed["units"])),
        unit_spellings=printed["unit_spellings"],
        scales=tuple(sorted(printed["scales"], key=len, reverse=True)),
        event_units=frozenset(printed["event_units"]),
        time_units=frozenset(printed["time_units"]),
        ordinal_units=frozenset(printed["ordinal_units"]),
        zero_nouns=tuple(printed["zero_nouns"]),
        references=tuple(printed["references"]),
    )


def terminals() -> str:
    """The words as terminal definitions in lark's notation, to stand under ``grammar.lark``.

    ``NOT_A_FALSE_TAIL`` and ``NOT_A_UNIT`` are look-aheads without width. ``PLAIN_CHARACTER`` is any character that no
    terminal of the grammar begins with, so that the tokeniser passes over prose in large steps.
    """
    printed = _printed()
    classes = {
        "COMPARISON_WORD": _flat(printed["comparisons"].values()),
        "COMPARISON_BEFORE_DIGITS_WORD": _flat(printed["comparisons_before_digits"].values()),
        "CLOSING_WORD": _flat(printed["closings"].values()),
        "WITHIN_WORD": printed["within"],
        "LIMIT_WORD": printed["limits"],
        "CYCLE_UNIT": list(printed["cycle_units"]),
        "CYCLE_WORD": list(printed["cycles"]),
        "TIME_WORD": _flat(printed["time_names"]),
        "ENDING_WORD": printed["endings"],
        "DEED_WORD": printed["deeds"],
        "UNIT_WORD": _flat(printed["units"]),
        "SCALE_WORD": printed["scales"],
        "PLAIN_WORD": _flat(printed["plain"]),
    }
    first = ("COMPARISON", "COMPARISON_BEFORE_DIGITS", "CLOSING", "LIMIT", "CYCLE", "TIME", "PLAIN")
    starts = "".join(sorted({word[0] for name in first for word in classes[f"{name}_WORD"]}))
    lines = [f"{name}: /{_longest_first(spellings)}/" for name, spellings in classes.items()]
    lines.append(f"NOT_A_FALSE_TAIL: /(?!{_longest_first(printed['false_tails'])})/")
    lines.append(f"NOT_A_UNIT: /(?!{_longest_first(classes['UNIT_WORD'] + classes['SCALE_WORD'])})/")
    lines.append(f"PLAIN_CHARACTER: /[^{_FIXED_STARTS}{re.escape(starts)}]/")
    return "\n".join(lines) + "\n"


def _flat(groups: Iterable[Iterable[str]]) -> list[str]:
    return list(dict.fromkeys(word for group in groups for word in group))


def _longest_first(spellings: list[str]) -> str:
    """One pattern for all of them: quicker for lark to read than one string each."""
    pattern = "|".join(re.escape(word) for word in sorted(spellings, key=len, reverse=True))
    return f"(?:{pattern})".replace("/", "\\/")
