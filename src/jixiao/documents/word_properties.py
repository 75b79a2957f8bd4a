"""Properties of text in Word: hidden or not, in which symbol font, with which list number; and its styles."""

from __future__ import annotations

from dataclasses import dataclass

from jixiao.documents.markup import Element
from jixiao.documents.symbol_fonts import is_symbol_font

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
"""The namespace of WordprocessingML, as lxml writes it."""
VAL = f"{W}val"
_FONTS = tuple(f"{W}{name}" for name in ("ascii", "hAnsi", "eastAsia", "cs"))
_LEVELS = frozenset("012345678")
_LONGEST_CHAIN = 32
"""Styles based one on the other; Word writes fewer than ten, but a damaged file may go in circles."""


@dataclass(frozen=True, slots=True)
class TextProperties:
    """What is said of a run of text, ``None`` where nothing is said.

    ``font`` is the name of a symbol font, or blank for a font whose letters are letters. ``number`` and ``level`` are
    the list of a paragraph (``w:numId``, ``w:ilvl``).
    """

    hidden: bool | None = None
    font: str | None = None
    number: str | None = None
    level: int | None = None

    def over(self, below: TextProperties) -> TextProperties:
        """These properties, and those of ``below`` where these say nothing."""
        if self is NOTHING:
            return below
        if below is NOTHING:
            return self
        return TextProperties(
            below.hidden if self.hidden is None else self.hidden,
            below.font if self.font is None else self.font,
            below.number if self.number is None else self.number,
            below.level if self.level is None else self.level,
        )


NOTHING = TextProperties()


def is_on(element: Element | None) -> bool:
    """Whether a property that is on or off is on: it is when it stands there without a value."""
    return element is not None and element.get(VAL) not in ("0", "false", "off")


def value_of(parent: Element | None, name: str) -> str | None:
    """The value of a property by its name, such as ``pStyle`` in ``w:pPr``; ``None`` where it is not given."""
    child = parent.find(f"{W}{name}") if parent is not None else None
    return None if child is None else child.get(VAL)


def run_properties(properties: Element | None) -> TextProperties:
    """What a ``w:rPr`` itself says, its style left aside."""
    if properties is None:
        return NOTHING
    vanish = properties.find(f"{W}vanish")
    fonts = properties.find(f"{W}rFonts")
    font = None
    if fonts is not None:
        names = [name for key in _FONTS if (name := fonts.get(key))]
        # The letters of a symbol font are pictures in all scripts, whichever of the four names it.
        font = next((name for name in names if is_symbol_font(name)), "" if names else None)
    if vanish is None and font is None:
        return NOTHING
    return TextProperties(None if vanish is None else is_on(vanish), font)


def list_properties(properties: Element | None) -> TextProperties:
    """The list that a ``w:pPr`` itself names."""
    numbering = None if properties is None else properties.find(f"{W}numPr")
    if numbering is None:
        return NOTHING
    level = value_of(numbering, "ilvl")
    return TextProperties(number=value_of(numbering, "numId"), level=int(level) if level in _LEVELS else None)


class Styles:
    """The styles of a document by their ids, from the root of ``styles.xml`` (``None`` where it has none)."""

    def __init__(self, root: Element | None) -> None:
        self._styles = {} if root is None else {style.get(f"{W}styleId"): style for style in root.iter(f"{W}style")}
        self._known: dict[str | None, TextProperties] = {None: NOTHING}

    def properties(self, style: str | None) -> TextProperties:
        """What the style and those it is based on say."""
        known = self._known.get(style)
        if known is None:
            known = self._known[style] = self._resolved(style)
        return known

    def _resolved(self, style: str | None) -> TextProperties:
        properties = NOTHING
        for _ in range(_LONGEST_CHAIN):
            element = self._styles.get(style)
            if element is None:
                break
            own = run_properties(element.find(f"{W}rPr"))
            properties = properties.over(list_properties(element.find(f"{W}pPr")).over(own))
            style = value_of(element, "basedOn")
        return properties
