"""Lines of text to blocks: the lines that stand together in one cell, found by their places and by known labels."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median
from unicodedata import east_asian_width

from jixiao.documents.scan.text_line import TextLine
from jixiao.forms.vocabulary import vocabulary
from jixiao.records.folding import fold_label

LONGEST_LABEL = 40
"""Characters of the longest label, hints in brackets included."""
_LONGEST_LABEL_LINE = 16
_MOST_LABEL_LINES = 8
"""A label set upright has a line for each character."""
_LABEL_PITCH = 2.0
_UPRIGHT_PITCH = 2.6
"""In character widths, from line to line of a label; those set upright are often spaced out."""
_OVER_PITCH = 1.15
"""How much farther apart than usual lines of one cell may be: recognised boxes are not exact."""
_USUAL_PITCH = 1.4
_LARGEST_PITCH = 2.1
"""In character widths, where a page does not show how far apart lines are, and at the most."""
_FEWEST_IN_FULL = 4
_FULL = 1.3
"""In character widths: a line that ends so close to the edge is full, so that its text goes on below."""
_NEW_ITEM = re.compile(
    r"^(?:(?:指标|目标)\s*[\d一二三四五六七八九十]|[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,2})(?:[)）、]|[.．](?!\d))"
    r"|[①-⑳●■◆➢]|…|\.\.\.)"
)
_IN_BRACKETS = re.compile(r"^[(（]|[)）]$")
_FIELD = re.compile(r"^([^:：]{2,16})[:：]")


@dataclass(slots=True, eq=False)
class Block:
    """Lines that stand together, from top to bottom; ``kinds`` are those of the label that they are, if any."""

    lines: list[TextLine]
    kinds: frozenset[str] = frozenset()
    left: float = field(init=False)
    top: float = field(init=False)
    right: float = field(init=False)
    bottom: float = field(init=False)

    def __post_init__(self) -> None:
        self.left = min(line.left for line in self.lines)
        self.top = min(line.top for line in self.lines)
        self.right = max(line.right for line in self.lines)
        self.bottom = max(line.bottom for line in self.lines)

    @property
    def x(self) -> float:
        """The middle between left and right."""
        return (self.left + self.right) / 2

    @property
    def y(self) -> float:
        """The middle between top and bottom."""
        return (self.top + self.bottom) / 2

    @property
    def confidence(self) -> float:
        """That of the least sure line."""
        return min(line.confidence for line in self.lines)

    def text(self, em: float) -> str:
        """The lines as one text: ``\\n`` where a line ends before the edge, nothing where it is full."""
        joined = self.lines[0].text
        widest = max(line.right - line.left for line in self.lines)
        for above, below in pairwise(self.lines):
            full = above.right >= self.right - _FULL * em or above.right - above.left >= widest - _FULL * em
            if self.kinds or (full and not is_new_item(below)):
                latin = joined[-1:].isascii() and joined[-1:].isalpha() and below.text[:1].isascii()
                joined += " " * (latin and below.text[:1].isalpha())
            else:
                joined += "\n"
            joined += below.text
        return joined


def kinds_of(text: str) -> frozenset[str]:
    """The kinds of label that the text is in the vocabulary, none where it is no label."""
    if len(text) > LONGEST_LABEL:
        return frozenset()
    return frozenset(label.kind for label in vocabulary().get(fold_label(text), ()))


def is_field(text: str) -> bool:
    """Whether the text begins with a label and a colon: ``主管部门：某局``."""
    match = _FIELD.match(text)
    return match is not None and bool(kinds_of(match[1]))


def is_new_item(line: TextLine) -> bool:
    """Whether the line begins an item of a list: 指标2：, 3、, （一）."""
    return bool(_NEW_ITEM.match(line.text))


def middle(line: TextLine) -> float:
    """The y of the line's middle."""
    return (line.top + line.bottom) / 2


def character_width(lines: Sequence[TextLine]) -> float:
    """The width of a Chinese character on the page: the median over the lines."""
    widths = [
        (line.right - line.left) / sum(0.5 + 0.5 * (east_asian_width(char) in "WFA") for char in line.text)
        for line in lines
        if len(line.text) >= 3
    ]
    return max(1e-6, median(widths or [line.bottom - line.top for line in lines]))


def side_by_side(one: Block | TextLine, other: Block | TextLine, share: float = 0.3) -> bool:
    """Whether the two share that part of the height of the lower one."""
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    return shared > share * min(one.bottom - one.top, other.bottom - other.top)


def over(one: Block | TextLine, other: Block | TextLine, share: float = 0.3) -> bool:
    """Whether the two share that part of the width of the narrower one."""
    shared = min(one.right, other.right) - max(one.left, other.left)
    return shared > share * min(one.right - one.left, other.right - other.left)


def label_blocks(lines: Sequence[TextLine], em: float) -> tuple[list[Block], list[TextLine]]:
    """The labels among the lines, those of several lines put together, and the lines that are none."""
    ordered = sorted(lines, key=lambda line: (middle(line), line.left))
    used: set[int] = set()
    found: list[Block] = []
    for at, line in enumerate(ordered):
        if id(line) in used or len(line.text) > LONGEST_LABEL or not fold_label(line.text):
            continue
        stack = [line]
        best: Block | None = None
        kinds = kinds_of(line.text)
        if kinds:
            best = Block([line], kinds)
        while len(stack) < _MOST_LABEL_LINES and len(stack[-1].text) <= _LONGEST_LABEL_LINE:
            below = _next_in_label(stack[-1], ordered[at + 1 :], em)
            if below is None or id(below) in used:
                break
            adds = bool(fold_label(below.text)) or bool(_IN_BRACKETS.search(below.text))
            stack.append(below)
            kinds = kinds_of("".join(part.text for part in stack))
            if kinds and adds:
                best = Block(list(stack), kinds)
        if best:
            found.append(best)
            used |= {id(part) for part in best.lines}
    return found, [line for line in ordered if id(line) not in used]


def _next_in_label(line: TextLine, below: Iterable[TextLine], em: float) -> TextLine | None:
    """The line next below that may go on with the label: at the same left edge or in the same middle."""
    pitch = (_UPRIGHT_PITCH if len(line.text) <= 2 else _LABEL_PITCH) * em
    for other in below:
        distance = middle(other) - middle(line)
        if distance > pitch:
            return None
        if distance < 0.6 * em or not over(line, other):
            continue
        aligned = min(abs(other.left - line.left), abs(other.left + other.right - line.left - line.right) / 2)
        return other if aligned <= 0.7 * em and len(other.text) <= _LONGEST_LABEL_LINE else None
    return None


def line_pitch(lines: Sequence[TextLine], em: float) -> float:
    """How far apart the lines of one cell may be on this page, learnt from full lines and those they run on to."""
    ordered = sorted(lines, key=middle)
    pitches = [
        distance
        for at, above in enumerate(ordered)
        if above.right - above.left >= _FEWEST_IN_FULL * em and not kinds_of(above.text)
        for below, distance in [_next_below(above, ordered[at + 1 :], em)]
        if below is not None and _runs_on(above, below, ordered, em)
    ]
    usual = sorted(pitches)[len(pitches) // 4] if pitches else _USUAL_PITCH * em
    return _OVER_PITCH * usual


def _next_below(line: TextLine, below: Iterable[TextLine], em: float) -> tuple[TextLine | None, float]:
    for other in below:
        distance = middle(other) - middle(line)
        if distance > _LARGEST_PITCH * em:
            break
        if distance > 0.8 * em and over(line, other):
            return other, distance
    return None, 0.0


def _runs_on(above: TextLine, below: TextLine, lines: Sequence[TextLine], em: float) -> bool:
    """Whether the text of the upper line plainly goes on in the lower one: that is full, and they are not two rows."""
    if abs(above.left - below.left) > 0.4 * em or is_new_item(below) or kinds_of(below.text):
        return False
    edge = max(line.right for line in lines if abs(line.left - above.left) <= 0.4 * em)
    rows = [
        any(abs(middle(other) - middle(line)) <= 0.2 * em for other in lines if other is not line)
        for line in (above, below)
    ]
    return above.right >= edge - _FULL * em and not all(rows)


def joined(before: TextLine, line: TextLine) -> TextLine:
    """The two lines, which stand side by side, as one."""
    return TextLine(
        before.left,
        min(before.top, line.top),
        line.right,
        max(before.bottom, line.bottom),
        f"{before.text} {line.text}",
        min(before.confidence, line.confidence),
    )


def stacked(lines: Sequence[TextLine], pitch: float, barriers: Sequence[Block] = ()) -> list[Block]:
    """The lines as blocks: each line with the one next below it, up to that ``pitch`` and where no barrier stands.

    Lines beside different barriers are parted as well: a barrier is the label of a row.
    """
    blocks: list[list[TextLine]] = []
    for line in sorted(lines, key=lambda line: (middle(line), line.left)):
        above = [block for block in blocks if over(block[-1], line) and middle(block[-1]) < middle(line)]
        best = max(above, key=lambda block: middle(block[-1]), default=None)
        if best is not None and middle(line) - middle(best[-1]) <= pitch and not _parted(best[-1], line, barriers):
            best.append(line)
        else:
            blocks.append([line])
    return [Block(block) for block in blocks]


def _parted(above: TextLine, below: TextLine, barriers: Sequence[Block]) -> bool:
    beside_above, beside_below = (
        {at for at, barrier in enumerate(barriers) if barrier.top <= middle(line) <= barrier.bottom}
        for line in (above, below)
    )
    if beside_above and beside_below and not beside_above & beside_below:
        return True
    return any(over(barrier, below) and middle(above) < barrier.y < middle(below) for barrier in barriers)
