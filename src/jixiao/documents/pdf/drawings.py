"""What a page draws besides text, read from PDFium as plain data: outlines and pictures."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from jixiao.documents.pdf.boxes import Box
from jixiao.documents.pdf.errors import CrowdedPageError

MAX_OBJECTS = 60_000
"""More objects than this on a page are a drawing or a map; the fullest forms measured hold some 2,000."""
MAX_POINTS = 300_000
"""Corners of all outlines of a page."""
THIN = 4.0
"""Points across: what is drawn no wider is a line, whatever its outline."""
_DEEPEST = 12
"""Groups within groups that are followed; office programs nest two or three."""
_FARTHEST = 1e6
"""Points; beyond any page, and beyond what can be computed with safely."""
_DARK = 96
_WHITE = 250
"""From this level in red, green and blue on, ink cannot be told from paper."""


class Piece(NamedTuple):
    """A straight piece of an outline, from one point to another."""

    x: float
    y: float
    to_x: float
    to_y: float


class Outline(NamedTuple):
    """One movement of the pen: what it covers, its straight pieces, and whether it is bent between them."""

    box: Box
    pieces: list[Piece]
    curved: bool


class Shape(NamedTuple):
    """One path of a page. ``outlines`` is empty for a path that is thin as a whole: ``box`` says all of it.

    ``white`` ink cannot be told from paper, ``dark`` ink is black or nearly so.
    """

    box: Box
    outlines: list[Outline]
    stroked: bool
    filled: bool
    white: bool = False
    dark: bool = True


@dataclass(slots=True)
class Drawing:
    """The shapes and pictures of a page, in drawing order."""

    shapes: list[Shape] = field(default_factory=list)
    pictures: list[Box] = field(default_factory=list)

    @property
    def curves(self) -> int:
        """How many bent outlines the page has; letters turned into outlines are hundreds."""
        return sum(outline.curved for shape in self.shapes for outline in shape.outlines)


class _Matrix(NamedTuple):
    a: float
    b: float
    c: float
    d: float
    e: float
    f: float

    def point(self, x: float, y: float) -> tuple[float, float]:
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def within(self, outer: _Matrix) -> _Matrix:
        return _Matrix(
            self.a * outer.a + self.b * outer.c,
            self.a * outer.b + self.b * outer.d,
            self.c * outer.a + self.d * outer.c,
            self.c * outer.b + self.d * outer.d,
            *outer.point(self.e, self.f),
        )

    def box(self, box: Box) -> Box:
        return _box_of([self.point(x, y) for x in (box.left, box.right) for y in (box.bottom, box.top)])


_UPRIGHT = _Matrix(1, 0, 0, 1, 0, 0)


def read_drawing(page: Any, number: int) -> Drawing:
    """What PDFium's ``page`` draws. Raises ``CrowdedPageError`` with the page ``number`` beyond ``MAX_OBJECTS``."""
    reader = _Reader(number)
    reader.take_all(pdfium.FPDFPage_CountObjects(page), partial(pdfium.FPDFPage_GetObject, page), _UPRIGHT, 0)
    return reader.drawing


class _Reader:
    """Reads one page. Keeps the C variables that PDFium answers in, since making them costs more than the call."""

    def __init__(self, number: int) -> None:
        self.drawing = Drawing()
        self._number = number
        self._objects = 0
        self._points = 0
        self._sides = tuple(ctypes.c_float() for _ in range(4))
        self._matrix = pdfium.FS_MATRIX()
        self._fill, self._stroke = ctypes.c_int(), ctypes.c_int()
        self._colour = tuple(ctypes.c_uint() for _ in range(4))
        self._x, self._y = ctypes.c_float(), ctypes.c_float()

    def take_all(self, count: int, get: Callable[[int], Any], matrix: _Matrix, depth: int) -> None:
        """Add the paths and pictures, those inside groups too; ``matrix`` is that of the groups around them."""
        self._objects += count
        if self._objects > MAX_OBJECTS:
            raise CrowdedPageError(pages=self._number, limit=MAX_OBJECTS)
        for index in range(count):
            handle = get(index)
            kind = pdfium.FPDFPageObj_GetType(handle)
            if kind == pdfium.FPDF_PAGEOBJ_PATH:
                self._take_path(handle, matrix)
            elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
                box = self._bounds(handle, matrix)
                if box is not None:
                    self.drawing.pictures.append(box)
            elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
                inside = pdfium.FPDFFormObj_CountObjects(handle)
                own = self._own_matrix(handle).within(matrix)
                self.take_all(inside, partial(pdfium.FPDFFormObj_GetObject, handle), own, depth + 1)

    def _take_path(self, handle: Any, matrix: _Matrix) -> None:
        box = self._bounds(handle, matrix)
        pdfium.FPDFPath_GetDrawMode(handle, self._fill, self._stroke)
        stroked, filled = bool(self._stroke.value), bool(self._fill.value)
        levels = self._levels(handle, stroked) if box is not None and (stroked or filled) else None
        if box is None or levels is None:
            return
        left, bottom, right, top = box
        thin = right - left <= THIN or top - bottom <= THIN
        outlines = [] if thin else self._outlines(handle, matrix)
        self.drawing.shapes.append(Shape(box, outlines, stroked, filled, min(levels) >= _WHITE, max(levels) <= _DARK))

    def _bounds(self, handle: Any, matrix: _Matrix) -> Box | None:
        left, bottom, right, top = self._sides
        if not pdfium.FPDFPageObj_GetBounds(handle, left, bottom, right, top):
            return None
        box = Box(left.value, bottom.value, right.value, top.value)
        # What is not a number compares false, and goes as well.
        if not -_FARTHEST < box[0] <= box[2] < _FARTHEST or not -_FARTHEST < box[1] <= box[3] < _FARTHEST:
            return None
        return box if matrix is _UPRIGHT else matrix.box(box)

    def _own_matrix(self, handle: Any) -> _Matrix:
        if not pdfium.FPDFPageObj_GetMatrix(handle, self._matrix):
            return _UPRIGHT
        own = self._matrix
        return _Matrix(own.a, own.b, own.c, own.d, own.e, own.f)

    def _levels(self, handle: Any, stroked: bool) -> tuple[int, int, int] | None:
        """Red, green and blue of the ink (0–255), ``None`` where it is fully transparent."""
        red, green, blue, alpha = self._colour
        get = pdfium.FPDFPageObj_GetStrokeColor if stroked else pdfium.FPDFPageObj_GetFillColor
        if not get(handle, red, green, blue, alpha):
            return 0, 0, 0  # a pattern
        return (red.value, green.value, blue.value) if alpha.value else None

    def _outlines(self, handle: Any, matrix: _Matrix) -> list[Outline]:
        point = self._own_matrix(handle).within(matrix).point
        x, y = self._x, self._y
        outlines: list[Outline] = []
        corners: list[tuple[float, float]] = []
        pieces: list[Piece] = []
        curved = False
        count = pdfium.FPDFPath_CountSegments(handle)
        self._points += count
        if self._points > MAX_POINTS:
            raise CrowdedPageError(pages=self._number, limit=MAX_POINTS)
        for index in range(count):
            segment = pdfium.FPDFPath_GetPathSegment(handle, index)
            kind = pdfium.FPDFPathSegment_GetType(segment)
            pdfium.FPDFPathSegment_GetPoint(segment, x, y)
            corner = point(x.value, y.value)
            if kind == pdfium.FPDF_SEGMENT_MOVETO:
                if len(corners) > 1:
                    outlines.append(Outline(_box_of(corners), pieces, curved))
                corners, pieces, curved = [], [], False
            elif kind == pdfium.FPDF_SEGMENT_BEZIERTO:
                curved = True
            elif corners:
                pieces.append(Piece(*corners[-1], *corner))
            corners.append(corner)
            if pdfium.FPDFPathSegment_GetClose(segment) and corners[0] != corner:
                pieces.append(Piece(*corner, *corners[0]))
                corners.append(corners[0])
        if len(corners) > 1:
            outlines.append(Outline(_box_of(corners), pieces, curved))
        return outlines


def _box_of(corners: list[tuple[float, float]]) -> Box:
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return Box(min(xs), min(ys), max(xs), max(ys))
