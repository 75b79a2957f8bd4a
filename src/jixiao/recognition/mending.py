"""Ends of lines that were torn off with the right edge of a page, put back where they fit.

A piece of a name is known by overlapping with the end of what is left of it. A piece of a goal belongs at the end of
one of its printed lines: all lines but the last of a paragraph are equally wide, and the words must join. What does
not fit clearly is left out.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from functools import lru_cache
from itertools import accumulate

from jixiao.recognition.draft import Draft
from jixiao.recognition.items import Item

_CONFIDENCE = 0.6
_WIDTHS = range(16, 61)
_TOLERANCE = 2.5
"""Characters by which a line may be narrower or wider than the others."""
_LEFT_OUT = 1.5
"""The cost of leaving a piece out; a place that costs more is no place for it."""
_SEVERAL_ENDS = re.compile(r"[^，,。；;、][，,。；;][^，,。；;]")
"""The ends of two lines in one piece: where one stops and the other begins is not printed."""
_PARAGRAPH = re.compile(r"(?=目标\s*\d+\s*[:：])|\n")
_NAMES = ("implementing_unit", "supervising_department", "project_name")


def mend(draft: Draft, pieces: list[Item]) -> None:
    """Put the torn pieces of one table back into its names and goals."""
    rest: list[tuple[str, Item]] = []
    for item in pieces:
        for token in item.text.split():
            if not _mend_name(draft, token, item):
                rest.append((token, item))
    for path in ("total_goal", "annual_goal"):
        if draft.get(path) and rest:
            _mend_goal(draft, path, rest)


def _mend_name(draft: Draft, piece: str, item: Item) -> bool:
    for path in _NAMES:
        value = draft.get(path)
        if not isinstance(value, str) or piece in value:
            continue
        overlap = _overlap(value, piece)
        if overlap:
            draft.values[path] = value + piece[overlap:]
            draft.doubt(path, _CONFIDENCE)
            item.taken = path
            return True
    for path in _NAMES:
        if piece in str(draft.get(path) or ""):
            item.taken = path  # the print has it all the same
            return True
    return False


def _overlap(before: str, after: str) -> int:
    """How many characters the end of ``before`` and the beginning of ``after`` share, short of all."""
    longest = min(len(before), len(after)) - 1
    return next((size for size in range(longest, 0, -1) if before.endswith(after[:size])), 0)


@lru_cache(maxsize=1 << 12)
def _offsets(text: str) -> tuple[float, ...]:
    """How wide the text is up to each of its characters; a Latin letter is half as wide as a Chinese one."""
    widths = (1.0 if unicodedata.east_asian_width(char) in "WFA" else 0.5 for char in text)
    return tuple(accumulate(widths, initial=0.0))


def _mend_goal(draft: Draft, path: str, pieces: list[tuple[str, Item]]) -> None:
    paragraphs = [part for part in _PARAGRAPH.split(draft.values[path]) if part]
    texts = [piece for piece, _ in pieces]
    _, mended, placed = min(
        (_insert_all(paragraphs, texts, float(width)) for width in _WIDTHS), key=lambda found: found[0]
    )
    if not placed:
        return
    joiner = "\n" if "\n" in draft.values[path] else ""
    draft.values[path] = joiner.join(mended)
    draft.doubt(path, _CONFIDENCE)
    for at in placed:
        pieces[at][1].taken = path


def _insert_all(paragraphs: list[str], pieces: list[str], width: float) -> tuple[float, list[str], list[int]]:
    """(cost, paragraphs, which pieces) with the pieces that fit put at the ends of lines ``width`` wide, in order.

    A piece that the text already has at the end of a line confirms the width.
    """
    cost = 0.0
    mended = list(paragraphs)
    placed: list[int] = []
    paragraph, start = 0, 0
    for number, piece in enumerate(pieces):
        options = [
            (badness, at, text, end)
            for at in range(paragraph, len(mended))
            for badness, text, end in _places(mended[at], start if at == paragraph else 0, piece, width)
        ]
        if not options or min(options)[0] > _LEFT_OUT or _SEVERAL_ENDS.search(piece):
            cost += _LEFT_OUT
            continue
        badness, paragraph, mended[paragraph], start = min(options)
        cost += badness
        placed.append(number)
    return cost, mended, placed


def _places(text: str, start: int, piece: str, width: float) -> list[tuple[float, str, int]]:
    """(cost, text with the piece, where the next line starts) for each place where the line may end."""
    offsets = _offsets(text)
    present = text.find(piece, start)
    if present >= 0:
        end = present + len(piece)
        off = abs(offsets[end] - offsets[start] - width)
        return [(off, text, end)] if off <= _TOLERANCE else []
    options: list[tuple[float, str, int]] = []
    own = _offsets(piece)
    nearest = bisect_left(offsets, offsets[start] + width - own[-1] - _TOLERANCE)
    for at in range(max(start + 1, nearest), len(text)):
        before, after = text[:at], text[at:]
        shared_before = _overlap(before, piece)
        off = offsets[at] - offsets[start] + own[-1] - own[shared_before] - width
        if off - _TOLERANCE > 0 and not shared_before:
            break
        shared_after = _overlap(piece, after)
        joins = _joins(before, piece, after)
        if abs(off) > _TOLERANCE or not (shared_before or shared_after or joins):
            continue
        joined = before + piece[shared_before:]
        doubt = 0.0 if joins else 0.1 if shared_before else 0.6
        options.append((abs(off) * 0.3 + doubt, joined + after[shared_after:], len(joined)))
    return options


def _joins(before: str, piece: str, after: str) -> bool:
    """Whether punctuation speaks for the place: an enumeration goes on after a quotation, a clause after a comma."""
    if piece[0] in "、，,":
        return before[-1] in "”）)》"
    return piece[-1] in "，," and before[-1] in "，,；;。" and after[0] not in "，,；;。"
