"""The characters of a page with their boxes, read from PDFium as plain data.

Blanks are not among them: programs that write PDF leave them out, or add some for the looks, so that blanks are told
from the gaps when characters are joined to lines (``lines``).
"""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from jixiao.documents.pdf.boxes import Box
from jixiao.documents.pdf.errors import CrowdedPageError
from jixiao.documents.pdf.symbols import BROKEN, is_unknown, printed, symbol, symbol_font

MAX_CHARACTERS = 100_000
"""The fullest sheets printed on one page hold some 20,000."""
SLANTED = 4
"""The ``turn`` of characters that stand in no quarter: watermarks across the page."""
_MOST_SLANT = math.radians(12)
_INVISIBLE = 3
_RECOGNISED = 0.6
"""How sure a character is that lies invisibly over the picture of a page: text recognition has put it there."""


# The function as the bindings have it makes an object of every pointer; this one gives its number.
_text_object = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)(
    ctypes.cast(pdfium.FPDFText_GetTextObject, ctypes.c_void_p).value or 0
)


class Character(NamedTuple):
    """What is printed in a box: one character, or the letters of a ligature.

    ``box`` is as wide as the character advances and as high as its type size, whatever the shape of its ink. ``turn``
    counts the quarters that it is turned counter-clockwise (0–3, or ``SLANTED``). ``confidence`` is 0 where the file
    does not say which character it is; ``text`` is ``symbols.BROKEN`` then. ``run`` is the number of the text object
    that the program drew it with.
    """

    text: str
    box: Box
    turn: int = 0
    confidence: float = 1.0
    run: int = 0

    @property
    def size(self) -> float:
        """The type size in points."""
        return self.box.width if self.turn in (1, 3) else self.box.height


@dataclass(slots=True)
class _Style:
    """What the characters of a text object share."""

    turn: int
    confidence: float
    symbol_font: str | None
    doubtful: bool


def main_turn(characters: list[Character]) -> int:
    """The quarters by which most characters of the page are turned, whatever the page says of its own rotation."""
    turns = Counter(character.turn for character in characters if character.turn != SLANTED)
    return turns.most_common(1)[0][0] if turns else 0


def turned(characters: list[Character], quarters: int) -> list[Character]:
    """The characters after the page was turned clockwise by so many quarters."""
    if not quarters % 4:
        return characters
    return [
        Character(text, box.turned(quarters), turn if turn == SLANTED else (turn - quarters) % 4, confidence, run)
        for text, box, turn, confidence, run in characters
    ]


def read_characters(text_page: Any, number: int) -> list[Character]:
    """The characters of PDFium's ``text_page``, in the order of the file.

    Raises ``CrowdedPageError`` with the page ``number`` beyond ``MAX_CHARACTERS``.
    """
    count = pdfium.FPDFText_CountChars(text_page)
    if count > MAX_CHARACTERS:
        raise CrowdedPageError(pages=number, limit=MAX_CHARACTERS)
    return _Reader(text_page).characters(max(0, count))


@lru_cache(maxsize=1 << 14)
def _known(char: str) -> str | None:
    if char.isspace():
        return ""
    return None if is_unknown(char) else printed(char)


class _Reader:
    """Reads one page. Keeps the C variables that PDFium answers in, since making them costs more than the call."""

    def __init__(self, text_page: Any) -> None:
        self._page = text_page
        self._matrix = pdfium.FS_MATRIX()
        self._fonts: dict[int, str | None] = {}

    def characters(self, count: int) -> list[Character]:
        found: list[Character] = []
        page, rectangle = self._page, pdfium.FS_RECTF()
        bare_page = ctypes.cast(page, ctypes.c_void_p)
        style, last, last_box, run = _Style(0, 1.0, None, False), None, None, 0
        for index, char in enumerate(self._text(count)):
            if char in " \u3000\xa0":
                continue
            handle = _text_object(bare_page, index)
            if not handle or not pdfium.FPDFText_GetLooseCharBox(page, index, rectangle):
                continue  # a blank or a line break that PDFium has added
            box = Box(rectangle.left, rectangle.bottom, rectangle.right, rectangle.top)
            if handle != last:
                run += 1
                style, last = self._style(ctypes.cast(handle, pdfium.FPDF_PAGEOBJECT), index), handle
            elif box == last_box and char.isascii():
                # PDFium gives the letters of a ligature one by one, all in the ligature's box.
                found[-1] = found[-1]._replace(text=found[-1].text + char)
                continue
            text, confidence = self._printed(char, index, style)
            if text:
                found.append(Character(text, box, style.turn, confidence, run))
                last_box = box
        return found

    def _text(self, count: int) -> str:
        """The characters as PDFium has them, by index."""
        buffer = (ctypes.c_ushort * (2 * count + 2))()
        written = pdfium.FPDFText_GetText(self._page, 0, count, buffer)
        text = bytes(buffer)[: 2 * max(0, written - 1)].decode("utf-16-le", "replace")
        if len(text) == count:
            return text
        # In bulk PDFium leaves out what has no Unicode; one by one the characters keep their index.
        codes = (pdfium.FPDFText_GetUnicode(self._page, index) for index in range(count))
        return "".join(chr(code) if 0 < code < 0x110000 else BROKEN for code in codes)

    def _printed(self, char: str, index: int, style: _Style) -> tuple[str, float]:
        if style.symbol_font:
            char = symbol(char, style.symbol_font)
        elif char in "\x02\ufffe" and pdfium.FPDFText_IsHyphen(self._page, index):
            return "-", style.confidence
        elif (style.doubtful or char < " ") and pdfium.FPDFText_HasUnicodeMapError(self._page, index):
            return BROKEN, 0.0
        text = _known(char)
        return (BROKEN, 0.0) if text is None else (text, style.confidence)

    def _style(self, handle: Any, index: int) -> _Style:
        turn = 0
        if pdfium.FPDFText_GetMatrix(self._page, index, self._matrix):
            angle = math.atan2(self._matrix.b, self._matrix.a)
            quarter = round(angle / (math.pi / 2))
            turn = quarter % 4 if abs(angle - quarter * math.pi / 2) <= _MOST_SLANT else SLANTED
        invisible = pdfium.FPDFTextObj_GetTextRenderMode(handle) == _INVISIBLE
        return _Style(
            turn,
            _RECOGNISED if invisible else 1.0,
            self._symbol_font(handle),
            bool(pdfium.FPDFText_HasUnicodeMapError(self._page, index)),
        )

    def _symbol_font(self, handle: Any) -> str | None:
        font = pdfium.FPDFTextObj_GetFont(handle)
        if not font:
            return None
        key = ctypes.cast(font, ctypes.c_void_p).value or 0
        if key not in self._fonts:
            name = ctypes.create_string_buffer(256)
            pdfium.FPDFFont_GetBaseFontName(font, name, len(name))
            self._fonts[key] = symbol_font(name.value.decode("latin-1"))
        return self._fonts[key]
