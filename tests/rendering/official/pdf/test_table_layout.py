from __future__ import annotations

import pytest

from jixiao.rendering.official.pdf.table_layout import ABOVE, PITCH, set_cell, set_table
from jixiao.rendering.official.pdf.typefaces import typeface
from jixiao.rendering.placed_cell import PlacedCell

FACE = typeface()
ROW = PITCH * 10 + 2 * ABOVE


def texts_of(cell: PlacedCell, width: float) -> list[str]:
    return [line.text for line in set_cell(cell, width, 10, FACE).lines]


def test_labels_are_broken_into_lines_of_about_the_same_length() -> None:
    assert texts_of(PlacedCell(0, 0, "一级指标", is_label=True), 39) == ["一级", "指标"]
    assert texts_of(PlacedCell(0, 0, "产出指标", is_label=True), 16) == ["产", "出", "指", "标"]


@pytest.mark.parametrize(
    ("cell", "centred"),
    [
        (PlacedCell(0, 0, "项目名称", is_label=True), True),
        (PlacedCell(0, 0, "≥95%", field="indicators.0.value"), True),
        (PlacedCell(0, 0, "路灯更换数量", field="indicators.0.name"), False),
        (PlacedCell(0, 0, "换灯。", field="annual_goal"), False),
        (PlacedCell(0, 0, "项目总目标（2024年-2025年）", is_label=True, field="goal_period"), False),
        (PlacedCell(0, 0, "鹭汀区砚浦镇城乡建设和管理办公室", field="implementing_unit"), False),
    ],
)
def test_labels_and_short_values_stand_in_the_middle(cell: PlacedCell, centred: bool) -> None:
    assert set_cell(cell, 150, 10, FACE).centred is centred


def test_rows_are_as_high_as_their_texts() -> None:
    rows = [
        [PlacedCell(0, 0, "产出指标", rowspan=3, is_label=True), PlacedCell(0, 1, "路灯" * 10, field="annual_goal")],
        [PlacedCell(1, 1, "")],
        [PlacedCell(2, 1, "验收")],
    ]
    table = set_table(rows, (0.1, 0.9), 150, 10, FACE)
    assert table.heights == pytest.approx([ROW + PITCH * 10, ROW, ROW])


def test_what_a_cell_over_several_rows_lacks_is_shared() -> None:
    rows = [[PlacedCell(0, 0, "服务对象满意度", rowspan=2, is_label=True), PlacedCell(0, 1)], [PlacedCell(1, 1)]]
    table = set_table(rows, (0.1, 0.9), 150, 10, FACE)
    assert table.heights == pytest.approx([(7 * PITCH * 10 + 2 * ABOVE) / 2] * 2)


def test_broken_words_and_tight_cells_are_counted() -> None:
    row = [[PlacedCell(0, 0, "12345.60", field="funding.total"), PlacedCell(0, 1, "换灯")]]
    tables = [set_table(row, (share, 1 - share), 200, 10, FACE) for share in (0.4, 0.24, 0.2)]
    assert [(table.broken, table.tight) for table in tables] == [(0, 0), (0, 1), (1, 1)]
