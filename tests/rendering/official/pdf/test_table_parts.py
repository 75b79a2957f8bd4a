from __future__ import annotations

from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.rendering.official.pdf.line_breaks import Line
from jixiao.rendering.official.pdf.table_layout import ABOVE, PITCH, TableLayout, set_table
from jixiao.rendering.official.pdf.table_parts import Part, table_parts
from jixiao.rendering.official.pdf.typefaces import typeface
from jixiao.rendering.placed_cell import PlacedCell

FACE = typeface()
ROW = PITCH * 10 + 2 * ABOVE
PAGE = 10 * ROW


def label(row: int, text: str, rowspan: int = 1, column: int = 0) -> PlacedCell:
    return PlacedCell(row, column, text, rowspan, is_label=True)


def laid_out(*rows: list[PlacedCell]) -> TableLayout:
    return set_table(list(rows), (0.3, 0.7), 150, 10, FACE)


def texts(part: Part) -> list[list[str]]:
    return [[line.text for line in cell.lines] for cell in part.cells]


def test_a_table_that_fits_is_one_part() -> None:
    (part,) = table_parts(laid_out([label(0, "项目名称"), PlacedCell(0, 1, "换灯")]), PAGE, PAGE, PAGE)
    assert texts(part) == [["项目", "名称"], ["换灯"]]
    assert part.height == pytest.approx(ROW + PITCH * 10)


def test_rows_go_on_on_the_next_page() -> None:
    rows = [[label(row, f"{row}"), PlacedCell(row, 1, "换灯")] for row in range(15)]
    parts = table_parts(laid_out(*rows), 3 * ROW, PAGE, PAGE)
    assert [len(part.cells) for part in parts] == [6, 20, 4]


def test_a_side_label_is_printed_in_its_first_part() -> None:
    rows = [[label(0, "产出", rowspan=15), PlacedCell(0, 1, "更换主街路灯", field="indicators.0.name")]]
    rows += [[PlacedCell(row, 1, "路灯", field="indicators.1.name")] for row in range(1, 15)]
    first, second = table_parts(laid_out(*rows), PAGE, PAGE, PAGE)
    assert (texts(first)[0], texts(second)[0]) == (["产出"], [])
    assert (first.cells[0].bottom, second.cells[0].top) == (first.height, 0)


def test_a_row_that_begins_blank_does_not_begin_a_page() -> None:
    rows = [[label(row, f"{row}" if row != 10 else ""), PlacedCell(row, 1, "换灯")] for row in range(15)]
    first, second = table_parts(laid_out(*rows), PAGE, PAGE, PAGE)
    assert (len(first.cells), texts(second)[0]) == (18, ["9"])


def test_a_row_higher_than_a_page_is_cut_between_lines() -> None:
    table = laid_out([label(0, "目标"), PlacedCell(0, 1, "主街路灯全部换成节能灯" * 20, field="annual_goal")])
    parts = table_parts(table, PAGE, PAGE, PAGE)
    assert [texts(part)[0] for part in parts] == [["目标"], []]
    assert "".join(line for part in parts for line in texts(part)[1]) == "主街路灯全部换成节能灯" * 20
    assert all(cell.from_top for part in parts for cell in part.cells if len(cell.lines) > 1)


@st.composite
def tables(draw: st.DrawFn) -> TableLayout:
    """Tables of two columns, whose cells go over up to five rows."""
    count = draw(st.integers(1, 30))
    rows: list[list[PlacedCell]] = [[] for _ in range(count)]
    for column in range(2):
        row = 0
        while row < count:
            span = min(draw(st.integers(1, 5)), count - row)
            text = "路灯改造完成验收，" * draw(st.sampled_from((0, 1, 1, 1, 2, 3, 40)))
            rows[row].append(PlacedCell(row, column, text, span, field="annual_goal"))
            row += span
    return laid_out(*rows)


@given(tables(), st.floats(1, 10))
def test_every_line_is_printed_once_and_inside_its_cell(table: TableLayout, first: float) -> None:
    parts = table_parts(table, first * ROW, PAGE, 0.4 * PAGE)
    printed: defaultdict[float, list[Line]] = defaultdict(list)
    for number, part in enumerate(parts):
        assert part.height <= (PAGE if number else first * ROW) + 0.1
        for cell in part.cells:
            printed[cell.left] += cell.lines
            assert len(cell.lines) * PITCH * table.size + 2 * ABOVE <= cell.bottom - cell.top + 0.1 or not cell.lines
            assert 0 <= cell.top < cell.bottom <= part.height + 0.1
    for column, edge in enumerate(table.edges[:2]):
        assert printed[edge] == [line for one in table.cells if one.cell.column == column for line in one.lines]
