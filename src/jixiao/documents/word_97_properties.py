"""What a Word 97–2003 document says of its paragraphs and runs of characters: lists of properties (sprms).

Section numbers are those of [MS-DOC].
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from jixiao.documents.archive_errors import NestedTooDeepError
from jixiao.documents.word_97_file import CHARACTER_RUNS, PARAGRAPH_RUNS, Word97File, cut, numbers
from jixiao.documents.word_97_rows import RowDefinition, changed, row_definition

_PAGE = 512
"""Runs stand in pages of this size in the stream (2.9.34, 2.9.176)."""
_OPERANDS = (1, 1, 2, 4, 2, 2, 0, 3)
"""Bytes of the operand by the highest three bits of a property (2.6.1); 0: the first byte tells."""
_TABLE_DEFINITION, _TABS = 0xD608, 0xC615
_HUGE = (0x6645, 0x6646)
"""sprmPHugePapx: all properties of a paragraph stand in the Data stream."""
_PARAGRAPH_ENTRY, _CHARACTER_ENTRY = 13, 1
_DEEPEST = 64
_LIST_NUMBER, _LIST_LEVEL = 0x460B, 0x260A
"""sprmPIlfo, sprmPIlvl."""
_DELETED, _HIDDEN, _SYMBOL, _LOCATION, _FONT = 0x0800, 0x083C, 0x6A09, 0x6A03, 0x4A4F
_RELEVANT = frozenset((_DELETED, _HIDDEN, _SYMBOL, _LOCATION, _FONT))


Run = tuple[int, int, bytes]
"""First FC, FC behind the last, and the list of properties of the run."""


@dataclass(frozen=True, slots=True)
class ParagraphLook:
    """What reading needs to know of a paragraph: how deep in tables it is, and what ends with it."""

    style: int = 0
    depth: int = 0
    ends_row: bool = False
    ends_inner_cell: bool = False
    row: RowDefinition | None = None
    list_number: int | None = None
    list_level: int | None = None


@dataclass(frozen=True, slots=True)
class CharacterLook:
    """What reading needs to know of a run of characters.

    ``font`` is its number, ``symbol`` (font, character) what a placeholder shows, ``location`` where the Data stream
    holds what belongs to a picture or form field.
    """

    deleted: bool = False
    hidden: bool = False
    font: int | None = None
    symbol: tuple[int, int] | None = None
    location: int | None = None

    @property
    def gone(self) -> bool:
        """Whether the characters are not printed."""
        return self.deleted or self.hidden


class ParagraphLooks:
    """The looks of all paragraphs."""

    def __init__(self, file: Word97File) -> None:
        self._file = file
        self._runs = _runs(file, PARAGRAPH_RUNS, _PARAGRAPH_ENTRY, _paragraph_properties)
        self._starts = [run[0] for run in self._runs]
        self._known: dict[tuple[bytes, bytes], ParagraphLook] = {}

    def at(self, position: int) -> ParagraphLook:
        """The look of the paragraph that ends with the character at a CP."""
        piece = self._file.piece(position)
        offset = piece.offset + (position - piece.start) * piece.width
        at = bisect_right(self._starts, offset) - 1
        said = self._runs[at][2] if at >= 0 and offset < self._runs[at][1] else b""
        key = said, piece.properties
        if key not in self._known:
            self._known[key] = self._look(*key)
        return self._known[key]

    def _look(self, said: bytes, of_piece: bytes) -> ParagraphLook:
        look = ParagraphLook(style=int.from_bytes(said[:2], "little"))
        in_table = False
        depth: int | None = None
        for code, operand in _with_huge(self._file, [*properties(said[2:]), *properties(of_piece)]):
            first = operand[0] if operand else 0
            if code == 0x2416:  # sprmPFInTable
                in_table = bool(first)
            elif code == 0x6649:  # sprmPItap
                depth = int.from_bytes(operand, "little", signed=True)
            elif code in (0x2417, 0x244C):  # sprmPFTtp, sprmPFInnerTtp
                look = replace(look, ends_row=bool(first))
            elif code == 0x244B:  # sprmPFInnerTableCell
                look = replace(look, ends_inner_cell=bool(first))
            elif code == _TABLE_DEFINITION:
                look = replace(look, row=row_definition(operand))
            elif code == _LIST_NUMBER:
                look = replace(look, list_number=int.from_bytes(operand, "little", signed=True))
            elif code == _LIST_LEVEL:
                look = replace(look, list_level=first)
            elif look.row is not None:
                look = replace(look, row=changed(look.row, code, operand))
        if depth is None or (depth < 1 and in_table):
            depth = int(in_table)
        if depth > _DEEPEST:
            raise NestedTooDeepError()
        return replace(look, depth=max(0, depth))


def character_looks(file: Word97File) -> Iterator[tuple[int, int, CharacterLook]]:
    """(first CP, CP behind the last, look) of the runs that are not simply printed, in the order of the text."""
    runs = _runs(file, CHARACTER_RUNS, _CHARACTER_ENTRY, _character_properties)
    ends = [run[1] for run in runs]
    for piece in file.pieces:
        of_piece = _character_look(piece.properties)
        if of_piece.deleted:
            yield piece.start, piece.end, of_piece
            continue
        for at in range(bisect_right(ends, piece.offset), len(runs)):
            start, end, said = runs[at]
            if start >= piece.end_offset:
                break
            look = _character_look(said)
            if look != _PLAIN:
                first = piece.start + max(0, start - piece.offset) // piece.width
                yield first, min(piece.end, piece.start + (end - piece.offset) // piece.width), look


@lru_cache(maxsize=4096)
def _character_look(said: bytes) -> CharacterLook:
    look = CharacterLook()
    for code, operand in properties(said):
        if code not in _RELEVANT:
            continue
        number = int.from_bytes(operand, "little")
        if code == _DELETED:
            look = replace(look, deleted=bool(number))
        elif code == _HIDDEN:
            look = replace(look, hidden=number in (1, 0x81))  # 0x80: as the style says, 0x81: not so
        elif code == _SYMBOL:
            look = replace(look, symbol=(number & 0xFFFF, number >> 16))
        elif code == _LOCATION:
            look = replace(look, location=number)
        else:
            look = replace(look, font=number)
    return look


_PLAIN = CharacterLook()


def properties(said: bytes) -> Iterator[tuple[int, bytes]]:
    """The (code, operand) of each property (2.2.5.1) in a list; an operand that is cut off ends the list."""
    at = 0
    while at + 2 <= len(said):
        code = said[at] | said[at + 1] << 8
        at += 2
        length = _OPERANDS[code >> 13]
        if not length:
            if at >= len(said):
                return
            length = said[at]
            at += 1
            if code == _TABLE_DEFINITION:  # two bytes of length, and one more than the length is
                length = max(0, (length | (said[at] << 8 if at < len(said) else 0)) - 1)
                at += 1
            elif code == _TABS and length == 255:
                length = _long_tabs(said, at)
        operand = said[at : at + length]
        if len(operand) < length:
            return
        yield code, operand
        at += length


def list_properties(said: bytes) -> tuple[int | None, int | None]:
    """(list, level) that a list of properties puts a paragraph on, ``None`` where it says nothing."""
    found = dict(properties(said))
    number, level = found.get(_LIST_NUMBER), found.get(_LIST_LEVEL)
    return (
        None if number is None else int.from_bytes(number, "little", signed=True),
        None if level is None else level[0],
    )


def _long_tabs(said: bytes, at: int) -> int:
    """The length of a list of tab stops too long for one byte of length (2.9.182)."""
    deleted = said[at] if at < len(said) else 0
    at_added = at + 1 + 4 * deleted
    added = said[at_added] if at_added < len(said) else 0
    return 2 + 4 * deleted + 3 * added


def _with_huge(file: Word97File, said: list[tuple[int, bytes]]) -> Iterator[tuple[int, bytes]]:
    """The properties, with those that stand in the Data stream in place of the reference to them."""
    for code, operand in said:
        if code not in _HUGE:
            yield code, operand
            continue
        offset = int.from_bytes(operand, "little")
        (length,) = numbers("<H", file.data, offset)
        # What stands there must not refer further (2.6.2): such a chain could have no end.
        yield from properties(cut(file.data, offset + 2, length))


def _runs(file: Word97File, part: int, entry: int, said: Callable[[bytes, int], bytes]) -> list[Run]:
    """The runs in the pages that a part lists (2.8.5, 2.8.6), in the order of the stream and without overlap.

    ``entry`` is the size of what a page holds for each run, ``said`` reads the properties at a place in a page.
    """
    places = file.part(part)
    count = (len(places) - 4) // 8
    if count < 1:
        return []
    # A page that is listed twice would be read twice; a hostile file lists one a million times.
    pages = dict.fromkeys(number & 0x3FFFFF for number in numbers(f"<{count}I", places, 4 * (count + 1)))
    found: list[Run] = []
    for number in pages:
        page = cut(file.stream, number * _PAGE, _PAGE)
        runs = page[-1]
        offsets = numbers(f"<{runs + 1}I", page, 0)
        first = 4 * (runs + 1)
        for at in range(runs):
            (place,) = numbers("<B", page, first + entry * at)
            found.append((offsets[at], offsets[at + 1], said(page, 2 * place) if place else b""))
    found.sort(key=lambda run: run[:2])
    apart: list[Run] = []
    for run in found:
        if run[0] < run[1] and (not apart or run[0] >= apart[-1][1]):
            apart.append(run)
    return apart


def _paragraph_properties(page: bytes, at: int) -> bytes:
    """Style and properties of a paragraph (2.9.175)."""
    (words,) = numbers("<B", page, at)
    if words:
        return cut(page, at + 1, 2 * words - 1)
    (words,) = numbers("<B", page, at + 1)
    return cut(page, at + 2, 2 * words)


def _character_properties(page: bytes, at: int) -> bytes:
    """Properties of a run of characters (2.9.32)."""
    (length,) = numbers("<B", page, at)
    return cut(page, at + 1, length)
