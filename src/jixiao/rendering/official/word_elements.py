"""The elements that Word documents are made of (ECMA-376, part 1, chapter 17): paragraphs and runs of text."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_W = f"{{{NAMESPACE}}}"
_NSMAP = {"w": NAMESPACE}
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_REPLACEMENT = "\ufffd"
_LINE_END = re.compile("\r\n?")
_PICTURED = re.compile("([☐-☒✓-✘]+)")
"""Ticks and boxes that the Chinese fonts lack; □ and √ they have."""
_PICTURE_FONT = "Segoe UI Symbol"

Element = Any
"""An element of lxml, which has no types."""


def element(tag: str, *children: Element, **attributes: str | int) -> Element:
    """The element ``w:tag`` with its attributes, also of the namespace ``w``, and its children."""
    made = etree.Element(_W + tag, {_W + name: str(value) for name, value in attributes.items()}, _NSMAP)
    made.extend(children)
    return made


def permitted(text: str) -> str:
    """The text as XML can hold it: U+FFFD, which is seen, for each sign that it forbids, line ends as ``\\n``."""
    return _FORBIDDEN.sub(_REPLACEMENT, _LINE_END.sub("\n", text))


def paragraph(text: str, style: str, *properties: Element) -> Element:
    """A paragraph in the style of that id; a ``\\n`` in the text breaks the line.

    ``properties`` go before those of the style; they stand in the order of the schema.
    """
    made = element("p", element("pPr", element("pStyle", val=style), *properties))
    for piece in _PICTURED.split(permitted(text)):
        if piece:
            made.append(_run(piece))
    return made


def _run(text: str) -> Element:
    made = element("r")
    if _PICTURED.match(text):
        # Without a font named, Word may take one that has no such sign, and draw an empty box.
        fonts = dict.fromkeys(("ascii", "hAnsi", "eastAsia", "cs"), _PICTURE_FONT)
        made.append(element("rPr", element("rFonts", **fonts)))
    for piece in re.split("([\t\n])", text):
        if piece in ("\t", "\n"):
            made.append(element("tab" if piece == "\t" else "br"))
        elif piece:
            said = element("t")
            said.text = piece
            said.set(_SPACE, "preserve")
            made.append(said)
    return made
