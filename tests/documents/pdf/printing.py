"""A small printer: tables with merged cells, text and boxes on PDF pages, in the ways that programs draw them.

Chinese text is set in STSong-Light, which is not embedded: readers know its widths without having it.
"""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from itertools import pairwise
from typing import Literal

from PIL import Image
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from tests.documents.merged_grids import Merged

SONG = "STSong-Light"
VERTICAL = "STSong-Vertical"
WIDTH, HEIGHT = 595.0, 842.0
PADDING = 4.0
Rules = Literal["ruled", "boxes", "cells", "dotted", "dashed", "grey", "pieces"]

pdfmetrics.registerFont(UnicodeCIDFont(SONG))
_VERTICAL = UnicodeCIDFont(SONG, isVertical=True)
_VERTICAL.name = _VERTICAL.fontName = VERTICAL
pdfmetrics.registerFont(_VERTICAL)


class Printer:
    """Draws on pages of ``width`` by ``height`` points; y grows upwards from the lower edge."""

    def __init__(self, width: float = WIDTH, height: float = HEIGHT, **options: object) -> None:
        self._out = BytesIO()
        self.canvas = Canvas(self._out, pagesize=(width, height), **options)
        self.height = height

    def pdf(self) -> bytes:
        """The file, with the page begun last as its end."""
        self.canvas.showPage()
        self.canvas.save()
        return self._out.getvalue()

    def turn(self, quarters: int) -> None:
        """Print the rest of the page turned counter-clockwise by so many quarters, and have it shown upright."""
        width, height = WIDTH, HEIGHT
        if quarters % 2:
            self.canvas.setPageSize((height, width))
        x, y = ((0, 0), (height, 0), (width, height), (0, width))[quarters]
        self.canvas.translate(x, y)
        self.canvas.rotate(90 * quarters)
        self.canvas.setPageRotation(90 * quarters)

    def text(self, x: float, y: float, text: str, size: float = 10, font: str = SONG) -> float:
        """Set a line with its baseline at ``y``; returns where it ends."""
        self.canvas.setFont(font, size)
        self.canvas.drawString(x, y, text)
        return x + pdfmetrics.stringWidth(text, font, size)

    def paragraph(self, x: float, y: float, text: str, width: float, size: float = 10, *, centred: bool = False) -> int:
        """Set text below ``y``, broken at ``width``; returns the number of lines."""
        lines = wrapped(text, width, size)
        for at, line in enumerate(lines):
            indent = (width - pdfmetrics.stringWidth(line, SONG, size)) / 2 if centred else 0
            self.text(x + indent, y - (at + 1) * 1.3 * size + 0.3 * size, line, size)
        return len(lines)

    def table(
        self,
        cells: Sequence[Merged],
        *,
        left: float = 50,
        top: float | None = None,
        widths: Sequence[float],
        heights: Sequence[float],
        rules: Rules = "ruled",
        open_sides: bool = False,
        size: float = 10,
        centred: bool = False,
    ) -> float:
        """Draw the cells with their text; returns the y of the lower edge."""
        top = self.height - 60 if top is None else top
        xs = [left + sum(widths[:at]) for at in range(len(widths) + 1)]
        ys = [top - sum(heights[:at]) for at in range(len(heights) + 1)]
        edges: set[tuple[float, float, float, float]] = set()
        for cell in cells:
            x0, x1 = xs[cell.column], xs[cell.column + cell.colspan]
            y0, y1 = ys[cell.row + cell.rowspan], ys[cell.row]
            if rules == "cells":
                self.canvas.rect(x0, y0, x1 - x0, y1 - y0)
            # Long sides are cut at the lines of the grid, so that neighbours share them.
            for start, end in pairwise(xs[cell.column : cell.column + cell.colspan + 1]):
                edges |= {(start, y0, end, y0), (start, y1, end, y1)}
            for end, start in pairwise(ys[cell.row : cell.row + cell.rowspan + 1]):
                edges |= {(x, start, x, end) for x in (x0, x1) if not (open_sides and x in (xs[0], xs[-1]))}
            self.paragraph(x0 + PADDING, y1 - 2, cell.text, x1 - x0 - 2 * PADDING, size, centred=centred)
        if rules != "cells":
            self._draw(sorted(edges), rules)
        return ys[-1]

    def box(self, x: float, y: float, side: float = 9, *, tick: Literal["", "strokes", "type"] = "") -> None:
        """Draw a tick box with its lower left corner at x, y."""
        self.canvas.rect(x, y, side, side)
        if tick == "strokes":
            path = self.canvas.beginPath()
            path.moveTo(x + 1, y + 0.5 * side)
            path.lineTo(x + 0.4 * side, y + 1)
            path.lineTo(x + side + 1, y + side + 2)
            self.canvas.drawPath(path)
        elif tick == "type":
            self.text(x, y + 1, "√", side)

    def _draw(self, edges: Sequence[tuple[float, float, float, float]], rules: Rules) -> None:
        canvas = self.canvas
        canvas.saveState()
        canvas.setLineWidth(0.5)
        if rules == "grey":
            canvas.setStrokeGray(0.75)
        elif rules == "dashed":
            canvas.setDash(3, 2)
        for x0, y0, x1, y1 in edges:
            if rules == "boxes":
                canvas.rect(x0 - 0.24, y0 - 0.24, x1 - x0 + 0.48, y1 - y0 + 0.48, stroke=0, fill=1)
            elif rules in ("dotted", "pieces"):
                step, ink = (2.0, 0.7) if rules == "dotted" else (4.0, 2.4)
                for at in range(int(max(x1 - x0, y1 - y0) / step) + 1):
                    x, y = (x0 + at * step, y0) if x1 > x0 else (x0, y0 + at * step)
                    canvas.rect(x, y, ink if x1 > x0 else 0.5, 0.5 if x1 > x0 else ink, stroke=0, fill=1)
            else:
                canvas.line(x0, y0, x1, y1)
        canvas.restoreState()


def wrapped(text: str, width: float, size: float) -> list[str]:
    """The lines of text as it is set into a column of the width."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for char in paragraph:
            if line and pdfmetrics.stringWidth(line + char, SONG, size) > width:
                lines.append(line)
                line = ""
            line += char
        lines.append(line)
    return lines


def picture(printer: Printer, x: float, y: float, width: float, height: float) -> None:
    """Put a grey picture on the page, as scanners do."""
    printer.canvas.drawInlineImage(Image.new("L", (8, 8), 128), x, y, width, height)


def unmapped(text: str) -> bytes:
    """A page with text in a font whose characters nobody can tell: only letters beyond ASCII are lost."""
    pdfmetrics.registerFont(TTFont("Vera", "Vera.ttf"))
    printer = Printer(pageCompression=0)
    printer.text(100, 700, text, font="Vera")
    return printer.pdf().replace(b"/ToUnicode", b"/NoUnicode")
