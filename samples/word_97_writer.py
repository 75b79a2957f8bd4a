"""Word 97–2003 documents ([MS-DOC]): paragraphs and tables with their properties, nothing for looks.

They are for the tests and the samples; Word itself asks for more than is written here.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from samples.compound_file_writer import compound_file

_TEXT_AT = 0x800
_PAGE = 512
_PAIRS = 93
"""How many parts of the table stream are listed, in Word 97."""
TWIPS = 1000
"""The width of a column."""


@dataclass(frozen=True, slots=True)
class Run:
    """Characters with their properties."""

    text: str
    properties: bytes = b""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, cell end or row end: what stands in it, the character that ends it, its properties."""

    runs: Sequence[Run]
    end: str = "\r"
    properties: bytes = b""


def sprm(code: int, operand: bytes) -> bytes:
    """A property; codes tell how long their operand is, or that it tells itself."""
    return struct.pack("<H", code) + operand


BOLD = sprm(0x0835, b"\1")
DELETED = sprm(0x0800, b"\1")
HIDDEN = sprm(0x083C, b"\1")
IN_TABLE = sprm(0x2416, b"\1")
ENDS_ROW = sprm(0x2417, b"\1")
CENTRED = sprm(0x2403, b"\1")
RULED = sprm(0xD605, b"\x18" + b"\4\1\1\0" * 6)
"""sprmTTableBorders80: a black line of half a point around every cell of a row."""
ENDS_INNER_CELL = sprm(0x244B, b"\1")
ENDS_INNER_ROW = sprm(0x244C, b"\1")


def depth(number: int) -> bytes:
    """sprmPItap."""
    return sprm(0x6649, struct.pack("<i", number))


def in_font(number: int) -> bytes:
    """sprmCRgFtc0: the font of Latin letters."""
    return sprm(0x4A4F, struct.pack("<H", number))


def symbol(font: int, char: int) -> bytes:
    """sprmCSymbol."""
    return sprm(0x6A09, struct.pack("<HH", font, char))


def definition(edges: Sequence[int], flags: Sequence[int] = ()) -> bytes:
    """sprmTDefTable with the edges of the cells and a byte of flags for each: 1, 2 beside, 0x20, 0x60 below."""
    cells = len(edges) - 1
    operand = struct.pack(f"<B{len(edges)}h", cells, *edges)
    operand += b"".join(struct.pack("<H18x", flag) for flag in flags)
    return sprm(0xD608, struct.pack("<H", len(operand) + 1) + operand)


def paragraph(*contents: str | Run, properties: bytes = b"") -> Paragraph:
    """A paragraph of texts and runs."""
    return Paragraph(_runs(contents), "\r", properties)


def cell(*contents: str | Run | Paragraph) -> list[Paragraph]:
    """The paragraphs of a cell; each text that is a line of its own ends with ``\\n``."""
    inner = [part for part in contents if isinstance(part, Paragraph)]
    text: list[str | Run] = [part for part in contents if not isinstance(part, Paragraph)]
    return [*inner, Paragraph(_runs(text), "\x07", IN_TABLE)]


def row(*cells: str | list[Paragraph], row_definition: bytes | None = None, properties: bytes = b"") -> list[Paragraph]:
    """A row of cells, texts among them; columns are equally wide unless ``row_definition`` says otherwise."""
    if row_definition is None:
        row_definition = definition([TWIPS * at for at in range(len(cells) + 1)])
    paragraphs: list[Paragraph] = []
    for part in cells:
        paragraphs += _cell_paragraphs(part) if isinstance(part, str) else part
    return [*paragraphs, Paragraph([], "\x07", IN_TABLE + ENDS_ROW + properties + row_definition)]


class Placed(Protocol):
    """A cell of a table with its place and spans."""

    @property
    def row(self) -> int:
        """The row it begins in."""

    @property
    def column(self) -> int:
        """The column it begins in."""

    @property
    def rowspan(self) -> int:
        """How many rows it spans."""

    @property
    def colspan(self) -> int:
        """How many columns it spans."""

    @property
    def text(self) -> str:
        """What stands in it."""


def merged_table(
    cells: Sequence[Placed], columns: Sequence[int] | None = None, properties: bytes = b""
) -> list[Paragraph]:
    """A table of merged cells as Word writes it: what goes on from above is a blank cell with a flag.

    ``columns`` are the edges of the columns in twips, equally far apart by default; ``properties`` are those of rows.
    """
    most = max(one.column + one.colspan for one in cells)
    at_edge = [TWIPS * at for at in range(most + 1)] if columns is None else columns
    starts = {(one.row, one.column): one for one in cells}
    covering = {(down, one.column): one for one in cells for down in range(one.row, one.row + one.rowspan)}
    paragraphs: list[Paragraph] = []
    for number in range(1 + max(one.row for one in cells)):
        line = sorted(
            ((column, one) for (down, column), one in covering.items() if down == number), key=lambda pair: pair[0]
        )
        texts = [one.text if (number, column) in starts else "" for column, one in line]
        flags = [_flag(one, (number, column) in starts) for column, one in line]
        edges = [at_edge[line[0][0]], *(at_edge[column + one.colspan] for column, one in line)]
        paragraphs += row(*texts, row_definition=definition(edges, flags), properties=properties)
    return paragraphs


def _flag(one: Placed, begins: bool) -> int:
    return 0 if one.rowspan == 1 else 0x60 if begins else 0x20


def _cell_paragraphs(text: str) -> list[Paragraph]:
    *lines, last = text.split("\n")
    return [*(Paragraph([Run(line)], "\r", IN_TABLE) for line in lines), *cell(last)]


def _runs(contents: Iterable[str | Run]) -> list[Run]:
    return [part if isinstance(part, Run) else Run(part) for part in contents]


@dataclass(slots=True)
class Word97:
    """A document to be written. ``parts`` are further parts of the table stream by their number.

    ``boxes`` is what stands in text boxes; ``data`` is the Data stream. ``compressed`` writes one byte a character.
    ``pieces`` cuts the text into that many pieces. ``behind`` stands in the table stream behind a part, uncounted.
    """

    main: list[Paragraph]
    boxes: list[Paragraph] = field(default_factory=list)
    fonts: Sequence[str] = ("宋体",)
    data: bytes = b""
    parts: dict[int, bytes] = field(default_factory=dict)
    behind: dict[int, bytes] = field(default_factory=dict)
    compressed: bool = False
    pieces: int = 1
    piece_property: int = 0
    flags: int = 0
    kind: int = 0xA5EC
    version: int = 0xC1
    clx: bytes | None = None

    def stream(self) -> bytes:
        """The WordDocument stream."""
        return self._streams()[0]

    def file(self) -> bytes:
        """The whole file."""
        stream, table = self._streams()
        streams = {"WordDocument": stream, "1Table": table}
        if self.data:
            streams["Data"] = self.data
        return compound_file(streams)

    def _streams(self) -> tuple[bytes, bytes]:
        paragraphs = [*self.main, *self.boxes]
        text = "".join("".join(run.text for run in one.runs) + one.end for one in paragraphs)
        units = text.encode("utf-16-le", errors="surrogatepass")
        width = 1 if self.compressed else 2
        written = text.encode("cp1252") if self.compressed else units
        stream = bytearray(_TEXT_AT) + written
        stream += bytes(-len(stream) % _PAGE)
        offset = _TEXT_AT
        paragraph_runs: list[tuple[int, int, bytes]] = []
        character_runs: list[tuple[int, int, bytes]] = []
        for one in paragraphs:
            begin = offset
            for run in (*one.runs, Run(one.end)):
                length = width * (len(run.text.encode("utf-16-le", errors="surrogatepass")) // 2)
                character_runs.append((offset, offset + length, run.properties))
                offset += length
            paragraph_runs.append((begin, offset, one.properties))
        parts = dict(self.parts)
        parts[12] = _paged(stream, [run for run in character_runs if run[0] < run[1]], 1, _character_entry)
        parts[13] = _paged(stream, paragraph_runs, 13, _paragraph_entry)
        parts[15] = struct.pack("<HH", len(self.fonts), 0) + b"".join(map(_font, self.fonts))
        parts[33] = self._clx(len(written) // width, width) if self.clx is None else self.clx
        table = bytearray(b"\0" * 8)
        places: list[int] = []
        for number in range(_PAIRS):
            part = parts.get(number, b"")
            places += [len(table) if part else 0, len(part)]
            table += part + self.behind.get(number, b"")
        counts = [0] * 22
        main = "".join("".join(run.text for run in one.runs) + one.end for one in self.main)
        counts[3] = len(main.encode("utf-16-le", errors="surrogatepass")) // 2
        counts[9] = len(units) // 2 - counts[3]
        block = struct.pack("<HH6xH20x", self.kind, self.version, 0x0200 | self.flags)
        block += struct.pack("<H28xH", 14, 22) + struct.pack("<22I", *counts)
        block += struct.pack(f"<H{2 * _PAIRS}I", _PAIRS, *places)
        stream[: len(block)] = block
        return bytes(stream), bytes(table)

    def _clx(self, characters: int, width: int) -> bytes:
        """The pieces (2.9.38); all but the first carry ``piece_property``."""
        step = -(-characters // self.pieces)
        starts = [*range(0, characters, step), characters]
        table = struct.pack(f"<{len(starts)}I", *starts)
        for at, start in enumerate(starts[:-1]):
            place = _TEXT_AT + start * width
            said = self.piece_property if at else 0
            table += struct.pack("<HIH", 0, place * 2 | 0x40000000 if self.compressed else place, said)
        return b"\2" + struct.pack("<I", len(table)) + table


def _font(name: str) -> bytes:
    entry = bytes(39) + (name + "\0").encode("utf-16-le")
    return bytes([len(entry)]) + entry


def _paragraph_entry(properties: bytes) -> bytes:
    said = bytes(2) + properties
    if len(said) % 2:
        return bytes([(len(said) + 1) // 2]) + said
    return bytes([0, len(said) // 2]) + said


def _character_entry(properties: bytes) -> bytes:
    return bytes([len(properties)]) + properties if properties else b""


def _paged(stream: bytearray, runs: list[tuple[int, int, bytes]], entry: int, written: object) -> bytes:
    """Puts runs into pages at the end of ``stream``; the part that lists the pages."""
    assert callable(written)
    bounds: list[int] = []
    numbers: list[int] = []
    while runs:
        page = bytearray(_PAGE)
        free = _PAGE - 1
        places: list[int] = []
        for start, end, properties in runs:
            said = written(properties)
            place = (free - len(said)) // 2 * 2
            if 4 * (len(places) + 2) + entry * (len(places) + 1) > place:
                break
            page[place : place + len(said)] = said
            free = place if said else free
            places.append(place // 2 if said else 0)
            struct.pack_into("<I", page, 4 * (len(places) - 1), start)
            struct.pack_into("<I", page, 4 * len(places), end)
        assert places, "properties too long for a page"
        for at, place in enumerate(places):
            page[4 * (len(places) + 1) + entry * at] = place
        page[-1] = len(places)
        numbers.append(len(stream) // _PAGE)
        bounds.append(runs[0][0])
        last = runs[len(places) - 1][1]
        runs = runs[len(places) :]
        stream += page
    return struct.pack(f"<{len(bounds) + 1}I", *bounds, last) + struct.pack(f"<{len(numbers)}I", *numbers)
