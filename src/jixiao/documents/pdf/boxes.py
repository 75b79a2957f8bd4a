"""Upright rectangles on a page, and turning them by quarters."""

from __future__ import annotations

from typing import NamedTuple


class Box(NamedTuple):
    """A rectangle with sides parallel to the page's, in points."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def x(self) -> float:
        """The middle between left and right."""
        return (self.left + self.right) / 2

    @property
    def y(self) -> float:
        """The middle between bottom and top."""
        return (self.bottom + self.top) / 2

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From bottom to top."""
        return self.top - self.bottom

    def holds(self, x: float, y: float) -> bool:
        """Whether the point lies inside or on the edge."""
        return self.left <= x <= self.right and self.bottom <= y <= self.top

    def grown(self, by: float) -> Box:
        """The box with every side moved outwards."""
        return Box(self.left - by, self.bottom - by, self.right + by, self.top + by)

    def turned(self, quarters: int) -> Box:
        """The box after the page was turned clockwise about the origin by so many quarters.

        Text that ran upwards (one quarter counter-clockwise) runs to the right after one quarter.
        """
        left, bottom, right, top = self
        if quarters % 4 == 1:
            return Box(bottom, -right, top, -left)
        if quarters % 4 == 2:
            return Box(-right, -top, -left, -bottom)
        if quarters % 4 == 3:
            return Box(-top, left, -bottom, right)
        return self


def around(boxes: list[Box]) -> Box:
    """The smallest box that holds all of the boxes, of which there is at least one."""
    return Box(
        min(box.left for box in boxes),
        min(box.bottom for box in boxes),
        max(box.right for box in boxes),
        max(box.top for box in boxes),
    )
