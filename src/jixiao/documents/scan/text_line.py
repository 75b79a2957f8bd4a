"""A line of text as it was recognised on a page."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of text in its box, in pixels of the upright, straightened page, y downwards.

    ``confidence`` (0–1) is how sure the recogniser is of the characters. ``places`` is the x of the middle of each
    character of the text where the recogniser tells it, and empty otherwise.
    """

    left: float
    top: float
    right: float
    bottom: float
    text: str
    confidence: float
    places: tuple[float, ...] = ()
