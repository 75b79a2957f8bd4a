# ruff: noqa: N802  the callbacks have the names that PDFium calls them by
"""A font of blank bars that stands in for East Asian fonts that are neither in the file nor on the machine.

PDFium measures every character with its glyph, and drops a text object whose glyphs have no width. Where a file names
宋体 without carrying it and the machine has no Chinese font, as most servers have none, cells of one character (无, 是)
would vanish without a word. The bar is narrower than any advance width, so that it never widens a character.
"""

from __future__ import annotations

import ctypes
import struct
from functools import cache
from typing import Any

import pypdfium2  # type: ignore[import-untyped]

_EAST_ASIAN = frozenset({128, 129, 134, 136})
"""Windows character sets: Japanese, Korean, simplified and traditional Chinese."""
_HANDLE = 0x6A78
"""What PDFium is told the font is called; any number that no other font of this process can have."""
_BAR = (20, 0, 120, 700)
"""The glyph: left, bottom, right, top in thousandths of the type size."""


@cache
def install_stand_in_font() -> None:
    """Let PDFium use the stand-in font from now on, in this process, where it finds no East Asian font itself.

    Nothing is changed where the program has set up fonts of its own.
    """
    if pypdfium2.PdfSysfontBase.SINGLETON is not None:
        return
    try:
        _StandIn().setup()
    except pypdfium2.PdfiumError:
        return  # PDFium has no font lookup of its own on this platform to fall back on


class _StandIn(pypdfium2.PdfSysfontBase):  # type: ignore[misc]
    """PDFium's own font lookup, with an answer where it has none. The methods are PDFium's, names included."""

    def MapFont(self, _: Any, weight: int, italic: int, charset: int, pitch: int, face: Any, exact: Any) -> Any:
        found = super().MapFont(_, weight, italic, charset, pitch, face, exact)
        return _HANDLE if not found and charset in _EAST_ASIAN else found

    def GetFontData(self, _: Any, font: int, table: int, buffer: Any, size: int) -> Any:
        if font != _HANDLE:
            return super().GetFontData(_, font, table, buffer, size)
        if table:
            return 0
        data = stand_in_font()
        if buffer and size >= len(data):
            ctypes.memmove(buffer, data, len(data))
        return len(data)

    def GetFaceName(self, _: Any, font: int, buffer: Any, size: int) -> Any:
        return 0 if font == _HANDLE else super().GetFaceName(_, font, buffer, size)

    def GetFontCharset(self, _: Any, font: int) -> Any:
        return 134 if font == _HANDLE else super().GetFontCharset(_, font)

    def DeleteFont(self, _: Any, font: int) -> None:
        if font != _HANDLE:
            super().DeleteFont(_, font)


@cache
def stand_in_font() -> bytes:
    """A TrueType font whose every character but the blank is the same bar."""
    tables = {
        b"cmap": _cmap(),
        b"glyf": _glyf(),
        b"head": struct.pack(
            ">IIIIHHqqhhhhHHhhh", 0x10000, 0x10000, 0, 0x5F0F3CF5, 0, 1000, 0, 0, *_BAR, 0, 8, 2, 1, 0
        ),
        b"hhea": struct.pack(">I3hH3h8hH", 0x10000, 860, -140, 0, 1000, 0, 0, 120, 1, *[0] * 7, 2),
        b"hmtx": struct.pack(">HhHh", 1000, 0, 1000, _BAR[0]),
        b"loca": struct.pack(">III", 0, 0, len(_glyf())),
        b"maxp": struct.pack(">I14H", 0x10000, 2, 4, 1, 0, 0, 1, *[0] * 8),
    }
    body = b""
    directory = b""
    start = 12 + 16 * len(tables)
    for tag, table in tables.items():
        directory += struct.pack(">4sIII", tag, 0, start + len(body), len(table))
        body += table + bytes(-len(table) % 4)
    return struct.pack(">IHHHH", 0x10000, len(tables), 64, 2, 16 * len(tables) - 64) + directory + body


def _cmap() -> bytes:
    """All characters behind the blank to glyph 1, by a format that maps many to one."""
    many_to_one = struct.pack(">HHIIIIII", 13, 0, 28, 0, 1, 0x21, 0x10FFFF, 1)
    return struct.pack(">HHHHI", 0, 1, 0, 6, 12) + many_to_one


def _glyf() -> bytes:
    left, bottom, right, top = _BAR
    corners = ((left, bottom), (left, top), (right, top), (right, bottom))
    steps = [(x - before[0], y - before[1]) for before, (x, y) in zip(((0, 0), *corners), corners, strict=False)]
    outline = struct.pack(">5hHH4B", 1, *_BAR, 3, 0, 1, 1, 1, 1)
    outline += struct.pack(">4h", *(x for x, _ in steps)) + struct.pack(">4h", *(y for _, y in steps))
    return outline + bytes(-len(outline) % 4)
