"""The fonts that a PDF is set in: the one that jixiao ships or another that is asked for, and what helps out."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from itertools import groupby
from pathlib import Path
from typing import Any

from jixiao.documents.errors import DocumentError
from jixiao.rendering.official.pdf.system_fonts import FontFile, font_with
from jixiao.rendering.official.pdf.text_to_set import NARROW_BLANK, WIDE_BLANK

MISSING = "〓"
"""Printed for a character that no font has; so GB/T 2312 stands in for what cannot be printed."""
_SHIPPED = "jixiao-song.ttf"
_ADVANCES = {NARROW_BLANK: 0.55, WIDE_BLANK: 0.7}
"""Widths in type sizes of the blanks beside Chinese characters; a narrower gap is not seen as a blank."""
_PLAIN_BLANKS = dict.fromkeys(map(ord, _ADVANCES), " ")
_SPACE = 0.28
"""The least width in type sizes of a blank between Latin words."""


class UnusableFontError(DocumentError):
    """The font file asked for cannot be embedded."""

    zh = "无法使用字体文件“{path}”：打印 PDF 需要 TrueType 轮廓的 .ttf 或 .ttc 字体。"
    en = "The font file {path} cannot be used: PDFs need a .ttf or .ttc font with TrueType outlines."


class Typeface:
    """A main font and the fonts that help out with characters it lacks.

    ``missing`` collects the characters that none of them has. Widths are in type sizes.
    """

    def __init__(self, main: Any) -> None:
        self._main = main
        self._fonts: dict[str, Any] = {}
        self._widths: dict[str, float] = dict(_ADVANCES)
        self.missing: set[str] = set()

    def advance(self, char: str) -> float:
        """How far a character takes the line on."""
        width = self._widths.get(char)
        if width is None:
            font = self._font(char)
            width = font.face.charWidths[ord(char if char not in self.missing else MISSING)] / 1000
            width = self._widths[char] = max(width, _SPACE) if char == " " else width
        return width

    def width(self, text: str) -> float:
        """How long a line is."""
        return sum(map(self.advance, text))

    def runs(self, text: str) -> list[tuple[str, str]]:
        """(font name, text) of the parts of a line that are set in one font; what is missing is ``MISSING``."""
        plain = text.translate(_PLAIN_BLANKS)
        shown = [(self._font(char).fontName, MISSING if char in self.missing else char) for char in plain]
        return [(name, "".join(char for _, char in run)) for name, run in groupby(shown, key=lambda one: one[0])]

    def _font(self, char: str) -> Any:
        if self._main.face.charToGlyph.get(ord(char)):
            return self._main
        if char not in self._fonts:
            file = font_with(char)
            if file is None:
                self.missing.add(char)
            self._fonts[char] = _loaded(file) if file is not None else _shipped()
        return self._fonts[char]


def typeface(font: Path | None = None) -> Typeface:
    """The typeface with ``font`` as its main font, or with the shipped one.

    Raises ``UnusableFontError`` where ``font`` cannot be embedded.
    """
    if font is None:
        return Typeface(_shipped())
    try:
        return Typeface(_loaded(FontFile(font, 0)))
    except Exception as error:  # ReportLab raises its own errors, and whatever a damaged file leads to
        raise UnusableFontError(path=font) from error


def _shipped() -> Any:
    return _loaded(FontFile(Path(str(files("jixiao.rendering.official.fonts"))) / _SHIPPED, 0))


@cache
def _loaded(file: FontFile) -> Any:
    """The font, read once in a process: the shipped one takes some 30 ms."""
    from reportlab.pdfbase import pdfmetrics  # type: ignore[import-untyped]
    from reportlab.pdfbase.ttfonts import TTFont  # type: ignore[import-untyped]

    font = TTFont(
        f"{file.path}#{file.face}", str(file.path), subfontIndex=file.face, asciiReadable=False, shapable=False
    )
    pdfmetrics.registerFont(font)
    return font
