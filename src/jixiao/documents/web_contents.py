"""What a web page shows: texts and tables in reading order, as a tree of plain values."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import islice

from jixiao.documents.archive_errors import NestedTooDeepError
from jixiao.documents.flow import printed
from jixiao.documents.list_numbers import numeral
from jixiao.documents.markup import Element, Walk
from jixiao.documents.symbol_fonts import in_symbol_font, is_symbol_font
from jixiao.documents.table_spans import MAX_ROWSPAN, CellCount, span

_DEEPEST = 150
"""Tables inside tables. Layouts nest ten deep; pages whose tables nobody closed, a table for each of the page."""
_BREAK = "\v"
_TAB = "\x0e"
"""Stand for line breaks and tabs that are printed, until the white space of the source is folded."""
_JOIN = "\x0f"
"""Stands behind a list number: the paragraph that an item may begin with goes on in the same line."""
_JOINED = re.compile(rf"{_JOIN} ?{_BREAK}? ?")
_SPACE = re.compile(r"[ \t\r\n\f]+")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all", re.IGNORECASE)
_FONT = re.compile(r"(?:mso-symbol-|(?<![\w-]))font-family\s*:\s*([^;]{1,200})", re.IGNORECASE)
_SYMBOL_FONT = re.compile(r"mso-symbol-font-family\s*:\s*([^;]{1,200})", re.IGNORECASE)
_UNLISTED = re.compile(r"list-style[^;]{0,100}\bnone\b", re.IGNORECASE)
_KEPT_SPACE = re.compile(r"white-space\s*:\s*(?:pre|break-spaces)", re.IGNORECASE)
_PROMPT = re.compile(r"[\s=—-]*请选择|[\s=—-]*$")
_MOST_WIDTHS = 200
"""Elements in a row that holds the widths of the columns and nothing else."""
_MOST_LISTED = 5000
"""Elements of a table of contents, at most."""
_UNSEEN = frozenset(
    (
        "script", "style", "title", "template", "noscript", "noframes", "xml", "svg", "button", "datalist", "object",
        "applet", "audio", "video", "canvas", "iframe", "del", "rt", "rp", "head",
    )
)  # fmt: skip
_BLOCKS = frozenset(
    (
        "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt",
        "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li",
        "legend", "main", "nav", "ol", "p", "pre", "section", "summary", "td", "th", "tr", "ul", "dir", "menu",
    )
)  # fmt: skip
_KEPT = frozenset(("pre", "textarea", "listing", "xmp"))
"""Elements in which the line breaks of the source are printed."""
_GROUPS = frozenset(("thead", "tbody", "tfoot"))
_CELLS = frozenset(("td", "th"))
_TICKED = frozenset(("checkbox", "radio"))
_WORDLESS = frozenset(("hidden", "button", "submit", "reset", "image", "password", "file", "range", "color"))
_LISTS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}


@dataclass(slots=True, eq=False)
class Contents:
    """What stands in the page, in a cell, or loosely in a table: texts and tables in reading order."""

    items: list[str | Table] = field(default_factory=list)
    _pieces: list[str] = field(default_factory=list)

    def add(self, piece: str) -> None:
        """Add to the text that is being read."""
        self._pieces.append(piece)

    def add_table(self, table: Table) -> None:
        """Add a table behind the text read so far."""
        self.close()
        self.items.append(table)

    def close(self) -> None:
        """End the text that is being read."""
        text = printed(_folded("".join(self._pieces)))
        self._pieces.clear()
        if text:
            self.items.append(text)

    @property
    def text(self) -> str:
        """The texts, and those of tables that only arrange text."""
        return "\n".join(item if isinstance(item, str) else item.text for item in self._plain())

    @property
    def tables(self) -> list[Table]:
        """The tables that hold data."""
        return [item for item in self.items if isinstance(item, Table) and item.holds_data]

    def _plain(self) -> list[str | Table]:
        return [item for item in self.items if isinstance(item, str) or not item.holds_data]


@dataclass(slots=True, eq=False)
class WebCell:
    """A cell with its spans as the page states them; ``rowspan`` 0 reaches to the end of the row group."""

    rowspan: int
    colspan: int
    contents: Contents = field(default_factory=Contents)


@dataclass(slots=True, eq=False)
class Table:
    """A table: its row groups, and what stands in it outside of all cells, which browsers show before it.

    ``holds_data`` says that some row has two printed cells, or that a table inside does; a table that does not only
    puts a frame around its ``text``. Both are known once the table is closed.
    """

    groups: list[list[list[WebCell]]] = field(default_factory=list)
    loose: Contents = field(default_factory=Contents)
    holds_data: bool = False
    text: str = ""
    _row: list[WebCell] | None = None
    _group: list[list[WebCell]] | None = None

    def end_group(self) -> None:
        """What follows belongs to another row group."""
        self._group = self._row = None

    def begin_row(self) -> list[WebCell]:
        """A row below the last one."""
        if self._group is None:
            self._group = []
            self.groups.append(self._group)
        self._row = []
        self._group.append(self._row)
        return self._row

    def end_row(self) -> None:
        """What follows is in another row."""
        self._row = None

    def add_cell(self, cell: WebCell) -> None:
        """Add a cell to the row, or to one of its own where the page opened none."""
        (self.begin_row() if self._row is None else self._row).append(cell)

    def close(self) -> None:
        """Nothing follows: now it is known what the table holds."""
        self.loose.close()
        rows = [row for group in self.groups for row in group]
        self.holds_data = bool(self.loose.tables) or any(
            sum(bool(cell.contents.text) for cell in row) > 1 or any(cell.contents.tables for cell in row)
            for row in rows
        )
        if not self.holds_data:
            contents = [self.loose, *(cell.contents for row in rows for cell in row)]
            self.text = "\n".join(text for one in contents if (text := one.text))


def contents_of(root: Element, count: CellCount) -> Contents:
    """What is shown of the element ``root``.

    Raises ``NestedTooDeepError`` and ``TooManyCellsError`` for pages that no reader of forms can make sense of.
    """
    reader = _Reader(count)
    reader.read(root)
    return reader.page


@dataclass(slots=True)
class _Open:
    """An element that is open: the symbol font of its text, whether its white space is kept, its list number."""

    font: str = ""
    kept: bool = False
    number: int | None = None
    form: str = "decimal"
    holds: Contents | Table | None = None


class _Reader:
    """Walks through the page once; ``_within`` are the contents and tables that are open, innermost last."""

    def __init__(self, count: CellCount) -> None:
        self.page = Contents()
        self._count = count
        self._within: list[Contents | Table] = [self.page]
        self._open: list[_Open] = [_Open()]
        self._tables = 0

    def read(self, root: Element) -> None:
        walk = Walk(root)
        for event, element in walk:
            if event == "start":
                if self._start(element):
                    self._add(element.text)
                else:
                    walk.skip()
            else:
                self._end(element)
                if element is not root:
                    self._add(element.tail)
        self.page.close()

    def _start(self, element: Element) -> bool:
        """Begin an element; whether its contents are to be read."""
        tag, style = element.tag, element.get("style")
        within, around = self._within[-1], self._open[-1]
        opened = _Open(_font(element, style, around.font), around.kept)
        self._open.append(opened)
        if _is_unseen(element, style):
            return False
        if tag == "table":
            opened.holds = table = Table()
            (within if isinstance(within, Contents) else within.loose).add_table(table)
            self._within.append(table)
            self._tables += 1
            if self._tables > _DEEPEST:
                raise NestedTooDeepError()
        elif isinstance(within, Table) and tag in _GROUPS:
            within.end_group()
        elif isinstance(within, Table) and tag == "tr":
            self._count.add()
            within.begin_row()
        elif isinstance(within, Table) and tag in _CELLS:
            self._count.add()
            # Spans of 0 mean the rest of the group for rows, and nothing for columns.
            rowspan = 0 if (element.get("rowspan") or "").strip() == "0" else span(element.get("rowspan"), MAX_ROWSPAN)
            cell = WebCell(rowspan, span(element.get("colspan")))
            within.add_cell(cell)
            opened.holds = cell.contents
            self._within.append(cell.contents)
        elif tag == "br":
            self._print(_BREAK)
        elif tag == "input":
            self._print(_shown_input(element))
        elif tag == "select":
            self._print(_chosen(element))
            return False
        else:
            self._begin_text(element, style, opened)
        return True

    def _begin_text(self, element: Element, style: str | None, opened: _Open) -> None:
        tag = element.tag
        if tag in _BLOCKS:
            self._print(_BREAK)
        if tag in _KEPT or (style and _KEPT_SPACE.search(style)):
            opened.kept = True
        elif tag == "ol" and not (style and _UNLISTED.search(style)):
            opened.number = span(element.get("start"), MAX_ROWSPAN)
            opened.form = _LISTS.get(element.get("type") or "", "decimal")
        elif tag == "li" and len(self._open) > 1 and (around := self._open[-2]).number is not None:
            number = span(element.get("value"), MAX_ROWSPAN) if element.get("value") else around.number
            around.number = number + 1
            self._print(f"{numeral(number, around.form)}.{_JOIN}")

    def _end(self, element: Element) -> None:
        opened = self._open.pop()
        within = self._within[-1]
        if opened.holds is not None:
            within.close()
            self._within.pop()
            self._tables -= isinstance(within, Table)
        elif isinstance(within, Table):
            if element.tag in _GROUPS:
                within.end_group()
            elif element.tag == "tr":
                within.end_row()
        if element.tag in _BLOCKS and isinstance(self._within[-1], Contents):
            self._print(_BREAK)

    def _add(self, text: str | None) -> None:
        """Add a text of the page."""
        if not text:
            return
        around = self._open[-1]
        if around.kept:
            text = text.replace("\r\n", _BREAK).replace("\n", _BREAK).replace("\t", _TAB)
        self._print(in_symbol_font(around.font, text) if around.font else text)

    def _print(self, text: str) -> None:
        within = self._within[-1]
        (within if isinstance(within, Contents) else within.loose).add(text)


def _folded(text: str) -> str:
    """The text with white space as browsers show it: a blank, or nothing where the source only broke a Chinese line."""

    def gap(match: re.Match[str]) -> str:
        start, end = match.span()
        if "\n" in match.group() and start and end < len(text) and text[start - 1] > "\u2e7f" < text[end]:
            return ""
        return " "

    return _JOINED.sub(" ", _SPACE.sub(gap, text)).replace(_BREAK, "\n").replace(_TAB, "\t")


def _is_unseen(element: Element, style: str | None) -> bool:
    if element.tag in _UNSEEN or element.get("hidden") is not None or (style and _HIDDEN.search(style)):
        return True
    if element.tag == "nav" and _lists_contents(element):
        return True
    # Excel and Word end a table with a row of no height that only holds the widths of its columns.
    return element.tag == "tr" and element.get("height") == "0" and _is_blank(element)


def _lists_contents(nav: Element) -> bool:
    """Whether the element only leads to other places of the page: what it lists stands there once more."""
    inside = list(islice(nav.iter(), _MOST_LISTED))
    leads = [(inner.get("href") or "").startswith("#") for inner in inside if inner.tag == "a"]
    return len(inside) < _MOST_LISTED and bool(leads) and all(leads) and all(inner.tag != "table" for inner in inside)


def _is_blank(row: Element) -> bool:
    inside = list(islice(row.iter(), _MOST_WIDTHS))
    return len(inside) < _MOST_WIDTHS and not any(
        (inner.text or "").strip() or (inner is not row and (inner.tail or "").strip()) for inner in inside
    )


def _font(element: Element, style: str | None, around: str) -> str:
    """The symbol font of an element, blank for an ordinary one."""
    named = None
    if style and "font-family" in style.lower():
        named = _SYMBOL_FONT.search(style) or _FONT.search(style)
    name = named.group(1).partition(",")[0] if named else element.get("face") if element.tag == "font" else None
    if name is None:
        return around
    return name if is_symbol_font(name) else ""


def _shown_input(element: Element) -> str:
    """What a form control shows."""
    kind = (element.get("type") or "text").strip().lower()
    if kind in _TICKED:
        return "☑" if element.get("checked") is not None else "□"
    return "" if kind in _WORDLESS else element.get("value") or ""


def _chosen(element: Element) -> str:
    """The options that are chosen; without any the first one shows, as in every browser, unless it only asks."""
    options = list(element.iter("option"))
    chosen = [option for option in options if option.get("selected") is not None]
    if element.get("multiple") is None:
        chosen = chosen[-1:] or options[:1]
    texts = [(option.text or option.get("label") or "").strip() for option in chosen]
    return "、".join(text for text in texts if not _PROMPT.match(text))
