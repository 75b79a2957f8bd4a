"""Breaking text into lines for a terminal, as Chinese is set: anywhere but before 。 or after （."""

from __future__ import annotations

import re

from rich.cells import cell_len, chop_cells

_OPENING = "（《〈“‘『【〔([{"
_CLOSING = "，。、；：？！）》〉”’』】〕…—％·,.;:?!)]}%"
_BOX = r"[^\s□☑]{1,8} ?[□☑]|「[^「」\s]{1,6}」"
"""A tick box stays with the word before it, and a short mark such as 「存疑」 in one piece."""
_WORD = r"[0-9A-Za-z.,:/+\-]+"
_PIECE = re.compile(rf"[{re.escape(_OPENING)}]*(?:{_BOX}|{_WORD}|[^\n])[{re.escape(_CLOSING)}]*")
_SHORTEST_LINE = 8
"""In narrower columns punctuation may begin a line; there is no room to be particular."""


def wrap(text: str, width: int) -> list[tuple[int, int]]:
    """The lines of ``text`` as (start, end) offsets, none wider than ``width`` (at least 2) half-width characters.

    Numbers and Latin words stay whole where they fit a line. Blanks at a break are part of no line.
    """
    lines: list[tuple[int, int]] = []
    start = 0
    for paragraph in text.split("\n"):
        lines.extend(_lines(paragraph, start, width))
        start += len(paragraph) + 1
    return lines


def longest_piece(text: str) -> int:
    """The width of the longest part of ``text`` that should not be broken."""
    return max((cell_len(match.group().strip()) for match in _PIECE.finditer(text)), default=0)


def _lines(paragraph: str, offset: int, width: int) -> list[tuple[int, int]]:
    lines: list[tuple[int, int]] = []
    start = end = used = 0
    for piece_start, piece in _pieces(paragraph, width):
        size = cell_len(piece)
        if used + cell_len(piece.rstrip()) > width and end > start:
            lines.append((start, end))
            start, used = piece_start, 0
        if not piece.strip() and used == 0 and lines:
            start = end = piece_start + len(piece)
            continue
        end, used = piece_start + len(piece), used + size
    if end > start or not lines:
        lines.append((start, end))
    return [(offset + begin, offset + begin + len(paragraph[begin:stop].rstrip())) for begin, stop in lines]


def _pieces(paragraph: str, width: int) -> list[tuple[int, str]]:
    """(offset, text) of the parts between which a line may break; a part wider than a line is chopped."""
    pieces: list[tuple[int, str]] = []
    for match in _PIECE.finditer(paragraph):
        start = match.start()
        fits = cell_len(match.group()) <= width and (width >= _SHORTEST_LINE or cell_len(match.group()) <= 2)
        for part in [match.group()] if fits else chop_cells(match.group(), width):
            pieces.append((start, part))
            start += len(part)
    return pieces
