"""Characters to lines, and lines to the text of a cell or a paragraph. Pure geometry on upright pages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from jixiao.documents.pdf.boxes import Box
from jixiao.documents.pdf.characters import Character
from jixiao.documents.pdf.symbols import BROKEN

_LATIN_GAP = 0.18
"""From this share of the type size on, a gap between two Latin characters is a blank."""
_WIDE_GAP = 0.45
"""The same between two Chinese characters, which justified lines move apart as well."""
_MIXED_GAP = 0.6
"""The same between Chinese and Latin, where programs leave up to half a character for the looks."""
_COLUMN_GAP = 1.8
"""From this gap on, two blanks are written: what stands apart is told apart by whoever reads the text."""
_SAME_LINE = 0.5
"""Share of its height by which a character must lie beside a line to be part of it; raised and lowered ones do."""
_RAISED = 0.2
_SMALLER = 0.8
_SUPERSCRIPTS = str.maketrans("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ")
_UNSURE = 0.5
"""A text with a character that nobody knows is not surer than this."""

_WIDEST_PADDING = 0.8
"""In type sizes: what is left free at the sides of a cell on purpose."""
_SLACK = 0.6
"""In type sizes: what justification, blanks at the end of a line and squeezed punctuation may take."""
_INDENT = (1.5, 2.6)
"""Paragraphs begin two characters in."""
_WIDE = "\u2e80"
"""From here on characters are Chinese, and lines may break before and after each."""
_NOT_AT_START = frozenset("，。、；：！？）】》〉」』”’…—·%％,.;:!?)]}")
_NOT_AT_END = frozenset("（【《〈「『“‘([{")
_ENUMERATED = re.compile(
    r"^(?:(?:指标|目标)\s*[\d一二三四五六七八九十]|[（(]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})(?:[)）、:：]|[.．](?!\d))"
    r"|第[\d一二三四五六七八九十]{1,3}[条项章节]|[①-⑳●•■◆➢□☑])"
)


@dataclass(slots=True)
class Line:
    """One line: its text, what it covers, its type size, and the width of what had to fit before it could break.

    ``lead`` is the width of its first word, or of its first Chinese character with the punctuation that must not be
    parted from it.
    """

    text: str
    box: Box
    size: float
    lead: float
    confidence: float


@dataclass(slots=True)
class Written:
    """What is written in a box. ``runs_on`` says that its last line is full, so that the text may go on elsewhere."""

    text: str = ""
    confidence: float = 1.0
    runs_on: bool = False


def lines_of(characters: list[Character]) -> list[Line]:
    """The lines that upright characters form, from top to bottom."""
    bands: list[tuple[float, float, list[Character]]] = []
    for character in sorted(characters, key=_reading_order):
        _, bottom, _, top = character.box
        height = top - bottom
        for at in range(len(bands) - 1, max(-1, len(bands) - 4), -1):
            low, high, members = bands[at]
            shared = (top if top < high else high) - (bottom if bottom > low else low)
            if shared >= _SAME_LINE * (height if height < high - low else high - low):
                members.append(character)
                if height > high - low:
                    bands[at] = (bottom, top, members)
                break
        else:
            bands.append((bottom, top, [character]))
    bands.sort(key=lambda band: -(band[0] + band[1]))
    return [_line(members) for _, _, members in bands]


def _reading_order(character: Character) -> tuple[float, float]:
    left, bottom, _, top = character.box
    return -bottom - top, left


def write(characters: list[Character], box: Box) -> Written:
    """The text of the characters in a cell; those that stand sideways follow those that stand upright."""
    turns = {character.turn for character in characters}
    if turns <= {0}:
        return join_lines(lines_of(characters), box.left, box.right)
    texts: list[Written] = []
    for turn in sorted(turns, key=(0, 1, 3, 2).index):
        upright = [
            Character(one.text, one.box.turned(turn), 0, one.confidence) for one in characters if one.turn == turn
        ]
        side = box.turned(turn)
        texts.append(join_lines(lines_of(upright), side.left, side.right))
    if len(texts) == 1:
        return texts[0]
    return Written("\n".join(text.text for text in texts), min(text.confidence for text in texts))


def join_lines(lines: list[Line], left: float, right: float) -> Written:
    """The lines as one text: ``\\n`` where a line ends before the edge, nothing where the next word did not fit.

    ``left`` and ``right`` are the edges between which the lines were set.
    """
    if not lines:
        return Written()
    size = max(line.size for line in lines)
    # Punctuation at the ends of lines is squeezed to half of its box, which then reaches over the edge.
    before = [line.box.left - left + (line.text[0] in _NOT_AT_END) * line.size / 2 for line in lines]
    behind = [right - line.box.right + (line.text[-1] in _NOT_AT_START) * line.size / 2 for line in lines]
    # Words too long for the cell reach over its edges as well, and say nothing of its padding.
    free = min((gap for gap in before + behind if gap > 0), default=0.0)
    free = min(free, _WIDEST_PADDING * size)
    width = right - left - 2 * free
    text, full = "", False
    for at, line in enumerate(lines):
        if at:
            text += blank_between(text, line.text) if full and not _ENUMERATED.match(line.text) else "\n"
        indent = (line.box.left - left - free) / line.size
        begins = not full and _INDENT[0] <= indent <= _INDENT[1]
        room = width - line.box.width - (indent * line.size if begins else 0)
        lead = lines[at + 1].lead if at + 1 < len(lines) else line.size
        full = room < lead + _SLACK * line.size
        text += line.text
    return Written(text, _confidence([line.confidence for line in lines], text), full)


def run_together(lines: list[Line]) -> Written:
    """The lines of a paragraph as one text without line breaks."""
    text = lines[0].text
    for line in lines[1:]:
        text += blank_between(text, line.text) + line.text
    return Written(text, _confidence([line.confidence for line in lines], text))


def is_enumerated(text: str) -> bool:
    """Whether the text begins a new item of a list: 指标2：, （三）, 4、, ●."""
    return bool(_ENUMERATED.match(text))


def blank_between(before: str, after: str) -> str:
    """What stands between a full line and the next: a blank between two Latin words."""
    return " " if before[-1].isascii() and before[-1].isalpha() and after[0].isascii() and after[0].isalpha() else ""


def _line(members: list[Character]) -> Line:
    members.sort(key=_from_left)
    before = members[0]
    kept = [before]
    text = before.text
    _, bottom, _, top = before.box
    base, height = bottom, top - bottom
    low, high, tallest = bottom, top, height
    for character in members[1:]:
        printed, (left, bottom, _, top) = character.text, character.box
        if printed in (before.text, kept[-2:][0].text) and _is_shadow(left, printed, kept):
            continue
        text += _blank(before, character)
        if top - bottom <= _SMALLER * height and bottom >= base + _RAISED * height and not text[-1].isspace():
            text += printed.translate(_SUPERSCRIPTS)
        else:
            text += printed
            base, height = bottom, top - bottom
            tallest = max(tallest, height)
        low, high = min(low, bottom), max(high, top)
        before = character
        kept.append(character)
    box = Box(kept[0].box.left, low, max(character.box[2] for character in kept[-3:]), high)
    confidence = sum(character.confidence for character in kept) / len(kept)
    return Line(text, box, max(1.0, tallest), _lead(kept), confidence)


def _is_shadow(left: float, text: str, kept: list[Character]) -> bool:
    """Whether the character was drawn before in nearly the same place, which makes it look bold."""
    return any(other.text == text and left - other.box.left < 0.25 * other.box.width for other in kept[-2:])


def _from_left(character: Character) -> float:
    return character.box[0]


def _is_latin(text: str) -> bool:
    return text.isascii()


def _blank(before: Character, after: Character) -> str:
    """What stands between two characters: nothing, a blank, or two where the gap is as wide as between columns."""
    gap = after.box[0] - before.box[2]
    if gap <= 0.5:
        return ""
    size = max(1.0, min(before.box.height, after.box.height))
    latin = _is_latin(before.text[-1]) + _is_latin(after.text[0])
    if gap < (_WIDE_GAP, _MIXED_GAP, _LATIN_GAP)[latin] * size:
        return ""
    return "  " if gap >= _COLUMN_GAP * size else " "


def _lead(members: list[Character]) -> float:
    end = members[0].box.right
    for before, character in pairwise(members):
        glued = character.text in _NOT_AT_START or before.text in _NOT_AT_END
        word = before.text[-1] < _WIDE and character.text[0] < _WIDE and not _blank(before, character)
        if not word and not glued:
            break
        end = character.box.right
    return end - members[0].box.left


def _confidence(confidences: list[float], text: str) -> float:
    mean = sum(confidences) / len(confidences)
    return round(min(mean, _UNSURE) if BROKEN in text else mean, 4)
