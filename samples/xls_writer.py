"""Excel 97–2003 workbooks ([MS-XLS]): cells with number formats, fonts and borders, merged ranges."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass, field

from samples.compound_file_writer import compound_file

Value = str | float | bool | None
_LONGEST_RECORD = 8224


@dataclass(frozen=True, slots=True)
class Error:
    """An error value by its code: 7 is ``#DIV/0!``."""

    code: int


@dataclass(frozen=True, slots=True)
class Styled:
    """A value with how it is displayed; ``format`` is a code, or the number of a built-in one.

    ``runs`` are (position, font) from which on a text is in another font.
    """

    value: Value | Error
    format: str | int = 0
    font: str = "宋体"
    boxed: bool = False
    runs: Sequence[tuple[int, str]] = ()


@dataclass(slots=True)
class XlsSheet:
    """A sheet: cells by (row, column), merged ranges as (first row, last row, first column, last column).

    ``name`` is 表1, 表2, … by default; ``widths`` are those of the columns in half-width characters.
    """

    cells: dict[tuple[int, int], Styled | Value | Error] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    hidden: bool = False
    name: str | None = None
    widths: Sequence[float] = ()


def xls(*sheets: XlsSheet, from_1904: bool = False) -> bytes:
    """The file."""
    return compound_file({"Workbook": xls_stream(*sheets, from_1904=from_1904)})


def xls_stream(*sheets: XlsSheet, from_1904: bool = False) -> bytes:
    """The workbook stream."""
    tables = _Tables()
    bodies = [_sheet(sheet, tables) for sheet in sheets]
    head = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0x0DBB, 0x07CC, 0, 6))
    head += _record(0x0042, struct.pack("<H", 1200)) + _record(0x0022, struct.pack("<H", from_1904))
    head += tables.records()
    names = [sheet.name or f"表{at}" for at, sheet in enumerate(sheets, start=1)]
    end = _record(0x000A, b"")
    start = len(head) + sum(len(_bound_sheet(0, name, False)) for name in names) + len(end)
    bound = b""
    for name, sheet, body in zip(names, sheets, bodies, strict=True):
        bound += _bound_sheet(start, name, sheet.hidden)
        start += len(body)
    return head + bound + end + b"".join(bodies)


def _record(kind: int, data: bytes) -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def _bound_sheet(position: int, name: str, hidden: bool) -> bytes:
    return _record(0x0085, struct.pack("<IBB", position, hidden, 0) + _short(name))


def _short(text: str) -> bytes:
    return struct.pack("<BB", len(text), 1) + text.encode("utf-16-le")


class _Tables:
    """The lists that cells point into: fonts, number formats, cell formats, texts."""

    def __init__(self) -> None:
        # Font 4 is never stored, whoever counts has to skip it.
        self.fonts = ["宋体"] * 4
        self.formats: dict[str, int] = {}
        self.styles: list[tuple[int, int, bool]] = [(0, 0, False)] * 16
        self.texts: list[tuple[str, tuple[tuple[int, int], ...]]] = []

    def font(self, name: str) -> int:
        if name not in self.fonts:
            self.fonts.append(name)
        at = self.fonts.index(name)
        return at if at < 4 else at + 1

    def style(self, cell: Styled) -> int:
        number = cell.format
        if isinstance(number, str):
            number = 0 if number == "General" else self.formats.setdefault(number, 164 + len(self.formats))
        style = (self.font(cell.font), number, cell.boxed)
        if style not in self.styles[16:]:
            self.styles.append(style)
        return self.styles.index(style, 16)

    def text(self, cell: Styled) -> int:
        runs = tuple((position, self.font(font)) for position, font in cell.runs)
        self.texts.append((str(cell.value), runs))
        return len(self.texts) - 1

    def records(self) -> bytes:
        written = b""
        for name in self.fonts:
            written += _record(0x0031, struct.pack("<HHHHHBBBx", 220, 0, 8, 400, 0, 0, 0, 134) + _short(name))
        for code, number in self.formats.items():
            text = struct.pack("<HB", len(code), 1) + code.encode("utf-16-le")
            written += _record(0x041E, struct.pack("<H", number) + text)
        for at, (font, number, boxed) in enumerate(self.styles):
            kind = 0x0001 if at >= 15 else 0xFFF5
            borders = 0x1111 if boxed else 0
            lines = 0x18 if boxed else 0x10  # in the middle, and wrapped where there is a box to fit in
            written += _record(0x00E0, struct.pack("<HHHBBBBIIH", font, number, kind, lines, 0, 0, 0xFC, borders, 0, 0))
        return written + self._text_records()

    def _text_records(self) -> bytes:
        """The texts, in as many records as they need; none is parted."""
        bodies = [struct.pack("<II", len(self.texts), len(self.texts))]
        for text, runs in self.texts:
            said = _rich(text, runs)
            if len(bodies[-1]) + len(said) > _LONGEST_RECORD:
                bodies.append(b"")
            bodies[-1] += said
        return b"".join(_record(0x003C if at else 0x00FC, body) for at, body in enumerate(bodies))


def _rich(text: str, runs: tuple[tuple[int, int], ...]) -> bytes:
    flags = 9 if runs else 1
    head = struct.pack("<HB", len(text.encode("utf-16-le")) // 2, flags)
    if runs:
        head += struct.pack("<H", len(runs))
    return head + text.encode("utf-16-le") + b"".join(struct.pack("<HH", *run) for run in runs)


def _sheet(sheet: XlsSheet, tables: _Tables) -> bytes:
    written = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0x0DBB, 0x07CC, 0, 6))
    for column, width in enumerate(sheet.widths):
        written += _record(0x007D, struct.pack("<HHHHHH", column, column, round(256 * width), 15, 0, 0))
    for column in sorted(sheet.hidden_columns):
        written += _record(0x007D, struct.pack("<HHHHHH", column, column, 2048, 15, 1, 0))
    rows = 1 + max((row for row, _ in sheet.cells), default=0)
    written += _record(0x0200, struct.pack("<IIHHH", 0, rows, 0, 256, 0))
    for row in sorted(sheet.hidden_rows):
        written += _record(0x0208, struct.pack("<HHHHHHI", row, 0, 256, 255, 0, 0, 0x0120))
    for (row, column), cell in sorted(sheet.cells.items()):
        written += _cell(row, column, cell if isinstance(cell, Styled) else Styled(cell), tables)
    if sheet.merged:
        ranges = b"".join(struct.pack("<HHHH", *merged) for merged in sheet.merged)
        written += _record(0x00E5, struct.pack("<H", len(sheet.merged)) + ranges)
    return written + _record(0x000A, b"")


def _cell(row: int, column: int, cell: Styled, tables: _Tables) -> bytes:
    place = struct.pack("<HHH", row, column, tables.style(cell))
    value = cell.value
    if value is None:
        return _record(0x0201, place)
    if isinstance(value, bool):
        return _record(0x0205, place + struct.pack("<BB", value, 0))
    if isinstance(value, Error):
        return _record(0x0205, place + struct.pack("<BB", value.code, 1))
    if isinstance(value, str):
        return _record(0x00FD, place + struct.pack("<I", tables.text(cell)))
    return _record(0x0203, place + struct.pack("<d", value))
