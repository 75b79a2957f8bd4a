"""What a paragraph of a Word document prints: one text out of its runs, fields, controls and tracked changes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from jixiao.documents.markup import Element
from jixiao.documents.symbol_fonts import in_symbol_font
from jixiao.documents.word_fields import shown_without_result
from jixiao.documents.word_numbering import Numbering
from jixiao.documents.word_properties import (
    VAL,
    Styles,
    TextProperties,
    W,
    is_on,
    list_properties,
    run_properties,
    value_of,
)

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
"""The namespace of alternative contents: the same thing for programs of different age."""
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_W16SE = "{http://schemas.microsoft.com/office/word/2015/wordml/symex}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"

_RUN, _TEXT, _SYMBOL, _FIELD_MARK, _INSTRUCTION, _CONTROL, _BOX = (
    f"{W}{name}" for name in ("r", "t", "sym", "fldChar", "instrText", "sdt", "txbxContent")
)
_MATH_TEXT, _FRACTION = f"{_M}t", f"{_M}f"
_WIDE_SYMBOL = f"{_W16SE}symEx"
_ALTERNATIVES = f"{MC}AlternateContent"
DROPPED = frozenset(f"{W}{name}" for name in ("del", "moveFrom"))
"""Tracked deletions: with all changes accepted nothing of them is printed."""
_SKIPPED = DROPPED | {
    f"{W}{name}"
    for name in ("pPr", "rPr", "sdtPr", "sdtEndPr", "ffData", "fldData", "delText", "delInstrText", "rt", "rubyPr")
}
"""What holds no printed text; ``w:rt`` is the pinyin above a character."""
_SIGNS = {
    f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-",
}  # fmt: skip
_LONGEST_INSTRUCTION = 1000
"""Characters read of what a field is told; drawn formulas have some dozen."""
_PROMPT = re.compile(r"\s*(?:单击|点击|轻触|按此|选择|请|Click|Choose|Tap|Enter|Select)")
"""How the grey words begin that ask for a text where none is given. They are no content."""


@dataclass(slots=True)
class Paragraph:
    """A paragraph: its text, the text boxes anchored in it (``w:txbxContent``), and whether it ends at its end.

    ``runs_on`` is true where the paragraph mark is deleted: the next paragraph continues the line.
    """

    text: str
    boxes: list[Element]
    runs_on: bool


@dataclass(slots=True)
class _Field:
    """A field that is open: what it was told, and whether its result has begun."""

    instruction: list[str] = field(default_factory=list)
    result: bool = False
    printed: bool = False


class ParagraphReader:
    """Reads paragraphs in the order of the document, since lists count on from one to the next."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self._styles = styles
        self._numbering = numbering
        self._pieces: list[str] = []
        self._boxes: list[Element] = []
        # A field may end in a later paragraph, but a damaged one that never ends must not swallow the document.
        self._fields: list[_Field] = []
        self._told = 0  # how many of them are still told what to do

    def read(self, paragraph: Element) -> Paragraph:
        """What the paragraph ``w:p`` prints."""
        self._pieces, self._boxes, self._fields, self._told = [], [], [], 0
        properties = paragraph.find(f"{W}pPr")
        style = self._styles.properties(value_of(properties, "pStyle"))
        numbered = list_properties(properties).over(style)
        mark = None if properties is None else properties.find(f"{W}rPr")
        runs_on = mark is not None and any(mark.find(name) is not None for name in DROPPED)
        if numbered.number and not runs_on:
            self._pieces.append(self._numbering.next_label(numbered.number, numbered.level or 0))
        self._inside(paragraph, style)
        return Paragraph("".join(self._pieces), self._boxes, runs_on)

    def _inside(self, element: Element, below: TextProperties) -> None:
        """Read what stands in an element; ``below`` is what holds for its text unless a run says otherwise."""
        for child in element:
            tag = child.tag
            if tag == _RUN:
                self._inside(child, self._of_run(child, below))
            elif tag in (_TEXT, _MATH_TEXT):
                self._print(in_symbol_font(below.font or "", _one_line(child.text or "")), below)
            elif tag in _SKIPPED:
                continue
            elif tag in _SIGNS:
                self._print(_SIGNS[tag], below)
            elif tag == _SYMBOL:
                self._print(in_symbol_font(child.get(f"{W}font") or "", _character(child.get(f"{W}char"))), below)
            elif tag == _WIDE_SYMBOL:
                self._print(_character(child.get(f"{_W16SE}char")), below)
            elif tag == _FIELD_MARK:
                self._field(child, below)
            elif tag == _INSTRUCTION:
                if self._fields and not self._fields[-1].result:
                    self._fields[-1].instruction.append(child.text or "")
            elif tag == _CONTROL:
                self._control(child, below)
            elif tag == _BOX:
                if not below.hidden:
                    self._boxes.append(child)
            elif tag == _ALTERNATIVES:
                self._alternatives(child, below)
            elif tag == _FRACTION:
                self._fraction(child, below)
            else:
                # Links, tracked insertions, smart tags, drawings …: what counts is the text in them.
                self._inside(child, below)

    def _of_run(self, run: Element, below: TextProperties) -> TextProperties:
        properties = run.find(f"{W}rPr")
        if properties is None:
            return below
        style = self._styles.properties(value_of(properties, "rStyle"))
        return run_properties(properties).over(style).over(below)

    def _print(self, text: str, properties: TextProperties) -> None:
        if properties.hidden or self._told:
            return
        self._pieces.append(text)
        if text and self._fields:
            self._fields[-1].printed = True

    def _field(self, mark: Element, below: TextProperties) -> None:
        kind = mark.get(f"{W}fldCharType")
        if kind == "begin":
            self._print(_form_field(mark.find(f"{W}ffData")), below)
            self._fields.append(_Field())
            self._told += 1
        elif kind == "separate" and self._fields:
            self._told -= not self._fields[-1].result
            self._fields[-1].result = True
        elif kind == "end" and self._fields:
            ended = self._fields.pop()
            self._told -= not ended.result
            if not ended.printed:
                self._print(shown_without_result("".join(ended.instruction)[:_LONGEST_INSTRUCTION]), below)

    def _control(self, control: Element, below: TextProperties) -> None:
        """A content control: a check box, a prompt nobody answered, or the text filled in."""
        box = control.find(f"{W}sdtPr/{_W14}checkbox")
        if box is not None:
            checked = box.find(f"{_W14}checked")
            ticked = checked is not None and checked.get(f"{_W14}val") in ("1", "true", "on")
            self._print("☑" if ticked else "□", below)
            return
        content = control.find(f"{W}sdtContent")
        if content is None:
            return
        begin = len(self._pieces)
        self._inside(content, below)
        if is_on(control.find(f"{W}sdtPr/{W}showingPlcHdr")) and _PROMPT.match("".join(self._pieces[begin:])):
            del self._pieces[begin:]

    def _alternatives(self, content: Element, below: TextProperties) -> None:
        """The first alternative that prints anything: the others say the same for other programs."""
        for alternative in content:
            if alternative.tag not in (f"{MC}Choice", f"{MC}Fallback"):
                continue
            pieces, boxes = len(self._pieces), len(self._boxes)
            self._inside(alternative, below)
            if len(self._pieces) > pieces or len(self._boxes) > boxes:
                return

    def _fraction(self, fraction: Element, below: TextProperties) -> None:
        for name, sign in (("num", "/"), ("den", "")):
            part = fraction.find(f"{_M}{name}")
            if part is not None:
                self._inside(part, below)
            self._print(sign, below)


def _one_line(text: str) -> str:
    """The text of a ``w:t``, in which a line break only is white space of the XML."""
    return text.replace("\r", " ").replace("\n", " ") if "\n" in text or "\r" in text else text


def _character(code: str | None) -> str:
    """The character of a hexadecimal code point, nothing where it is none."""
    try:
        return chr(int(code or "", 16)) if len(code or "") < 9 else ""
    except (ValueError, OverflowError):
        return ""


def _form_field(data: Element | None) -> str:
    """What a legacy form field shows that is not in the text: its box, or the chosen line of its list."""
    if data is None:
        return ""
    box = data.find(f"{W}checkBox")
    if box is not None:
        checked = box.find(f"{W}checked")
        return "☑" if is_on(box.find(f"{W}default") if checked is None else checked) else "□"
    lines = data.find(f"{W}ddList")
    if lines is None:
        return ""
    entries = [entry.get(VAL) or "" for entry in lines.iter(f"{W}listEntry")]
    chosen = value_of(lines, "result") or value_of(lines, "default") or "0"
    return entries[int(chosen)] if chosen in map(str, range(len(entries))) else ""
