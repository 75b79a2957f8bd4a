"""Pages are laid out with a recogniser that knows what was drawn."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from tests.documents.scan.drawn_pages import blank, colour, grid, written

from jixiao.documents.pdf.pages import Page
from jixiao.documents.pdf.running_text import Paragraph
from jixiao.documents.pdf.tables import Table
from jixiao.documents.scan import page as page_module
from jixiao.documents.scan.page import read_page
from jixiao.documents.scan.pixels import Pixels
from jixiao.documents.scan.recognise import Reading, Region

Layout = Callable[..., Page]


@pytest.fixture
def lay_out(monkeypatch: pytest.MonkeyPatch) -> Layout:
    """Lays out a page with regions of which each is read as its text, however it was cut."""

    def laid_out(picture: Pixels, texts: dict[Region, str], confidence: float = 0.99) -> Page:
        shapes = {(region.width, region.height): text for region, text in texts.items()}

        def read(pictures: list[Pixels]) -> list[Reading]:
            return [Reading(shapes.get(one.shape[::-1], "?"), confidence) for one in pictures]

        monkeypatch.setattr(page_module, "text_regions", lambda _: list(texts))
        monkeypatch.setattr(page_module, "read_pictures", read)
        return read_page(colour(picture), 3)

    return laid_out


def test_cells_hold_what_stands_in_them_and_text_around_the_table_stays_around(lay_out: Layout) -> None:
    page = grid(blank(), [100, 400, 900], [200, 260, 320])
    page[263:318, 396:406] = 255
    texts = {
        written(page, 300, 60, "20240"): "财政项目支出绩效目标表",
        written(page, 120, 212, "1942"): "项目名称",
        written(page, 420, 212, "202"): "河道保洁",
        written(page, 300, 270, "31083108"): "项目目标",
        written(page, 120, 500, "205000"): "填表人：李工",
    }

    above, table, below = lay_out(page, texts, confidence=0.8).blocks

    assert isinstance(above, Paragraph) and above.text == "财政项目支出绩效目标表"
    assert isinstance(below, Paragraph) and below.text == "填表人：李工"
    assert isinstance(table, Table)
    cells = [[(cell.text, cell.row, cell.column, cell.rowspan, cell.colspan) for cell in row] for row in table.rows]
    assert cells == [[("项目名称", 0, 0, 1, 1), ("河道保洁", 0, 1, 1, 1)], [("项目目标", 1, 0, 1, 2)]]
    assert {cell.confidence for row in table.rows for cell in row} == {0.8}
    assert {cell.page for row in table.rows for cell in row} == {3}


def test_a_page_without_a_table_is_paragraphs(lay_out: Layout) -> None:
    page = blank()
    texts = {
        written(page, 100, 100, "2024"): "关于公开绩效目标的说明",
        written(page, 100, 300, "20"): "特此说明。",
    }
    blocks = lay_out(page, texts).blocks
    assert [block.text for block in blocks if isinstance(block, Paragraph)] == ["关于公开绩效目标的说明", "特此说明。"]


def test_what_can_hardly_be_read_is_left_out(lay_out: Layout) -> None:
    page = blank()
    assert lay_out(page, {written(page, 100, 100, "2024"): "猫"}, confidence=0.1).blocks == []


def test_an_empty_page_has_no_blocks(lay_out: Layout) -> None:
    page = lay_out(blank(), {})
    assert page.blocks == []
    assert page.box.height == pytest.approx(900 * 10.5 / 29)


def test_the_picture_is_not_changed(lay_out: Layout) -> None:
    page = grid(blank(), [100, 400, 900], [200, 260, 320])
    before = page.copy()
    lay_out(page, {})
    assert np.array_equal(page, before)
