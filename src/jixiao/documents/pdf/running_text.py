"""The text around tables: lines to paragraphs."""

from __future__ import annotations

import re
from dataclasses import dataclass

from jixiao.documents.pdf.boxes import Box, around
from jixiao.documents.pdf.characters import SLANTED, Character
from jixiao.documents.pdf.lines import Line, is_enumerated, lines_of, run_together

_SAME_SIZE = 0.1
_WIDEST_PITCH = 2.4
"""From line to line, in type sizes: paragraphs are set up to double-spaced."""
_AT_MARGIN = 0.9
"""In type sizes: how far from the left margin a line may begin and still go on with a paragraph."""
_LONG = 15
"""In type sizes: shorter lines are titles and entries, even where the next begins as a paragraph would go on."""
_UNSURE = 0.5

_PAGE_NUMBER = re.compile(
    r"^[-—–－·\s]*(?:第\s*)?\d{1,4}(?:\s*页)?[-—–－·\s]*(?:[/／,，]?\s*(?:共\s*)?\d{1,4}(?:\s*页)?)?[-—–－·\s]*$"
)


@dataclass(slots=True)
class Paragraph:
    """A paragraph, or a line that stands by itself, outside of tables; ``page`` counts from 1."""

    text: str
    page: int
    box: Box
    confidence: float = 1.0


def paragraphs(characters: list[Character], page: int, margins: Box | None) -> list[Paragraph]:
    """The paragraphs that the characters form, from top to bottom.

    ``margins`` is what the tables of the page cover: text is set to the same width. Slanted characters, watermarks for
    the most part, follow as one paragraph that is marked as unsure.
    """
    lines = lines_of([character for character in characters if character.turn == 0])
    found = paragraphs_of(lines, page, margins)
    for turn in (1, 2, 3):
        aside = [one for one in characters if one.turn == turn]
        upright = [Character(one.text, one.box.turned(turn), 0, one.confidence) for one in aside]
        found += (Paragraph(line.text, page, line.box.turned(-turn), line.confidence) for line in lines_of(upright))
    found.sort(key=lambda paragraph: -paragraph.box.top)
    slanted = [character for character in characters if character.turn == SLANTED]
    if slanted:
        watermark = "".join(character.text for character in slanted)
        found.append(Paragraph(watermark, page, around([character.box for character in slanted]), _UNSURE))
    return found


def paragraphs_of(lines: list[Line], page: int, margins: Box | None) -> list[Paragraph]:
    """The paragraphs that lines form, in the order of the lines; ``margins`` as for ``paragraphs``."""
    if not lines:
        return []
    block = around([line.box for line in lines] + ([margins] if margins else []))
    groups: list[list[Line]] = []
    for line in lines:
        if groups and _goes_on(groups[-1][-1], line, block):
            groups[-1].append(line)
        else:
            groups.append([line])
    texts = ((run_together(group), group) for group in groups)
    return [Paragraph(text.text, page, around([line.box for line in group]), text.confidence) for text, group in texts]


def is_page_number(text: str) -> bool:
    """Whether the text is a page number: ``3``, ``— 3 —``, ``第3页 共10页``, ``3/10``."""
    return bool(_PAGE_NUMBER.match(text))


def _goes_on(above: Line, below: Line, block: Box) -> bool:
    """Whether the lower line goes on with the paragraph of the upper one: that is full, this begins at the margin."""
    size = above.size
    return (
        abs(below.size - size) <= _SAME_SIZE * size
        and above.box.y - below.box.y <= _WIDEST_PITCH * size
        and above.box.width >= _LONG * size
        and block.right - above.box.right < below.lead + size
        and below.box.left - block.left <= _AT_MARGIN * size
        and not is_enumerated(below.text)
        and "  " not in above.text
    )
