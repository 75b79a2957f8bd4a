"""What becomes of the cells is told from the record, not from what the reader says of itself."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.coverage import Use, kind, shorten, uses_of

import jixiao

TEXT = """\
项目名称\t某项目
主管部门\t某局
实施单位\t某站
一级指标\t二级指标\t三级指标\t指标值
产出指标\t数量指标\t培训\t1次
"""


def test_a_cell_is_a_value_or_print_of_the_form(tmp_path: Path) -> None:
    path = tmp_path / "table.txt"
    path.write_text(TEXT, encoding="utf-8")
    uses = {cell.cell.text: cell.use for cell in uses_of(path, jixiao.read(path))}
    assert uses["某项目"] is Use.VALUE
    assert uses["项目名称"] is Use.PRINT


def test_a_cell_the_reader_does_not_account_for_is_lost(tmp_path: Path) -> None:
    path = tmp_path / "table.txt"
    path.write_text(TEXT, encoding="utf-8")
    extraction = jixiao.read(path)
    (record,) = extraction.records
    del record.provenance["project_name"]
    record.project_name = None
    uses = {cell.cell.text: cell.use for cell in uses_of(path, extraction)}
    assert uses["某项目"] is Use.LOST


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("二、立项依据", "heading"),
        ("数量指标", "print of the form"),
        ("指标2：", "print of the form"),
        ("金", "print of the form"),
        ("0", "number"),
        ("12.5", "number"),
        ("区人大常委会办公室。", "sentence"),
        ("某项说明", "short text"),
    ],
)
def test_kinds_of_unplaced_cells(text: str, expected: str) -> None:
    assert kind(text) == expected


def test_long_text_is_cut_on_one_line() -> None:
    assert shorten("第一行\n第二行") == "第一行 第二行"
    assert shorten("字" * 50) == "字" * 40 + " …"
