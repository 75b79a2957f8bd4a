from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.documents.merged_grids import Merged, merged_grids

from jixiao.documents.pdf.boxes import Box
from jixiao.documents.pdf.lattice import Lattice, Lattices, Span, find_lattices, join_pieces, rectangles
from jixiao.documents.pdf.rules import Segment


def sides(cells: Sequence[Span], xs: list[float], ys: list[float]) -> tuple[list[Segment], list[Segment]]:
    """(level, upright) rules around the cells; ``ys`` top down."""
    level: list[Segment] = []
    upright: list[Segment] = []
    for row, column, rowspan, colspan in cells:
        left, right, top, bottom = xs[column], xs[column + colspan], ys[row], ys[row + rowspan]
        level += [Segment(top, left, right), Segment(bottom, left, right)]
        upright += [Segment(left, bottom, top), Segment(right, bottom, top)]
    return level, upright


def only(found: Lattices) -> Lattice:
    (lattice,) = found.tables
    return lattice


def without_idle_lines(cells: list[Span]) -> list[Span]:
    """The cells counted by the lines at which any cell begins or ends."""
    rows = sorted({edge for cell in cells for edge in (cell.row, cell.row + cell.rowspan)})
    columns = sorted({edge for cell in cells for edge in (cell.column, cell.column + cell.colspan)})
    return [
        Span(
            rows.index(row),
            columns.index(column),
            rows.index(row + rowspan) - rows.index(row),
            columns.index(column + colspan) - columns.index(column),
        )
        for row, column, rowspan, colspan in cells
    ]


SIMPLE = [Span(0, 0, 2, 1), Span(0, 1, 1, 1), Span(0, 2, 1, 1), Span(1, 1, 1, 2)]
XS, YS = [50.0, 120.0, 200.0, 320.0], [700.0, 670.0, 640.0]


@settings(max_examples=60)
@given(merged_grids(), st.floats(0, 1), st.data())
def test_cells_are_found_as_they_were_ruled(cells: list[Merged], sloppiness: float, data: st.DataObject) -> None:
    spans = [Span(*cell[:4]) for cell in cells]
    xs = [50.0 + 40 * at for at in range(8)]
    ys = [700.0 - 20 * at for at in range(9)]
    level, upright = sides(spans, xs, ys)
    shift = st.floats(-sloppiness, sloppiness)
    level = [Segment(y + data.draw(shift), start, end) for y, start, end in level]

    found = find_lattices(level, upright)

    if len(spans) == 1:
        assert not found.tables and len(found.frames) == 1
    else:
        assert only(found).spans == without_idle_lines(spans)


def test_edges_run_from_left_to_right_and_top_down() -> None:
    lattice = only(find_lattices(*sides(SIMPLE, XS, YS)))

    assert lattice.columns == XS and lattice.rows == YS
    assert lattice.box_of(lattice.spans[0]) == Box(50, 640, 120, 700)


def test_open_outer_sides_are_closed() -> None:
    level, upright = sides(SIMPLE, XS, YS)
    inner = [rule for rule in upright if rule.position not in (50, 320)]

    assert only(find_lattices(level, inner)).spans == SIMPLE


def test_an_open_bottom_at_the_end_of_a_page_is_closed() -> None:
    level, upright = sides(SIMPLE, XS, YS)

    assert only(find_lattices([rule for rule in level if rule.position != 640], upright)).spans == SIMPLE


def test_a_row_without_upright_rules_does_not_part_an_open_table() -> None:
    cells = [Span(0, 0, 1, 1), Span(0, 1, 1, 1), Span(1, 0, 1, 2), Span(2, 0, 1, 1), Span(2, 1, 1, 1)]
    level, upright = sides(cells, [50, 120, 320], [700, 670, 640, 610])
    inner = [rule for rule in upright if rule.position == 120]

    assert only(find_lattices(level, inner)).spans == cells


def test_two_tables_below_each_other_stay_two() -> None:
    level, upright = sides(SIMPLE, XS, YS)
    more_level, more_upright = sides(SIMPLE, XS, [500.0, 470.0, 440.0])

    found = find_lattices(more_level + level, more_upright + upright)

    assert [lattice.rows[0] for lattice in found.tables] == [700, 500]


def test_dashes_and_double_rules_are_one_rule() -> None:
    level, upright = sides(SIMPLE, XS, YS)
    dashed = [Segment(y, at, min(at + 3, end)) for y, start, end in level for at in range(int(start), int(end), 5)]
    double = [Segment(x + shift, start, end) for x, start, end in upright for shift in (-0.9, 0.9)]

    assert only(find_lattices(dashed, double)).spans == SIMPLE


def test_underlined_words_are_no_rules() -> None:
    level, upright = sides(SIMPLE, XS, YS)

    assert only(find_lattices([*level, Segment(655, 130, 300)], upright)).spans == SIMPLE


def test_a_missing_corner_makes_no_overlapping_cells() -> None:
    cells = [Span(row, column, 1, 1) for row in range(2) for column in range(2)]
    level, upright = sides(cells, [50, 120, 200], [700, 670, 640])
    upright = [rule for rule in upright if rule != Segment(120, 670, 700)]
    level = [rule for rule in level if rule != Segment(670, 50, 120)]

    lattice = only(find_lattices(level, upright))

    assert lattice.spans == [Span(0, 0, 1, 2), Span(1, 0, 1, 1), Span(1, 1, 1, 1)]


def test_lone_rules_are_no_table() -> None:
    found = find_lattices([Segment(700, 50, 300), Segment(650, 50, 300), Segment(600, 50, 300)], [])

    assert found == Lattices()


def test_a_drawing_of_thousands_of_lines_is_left_alone() -> None:
    level = [Segment(at * 1.7, 0, 500) for at in range(5000)]
    upright = [Segment(at * 1.7, 0, 9000) for at in range(300)]

    assert find_lattices(level, upright) == Lattices()


def test_pieces_on_a_line_are_joined_over_small_gaps() -> None:
    pieces = [Segment(100, 50, 60), Segment(100.4, 62, 80), Segment(100, 90, 99)]

    joined = join_pieces(pieces)

    assert [(rule.start, rule.end) for rule in joined] == [(50, 80), (90, 99)]


@given(st.sets(st.tuples(st.integers(0, 5), st.integers(0, 5))))
def test_rectangles_cover_every_unit_once(units: set[tuple[int, int]]) -> None:
    covered = [
        (row + down, column + along)
        for row, column, rowspan, colspan in rectangles(units)
        for down in range(rowspan)
        for along in range(colspan)
    ]

    assert sorted(covered) == sorted(units)
