"""Shapes to rules: the straight lines a reader sees, however a program drew them.

Office programs draw the rules of a table as strokes, as filled boxes a hair thick, as the four sides of every cell, as
rows of dots or as pictures one pixel high. All of them become segments here. Small squares are kept apart, since they
may be tick boxes, and small strokes that are no rules, since they may be ticks.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from jixiao.documents.pdf.boxes import Box
from jixiao.documents.pdf.drawings import THIN, Drawing, Outline, Shape

STRAIGHT = 0.8
"""How far a line may lean, in points over its length, and still be level or upright."""
SHORTEST = 3.0
"""Shorter lines are dots or serifs."""
_DOT = 2.6
"""Across: dots of dotted rules and short dashes drawn one by one."""
_DOT_GAP = 4.5
_FEWEST_DOTS = 4
SMALLEST_SQUARE, LARGEST_SQUARE = 5.0, 18.0
"""Sides of tick boxes; type sizes run from 6 to 16 points."""
_MOST_SQUARES = 50
"""In one path; tick boxes are drawn one by one."""
_LARGEST_STROKE = 26.0
_MOST_SHADES = 60
"""The largest are looked at; what is white on a smaller one is no rule of a table."""


class Segment(NamedTuple):
    """A level or upright line: its y (or x) and from where to where it runs in x (or y)."""

    position: float
    start: float
    end: float


@dataclass(slots=True)
class Rules:
    """What the shapes of a page come to. ``solids`` are small black squares, ``strokes`` small crooked lines."""

    horizontals: list[Segment] = field(default_factory=list)
    verticals: list[Segment] = field(default_factory=list)
    squares: list[Box] = field(default_factory=list)
    solids: list[Box] = field(default_factory=list)
    strokes: list[Box] = field(default_factory=list)

    def add_sides(self, box: Box) -> None:
        """Take the sides of a rectangle as four rules."""
        self.horizontals += (Segment(box.bottom, box.left, box.right), Segment(box.top, box.left, box.right))
        self.verticals += (Segment(box.left, box.bottom, box.top), Segment(box.right, box.bottom, box.top))

    def turned(self, quarters: int) -> Rules:
        """The rules after the page was turned clockwise by so many quarters."""
        if not quarters % 4:
            return self
        level = [Box(start, y, end, y).turned(quarters) for y, start, end in self.horizontals]
        upright = [Box(x, start, x, end).turned(quarters) for x, start, end in self.verticals]
        if quarters % 2:
            level, upright = upright, level
        return Rules(
            [Segment(box.y, box.left, box.right) for box in level],
            [Segment(box.x, box.bottom, box.top) for box in upright],
            *([box.turned(quarters) for box in boxes] for boxes in (self.squares, self.solids, self.strokes)),
        )


def rules_of(drawing: Drawing) -> Rules:
    """The rules, squares and strokes of a page's drawing."""
    rules = Rules()
    dots: list[Box] = []
    shades = _shades(drawing.shapes)
    for shape in drawing.shapes:
        if shape.white and not any(shade.holds(shape.box.x, shape.box.y) for shade in shades):
            continue  # white on white is seen by nobody
        if not shape.outlines:
            _take_thin(shape.box, rules, dots)
        elif shape.stroked:
            for outline in shape.outlines:
                _take_stroked(outline, rules)
        else:
            _take_filled(shape, rules, dots)
    for picture in drawing.pictures:
        if min(picture.width, picture.height) <= THIN:
            _take_thin(picture, rules, dots)
        elif max(picture.width, picture.height) <= _LARGEST_STROKE:
            rules.strokes.append(picture)
    rules.horizontals += dotted((dot.y, dot.x) for dot in dots)
    rules.verticals += dotted((dot.x, dot.y) for dot in dots)
    return rules


def _shades(shapes: list[Shape]) -> list[Box]:
    """The coloured grounds of the page, on which white rules are seen."""
    shades = [shape.box for shape in shapes if shape.filled and not shape.white and shape.outlines]
    return sorted(shades, key=lambda box: -box.width * box.height)[:_MOST_SHADES]


def _take_thin(box: Box, rules: Rules, dots: list[Box]) -> None:
    length, thickness = max(box.width, box.height), min(box.width, box.height)
    if length <= _DOT:
        dots.append(box)
    elif length < SHORTEST or length < 2 * thickness:
        rules.strokes.append(box)
    elif box.width >= box.height:
        rules.horizontals.append(Segment(box.y, box.left, box.right))
    else:
        rules.verticals.append(Segment(box.x, box.bottom, box.top))


def _take_stroked(outline: Outline, rules: Rules) -> None:
    if _is_rectangle(outline) and _is_small_square(outline.box):
        rules.squares.append(outline.box)
        return
    crooked = outline.curved
    for x, y, to_x, to_y in outline.pieces:
        if abs(y - to_y) <= STRAIGHT and abs(x - to_x) >= SHORTEST:
            rules.horizontals.append(Segment((y + to_y) / 2, min(x, to_x), max(x, to_x)))
        elif abs(x - to_x) <= STRAIGHT and abs(y - to_y) >= SHORTEST:
            rules.verticals.append(Segment((x + to_x) / 2, min(y, to_y), max(y, to_y)))
        elif max(abs(x - to_x), abs(y - to_y)) >= SHORTEST:
            crooked = True
    if crooked and max(outline.box.width, outline.box.height) <= _LARGEST_STROKE:
        rules.strokes.append(outline.box)


def _take_filled(shape: Shape, rules: Rules, dots: list[Box]) -> None:
    squares: list[Box] = []
    for outline in shape.outlines:
        box = outline.box
        if min(box.width, box.height) <= THIN:
            _take_thin(box, rules, dots)
        elif _is_rectangle(outline):
            if _is_small_square(box):
                squares.append(box)
        elif max(box.width, box.height) <= _LARGEST_STROKE:
            rules.strokes.append(box)
    if len(squares) > _MOST_SQUARES:
        return  # a pattern
    for square in squares:
        holds = [other for other in squares if other is not square and square.holds(other.x, other.y)]
        if any(other.width > square.width for other in holds):
            continue
        if holds:
            # A square within a square leaves a frame: □ drawn by filling between its two edges.
            rules.squares.append(square)
        elif shape.dark:
            rules.solids.append(square)


def _is_rectangle(outline: Outline) -> bool:
    """Whether the straight pieces are the sides of the box; the corners may be rounded."""
    box = outline.box
    sides = set()
    for x, y, to_x, to_y in outline.pieces:
        if abs(x - to_x) <= STRAIGHT and abs(y - to_y) <= STRAIGHT:
            continue
        if abs(y - to_y) <= STRAIGHT and min(abs(y - box.bottom), abs(y - box.top)) <= STRAIGHT:
            sides.add("bottom" if abs(y - box.bottom) <= abs(y - box.top) else "top")
        elif abs(x - to_x) <= STRAIGHT and min(abs(x - box.left), abs(x - box.right)) <= STRAIGHT:
            sides.add("left" if abs(x - box.left) <= abs(x - box.right) else "right")
        else:
            return False
    # Filled outlines need not be closed: three sides imply the fourth.
    return len(sides) >= 3


def _is_small_square(box: Box) -> bool:
    longer = max(box.width, box.height)
    return SMALLEST_SQUARE <= longer <= LARGEST_SQUARE and min(box.width, box.height) >= 0.8 * longer


def dotted(dots: Iterable[tuple[float, float]]) -> list[Segment]:
    """The rules that dots make which stand in a row, close to each other. Dots are (position, along)."""
    rows: list[list[tuple[float, float]]] = []
    for dot in sorted(dots):
        if rows and dot[0] - rows[-1][0][0] <= STRAIGHT:
            rows[-1].append(dot)
        else:
            rows.append([dot])
    segments: list[Segment] = []
    for row in rows:
        run: list[float] = []
        for along in [*sorted(along for _, along in row), float("inf")]:
            if run and along - run[-1] > _DOT_GAP:
                if len(run) >= _FEWEST_DOTS and run[-1] - run[0] >= SHORTEST:
                    segments.append(Segment(row[0][0], run[0], run[-1]))
                run = []
            run.append(along)
    return segments
