"""Characters to the pieces of lines that stand apart: what tables without rules are made of."""

from __future__ import annotations

from statistics import median

from jixiao.documents.pdf.boxes import around
from jixiao.documents.pdf.characters import Character
from jixiao.documents.pdf.lines import lines_of
from jixiao.documents.scan.text_line import TextLine

_APART, _APART_FROM_LATIN = 0.4, 0.6
"""In type sizes: cells keep their texts farther apart than words in a line, which have blanks between Latin ones."""
_BACK = 0.6
"""The same backwards, where punctuation is squeezed."""
_LEVEL = 0.3


def pieces(characters: list[Character]) -> list[TextLine]:
    """The upright characters as pieces of lines, in points; y is turned downwards, as images have it."""
    upright = [character for character in characters if character.turn == 0]
    runs: list[list[Character]] = []
    for character in upright:
        if runs and _follows(runs[-1][-1], character):
            runs[-1].append(character)
        else:
            runs.append([character])
    found: list[TextLine] = []
    for run in _joined(runs):
        line = lines_of(run)
        box = around([one.box for one in line])
        # Signs from another font may be twice as high as the others, which would make lines seem to overlap.
        top, bottom = median(one.box.top for one in run), median(one.box.bottom for one in run)
        text = "".join(one.text for one in line)
        confidence = min(one.confidence for one in line)
        found.append(TextLine(box.left, -top, box.right, -bottom, text, confidence))
    return found


def _follows(before: Character, after: Character) -> bool:
    # Some fonts have boxes as low as their glyphs: 一 is a line.
    size = max(1.0, before.size, after.size)
    gap = after.box.left - before.box.right
    latin = before.text[-1].isascii() or after.text[0].isascii()
    return (
        -_BACK * size <= gap <= (_APART_FROM_LATIN if latin else _APART) * size
        and abs(after.box.y - before.box.y) <= _LEVEL * size
    )


def _joined(runs: list[list[Character]]) -> list[list[Character]]:
    """The runs with those put together that were drawn apart but stand on one line, such as tick boxes."""
    joined: list[list[Character]] = []
    for run in sorted(runs, key=lambda run: run[0].box.left):
        for other in joined:
            if _follows(other[-1], run[0]):
                other += run
                break
        else:
            joined.append(list(run))
    return joined
