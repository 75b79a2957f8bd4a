"""Tick boxes: which of the printed words are chosen."""

from __future__ import annotations

import re

from jixiao.documents.marks import TICKED, UNTICKED
from jixiao.records.folding import unspaced

_MARK = re.compile(rf"[(（\[【]?\s*([{UNTICKED}{TICKED}])\s*[)）\]】]?")
_CODE = re.compile(r"^[\dA-Za-z]{1,6}\s*[-－—.、]\s*(?=[\u4e00-\u9fff])")
_NUMBER = re.compile(r"^\d{1,2}[、.．]")
_BREAKS = re.compile(r"[，,；;\n]")


def read_categories(text: str) -> tuple[list[str], float]:
    """(chosen words in print order, confidence).

    Without boxes the text itself names the category, perhaps behind a code (``02-经常性项目``). A box belongs to the
    word before it, unless the text starts with a box. Where a word has more boxes than one, a tick in any of them
    counts for it: scanners print a spare box beside a ticked one.
    """
    marks = list(_MARK.finditer(text))
    if not marks:
        named = [_CODE.sub("", unspaced(part)) for part in _BREAKS.split(text)]
        return [word for word in named if word], 0.97
    before = not text[: marks[0].start()].strip()
    chosen: list[str] = []
    spare = False
    boxes: dict[int, list[str]] = {}
    words: list[str] = []
    if before:
        for index, mark in enumerate(marks):
            end = marks[index + 1].start() if index + 1 < len(marks) else len(text)
            word = _word(text[mark.end() : end])
            words.append(word)
            boxes[index] = [mark.group(1)]
    else:
        position = 0
        for mark in marks:
            word = _word(text[position : mark.start()])
            if word:
                words.append(word)
            boxes.setdefault(len(words) - 1, []).append(mark.group(1))
            position = mark.end()
    for index, word in enumerate(words):
        own = boxes.get(index, [])
        spare = spare or len(own) > 1
        if word and any(box in TICKED for box in own):
            chosen.append(word)
    return chosen, 0.9 if spare else 0.98


def _word(text: str) -> str:
    return _NUMBER.sub("", unspaced(text).strip("、，,；;。:：()（）"))
