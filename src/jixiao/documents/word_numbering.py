"""The numbers that Word prints before the paragraphs of a list, which stand nowhere in the text."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from jixiao.documents.list_numbers import numeral
from jixiao.documents.markup import Element
from jixiao.documents.symbol_fonts import in_symbol_font
from jixiao.documents.word_properties import W, is_on, run_properties, value_of

_PLACES = range(9)
"""The levels that a list may have."""
_PLACE = re.compile(r"%([1-9])")
_KEPT_BULLETS = frozenset("□☑√")
"""Of all bullets only boxes say anything: a list of choices may have them."""


@dataclass(frozen=True, slots=True)
class _Level:
    """One level of a list; ``restart`` is the level (from 1) whose number sets it back, ``None`` for any above."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    glued: bool = False
    legal: bool = False
    restart: int | None = None


class Numbering:
    """The lists of a document, from the root of ``numbering.xml`` (``None`` where it has none), as they are counted."""

    def __init__(self, root: Element | None) -> None:
        self._lists: dict[str, dict[int, _Level]] = {}
        self._numbers: dict[str, tuple[str, dict[int, _Level], dict[int, int]]] = {}
        self._counted: dict[str, dict[int, int]] = {}
        self._begun: set[str] = set()
        if root is None:
            return
        linked: dict[str, str] = {}
        links: dict[str, str] = {}
        for abstract in root.iter(f"{W}abstractNum"):
            key = abstract.get(f"{W}abstractNumId") or ""
            self._lists[key] = dict(_level(level) for level in abstract.iter(f"{W}lvl") if _place(level) in _PLACES)
            if style := value_of(abstract, "styleLink"):
                linked[style] = key
            if style := value_of(abstract, "numStyleLink"):
                links[key] = style
        for number in root.iter(f"{W}num"):
            key = value_of(number, "abstractNumId") or ""
            key = linked.get(links.get(key, ""), key)
            levels, starts = dict(self._lists.get(key, {})), {}
            for override in number.iter(f"{W}lvlOverride"):
                at = _place(override)
                if at not in _PLACES:
                    continue
                if (own := override.find(f"{W}lvl")) is not None:
                    levels[at] = _level(own)[1]
                if (start := value_of(override, "startOverride")) is not None:
                    starts[at] = _integer(start, 1)
            self._numbers[number.get(f"{W}numId") or ""] = (key, levels, starts)

    def next_label(self, number: str, level: int) -> str:
        """The label of the next paragraph of list ``number`` (``w:numId``) at ``level``, with the gap behind it.

        Bullets have none but boxes, and neither has list 0 or one that the document does not define.
        """
        key, levels, starts = self._numbers.get(number, ("", {}, {}))
        printed = levels.get(level)
        if printed is None:
            return ""
        counted = self._counted.setdefault(key, {})
        if number not in self._begun:
            # Lists of one kind count on from each other, unless they say with which number they begin.
            self._begun.add(number)
            for at, start in starts.items():
                levels[at] = replace(levels.get(at, _Level()), start=start)
                counted.pop(at, None)
        counted[level] = counted[level] + 1 if level in counted else levels[level].start
        for deeper in [at for at in counted if at > level]:
            restart = levels.get(deeper, _Level()).restart
            if restart is None or level < restart:
                del counted[deeper]
        if printed.form == "bullet":
            return printed.text if printed.text in _KEPT_BULLETS else ""
        text = _PLACE.sub(lambda place: self._number(int(place.group(1)) - 1, printed, levels, counted), printed.text)
        return text if printed.glued or not text else f"{text} "

    @staticmethod
    def _number(at: int, printed: _Level, levels: dict[int, _Level], counted: dict[int, int]) -> str:
        level = levels.get(at, _Level())
        value = counted.setdefault(at, level.start)
        return numeral(value, "decimal" if printed.legal else level.form)


def _level(element: Element) -> tuple[int, _Level]:
    text = value_of(element, "lvlText") or ""
    form = value_of(element, "numFmt") or "decimal"
    if form == "bullet" and (font := run_properties(element.find(f"{W}rPr")).font):
        text = in_symbol_font(font, text)
    restart = value_of(element, "lvlRestart")
    return _place(element), _Level(
        start=_integer(value_of(element, "start"), 1),
        form=form,
        text=text[:40],
        glued=value_of(element, "suff") == "nothing",
        legal=is_on(element.find(f"{W}isLgl")),
        restart=None if restart is None else _integer(restart, 0),
    )


def _place(element: Element) -> int:
    return _integer(element.get(f"{W}ilvl"), 0)


def _integer(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 7 else otherwise
