"""Whether a page holds the text that it shows, or only its picture."""

from __future__ import annotations

from jixiao.documents.pdf.boxes import Box
from jixiao.documents.pdf.characters import Character
from jixiao.documents.pdf.drawings import Drawing

_UNKNOWN_SHARE = 0.2
"""From this share of unknown characters on, the rest is no use: fonts without mapping give letters at random."""
_FEW = 24
"""Characters of a page number, a stamp or the name of a scanner."""
_PICTURE_SHARE = 0.04
"""Share of the page that a picture must cover to be more than a logo, where there is no text at all."""
_SCAN_SHARE = 0.5
"""The same where there are a few characters."""
_OUTLINED = 80
"""Bent outlines of a page without text from which on they are letters."""


def is_garbled(characters: list[Character]) -> bool:
    """Whether so many characters are unknown that the text of the page is of no use."""
    unknown = sum(character.confidence == 0 for character in characters)
    return unknown > 0 and unknown >= _UNKNOWN_SHARE * len(characters)


def is_picture(characters: list[Character], drawing: Drawing, page: Box) -> bool:
    """Whether the page shows what it has no text for: a scan, or letters drawn as outlines.

    ``page`` is the visible part of the page. An empty page, or an empty table, shows nothing.
    """
    if len(characters) > _FEW:
        return False
    if drawing.curves >= _OUTLINED * (1 + len(characters)):
        return True
    covered = sum(_shared(picture, page) for picture in drawing.pictures)
    share = _SCAN_SHARE if characters else _PICTURE_SHARE
    return covered >= share * max(1.0, page.width * page.height)


def _shared(one: Box, other: Box) -> float:
    width = min(one.right, other.right) - max(one.left, other.left)
    height = min(one.top, other.top) - max(one.bottom, other.bottom)
    return max(0.0, width) * max(0.0, height)
