from __future__ import annotations

import pytest

from jixiao.documents.archive_errors import TooManyCellsError
from jixiao.documents.table_spans import MAX_CELLS, CellCount, Spanning, placed, span


@pytest.mark.parametrize(
    ("text", "number"),
    [(None, 1), ("", 1), ("3", 3), (" 3 ", 3), ("3.5", 3), ("0", 1), ("-2", 1), ("x3", 1), ("5000", 1000), ("٣", 1)],
)
def test_spans(text: str | None, number: int) -> None:
    assert span(text) == number


def test_hanging_cells_push_the_later_ones_to_the_right() -> None:
    rows = placed([[[Spanning("甲", 3), Spanning("乙"), Spanning("丙", 2)], [Spanning("丁")], [Spanning("戊", 1, 2)]]])
    assert [[(cell.text, cell.column) for cell in row] for row in rows] == [
        [("甲", 0), ("乙", 1), ("丙", 2)],
        [("丁", 1)],
        [("戊", 1)],
    ]


def test_no_cell_hangs_out_of_its_group() -> None:
    rows = placed([[[Spanning("甲", 9), Spanning("乙")]], [[Spanning("丙"), Spanning("丁")]]])
    assert [[(cell.row, cell.column, cell.rowspan) for cell in row] for row in rows] == [
        [(0, 0, 1), (0, 1, 1)],
        [(1, 0, 1), (1, 1, 1)],
    ]


def test_a_document_may_not_have_cells_without_end() -> None:
    count = CellCount()
    count.add(MAX_CELLS)
    with pytest.raises(TooManyCellsError):
        count.add()
