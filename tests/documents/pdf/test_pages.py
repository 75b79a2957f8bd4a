from __future__ import annotations

from itertools import pairwise

import pytest
from tests.documents.pdf.type_setting import characters

from jixiao.documents.pdf.boxes import Box
from jixiao.documents.pdf.characters import Character
from jixiao.documents.pdf.drawings import Drawing, Outline, Piece, Shape
from jixiao.documents.pdf.errors import NoTextLayerError
from jixiao.documents.pdf.pages import Page, lay_out
from jixiao.documents.pdf.running_text import Paragraph
from jixiao.documents.pdf.symbols import BROKEN
from jixiao.documents.pdf.tables import Table

PAGE = Box(0, 0, 595, 842)


def frame(left: float, bottom: float, right: float, top: float) -> Shape:
    corners = [(left, bottom), (right, bottom), (right, top), (left, top), (left, bottom)]
    pieces = [Piece(*one, *other) for one, other in pairwise(corners)]
    return Shape(
        Box(left, bottom, right, top), [Outline(Box(left, bottom, right, top), pieces, False)], True, False, False
    )


CELLS = [frame(50, 600, 150, 630), frame(150, 600, 400, 630)]


def read(*found: Character, shapes: list[Shape] = CELLS, pictures: list[Box] | None = None) -> Page:
    return lay_out(list(found), Drawing(shapes, pictures or []), PAGE, 3)


def blocks(page: Page) -> list[object]:
    return [
        block.text if isinstance(block, Paragraph) else [cell.text for cell in block.cells()] for block in page.blocks
    ]


def test_tables_and_text_follow_each_other_as_they_are_printed() -> None:
    page = read(
        *characters("附注", 60, 500),
        *characters("标签", 60, 610),
        *characters("值", 160, 610),
        *characters("题名", 200, 700),
    )

    assert blocks(page) == ["题名", ["标签", "值"], "附注"]
    assert page.fault is None and page.number == 3


@pytest.mark.parametrize("turn", [1, 2, 3])
def test_a_page_printed_sideways_is_read_upright(turn: int) -> None:
    upright = [*characters("标签", 60, 610), *characters("值", 160, 610), *characters("题名", 200, 700)]
    sideways = [Character(one.text, one.box.turned(-turn), turn) for one in upright]
    shapes = []
    for shape in CELLS:
        outline = shape.outlines[0]
        pieces = [Piece(*Box(*piece).turned(-turn)) for piece in outline.pieces]
        shapes.append(
            shape._replace(box=shape.box.turned(-turn), outlines=[Outline(shape.box.turned(-turn), pieces, False)])
        )

    assert blocks(read(*sideways, shapes=shapes)) == ["题名", ["标签", "值"]]


def test_a_label_set_sideways_stays_in_its_cell() -> None:
    label = [Character(char, Box(90, 602 + 9 * at, 100, 611 + 9 * at), 1) for at, char in enumerate("标签")]

    assert blocks(read(*label, *characters("值值值", 160, 610))) == [["标签", "值值值"]]


def test_drawn_tick_boxes_stand_with_their_words() -> None:
    words = [*characters("专项", 160, 610), *characters("经常性", 200, 610)]
    boxes = [frame(182, 610, 191, 619), frame(232, 610, 241, 619)]
    tick = Shape(
        Box(233, 611, 243, 622),
        [Outline(Box(233, 611, 243, 622), [Piece(233, 614, 243, 622)], False)],
        True,
        False,
        False,
    )

    assert blocks(read(*words, shapes=[*CELLS, *boxes, tick])) == [["", "专项□ 经常性☑"]]


def test_a_frame_around_text_is_a_table_of_one_cell() -> None:
    page = read(*characters("告知", 60, 610), shapes=[frame(50, 600, 400, 630)])

    assert blocks(page) == [["告知"]]


def test_a_frame_around_a_field_in_a_cell_is_part_of_the_cell() -> None:
    page = read(*characters("值", 170, 610), shapes=[*CELLS, frame(156, 604, 390, 626)])

    assert blocks(page) == [["", "值"]]


def test_a_frame_around_a_table_is_an_ornament() -> None:
    page = read(*characters("值", 160, 610), *characters("题名", 200, 700), shapes=[*CELLS, frame(20, 20, 575, 822)])

    assert blocks(page) == ["题名", ["", "值"]]


def test_a_garbled_page_gives_its_fault_and_nothing_else() -> None:
    page = read(*[one._replace(text=BROKEN, confidence=0.0) for one in characters("乱码乱码", 60, 610)])

    assert isinstance(page.fault, NoTextLayerError)
    assert page.fault.details == {"pages": 3}
    assert page.blocks == []


def test_a_scan_gives_its_fault_and_the_text_there_is() -> None:
    page = read(*characters("第3页", 280, 30), shapes=[], pictures=[PAGE])

    assert isinstance(page.fault, NoTextLayerError)
    assert blocks(page) == ["第3页"]


def test_rows_of_a_sheet_shrunk_to_fit_are_told_apart() -> None:
    shapes = [
        frame(50 + 60 * column, 600 + 4 * row, 110 + 60 * column, 604 + 4 * row)
        for column in (0, 1)
        for row in range(3)
    ]
    found = [one for row in range(3) for one in characters(f"行{row}", 52, 600.5 + 4 * row, 3)]

    (table,) = read(*found, shapes=shapes).blocks

    assert isinstance(table, Table)
    assert [row[0].text for row in table.rows] == ["行2", "行1", "行0"]
