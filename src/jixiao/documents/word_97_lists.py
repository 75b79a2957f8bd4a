"""The numbers that Word prints before the paragraphs of a list, which stand nowhere in the text of a .doc file.

Section numbers are those of [MS-DOC].
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace

from jixiao.documents.archive_errors import DamagedDocumentError
from jixiao.documents.list_numbers import numeral
from jixiao.documents.word_97_file import LIST_OVERRIDES, LISTS, STYLES, Word97File, cut, numbers
from jixiao.documents.word_97_properties import ParagraphLook, list_properties

_LIST, _OVERRIDE, _LEVEL = 28, 16, 28
"""Bytes of the fixed part of a list (2.9.147), an override (2.9.131) and a level (2.9.150)."""
_LEVELS = 9
_SIMPLE, _STARTS, _FORMATTED = 0x01, 0x10, 0x20
_LEGAL, _NO_RESTART = 0x04, 0x08
_NOTHING_BEHIND = 2
_BULLET = "bullet"
_KEPT_BULLETS = frozenset("□☑√")
_FORMS = {
    1: "upperRoman", 2: "lowerRoman", 3: "upperLetter", 4: "lowerLetter", 10: "ideographDigital",
    11: "japaneseCounting", 14: "decimalFullWidth", 17: "japaneseDigitalTenThousand", 18: "decimalEnclosedCircle",
    19: "decimalFullWidth", 22: "decimalZero", 23: _BULLET, 28: "decimalEnclosedCircleChinese",
    30: "ideographTraditional", 33: "taiwaneseCounting", 35: "taiwaneseCountingThousand", 37: "chineseCounting",
    38: "chineseLegalSimplified", 39: "chineseCountingThousand", 255: "none",
}  # fmt: skip
"""How numbers are written, by the codes of [MS-OSHARED] 2.2.1.3; the others are written as digits."""
_LONGEST_CHAIN = 32
"""Styles based one on the other; Word writes fewer than ten, but a damaged file may go in circles."""
_PARAGRAPH_STYLE = 1


@dataclass(frozen=True, slots=True)
class _Level:
    """A level of a list; in ``text`` the characters below U+0009 stand for the numbers of levels.

    ``restart`` is how many of the levels above set the number back.
    """

    start: int = 1
    form: str = "decimal"
    text: str = ""
    glued: bool = False
    legal: bool = False
    restart: int = _LEVELS


@dataclass(slots=True)
class _List:
    """What paragraphs refer to: the levels of a list, where some begin anew, and how far its kind has counted."""

    levels: dict[int, _Level]
    starts: dict[int, int]
    counted: dict[int, int]
    begun: bool = False


@dataclass(slots=True)
class _Reading:
    """Bytes, and how far they have been read."""

    data: bytes
    at: int = 0

    def numbers(self, layout: str, length: int) -> tuple[int, ...]:
        found = numbers(layout, self.data, self.at)
        self.at += length
        return found

    def cut(self, length: int) -> bytes:
        found = cut(self.data, self.at, length)
        self.at += length
        return found


class Lists:
    """The lists of a document, counted on from paragraph to paragraph."""

    def __init__(self, file: Word97File) -> None:
        self._lists: list[_List] = []
        self._styles: list[tuple[int | None, int | None]] = []
        # The text can be read without its lists, so what is wrong with them costs only the numbers.
        with suppress(DamagedDocumentError):
            self._lists = _overridden(file, _defined(file))
            self._styles = _styles(file) if self._lists else []

    def label(self, look: ParagraphLook) -> str:
        """The number of the next paragraph, with the gap behind it; blank where the paragraph has none."""
        if not self._lists:
            return ""
        of_style = self._styles[look.style] if look.style < len(self._styles) else (None, None)
        number = of_style[0] if look.list_number is None else look.list_number
        level = of_style[1] if look.list_level is None else look.list_level
        if not number or not 0 < number <= len(self._lists):
            return ""
        return _next_label(self._lists[number - 1], level or 0)


def _next_label(one: _List, at: int) -> str:
    level = one.levels.get(at)
    if level is None:
        return ""
    if not one.begun:
        # Lists of one kind count on from each other, unless they say with which number they begin.
        one.begun = True
        for changed, start in one.starts.items():
            one.levels[changed] = replace(one.levels.get(changed, _Level()), start=start)
            one.counted.pop(changed, None)
    counted = one.counted
    counted[at] = counted[at] + 1 if at in counted else one.starts.get(at, level.start)
    for deeper in [deeper for deeper in counted if deeper > at]:
        if at < one.levels.get(deeper, _Level()).restart:
            del counted[deeper]
    if level.form == _BULLET:
        return level.text if level.text in _KEPT_BULLETS else ""
    text = "".join(char if ord(char) >= _LEVELS else _number(one, ord(char), level) for char in level.text)
    return text if level.glued or not text else f"{text} "


def _number(one: _List, at: int, printed: _Level) -> str:
    level = one.levels.get(at, _Level())
    return numeral(one.counted.setdefault(at, level.start), "decimal" if printed.legal else level.form)


def _defined(file: Word97File) -> dict[int, dict[int, _Level]]:
    """Id of a list → its levels (2.9.190). The levels stand behind the part, uncounted by its length."""
    part = file.part(LISTS)
    if not part:
        return {}
    (count,) = numbers("<H", part, 0)
    behind = _Reading(file.behind(LISTS))
    levels: dict[int, dict[int, _Level]] = {}
    for at in range(count):
        key, flags = numbers("<i22xB", part, 2 + _LIST * at)
        levels[key] = {level: _level(behind) for level in range(1 if flags & _SIMPLE else _LEVELS)}
    return levels


def _level(reading: _Reading) -> _Level:
    start, form, flags, follow, of_characters, of_paragraph, restart = reading.numbers("<iBB9xB8xBBBx", _LEVEL)
    reading.cut(of_paragraph)
    reading.cut(of_characters)
    (length,) = reading.numbers("<H", 2)
    text = reading.cut(2 * length).decode("utf-16-le", errors="replace")
    return _Level(
        start=start,
        form=_FORMS.get(form, "decimal"),
        text=text[:40],
        glued=follow == _NOTHING_BEHIND,
        legal=bool(flags & _LEGAL),
        restart=restart if flags & _NO_RESTART else _LEVELS,
    )


def _overridden(file: Word97File, levels: dict[int, dict[int, _Level]]) -> list[_List]:
    """The lists that paragraphs refer to by their number from 1 (2.9.191)."""
    part = file.part(LIST_OVERRIDES)
    if not part:
        return []
    (count,) = numbers("<I", part, 0)
    if count * _OVERRIDE > len(part):
        return []
    reading = _Reading(part, 4 + _OVERRIDE * count)
    lists: list[_List] = []
    counted: dict[int, dict[int, int]] = {}
    for at in range(count):
        key, changes = numbers("<i8xB", part, 4 + _OVERRIDE * at)
        own = dict(levels.get(key, {}))
        starts: dict[int, int] = {}
        reading.cut(4)
        for _ in range(changes):
            start, flags = reading.numbers("<iI", 8)
            level = flags & 0x0F
            if flags & _FORMATTED:
                own[level] = _level(reading)
            if flags & _STARTS:
                starts[level] = own[level].start if flags & _FORMATTED else start
        lists.append(_List(own, starts, counted.setdefault(key, {})))
    return lists


def _styles(file: Word97File) -> list[tuple[int | None, int | None]]:
    """(list, level) by the number of the style (2.9.271), those of the style it is based on where it says nothing."""
    part = file.part(STYLES)
    if not part:
        return []
    (header,) = numbers("<H", part, 0)
    count, base_length = numbers("<HH", part, 2)
    reading = _Reading(part, 2 + header)
    said: list[tuple[int | None, int | None]] = []
    bases: list[int] = []
    for _ in range(count):
        (length,) = reading.numbers("<H", 2)
        style = reading.cut(length)
        reading.at += length & 1
        own: tuple[int | None, int | None] = (None, None)
        base = 0x0FFF
        if length:
            (kinds,) = numbers("<2xH", style, 0)
            base = kinds >> 4
            if kinds & 0x0F == _PARAGRAPH_STYLE:
                (name_length,) = numbers("<H", style, base_length)
                at = base_length + 2 * name_length + 4
                (properties_length,) = numbers("<H", style, at)
                own = list_properties(cut(style, at + 2, properties_length)[2:])
        said.append(own)
        bases.append(base)
    return [_inherited(at, said, bases) for at in range(count)]


def _inherited(
    style: int, said: list[tuple[int | None, int | None]], bases: list[int]
) -> tuple[int | None, int | None]:
    number = level = None
    for _ in range(_LONGEST_CHAIN):
        if not 0 <= style < len(said) or (number is not None and level is not None):
            break
        number = said[style][0] if number is None else number
        level = said[style][1] if level is None else level
        style = bases[style]
    return number, level
