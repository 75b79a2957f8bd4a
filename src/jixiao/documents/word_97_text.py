"""What of the text of a Word 97–2003 document is printed: without field codes and deletions, with symbols as drawn.

Section numbers are those of [MS-DOC].
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from jixiao.documents.symbol_fonts import in_symbol_font, is_symbol_font
from jixiao.documents.word_97_file import FONTS, Word97File, numbers
from jixiao.documents.word_97_properties import CharacterLook, character_looks
from jixiao.documents.word_fields import shown_without_result

_ENDS = re.compile("[\r\x07\x0c]")
_CELL_END = "\x07"
_FIELD_MARKS = re.compile("[\x13-\x15\x07]")
_BEGIN, _SEPARATOR = "\x13", "\x14"
_PICTURE = "\x01"
_DEEPEST = 16
_LONGEST_INSTRUCTION = 1000
_VISIBLE = re.compile(r"[^\x00-\x20]")
_PRINTED = re.compile(r"[^\x00-\x1f]+")
_NO_ENDS = re.compile("[^\r\x07\x0c]+")
_CONTROLS = str.maketrans({"\x0b": "\n", "\x0c": "\n", "\x0e": "\n", "\x1e": "-", "\x1f": None, _PICTURE: None})
"""Line, page and column breaks, and hyphens that may not or need not be seen (2.4.1); others have no width at all."""
_FONT_NAME = 40
_NOT_CHOSEN = 25
_TICK_BOX, _LIST = 1, 2


@dataclass(frozen=True, slots=True)
class Edit:
    """Characters from ``start`` before ``end`` (CPs) that are printed as ``text``."""

    start: int
    end: int
    text: str


class Word97Text:
    """The text of a document as it is printed."""

    def __init__(self, file: Word97File) -> None:
        self._text = file.text
        looks = list(_looks(file))
        locations = {start: look.location for start, _, look, _ in looks if look.location is not None}
        fields = list(_field_edits(file, locations))
        self._edits = _in_order([*fields, *_look_edits(file.text, looks)])
        self._starts = [edit.start for edit in self._edits]
        self._codes = _in_order(fields)
        self._code_starts = [edit.start for edit in self._codes]

    def paragraphs(self, within: range) -> Iterator[tuple[int, int]]:
        """(CP of the first character, CP of the one that ends it) of each paragraph, cell and row end."""
        start = within.start
        for match in _ENDS.finditer(self._text, within.start, within.stop):
            end = match.start()
            at = bisect_right(self._code_starts, end) - 1
            if match.group() != _CELL_END and at >= 0 and end < self._codes[at].end:
                continue  # inside the code of a field
            yield start, end
            start = end + 1
        if start < within.stop:
            yield start, within.stop  # what is cut off has no end of its own

    def ends_cell(self, position: int) -> bool:
        """Whether the character ends a cell or a row."""
        return self._text[position : position + 1] == _CELL_END

    def printed(self, start: int, end: int) -> str:
        """What is printed of the characters from ``start`` before ``end``."""
        parts: list[str] = []
        for at in range(max(0, bisect_right(self._starts, start) - 1), len(self._edits)):
            edit = self._edits[at]
            if edit.start >= end:
                break
            if edit.end <= start:
                continue
            parts.append(self._text[start : edit.start])
            parts.append(edit.text)
            start = edit.end
        parts.append(self._text[start:end])
        text = "".join(parts).translate(_CONTROLS)
        # The two halves of characters beyond U+FFFF come together again.
        return text if text.isascii() or not _HALVES.search(text) else _joined(text)


_HALVES = re.compile("[\ud800-\udfff]")


def _joined(text: str) -> str:
    return text.encode("utf-16-le", errors="surrogatepass").decode("utf-16-le", errors="replace")


def _looks(file: Word97File) -> Iterator[tuple[int, int, CharacterLook, str]]:
    """(start, end, look, name of the symbol font) of the runs that print something else than their characters."""
    fonts = _font_names(file.part(FONTS))
    symbolic = {number for number, name in enumerate(fonts) if is_symbol_font(name)}
    for start, end, look in character_looks(file):
        font = look.symbol[0] if look.symbol else look.font
        name = fonts[font] if font is not None and font < len(fonts) else ""
        if look.gone or look.symbol or look.location is not None or font in symbolic:
            yield start, end, look, name


def _look_edits(text: str, looks: list[tuple[int, int, CharacterLook, str]]) -> Iterator[Edit]:
    for start, end, look, font in looks:
        pattern = _NO_ENDS if look.gone else _PRINTED
        for match in pattern.finditer(text, start, end):
            shown = match.group()
            if look.gone:
                shown = ""
            elif look.symbol:
                shown = in_symbol_font(font, chr(look.symbol[1])) * len(shown)
            else:
                shown = in_symbol_font(font, shown)
            yield Edit(match.start(), match.end(), shown)


def _field_edits(file: Word97File, locations: dict[int, int]) -> Iterator[Edit]:
    """The codes of fields (2.8.25), with what is printed where the result is not in the text."""
    text = file.text
    open_fields: list[tuple[int, int | None]] = []
    for match in _FIELD_MARKS.finditer(text):
        mark, at = match.group(), match.start()
        if mark == _CELL_END:
            open_fields.clear()  # a field that never ends must not swallow the table
        elif mark == _BEGIN:
            if len(open_fields) < _DEEPEST:
                open_fields.append((at, None))
        elif mark == _SEPARATOR:
            if open_fields and open_fields[-1][1] is None:
                open_fields[-1] = open_fields[-1][0], at
        elif open_fields:
            begin, separator = open_fields.pop()
            code_end = at if separator is None else separator
            instruction = text[begin + 1 : min(code_end, begin + _LONGEST_INSTRUCTION)]
            picture = text.find(_PICTURE, begin, code_end)
            shown = _form_field(file.data, locations[picture]) if picture in locations else ""
            if not shown and not _VISIBLE.search(text, code_end, at):
                shown = shown_without_result(instruction)
            yield Edit(begin, code_end + 1, shown)


def _in_order(edits: list[Edit]) -> list[Edit]:
    """The edits in the order of the text; of two that overlap, the later only does what the earlier leaves."""
    edits.sort(key=lambda edit: (edit.start, -edit.end))
    apart: list[Edit] = []
    for edit in edits:
        end = apart[-1].end if apart else 0
        if edit.start >= end:
            apart.append(edit)
        elif edit.end > end:
            apart.append(Edit(end, edit.end, ""))
    return apart


def _font_names(part: bytes) -> list[str]:
    """The names of the fonts by their numbers (2.9.286, 2.9.87)."""
    names: list[str] = []
    at = 4  # the count, which the length of the part tells as well, and the size of extra data, which is 0
    while at < len(part):
        end = at + 1 + part[at]
        name = part[at + _FONT_NAME : end].decode("utf-16-le", errors="replace")
        names.append(name.partition("\0")[0])
        at = end
    return names


def _form_field(data: bytes, location: int) -> str:
    """What a form field shows that is not in the text: its tick box (2.9.78), or the chosen line of its list."""
    (header,) = numbers("<4xH", data, location)
    version, bits = numbers("<IH", data, location + header)
    if version != 0xFFFFFFFF:
        return ""  # a picture
    kind, chosen = bits & 3, bits >> 2 & 31
    if kind not in (_TICK_BOX, _LIST):
        return ""
    (length,) = numbers("<H", data, location + header + 10)
    at = location + header + 10 + 2 * length + 4
    if chosen == _NOT_CHOSEN:
        (chosen,) = numbers("<H", data, at)
    if kind == _TICK_BOX:
        return "☑" if chosen == 1 else "□"
    return _list_line(data, at + 2, chosen)


def _list_line(data: bytes, at: int, chosen: int) -> str:
    """The chosen line of a drop-down list, behind five texts about the field."""
    for _ in range(5):
        (length,) = numbers("<H", data, at)
        at += 2 * length + 4
    (count,) = numbers("<2xI", data, at)
    if chosen >= count:
        return ""
    at += 8
    for _ in range(chosen):
        (length,) = numbers("<H", data, at)
        at += 2 + 2 * length
    (length,) = numbers("<H", data, at)
    return data[at + 2 : at + 2 + 2 * length].decode("utf-16-le", errors="replace")
