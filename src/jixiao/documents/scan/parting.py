"""Lines that were recognised as one but stand in two columns, cut where the white between the columns is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from statistics import median
from unicodedata import east_asian_width

from jixiao.documents.scan.blocks import kinds_of, middle
from jixiao.documents.scan.text_line import TextLine

_SURPLUS = 0.4
"""In character widths: how much farther apart than usual the characters on both sides of a cut are."""
_BESIDE_MARK = 0.35
"""The same in addition beside punctuation, which fills its square only in part."""
_SAME_PLACE = 0.6
_NEAR = 7.0
"""In character widths: how far above and below other lines tell whether there is a column edge."""
_REACH = 0.8
_MARKS = frozenset("，。、；：！？（）《》“”‘’【】…·,.;:!?()[]\"'%％□☑")


def parted(lines: Sequence[TextLine], em: float) -> list[TextLine]:
    """The lines, those cut that run over a column edge: no line near by has text there.

    A line is cut between characters that stand too far apart, and only where its recogniser told their places.
    """
    gaps = {id(line): _gaps(line, em) for line in lines}
    found: list[TextLine] = []
    for line in lines:
        cuts = [end for end, x in gaps[id(line)] if _is_label_edge(line, end) or is_edge(x, line, lines, em, gaps)]
        found += _pieces(line, cuts, em)
    return found


def _gaps(line: TextLine, em: float) -> list[tuple[int, float]]:
    """The wide gaps of a line: how many characters stand before each, and where its middle is."""
    if len(line.places) != len(line.text):
        return []
    characters = [at for at, char in enumerate(line.text) if not char.isspace()]
    neighbours = [
        (before, after, (_width(line.text[before]) + _width(line.text[after])) / 2)
        for before, after in pairwise(characters)
    ]
    if not neighbours:
        return []
    # Titles are set in larger type.
    em = max(em, median((line.places[after] - line.places[before]) / usual for before, after, usual in neighbours))
    found: list[tuple[int, float]] = []
    for before, after, usual in neighbours:
        one, other = line.text[before], line.text[after]
        needed = usual + _SURPLUS + (one in _MARKS or other in _MARKS) * _BESIDE_MARK
        if line.places[after] - line.places[before] >= needed * em:
            found.append(
                (after, (line.places[before] + line.places[after] + em * (_width(one) - _width(other)) / 2) / 2)
            )
    return found


def _width(char: str) -> float:
    return 1.0 if east_asian_width(char) in "WFA" else 0.5


def _is_label_edge(line: TextLine, end: int) -> bool:
    """Whether a label of more than two characters ends or begins at the gap."""
    before, after = line.text[:end].strip(), line.text[end:].strip()
    return any(len(part) > 2 and bool(kinds_of(part)) for part in (before, after))


def is_edge(
    x: float,
    line: TextLine,
    lines: Sequence[TextLine],
    em: float,
    gaps: Mapping[int, Sequence[tuple[int, float]]] | None = None,
    near: float = _NEAR,
) -> bool:
    """Whether no line near this one has text at the x, and there are lines that end before it and begin behind it.

    Lines are ``near`` up to so many character widths above and below. ``gaps`` are those of the lines by their ``id``,
    as ``_gaps`` finds them.
    """
    gaps = gaps or {}
    others = [other for other in lines if other is not line and abs(middle(other) - middle(line)) <= near * em]
    for other in others:
        crosses = other.left < x - _SAME_PLACE * em and other.right > x + _SAME_PLACE * em
        if crosses and not any(abs(place - x) <= _REACH * em for _, place in gaps.get(id(other), ())):
            return False
    before = any(x - 6 * em < other.right <= x + _SAME_PLACE * em for other in others)
    behind = any(x - _SAME_PLACE * em <= other.left < x + 6 * em for other in others)
    return before and behind


def _pieces(line: TextLine, cuts: Sequence[int], em: float) -> list[TextLine]:
    if not cuts:
        return [line]
    found: list[TextLine] = []
    for start, end in pairwise([0, *cuts, len(line.text)]):
        text = line.text[start:end].rstrip()
        places = line.places[start : start + len(text)]
        left = line.left if start == 0 else places[0] - _width(text[0]) * em / 2
        right = line.right if end == len(line.text) else places[-1] + _width(text[-1]) * em / 2
        found.append(TextLine(left, line.top, right, line.bottom, text, line.confidence, places))
    return found
