"""The page that a form is printed on in Word: A4, upright or, for forms with very many columns, lying."""

from __future__ import annotations

from dataclasses import dataclass

from jixiao.rendering.official.printed_form import PrintedForm
from jixiao.rendering.official.word_elements import Element, element

_MARGIN = 1134
_HEADER = 851
_MOST_UPRIGHT = 9
"""Cells beside each other; with more, a column of 17 cm in all would hold two characters."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page in twentieths of a point (twips), with margins of 2 cm."""

    width: int
    height: int

    @property
    def text_width(self) -> int:
        """What lies between the margins at the sides."""
        return self.width - 2 * _MARGIN

    @property
    def text_height(self) -> int:
        """What lies between the margins above and below."""
        return self.height - 2 * _MARGIN

    def section(self) -> Element:
        """The properties of a section of such pages, which begins on a new page."""
        orientation = {"orient": "landscape"} if self.width > self.height else {}
        margins = dict.fromkeys(("top", "right", "bottom", "left"), _MARGIN)
        return element(
            "sectPr",
            element("type", val="nextPage"),
            element("pgSz", w=self.width, h=self.height, **orientation),
            element("pgMar", **margins, header=_HEADER, footer=_HEADER, gutter=0),
        )


UPRIGHT, LYING = Page(11906, 16838), Page(16838, 11906)


def page_of(form: PrintedForm) -> Page:
    """The page that the form fits."""
    return LYING if max(map(len, form.rows), default=0) > _MOST_UPRIGHT else UPRIGHT
