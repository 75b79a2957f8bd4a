from __future__ import annotations

from collections.abc import Callable

import pypdfium2
import pytest
from reportlab.pdfgen.canvas import Canvas
from tests.documents.pdf.hostile import forms_calling, page_with, stream
from tests.documents.pdf.printing import Printer, picture

from jixiao.documents.pdf import drawings as module
from jixiao.documents.pdf.drawings import Drawing, read_drawing
from jixiao.documents.pdf.errors import CrowdedPageError


def read(data: bytes) -> Drawing:
    with pypdfium2.PdfDocument(data) as file:
        page = file[0]
        return read_drawing(page.raw, 1)


def drawn(draw: Callable[[Canvas], object]) -> Drawing:
    printer = Printer()
    draw(printer.canvas)
    return read(printer.pdf())


def test_a_line_is_a_thin_shape() -> None:
    (shape,) = drawn(lambda canvas: canvas.line(50, 700, 300, 700)).shapes

    assert shape.outlines == [] and shape.stroked and not shape.white
    assert shape.box == pytest.approx((50, 700, 300, 700), abs=1.5)


def test_a_rectangle_has_four_pieces() -> None:
    (shape,) = drawn(lambda canvas: canvas.rect(50, 700, 250, 40)).shapes

    (outline,) = shape.outlines
    assert outline.box == (50, 700, 300, 740)
    assert len(outline.pieces) == 4 and not outline.curved


def test_circles_are_bent() -> None:
    drawing = drawn(lambda canvas: canvas.circle(300, 400, 30))

    assert drawing.curves == 1
    assert drawing.shapes[0].outlines[0].pieces == []


def test_white_and_transparent_ink_is_told_from_visible() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setStrokeGray(1)
        canvas.line(50, 700, 300, 700)
        canvas.setStrokeGray(0)
        canvas.setStrokeAlpha(0)
        canvas.line(50, 600, 300, 600)

    assert [shape.white for shape in drawn(draw).shapes] == [True]


def test_shapes_inside_groups_are_where_the_group_is_put() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.beginForm("group")
        canvas.rect(0, 0, 100, 50)
        canvas.endForm()
        canvas.translate(200, 300)
        canvas.scale(2, 2)
        canvas.doForm("group")

    (shape,) = drawn(draw).shapes

    assert [round(side) for side in shape.outlines[0].box] == [200, 300, 400, 400]


def test_pictures_are_told_by_their_boxes() -> None:
    printer = Printer()
    picture(printer, 50, 60, 400, 500)

    (box,) = read(printer.pdf()).pictures

    assert [round(side) for side in box] == [50, 60, 450, 560]


def test_shapes_beyond_any_page_are_left_out() -> None:
    drawing = read(page_with(b"4 0 R", stream(b"", b"0 0 m 1e30 5 l S 1e9 1e9 m 2e9 1e9 l S 0 0 m 9 9 l S")))

    assert all(abs(side) <= 1e6 for shape in drawing.shapes for side in shape.box)


@pytest.mark.parametrize(("limit", "most"), [("MAX_OBJECTS", 50), ("MAX_POINTS", 50)])
def test_a_page_with_too_much_on_it_is_refused(monkeypatch: pytest.MonkeyPatch, limit: str, most: int) -> None:
    monkeypatch.setattr(module, limit, most)

    with pytest.raises(CrowdedPageError):
        drawn(lambda canvas: [canvas.line(at, 50, at + 50, 300) for at in range(60)])


def test_objects_inside_groups_count_as_well(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_OBJECTS", 50)

    with pytest.raises(CrowdedPageError):
        read(forms_calling(depth=3, times=5))
