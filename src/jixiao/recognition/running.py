"""Lines whose cells run together: how a document prints them, and where the cells are."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import Enum
from functools import lru_cache

from jixiao.recognition.glued import cut_amounts, cut_titles, cut_values
from jixiao.recognition.labels import LONGEST_LABEL, strong_labels, strong_labels_in, whole
from jixiao.recognition.titles import ends_table, title_of
from jixiao.records.folding import fold_label, simplified

_SENTENCE = 120
"""Lines longer than this are prose unless they are full of labels."""
_CLEAR_LINES = 3
"""How many lines must show that cells run together."""


class Running(Enum):
    """How the cells of a line run together, where neither tabs nor bars divide them."""

    BLANKS = "blanks"
    GLUED = "glued"


def running_mode(texts: list[str]) -> Running | None:
    """How cells run together in the lines of a document, ``None`` where each line is a cell.

    It takes a few lines that show it: sentences, too, may hold the words of two labels.
    """
    blanks = glued = 0
    for text in texts:
        if len(text) > _SENTENCE and strong_labels_in(text[:4000]) < 6:
            continue
        if whole(text):
            continue
        tokens = text.split()
        labels = sum(1 for token in tokens if len(token) <= LONGEST_LABEL and whole(token) and len(token) >= 4)
        inside = strong_labels_in(text[:4000])
        if len(tokens) > 1 and labels >= 2 and labels * 3 >= inside:
            blanks += 1 + (inside >= 8) * _CLEAR_LINES
        elif inside >= 8 or (inside >= 2 and _begins_with_label(text)):
            glued += 1 + (inside >= 8) * _CLEAR_LINES
    if max(blanks, glued) < _CLEAR_LINES:
        return None
    return Running.BLANKS if blanks >= glued else Running.GLUED


def _begins_with_label(text: str) -> bool:
    return bool(strong_labels().match(simplified(text.strip())))


@lru_cache(maxsize=1 << 13)
def split_running(text: str, mode: Running | None) -> tuple[str, ...]:
    """The cells of a text in which a line of a table runs together, or the text itself.

    Blanks divide cells where they do so in the whole document; inside what remains, every label starts a cell.
    """
    if mode is None or whole(text) or title_of(text):
        return (text,)
    tokens = _tokens(text) if mode is Running.BLANKS else cut_titles("".join(text.split()))
    pieces = [
        piece
        for token in tokens
        for piece in ([token] if title_of(token) else _at_labels(token, eager=mode is Running.GLUED))
    ]
    return tuple(piece for piece in pieces if piece.strip())


_BLANK_OUTSIDE = re.compile(r"\s+(?![^()（）]{0,30}[)）])")


_PAGE = re.compile(r"第\s*\d+\s*页(?:\s*[,，/]?\s*共\s*\d+\s*页)?")


def _unspaced_mark(mark: re.Match[str]) -> str:
    return "".join(mark.group().split())


def _belongs_before(before: str, token: str) -> bool:
    """Whether a blank between the two is none of the form's: inside a label or a word, or before a bracket."""
    if token[0] in "（(":
        return (len(token) <= _HINT if whole(before) else not before[-1].isdigit()) and not title_of(before)
    if len(token) <= LONGEST_LABEL // 4 and len(before) <= LONGEST_LABEL // 4 and whole(before + token):
        return bool(fold_label(before)) and (not whole(before) or token == "指标")
    return token in _ENDINGS and not whole(before) and not before[-1].isdigit()


_HINT = 8
"""Characters of the longest bracketed hint behind a label: （50分）, (A)."""


def _tokens(text: str) -> list[str]:
    """The text cut at blanks, but not at those inside brackets; labels that a blank has broken are whole again."""
    joined: list[str] = []
    for token in _BLANK_OUTSIDE.split(_PAGE.sub(_unspaced_mark, text.strip())):
        if joined and _belongs_before(joined[-1], token):
            joined[-1] += token
        else:
            joined.append(token)
    return joined


def _at_labels(token: str, *, eager: bool) -> list[str]:
    if len(simplified(token)) != len(token):
        return [token]
    matches = list(strong_labels().finditer(simplified(token)))
    if not matches or (matches[0].start() > 0 and len(matches) < (2 if eager else 3)):
        return [token]
    if not eager and len(matches) == 1 and matches[0].end() < len(token) and token[matches[0].end()] not in ":：(（":
        return [token]
    pieces: list[str] = []
    position = 0
    for match in matches:
        if match.start() < position:
            continue
        before = token[position : match.start()]
        if before:
            pieces.append(before)
        position = match.end()
        end = _hint_end(token, position)
        pieces.append(token[match.start() : end])
        position = end
    if position < len(token):
        pieces.append(token[position:])
    return pieces


def _hint_end(token: str, position: int) -> int:
    """Where the bracketed hint behind a label ends; the label's own colon belongs to it as well."""
    if position < len(token) and token[position] in "(（":
        closing = min((found for mark in ")）" if (found := token.find(mark, position)) >= 0), default=-1)
        if 0 <= closing - position <= 20:
            position = closing + 1
    while position < len(token) and token[position] in ":：":
        position += 1
    return position


_ENDINGS = ("率", "数", "性", "度", "量")
"""Ends of indicator names; alone between blanks they are broken off the word before."""
_INDICATOR_KINDS = ("indicator_columns", "level1", "level2", "other_blocks", "indicator_side", "closing")
_OPENS_ROW = ("header", "funding_side", "funding_rows", "goals", "goal_side", "level1", "level2", "indicator_side")


class RunningRows:
    """Rows from lines that hold several of them, one line after the other: what came before decides how to cut.

    A row starts at a label that starts a row in forms. In glued text the indicators behind the column headings are
    cut into names and values, and amounts that touch are parted.
    """

    def __init__(self, mode: Running) -> None:
        self._mode = mode
        self._inside_indicators = False

    def cut(self, text: str) -> list[list[str]]:
        """The rows of one line, each as its cells."""
        pieces = split_running(text, self._mode)
        return self.cut_pieces(self._rejoined(pieces) if self._mode is Running.GLUED else pieces)

    def _rejoined(self, pieces: Iterable[str]) -> list[str]:
        """The pieces with words of header and money labels inside the indicators made part of the text again."""
        joined: list[str] = []
        inside, content = self._inside_indicators, False
        for piece in pieces:
            labels = whole(piece)
            keys = {label.key for label in labels}
            if title_of(piece) or "project_name" in keys:
                inside = False
            elif any(label.kind == "indicator_columns" and label.key in ("level1", "level2") for label in labels):
                inside = True
            is_content = not labels or (inside and not any(label.kind in _INDICATOR_KINDS for label in labels))
            if is_content and content and inside:
                joined[-1] += piece
            else:
                joined.append(piece)
            content = is_content
        return joined

    def cut_pieces(self, pieces: Iterable[str]) -> list[list[str]]:
        """The rows of the cells of a line that holds several rows."""
        rows: list[list[str]] = [[]]
        previous: tuple[str, ...] = ()
        for piece in pieces:
            labels = whole(piece)
            kinds = tuple(label.kind for label in labels)
            heading = "indicator_columns" in kinds
            if "header" in kinds or title_of(piece):
                self._inside_indicators = False
            elif heading and any(label.key in ("level1", "level2", "name") for label in labels):
                self._inside_indicators = True
            opens = (
                heading
                or any(kind in _OPENS_ROW for kind in kinds)
                or title_of(piece) is not None
                or (self._inside_indicators and ("closing" in kinds or ends_table(piece)))
            )
            follows = (heading and "indicator_columns" in previous) or ("level2" in kinds and "level1" in previous)
            if opens and rows[-1] and not follows:
                rows.append([])
            rows[-1].extend(self._pieces(piece, is_label=bool(kinds)))
            previous = kinds
        return [row for row in rows if row]

    def _pieces(self, piece: str, *, is_label: bool) -> list[str]:
        if is_label or self._mode is not Running.GLUED:
            return [piece]
        return cut_values(piece) if self._inside_indicators else cut_amounts(piece)
