from __future__ import annotations

import pytest

from jixiao.documents.flow import Flow, printed
from jixiao.documents.grid import Cell


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("  甲 \n\n\u3000乙\t丙\n ", "甲\n乙\t丙"),
        ("甲\xa0乙\u200b丙\ufeff", "甲 乙丙"),
        ("☐甲☒乙√丙", "□甲☑乙√丙"),
        ("\xa0\u3000\n", ""),
    ],
)
def test_printed_text(text: str, shown: str) -> None:
    assert printed(text) == shown


def test_lines_between_tables_are_grids() -> None:
    flow = Flow()
    flow.text("甲\n乙")
    flow.text("丙")
    flow.table([[Cell("丁", 0, 0)]])
    flow.table([[Cell(" ", 0, 0)]])
    flow.text("戊")
    grids = flow.document("文.docx").grids
    assert [[[cell.text for cell in row] for row in grid.rows] for grid in grids] == [
        [["甲"], ["乙"], ["丙"]],
        [["丁"]],
        [["戊"]],
    ]
    assert [grid.table for grid in grids] == [0, 1, 2]
    assert [row[0].row for row in grids[0].rows] == [0, 1, 2]


def test_nothing_of_a_long_text_is_lost() -> None:
    assert len(printed("长" * 1_000_000)) == 1_000_000
