"""The parts of a Word 97–2003 document: its streams, its text with the place of each character, its lists of facts.

Section numbers are those of [MS-DOC]. A character has a position in the text (CP) and an offset in the stream (FC);
properties are kept by FC, everything else by CP.
"""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from jixiao.documents.archive_errors import DamagedDocumentError, EncryptedDocumentError
from jixiao.documents.compound_file import CompoundFile
from jixiao.documents.office_errors import NoWord97Error, OldWordError

STYLES, CHARACTER_RUNS, PARAGRAPH_RUNS, FONTS, LISTS, LIST_OVERRIDES = 1, 12, 13, 15, 73, 74
"""Parts of the table stream, by their place in FibRgFcLcb (2.5.6)."""
_CLX = 33
_WORD_97 = 0xA5EC
_FIRST_VERSION = 0x006A
_ENCRYPTED, _TABLE_1 = 0x0100, 0x0200
_COUNT_OF_TEXT, _COUNT_OF_BOXES = 3, 9
_COUNTS_BEFORE_BOXES = (3, 4, 5, 7, 8)
"""Where FibRgLw97 (2.5.4) counts characters; before the text boxes stand text, notes, headers, comments, end notes."""
_PIECE_PROPERTIES, _PIECE_TABLE = 1, 2
_COMPRESSED = 0x40000000
_PIECE = 8
_SHORT_PROPERTIES = {0x18: 0x2416, 0x19: 0x2417, 0x41: 0x0800}
"""Properties a piece may carry in two bytes (2.9.216) that matter to reading: in a table, end of a row, deleted."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters that stand in the stream one behind the other, ``width`` bytes each (2.9.177).

    ``properties`` holds over what is said elsewhere of these characters; mostly it is empty.
    """

    start: int
    end: int
    offset: int
    width: int
    properties: bytes

    @property
    def end_offset(self) -> int:
        """Where the characters end in the stream."""
        return self.offset + (self.end - self.start) * self.width


class Word97File:
    """The document in ``data``; ``text`` is all of its text, one character (UTF-16 code unit) per CP.

    ``main`` and ``boxes`` are the CPs of the text proper and of what stands in text boxes. Raises ``NoWord97Error``,
    ``OldWordError``, ``EncryptedDocumentError`` and ``DamagedDocumentError``.
    """

    def __init__(self, data: bytes) -> None:
        file = CompoundFile(data)
        stream = file.read("WordDocument")
        if stream is None:
            if "EncryptedPackage" in file:
                raise EncryptedDocumentError()
            raise NoWord97Error(kind=".xls" if "Workbook" in file or "Book" in file else "OLE2")
        kind, version, flags = numbers("<HH6xH", stream, 0)
        if kind != _WORD_97 or version < _FIRST_VERSION:
            raise OldWordError()
        if flags & _ENCRYPTED:
            raise EncryptedDocumentError()
        table = file.read("1Table" if flags & _TABLE_1 else "0Table")
        if table is None:
            raise DamagedDocumentError(part="Table")
        self.stream = stream
        self.data = file.read("Data") or b""
        self._table = table
        counts, self._places = _information_block(stream)
        self.pieces = list(_pieces(self.part(_CLX), len(stream)))
        self._starts = [piece.start for piece in self.pieces]
        self.text = "".join(_text(stream, piece) for piece in self.pieces)
        before = sum(counts[at] for at in _COUNTS_BEFORE_BOXES)
        self.main = self._range(0, counts[_COUNT_OF_TEXT])
        self.boxes = self._range(before, counts[_COUNT_OF_BOXES])

    def part(self, number: int) -> bytes:
        """The part of the table stream listed under ``number``; empty where the document has none."""
        if number >= len(self._places):
            return b""
        offset, length = self._places[number]
        return cut(self._table, offset, length) if length else b""

    def behind(self, number: int) -> bytes:
        """What stands in the table stream behind that part."""
        offset, length = self._places[number]
        return self._table[offset + length :]

    def piece(self, position: int) -> Piece:
        """The piece with the character at a CP inside the text."""
        return self.pieces[bisect_right(self._starts, position) - 1]

    def _range(self, start: int, length: int) -> range:
        return range(min(start, len(self.text)), min(start + length, len(self.text)))


def numbers(layout: str, data: bytes, at: int) -> tuple[int, ...]:
    """The numbers at an offset, laid out as ``struct`` says. Raises ``DamagedDocumentError`` beyond the end."""
    try:
        return struct.unpack_from(layout, data, at)
    except struct.error:
        raise DamagedDocumentError(part="Word") from None


def cut(data: bytes, start: int, length: int) -> bytes:
    """``length`` bytes from ``start``. Raises ``DamagedDocumentError`` where there are not so many."""
    if start < 0 or length < 0 or start + length > len(data):
        raise DamagedDocumentError(part="Word")
    return data[start : start + length]


def _information_block(stream: bytes) -> tuple[tuple[int, ...], list[tuple[int, int]]]:
    """(the counts of FibRgLw97, offset and length of each part of the table stream), out of the Fib (2.5.1)."""
    at = 32
    (words,) = numbers("<H", stream, at)
    at += 2 + 2 * words
    (longs,) = numbers("<H", stream, at)
    if longs <= _COUNT_OF_BOXES:
        raise DamagedDocumentError(part="Fib")
    counts = numbers(f"<{longs}I", stream, at + 2)
    at += 2 + 4 * longs
    (pairs,) = numbers("<H", stream, at)
    flat = numbers(f"<{2 * pairs}I", stream, at + 2)
    return counts, list(zip(flat[::2], flat[1::2], strict=True))


def _pieces(clx: bytes, stream_length: int) -> Iterator[Piece]:
    """The pieces of the text out of the Clx (2.9.38), in the order of the text."""
    properties: list[bytes] = []
    at = 0
    while clx[at : at + 1] == bytes([_PIECE_PROPERTIES]):
        (length,) = numbers("<H", clx, at + 1)
        properties.append(cut(clx, at + 3, length))
        at += 3 + length
    if clx[at : at + 1] != bytes([_PIECE_TABLE]):
        raise DamagedDocumentError(part="Clx")
    (length,) = numbers("<I", clx, at + 1)
    table = cut(clx, at + 5, length)
    count = (length - 4) // (4 + _PIECE)
    if count < 1:
        raise DamagedDocumentError(part="Clx")
    starts = numbers(f"<{count + 1}I", table, 0)
    # Pieces may repeat bytes of the stream without end; a sound text has no more characters than the stream has bytes.
    if starts[0] != 0 or starts[-1] > stream_length or any(a >= b for a, b in pairwise(starts)):
        raise DamagedDocumentError(part="Clx")
    for index in range(count):
        offset, said = numbers("<2xIH", table, 4 * (count + 1) + _PIECE * index)
        width = 2
        if offset & _COMPRESSED:
            offset, width = (offset & ~_COMPRESSED) // 2, 1
        piece = Piece(starts[index], starts[index + 1], offset, width, _piece_properties(said, properties))
        if piece.end_offset > stream_length:
            raise DamagedDocumentError(part="Clx")
        yield piece


def _piece_properties(said: int, properties: list[bytes]) -> bytes:
    """What the two bytes of a piece say (2.9.214): a number of a list of properties, or one property itself."""
    if said & 1:
        return properties[said >> 1] if said >> 1 < len(properties) else b""
    code = _SHORT_PROPERTIES.get(said >> 1 & 0x7F)
    return struct.pack("<HB", code, said >> 8) if code else b""


def _text(stream: bytes, piece: Piece) -> str:
    """The characters of a piece. Those beyond U+FFFF stay two, so that one CP is one character."""
    content = stream[piece.offset : piece.end_offset]
    if piece.width == 1:
        return content.decode("cp1252", errors="replace")  # 2.9.73
    text = content.decode("utf-16-le", errors="surrogatepass")
    if len(text) == piece.end - piece.start:
        return text
    return "".join(map(chr, struct.unpack(f"<{len(content) // 2}H", content)))
