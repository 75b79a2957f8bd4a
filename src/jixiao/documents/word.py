"""Word documents (.docx, .docm): paragraphs and tables in reading order.

Read from the XML itself (ECMA-376, part 1, chapter 17): the libraries for it drop rows and texts inside content
controls, ticked symbols and tracked insertions. The file has no pages; headers, footers and notes are left out.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from jixiao.documents.archive_errors import DamagedDocumentError, OtherFormatError, PicturesOnlyError
from jixiao.documents.errors import EmptyDocumentError, TooLargeDocumentError
from jixiao.documents.flow import Flow, printed
from jixiao.documents.grid import Cell, Document
from jixiao.documents.markup import Element, parse_xml
from jixiao.documents.table_spans import CellCount, span
from jixiao.documents.web_page import read_web_page
from jixiao.documents.word_numbering import Numbering
from jixiao.documents.word_properties import VAL, Styles, W, is_on, value_of
from jixiao.documents.word_text import DROPPED, MC, ParagraphReader
from jixiao.documents.zip_parts import ZipParts

MAX_BYTES = 64 << 20
"""Larger files are refused. Nearly all of a large document is pictures, which are not read."""

_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_TRANSITIONAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_ID = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"
_PICTURES = (
    "{http://schemas.openxmlformats.org/drawingml/2006/main}blip",
    "{urn:schemas-microsoft-com:vml}imagedata",
)
_P, _TABLE, _ROW, _CELL, _CHUNK = (f"{W}{name}" for name in ("p", "tbl", "tr", "tc", "altChunk"))
_BLOCKS = frozenset((_P, _TABLE, _CHUNK))
_ROWS = frozenset((_ROW,))
_CELLS = frozenset((_CELL,))
_WRAPPERS = frozenset(f"{W}{name}" for name in ("sdtContent", "customXml", "smartTag", "ins", "moveTo"))
_CONTROL = f"{W}sdt"
_ALTERNATIVES = f"{MC}AlternateContent"
_DOWN, _ACROSS = f"{W}vMerge", f"{W}hMerge"
_OTHERS = (("xl/", ".xlsx"), ("ppt/", ".pptx"), ("content.xml", ".odt / .ods"), ("Document.xml", ".ofd"))
"""Parts by which other zip formats are known."""

Rows = list[list[Cell]]


def read_word(name: str, data: bytes) -> Document:
    """The Word document in ``data``.

    Raises a ``DocumentError`` that says why where it is too large, empty, encrypted, damaged or no Word document.
    """
    if len(data) > MAX_BYTES:
        raise TooLargeDocumentError(size=-(-len(data) >> 20), limit=MAX_BYTES >> 20)
    if not data:
        raise EmptyDocumentError()
    package = _Package(data)
    root = package.document()
    body = root.find(f"{W}body")
    if body is None:
        raise DamagedDocumentError(part=package.main)
    flow = Flow()
    for content in _Contents(package).of(body):
        if isinstance(content, str):
            flow.text(content)
        else:
            flow.table(content)
    if not flow.grids:
        raise PicturesOnlyError() if next(root.iter(*_PICTURES), None) is not None else EmptyDocumentError()
    return flow.document(name)


class _Package:
    """The parts of the file, found by their relationships; ``main`` names the part with the text."""

    def __init__(self, data: bytes) -> None:
        self._parts = ZipParts(data, ".docx")
        found = self._related("")
        self.main = next((target for kind, target in found.values() if kind == "officeDocument"), "word/document.xml")
        self._links = self._related(self.main)

    def document(self) -> Element:
        """The root of the text."""
        root = self._tree(self.main)
        if root is None or root.tag != f"{W}document":
            names = self._parts.names()
            for part, kind in _OTHERS:
                if any(name.startswith(part) or name.endswith(f"/{part}") for name in names):
                    raise OtherFormatError(expected=".docx", kind=kind)
            if root is None and not any(name.startswith("word") for name in names):
                raise OtherFormatError(expected=".docx", kind=".zip")
            raise DamagedDocumentError(part=self.main)
        return root

    def definitions(self, kind: str) -> Element | None:
        """The root of the ``styles`` or the ``numbering`` of the text, ``None`` where it has none that can be read."""
        fallback = posixpath.join(posixpath.dirname(self.main), f"{kind}.xml")
        try:
            return self._tree(next((target for name, target in self._links.values() if name == kind), fallback))
        except DamagedDocumentError:
            return None  # the text can be read without them

    def chunk(self, link: str | None) -> tuple[str, bytes] | None:
        """(name, bytes) of a document embedded as a whole, as programs write that know HTML better than Word."""
        _, target = self._links.get(link or "", ("", ""))
        data = self._parts.read(target) if target else None
        return None if data is None else (target, data)

    def _tree(self, part: str) -> Element | None:
        data = self._parts.read(part)
        return None if data is None else parse_xml(data.replace(_STRICT, _TRANSITIONAL), part)

    def _related(self, part: str) -> dict[str, tuple[str, str]]:
        """The parts that a part refers to by the ids of the links, each with the last word of its type."""
        folder, name = posixpath.split(part)
        root = self._tree(posixpath.join(folder, "_rels", f"{name}.rels"))
        related: dict[str, tuple[str, str]] = {}
        for link in root.iter(_RELATIONSHIP) if root is not None else ():
            if link.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, link.get("Target") or ""))
                related[link.get("Id") or ""] = ((link.get("Type") or "").rpartition("/")[2], target.lstrip("/"))
        return related


class _Contents:
    """Reads what stands in a container: the body, a cell, a text box."""

    def __init__(self, package: _Package) -> None:
        self._package = package
        self._paragraphs = ParagraphReader(
            Styles(package.definitions("styles")), Numbering(package.definitions("numbering"))
        )
        self._count = CellCount()

    def of(self, container: Element) -> Iterator[str | Rows]:
        """The paragraphs (texts) and the tables (rows) in a container, in reading order.

        Text boxes follow the paragraph they are anchored in, nested tables the table around them.
        """
        text, boxes = "", list[Element]()
        for block in _children(container, _BLOCKS):
            runs_on = False
            if block.tag == _P:
                paragraph = self._paragraphs.read(block)
                text += paragraph.text
                boxes += paragraph.boxes
                runs_on = paragraph.runs_on
            if not runs_on:
                yield text
                for box in boxes:
                    yield from self.of(box)
                text, boxes = "", []
            if block.tag == _TABLE:
                yield from self._table(block)
            elif block.tag == _CHUNK:
                yield from self._chunk(block)
        yield text
        for box in boxes:
            yield from self.of(box)

    def _table(self, table: Element) -> Iterator[Rows]:
        """The rows of a table, then the tables nested in it."""
        rows: Rows = []
        nested: list[Rows] = []
        above: dict[int, Cell] = {}
        for row in _children(table, _ROWS):
            properties = row.find(f"{W}trPr")
            if properties is not None and (_is_deleted(properties) or is_on(properties.find(f"{W}hidden"))):
                continue
            before = value_of(properties, "gridBefore")
            line, above = self._row(row, len(rows), span(before) if before and before != "0" else 0, above, nested)
            rows.append(line)
        yield rows
        yield from nested

    def _row(
        self, row: Element, number: int, column: int, above: dict[int, Cell], nested: list[Rows]
    ) -> tuple[list[Cell], dict[int, Cell]]:
        """(the cells that begin in the row, by their column those that may go on in the next one).

        ``above`` is the latter of the row above. Texts of continued cells are not printed: programs that merge cells
        leave in each the text it had.
        """
        self._count.add()
        line: list[Cell] = []
        going_on: dict[int, Cell] = {}
        last: Cell | None = None
        for cell in _children(row, _CELLS):
            properties = cell.find(f"{W}tcPr")
            if properties is not None and properties.find(f"{W}cellDel") is not None:
                continue
            colspan = span(value_of(properties, "gridSpan"))
            merge = _merge(properties, _DOWN)
            upper = above.get(column)
            if _merge(properties, _ACROSS) == "continue" and last is not None:
                last.colspan += colspan
            elif merge == "continue" and upper is not None:
                upper.rowspan = number - upper.row + 1
                going_on[column] = upper
                last = None
            else:
                self._count.add()
                last = Cell(self._cell_text(cell, nested), number, column, colspan=colspan)
                line.append(last)
                if merge is not None:
                    going_on[column] = last
            column += colspan
        return line, going_on

    def _cell_text(self, cell: Element, nested: list[Rows]) -> str:
        """The text of a cell without that of the tables in it, which are added to ``nested``."""
        lines: list[str] = []
        for content in self.of(cell):
            if isinstance(content, str):
                lines.append(content)
            else:
                nested.append(content)
        return printed("\n".join(lines))

    def _chunk(self, chunk: Element) -> Iterator[str | Rows]:
        embedded = self._package.chunk(chunk.get(_ID) or chunk.get(_STRICT_ID))
        if embedded is None or not embedded[0].lower().endswith((".html", ".htm", ".xhtml", ".mht", ".mhtml")):
            return
        try:
            document = read_web_page(*embedded)
        except EmptyDocumentError:
            return
        for grid in document.grids:
            if all(len(row) == 1 for row in grid.rows):
                yield "\n".join(row[0].text for row in grid.rows)
            else:
                yield grid.rows


def _children(container: Element, wanted: frozenset[str]) -> Iterator[Element]:
    """The wanted children of a container, also those wrapped in content controls, custom XML or tracked insertions."""
    for child in container:
        tag = child.tag
        if tag in wanted:
            yield child
        elif tag == _CONTROL or tag in _WRAPPERS:
            yield from _children(child, wanted)
        elif tag == _ALTERNATIVES:
            for alternative in child:
                found = list(_children(alternative, wanted))
                yield from found
                if found:
                    break


def _is_deleted(properties: Element) -> bool:
    return any(properties.find(name) is not None for name in DROPPED)


def _merge(properties: Element | None, name: str) -> str | None:
    """``restart`` or ``continue`` where a cell is part of a merged one; a merge without a value continues."""
    merge = None if properties is None else properties.find(name)
    if merge is None:
        return None
    return "restart" if merge.get(VAL) == "restart" else "continue"
