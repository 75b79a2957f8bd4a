"""Word 97–2003 documents (.doc): paragraphs and tables in reading order.

Read from the file itself ([MS-DOC]), which keeps merged cells without any other program at hand. What cannot be read
so is given to LibreOffice, where it is installed. The file has no pages; headers, footers and notes are left out.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from jixiao.documents.archive_errors import DamagedDocumentError
from jixiao.documents.compound_file import SIGNATURE
from jixiao.documents.errors import DocumentError, EmptyDocumentError, TooLargeDocumentError
from jixiao.documents.flow import Flow, printed
from jixiao.documents.grid import Cell, Document
from jixiao.documents.office_conversion import can_convert, converted
from jixiao.documents.office_errors import ConversionError, NoWord97Error, OldWordError
from jixiao.documents.signatures import kind
from jixiao.documents.table_spans import CellCount
from jixiao.documents.word import read_word
from jixiao.documents.word_97_file import Word97File
from jixiao.documents.word_97_lists import Lists
from jixiao.documents.word_97_properties import ParagraphLook, ParagraphLooks
from jixiao.documents.word_97_rows import PrintedRow, grid_rows
from jixiao.documents.word_97_text import Word97Text

MAX_BYTES = 64 << 20
"""Larger files are refused. Nearly all of a large document is pictures, which are not read."""
_RICH_TEXT = b"{\\rtf"
_OLD_SIGNS = (b"\xdb\xa5", b"\xdc\xa5", b"\x31\xbe\x00\x00", b"\xfe\x37\x00")
"""How documents of Word 1 to 6 begin that stand in no compound file."""


def read_word_97(name: str, data: bytes) -> Document:
    """The document in ``data``.

    Raises a ``DocumentError`` that says why where it is too large, empty, encrypted, damaged, older than Word 97 or
    no Word document. For damaged and older ones and rich text, LibreOffice is asked before, where it is installed.
    """
    if len(data) > MAX_BYTES:
        raise TooLargeDocumentError(size=len(data) >> 20, limit=MAX_BYTES >> 20)
    if not data:
        raise EmptyDocumentError()
    try:
        return _read(name, data)
    except (DamagedDocumentError, OldWordError, NoWord97Error) as error:
        source = _convertible(data, error)
        if source is None or not can_convert():
            raise
        try:
            return read_word(name, converted(data, source, "docx"))
        except (ConversionError, EmptyDocumentError):
            raise error from None  # why it cannot be read says more than that nobody could


def _convertible(data: bytes, error: DocumentError) -> str | None:
    """What LibreOffice should take the file for, ``None`` where there is no hope."""
    if isinstance(error, OldWordError):
        return "word-95" if data.startswith(SIGNATURE) else "word-2"
    if isinstance(error, DamagedDocumentError):
        return "word-97"
    return "rtf" if data.startswith(_RICH_TEXT) else None


def _read(name: str, data: bytes) -> Document:
    if not data.startswith(SIGNATURE):
        if data.startswith(_OLD_SIGNS):
            raise OldWordError()
        raise NoWord97Error(kind=kind(data))
    flow = Flow()
    reader = _Reader(Word97File(data), flow)
    reader.read()
    if not flow.grids:
        raise EmptyDocumentError()
    return flow.document(name)


@dataclass(slots=True)
class _OpenTable:
    """A table whose end has not come yet."""

    rows: list[PrintedRow] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    """The cells of the open row."""
    lines: list[str] = field(default_factory=list)
    """The paragraphs of the open cell."""

    def end_cell(self) -> None:
        self.texts.append(printed("\n".join(self.lines)))
        self.lines = []

    def end_row(self, look: ParagraphLook | None) -> None:
        if self.lines and any(self.lines):
            self.end_cell()
        self.lines = []
        if self.texts:
            self.rows.append(PrintedRow(self.texts, look.row if look else None))
        self.texts = []


class _Reader:
    """Goes through the paragraphs and hands texts and tables to ``flow``."""

    def __init__(self, file: Word97File, flow: Flow) -> None:
        self._file = file
        self._text = Word97Text(file)
        self._looks = ParagraphLooks(file)
        self._lists = Lists(file)
        self._flow = flow
        self._count = CellCount()
        self._open: list[_OpenTable] = []
        self._nested: list[list[list[Cell]]] = []
        """Tables inside cells, which follow the table around them."""

    def read(self) -> None:
        """The text, then what stands in text boxes."""
        for part in (self._file.main, self._file.boxes):
            for start, end in self._text.paragraphs(part):
                self._paragraph(start, end)
            self._close(0)

    def _paragraph(self, start: int, end: int) -> None:
        look = self._looks.at(end)
        ends_cell = self._text.ends_cell(end)
        # The end of a cell is in a table, whatever is said of it.
        depth = max(1, look.depth) if ends_cell else look.depth
        self._close(depth)
        if not depth:
            self._flow.text(self._printed(look, start, end))
            return
        while len(self._open) < depth:
            self._open.append(_OpenTable())
        table = self._open[-1]
        if look.ends_row and (ends_cell or depth > 1):
            table.end_row(look)
            return
        table.lines.append(self._printed(look, start, end))
        if ends_cell or look.ends_inner_cell:
            table.end_cell()

    def _printed(self, look: ParagraphLook, start: int, end: int) -> str:
        return self._lists.label(look) + self._text.printed(start, end)

    def _close(self, depth: int) -> None:
        """End the tables deeper than ``depth``."""
        while len(self._open) > depth:
            table = self._open.pop()
            table.end_row(None)
            rows = grid_rows(table.rows, self._count)
            if self._open:
                self._nested.append(rows)
                continue
            self._flow.table(rows)
            for nested in self._nested:
                self._flow.table(nested)
            self._nested = []
