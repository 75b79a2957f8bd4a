"""The visible sheets of an .xlsx workbook (ECMA-376 Part 1, 18).

openpyxl, which writes our workbooks, is not used to read them: it makes an object for every place of a merged range
(A1:XFD1048576 takes all memory there is), and shows either the formulas or their results, never which are missing.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from jixiao.documents.archive_errors import (
    DamagedDocumentError,
    OtherFormatError,
    OversizedPartError,
    TooManyCellsError,
)
from jixiao.documents.number_format import shown, shown_text
from jixiao.documents.office_errors import BinaryWorkbookError, TooManySheetsError
from jixiao.documents.sheet_grid import MAX_CELLS, Range, Sheet, SheetCell
from jixiao.documents.symbol_fonts import in_symbol_font
from jixiao.documents.xlsx_styles import CellStyle, read_styles
from jixiao.documents.xml_events import Event, xml_events
from jixiao.documents.zip_parts import ZipParts

MAX_SHEETS = 1000
"""Sheets of a workbook, at most."""
_MAX_XML = 256 << 20
"""Bytes of XML that all sheets have unpacked, at most."""
_ROWS, _COLUMNS = 1_048_576, 16_384
_UNSURE = 0.5
"""Confidence of a blank cell that holds a formula which nobody has calculated: something is printed there."""
_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_TRUE = ("1", "true")


@dataclass(frozen=True, slots=True)
class _RichText:
    """A text in pieces, each with the font it is in where that is not the font of the cell."""

    pieces: tuple[tuple[str, str | None], ...]

    def shown(self, font: str) -> str:
        return "".join(in_symbol_font(font if own is None else own, text) for text, own in self.pieces)


def xlsx_sheets(data: bytes) -> Iterator[Sheet]:
    """The visible sheets in their order.

    Raises a ``DocumentError`` where ``data`` is no .xlsx workbook, is damaged or locked, or is too large.
    """
    parts = ZipParts(data, ".xlsx")
    book = _workbook_part(parts)
    related = _related(parts, book)
    names, from_1904 = _sheet_parts(parts, book, {key: target for key, (_, target) in related.items()})
    styles: list[CellStyle] = []
    texts: list[_RichText] = []
    for kind, target in related.values():
        if kind == "styles":
            styles = read_styles(parts.read(target) or b"<styleSheet/>", target)
        elif kind == "sharedStrings":
            texts = _shared_texts(parts.read(target) or b"<sst/>", target)
    cells = size = 0
    for name in names:
        part = parts.read(name)
        if part is None:
            raise DamagedDocumentError(part=name)
        size += len(part)
        if size > _MAX_XML:
            raise OversizedPartError(part=name, limit=_MAX_XML >> 20)
        reading = _SheetReading(styles, texts, from_1904=from_1904, room=MAX_CELLS - cells)
        reading.read(part, name)
        cells += reading.count
        yield reading.sheet


def _workbook_part(parts: ZipParts) -> str:
    """The name of the workbook in the package."""
    name = next((target for kind, target in _related(parts, "").values() if kind == "officeDocument"), None)
    if name is None:
        if parts.read("xl/workbook.xml") is None:
            raise OtherFormatError(expected=".xlsx", kind=".zip")
        return "xl/workbook.xml"
    if name.endswith(".bin"):
        raise BinaryWorkbookError()
    for folder, kind in (("word/", ".docx"), ("ppt/", ".pptx")):
        if name.startswith(folder):
            raise OtherFormatError(expected=".xlsx", kind=kind)
    return name


def _related(parts: ZipParts, part: str) -> dict[str, tuple[str, str]]:
    """Id → (last word of the type, name of the part) of what a part refers to inside the package."""
    folder, name = posixpath.split(part)
    relations = posixpath.join(folder, "_rels", name + ".rels")
    related: dict[str, tuple[str, str]] = {}
    for event in xml_events(parts.read(relations) or b"<Relationships/>", relations):
        given = event.attributes
        if event.start and event.name == "Relationship" and given.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/", folder, given.get("Target", "").replace("\\", "/")))
            related[given.get("Id", "")] = given.get("Type", "").rpartition("/")[2], target.lstrip("/")
    return related


def _sheet_parts(parts: ZipParts, book: str, targets: dict[str, str]) -> tuple[list[str], bool]:
    """(the parts of the visible sheets, whether days are counted from 1904)."""
    names: list[str] = []
    from_1904 = False
    content = parts.read(book)
    if content is None:
        raise DamagedDocumentError(part=book)
    for event in xml_events(content, book):
        given = event.attributes
        if event.start and event.name == "workbookPr":
            from_1904 = given.get("date1904") in _TRUE
        elif event.start and event.name == "sheet" and given.get("state", "visible") == "visible":
            target = targets.get(given.get("id", ""))
            # Chart sheets and old dialog sheets stand in the list too; they have no cells.
            if target is not None and "chartsheets/" not in target and "dialogsheets/" not in target:
                names.append(target)
    if len(names) > MAX_SHEETS:
        raise TooManySheetsError(limit=MAX_SHEETS)
    # A workbook may list one sheet many times, to be read again and again.
    return list(dict.fromkeys(names)), from_1904


def _shared_texts(data: bytes, part: str) -> list[_RichText]:
    texts: list[_RichText] = []
    collected = _TextCollector()
    for event in xml_events(data, part):
        if event.name == "si":
            if not event.start:
                texts.append(collected.take())
                if len(texts) > MAX_CELLS:
                    raise TooManyCellsError(limit=MAX_CELLS)
        else:
            collected.see(event)
    return texts


class _TextCollector:
    """Puts together the text of an ``si`` or ``is`` element; readings aid printed above characters is left out."""

    def __init__(self) -> None:
        self._pieces: list[tuple[str, str | None]] = []
        self._font: str | None = None
        self._phonetic = False

    def see(self, event: Event) -> None:
        """The next event inside the element."""
        if event.name == "t":
            if not event.start and not self._phonetic and event.text:
                self._pieces.append((unescaped(event.text), self._font))
        elif event.name == "rFont" and event.start:
            self._font = event.attributes.get("val")
        elif event.name == "r":
            self._font = None
        elif event.name == "rPh":
            self._phonetic = event.start

    def take(self) -> _RichText:
        """The text, which ends here."""
        text = _RichText(tuple(self._pieces))
        self._pieces, self._font, self._phonetic = [], None, False
        return text


def unescaped(text: str) -> str:
    """``text`` with the characters that XML cannot hold, written ``_x000D_`` (ECMA-376 Part 1, 22.9.2.19)."""
    return _ESCAPE.sub(lambda match: chr(int(match.group(1), 16)), text) if "_x" in text else text


class _SheetReading:
    """Reads one sheet. ``count`` is how many cells and ranges were seen; beyond ``room`` reading is given up."""

    def __init__(self, styles: list[CellStyle], texts: list[_RichText], *, from_1904: bool, room: int) -> None:
        self.sheet = Sheet()
        self.count = 0
        self._styles = styles
        self._texts = texts
        self._from_1904 = from_1904
        self._room = room
        self._hidden = 0
        self._row = -1
        self._column = -1
        self._attributes: dict[str, str] = {}
        self._value: str | None = None
        self._formula = False
        self._inline = _TextCollector()
        self._in_inline = False
        self._starts: dict[str, Callable[[dict[str, str]], None]] = {
            "row": self._start_row,
            "c": self._start_cell,
            "col": self._columns,
            "mergeCell": self._merge,
        }

    def read(self, data: bytes, part: str) -> None:
        """Read the part. Raises ``DamagedDocumentError`` for places and values that cannot be."""
        try:
            for event in xml_events(data, part):
                self._see(event)
        except (ValueError, IndexError, OverflowError):
            raise DamagedDocumentError(part=part) from None

    def _see(self, event: Event) -> None:
        name = event.name
        if self._in_inline and name != "is":
            self._inline.see(event)
        elif name == "is":
            self._in_inline = event.start
        elif event.start:
            if action := self._starts.get(name):
                action(event.attributes)
        elif name == "v":
            self._value = event.text
        elif name == "f":
            self._formula = True
        elif name == "c":
            self._end_cell()

    def _counted(self) -> None:
        self.count += 1
        if self.count > self._room:
            raise TooManyCellsError(limit=MAX_CELLS)

    def _start_row(self, given: dict[str, str]) -> None:
        self._counted()
        self._row = int(given["r"]) - 1 if "r" in given else self._row + 1
        self._column = -1
        if given.get("hidden") in _TRUE:
            self.sheet.hidden_rows.add(self._row)

    def _start_cell(self, given: dict[str, str]) -> None:
        self._counted()
        if "r" in given:
            self._row, self._column = _place(given["r"])
        else:
            self._column += 1
        self._attributes = given
        self._value, self._formula = None, False

    def _end_cell(self) -> None:
        inline = self._inline.take()
        style_at = int(self._attributes.get("s", 0))
        style = self._styles[style_at] if 0 <= style_at < len(self._styles) else CellStyle()
        kind = self._attributes.get("t", "n")
        value = self._value
        confidence = 1.0
        if kind == "inlineStr":
            text = shown_text(inline.shown(style.font), style.code)
        elif value is None or (value == "" and kind != "str"):
            text, confidence = "", _UNSURE if self._formula else 1.0
        elif kind == "s":
            at = int(value)
            text = shown_text(self._texts[at].shown(style.font), style.code) if at >= 0 else ""
        elif kind == "b":
            text = _boolean(value in _TRUE, style)
        elif kind == "n":
            text = shown(float(value), style.code, from_1904=self._from_1904)
        elif kind == "str":
            text = shown_text(in_symbol_font(style.font, unescaped(value)), style.code)
        elif kind == "d":
            text = _iso_date(value, style.code, from_1904=self._from_1904)
        else:  # an error, as it is shown
            text = value
        if text or style.boxed or confidence < 1.0:
            self.sheet.cells[self._row, self._column] = SheetCell(text, style.boxed, confidence)

    def _columns(self, given: dict[str, str]) -> None:
        if given.get("hidden") in _TRUE:
            first, last = int(given.get("min", 1)), int(given.get("max", 1))
            hidden = range(max(0, first - 1), min(last, _COLUMNS))
            self._hidden += len(hidden)
            if self._hidden > _COLUMNS:  # the same columns again and again
                raise ValueError(given)
            self.sheet.hidden_columns.update(hidden)

    def _merge(self, given: dict[str, str]) -> None:
        self._counted()
        first, colon, last = given.get("ref", "").partition(":")
        if colon:
            self.sheet.merged.append(Range(*_place(first), *_place(last)))


def _boolean(value: bool, style: CellStyle) -> str:
    if style.tick_box:
        return "☑" if value else "□"
    return "TRUE" if value else "FALSE"


def _iso_date(value: str, code: str, *, from_1904: bool) -> str:
    """A date that is stored in ISO 8601, which only the strict form of the format has."""
    moment = datetime.fromisoformat(value).replace(tzinfo=None)
    since = moment - (datetime(1904, 1, 1) if from_1904 else datetime(1899, 12, 30))
    return shown(since / timedelta(days=1), code, from_1904=from_1904)


def _place(reference: str) -> tuple[int, int]:
    """Row and column of ``B12``, from 0. Raises ``ValueError`` for what is no place."""
    match = _REFERENCE.fullmatch(reference)
    if match is None:
        raise ValueError(reference)
    column = 0
    for letter in match.group(1):
        column = column * 26 + ord(letter) - 64
    row = int(match.group(2))
    if not 1 <= row <= _ROWS or column > _COLUMNS:
        raise ValueError(reference)
    return row - 1, column - 1
