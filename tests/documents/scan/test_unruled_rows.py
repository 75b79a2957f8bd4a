from __future__ import annotations

from jixiao.documents.scan.unruled_rows import Piece, UnruledRow, column_edges


def row(*extents: tuple[float, float], exact: bool = False) -> UnruledRow:
    return UnruledRow(0, 10, [Piece([], left, right, exact=exact) for left, right in extents])


def test_one_edge_parts_the_neighbours_of_all_rows() -> None:
    assert column_edges([row((0, 40), (60, 90)), row((0, 20), (55, 80))]) == [55]


def test_each_gap_that_shares_no_edge_has_its_own() -> None:
    assert column_edges([row((0, 40), (50, 90)), row((0, 70), (80, 90))]) == [50, 80]


def test_known_edges_serve_the_other_rows() -> None:
    known = row((0, 45), (45, 90), exact=True)
    assert column_edges([row((0, 30), (60, 90)), known]) == [45]


def test_what_hangs_down_from_above_has_an_edge_as_well() -> None:
    below = row((50, 90))
    below.beside.append(Piece([], 0, 30))
    assert column_edges([below]) == [50]
