"""Breaking text into lines as Chinese is set, so that whoever reads the page back finds the same paragraphs.

No closing punctuation begins a line, no opening punctuation ends one, and numbers and Latin words stay whole where they
fit. A program that reads a page can tell where a paragraph ends only by a line that is not full, so lines that go on
are made full and last lines are not.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from itertools import accumulate, islice

from jixiao.rendering.official.pdf.text_to_set import FIRST_WIDE

Advance = Callable[[str], float]
"""How far a character takes the line on, in type sizes."""

_CLOSING = frozenset("，。、；：！？）】》〉」』”’…—·%％‰℃,.;:!?)]}〕")
_OPENING = frozenset("（【《〈「『“‘([{〔")
_ITEM = re.compile(
    r"(?:指标|目标)\s*[\d一二三四五六七八九十]|[（(]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})(?:[)）、:：]|[.．](?!\d))"
    r"|第[\d一二三四五六七八九十]{1,3}[条项章节]|[①-⑳●•■◆➢□☑]"
)
"""How an item of a list begins. A line within a paragraph does not begin so, lest it is taken for an item."""
_BOXED = re.compile(r"[^\s□☑☐☒]{1,8}\s?[□☑☐☒]")
"""A choice: its word, and the tick box that belongs to it."""
_MOST_STRETCH = 0.12
"""In type sizes between two characters: up to this, lines are spread to the full width of the column."""
_FULL = 0.5
"""In type sizes: what may be left beyond the first word of the next line in a line that counts as full."""
_SHORT = 0.75
"""The same, below which a line may be taken for full."""
_MOST_MOVED = 6
"""Breaks that are tried for a last line that is too full."""
_ROUNDING = 1e-6


@dataclass(frozen=True, slots=True)
class Line:
    """A line: its text, its width and the space added behind each character, all in type sizes.

    ``ends`` says that a paragraph ends with it.
    """

    text: str
    width: float
    stretch: float = 0.0
    ends: bool = False


def break_lines(text: str, room: float, advance: Advance, indent: float = 0.0) -> list[Line]:
    """The lines of ``text`` in a column ``room`` type sizes wide; paragraphs begin ``indent`` in.

    Blanks at a break belong to no line. A character wider than the column gets a line of its own.
    """
    paragraphs = [_Paragraph(paragraph, advance) for paragraph in text.split("\n")]
    lines: list[Line] = []
    for paragraph, following in zip(paragraphs, [*paragraphs[1:], None], strict=True):
        # An item of a list is seen to begin a paragraph whatever stands before it.
        told = following is None or not following.text or _ITEM.match(following.text)
        lines += paragraph.lines(room, indent, None if told or following is None else following.lead(0))
    return lines


def longest_word(text: str, advance: Advance) -> float:
    """The width of the longest part of ``text`` that should not be broken."""
    paragraphs = (_Paragraph(paragraph, advance) for paragraph in text.split("\n") if paragraph)
    return max((paragraph.longest() for paragraph in paragraphs), default=0.0)


class _Paragraph:
    """A paragraph with the widths of its parts, summed up once."""

    def __init__(self, text: str, advance: Advance) -> None:
        self.text = text
        self._sums = list(accumulate(map(advance, text), initial=0.0))
        within = {at for choice in _BOXED.finditer(text) for at in range(choice.start() + 1, choice.end())}
        self._places = [at for at in range(1, len(text)) if at not in within and self._may_break(at)]

    def width(self, start: int, end: int) -> float:
        """How long a part is, with the blank at its end where it has one."""
        return self._sums[end] - self._sums[start]

    def lines(self, room: float, indent: float, lead: float | None) -> list[Line]:
        """The lines. ``lead`` is the width of what begins the next paragraph, where its begin must be told."""
        lines: list[Line] = []
        start, size = 0, len(self.text)
        while True:
            free = room - (0.0 if lines else indent) + _ROUNDING
            length = self.width(start, size)
            if length <= free:
                if lead is None or free - length >= lead + _SHORT:
                    break
                # The end would look like a full line: break once more, so that a short one follows.
                end = self._before_short_end(start, free, room, lead)
                if end is None:
                    break
            else:
                end = self._end(start, free)
            lines.append(self._line(start, end, free))
            start = end
        lines.append(Line(self.text[start:], self.width(start, size), ends=True))
        return lines

    def longest(self) -> float:
        """The width of the longest part without a place to break."""
        ends = [*self._places, len(self.text)]
        return max(self.width(start, self._stop(end)) for start, end in zip([0, *self._places], ends, strict=True))

    def _line(self, start: int, end: int, free: float) -> Line:
        stop = self._stop(end)
        length = self.width(start, stop)
        stretch = (free - length) / max(1, stop - start - 1)
        return Line(self.text[start:stop], length, stretch if 0 < stretch <= _MOST_STRETCH else 0.0)

    def _stop(self, end: int) -> int:
        """The end of a line without the blank there."""
        return end - 1 if self.text[end - 1].isspace() else end

    def _end(self, start: int, free: float) -> int:
        """The last place at which the line is full and the next one is not mistaken; else the last at all."""
        fitting: list[int] = []
        for place in islice(self._places, bisect_right(self._places, start), None):
            if self.width(start, self._stop(place)) > free:
                break
            fitting.append(place)
        if not fitting:
            return self._within_word(start, free)
        certain = (place for place in reversed(fitting) if self._is_told(start, place, free))
        return next(certain, fitting[-1])

    def _before_short_end(self, start: int, free: float, room: float, lead: float) -> int | None:
        later = self._places[bisect_right(self._places, start) :]
        for place in later[: -_MOST_MOVED - 1 : -1]:
            ends_short = room - self.width(place, len(self.text)) >= lead + _SHORT
            if ends_short and self._is_told(start, place, free):
                return place
        return None

    def _is_told(self, start: int, place: int, free: float) -> bool:
        """Whether a line that ends there is seen to go on, and the next one not taken for something else."""
        stop = self._stop(place)
        left = free - self.width(start, stop)
        full = left < self.lead(place) + _FULL or left / max(1, stop - start - 1) <= _MOST_STRETCH
        return full and not self._loses_blank(place) and not _ITEM.match(self.text, place)

    def _loses_blank(self, place: int) -> bool:
        """A blank is lost at the end of a line, but between two Latin words everybody puts it back."""
        stop = self._stop(place)
        before, after = self.text[stop - 1], self.text[place]
        return stop < place and not (f"{before}{after}".isascii() and before.isalpha() and after.isalpha())

    def _within_word(self, start: int, free: float) -> int:
        """A place within what is longer than a line; its punctuation stays with it where the line is long enough."""
        end = start + 1
        while end < len(self.text) and self.width(start, end + 1) <= free:
            end += 1
        kept = end
        while start + 2 < kept < len(self.text) and self._is_glued(kept):
            kept -= 1
        return end if kept < len(self.text) and self._is_glued(kept) else kept

    def _may_break(self, at: int) -> bool:
        before, char = self.text[at - 1], self.text[at]
        return not (char.isspace() or self._is_glued(at) or (before < FIRST_WIDE and char < FIRST_WIDE)) or (
            before == " " and not self._is_glued(at)
        )

    def _is_glued(self, at: int) -> bool:
        return self.text[at] in _CLOSING or self.text[at - 1] in _OPENING

    def lead(self, start: int) -> float:
        """The width of a word, or of a Chinese character with what must not be parted from it."""
        end = start + 1
        while end < len(self.text):
            before, char = self.text[end - 1], self.text[end]
            if not self._is_glued(end) and (before >= FIRST_WIDE or char >= FIRST_WIDE or char == " "):
                break
            end += 1
        return self.width(start, end)
