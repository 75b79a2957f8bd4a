from __future__ import annotations

from tests.documents.scan.drawn_pages import blank, written

from jixiao.documents.scan.cells import Piece, pieces_of
from jixiao.documents.scan.ink import ink_of
from jixiao.documents.scan.pixels import Pixels
from jixiao.documents.scan.recognise import Region

LEFT, RIGHT = Region(100, 100, 400, 160), Region(400, 100, 700, 160)


def pieces(page: Pixels, regions: list[Region]) -> list[Piece]:
    return pieces_of(regions, [LEFT, RIGHT], ink_of(page), 29)


def test_a_region_belongs_to_the_cell_it_stands_in_or_to_none() -> None:
    page = blank()
    inside, above = written(page, 120, 112, "19.42"), written(page, 120, 20, "2024")
    assert [piece.cell for piece in pieces(page, [inside, above])] == [0, None]


def test_a_region_across_a_rule_is_cut() -> None:
    page = blank()
    first, second = written(page, 320, 112, "19.42"), written(page, 410, 112, "20.00")
    both = Region(first.left, first.top, second.right, first.bottom)

    left, right = pieces(page, [both])

    assert (left.cell, left.region.right) == (0, 400)
    assert (right.cell, right.region.left) == (1, 400)


def test_the_margin_of_a_region_is_not_cut_off_into_the_next_cell() -> None:
    page = blank()
    region = written(page, 310, 112, "19.42")
    (piece,) = pieces(page, [region._replace(right=415)])
    assert piece.cell == 0


def test_a_figure_that_was_not_found_is_added() -> None:
    page = blank()
    region = written(page, 500, 112, "5")

    (piece,) = pieces(page, [])

    assert piece.cell == 1
    assert piece.region.left <= region.left + 8 and piece.region.right >= region.right - 8


def test_what_is_left_of_rules_is_not_text() -> None:
    page = blank()
    page[106:109, 200:260] = 0
    page[110:150, 405:408] = 0
    assert pieces(page, []) == []


def test_a_dash_in_the_middle_of_a_cell_is_text() -> None:
    page = blank()
    page[129:132, 240:262] = 0
    assert [piece.cell for piece in pieces(page, [])] == [0]


def test_dirt_is_not_text() -> None:
    page = blank()
    page[130:134, 200:205] = 0
    assert pieces(page, []) == []
