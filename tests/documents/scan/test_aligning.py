from __future__ import annotations

import pytest

from jixiao.documents.pdf.boxes import Box
from jixiao.documents.pdf.pages import Page
from jixiao.documents.pdf.running_text import Paragraph
from jixiao.documents.pdf.tables import Table, TableCell
from jixiao.documents.scan.aligning import aligned


def page(number: int, left: float, width: float) -> Page:
    box = Box(left, -700, left + width, -100)
    edges = [left, left + width / 4, left + width]
    row = [TableCell("产出指标", 0, at, 1, 1, number, Box(edges[at], -700, edges[at + 1], -100)) for at in range(2)]
    blocks = [Paragraph("（续表）", number, Box(left, -90, left + 40, -80)), Table(edges, [row], number, box)]
    return Page(number, Box(0, -842, 595, 0), blocks)


def test_a_table_that_lies_differently_is_put_below_its_first_part() -> None:
    first, second = aligned([page(1, 60, 480), page(2, 71, 475)])

    (_, upper), (text, lower) = first.blocks, second.blocks
    assert isinstance(upper, Table) and isinstance(lower, Table)
    assert lower.columns == pytest.approx(upper.columns)
    assert lower.rows[0][1].box.left == pytest.approx(upper.rows[0][1].box.left)
    assert text.box.left == pytest.approx(60)


def test_tables_of_other_widths_stay_where_they_are() -> None:
    _, second = aligned([page(1, 60, 480), page(2, 71, 400)])
    assert second == page(2, 71, 400)
