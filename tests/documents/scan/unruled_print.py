"""Sets tables as lines of text in their places, as they are recognised on a page on which no rule is to be seen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal
from unicodedata import east_asian_width

from jixiao.documents.scan.text_line import TextLine
from jixiao.rendering.official.printed_form import PrintedForm

EM = 20.0
"""The width of a Chinese character in pixels."""


def line(x: float, y: float, text: str, *, em: float = EM, places: bool = False) -> TextLine:
    """A line that begins at x and has its middle at y."""
    widths = [width(char, em) for char in text]
    middles = tuple(x + sum(widths[:at]) + one / 2 for at, one in enumerate(widths))
    return TextLine(x, y - em / 2, x + sum(widths), y + em / 2, text, 0.99, middles if places else ())


def width(text: str, em: float = EM) -> float:
    """How wide a text is."""
    return sum(em if east_asian_width(char) in "WFA" else em / 2 for char in text)


def set_form(
    printed: PrintedForm,
    *,
    table_width: float = 84 * EM / 2,
    padding: tuple[float, float] = (0.35 * EM, 0.5 * EM),
    align: Literal["left", "centre"] = "centre",
    at_top: bool = False,
) -> list[TextLine]:
    """The lines of a form. ``padding`` is above and below, and beside the text; ``align`` is that of labels."""
    lines: list[TextLine] = []
    y = 100.0
    for title in printed.title_lines:
        lines.append(line((table_width - width(title)) / 2, y, title))
        y += 2 * EM
    xs = [table_width * sum(printed.shares[:at]) for at in range(printed.columns + 1)]
    pitch = 1.25 * EM
    broken = {
        id(cell): _broken(cell.text, xs[cell.column + cell.colspan] - xs[cell.column] - 2 * padding[1])
        for row in printed.rows
        for cell in row
    }
    heights = [pitch + 2 * padding[0]] * len(printed.rows)
    for cell in sorted((cell for row in printed.rows for cell in row), key=lambda cell: cell.rowspan):
        spanned = range(cell.row, cell.row + cell.rowspan)
        missing = len(broken[id(cell)]) * pitch + 2 * padding[0] - sum(heights[row] for row in spanned)
        for row in spanned:
            heights[row] += max(0.0, missing) / cell.rowspan
    tops = [y + sum(heights[:at]) for at in range(len(heights) + 1)]
    for cell in (cell for row in printed.rows for cell in row):
        texts = broken[id(cell)]
        top, bottom = tops[cell.row], tops[cell.row + cell.rowspan]
        first = top + padding[0] if at_top else (top + bottom - len(texts) * pitch) / 2
        left, right = xs[cell.column] + padding[1], xs[cell.column + cell.colspan] - padding[1]
        for at, text in enumerate(texts):
            indent = (right - left - width(text)) / 2 if align == "centre" and cell.is_label else 0
            if text:
                lines.append(line(left + indent, first + (at + 0.5) * pitch, text))
    return lines


def paragraphs(texts: Sequence[str], *, characters: int = 40) -> list[TextLine]:
    """Running text, with paragraphs that begin two characters in."""
    lines: list[TextLine] = []
    y = 100.0
    for text in texts:
        for at, part in enumerate(_broken("　　" + text, characters * EM)):
            shown = part.strip()
            lines.append(line(2 * EM if at == 0 else 0, y, shown))
            y += 1.6 * EM
    return lines


def _broken(text: str, room: float) -> list[str]:
    lines: list[str] = []
    for paragraph in text.split("\n"):
        current = ""
        for char in paragraph:
            if current and width(current + char) > room:
                lines.append(current)
                current = ""
            current += char
        lines.append(current)
    return lines
