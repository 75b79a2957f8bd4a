"""Laying out a record on its form: every place of the grid is taken once, and nothing of the record is left out."""

from __future__ import annotations

from collections import Counter

import pytest

from jixiao.forms.form import Form
from jixiao.forms.library import form, forms
from jixiao.records.target import LEVEL1_OF, Funding, Indicator, PerformanceTarget
from jixiao.rendering.form_grid import Section, lay_out, narrative_sections, title_lines, unprinted
from jixiao.rendering.placed_cell import PlacedCell

every_form = pytest.mark.parametrize("official", forms(), ids=lambda official: official.id)


def indicator(level2: str | None, name: str, **fields: object) -> Indicator:
    shape: dict[str, object] = {"level1": LEVEL1_OF.get(level2 or ""), "level2": level2, "name": name} | fields
    return Indicator.model_validate(shape)


FILLED = PerformanceTarget(
    project_name="路灯改造",
    amount_unit="万元",
    funding=Funding(annual_total="8.00"),
    annual_goal="换灯640盏。",
    indicators=[
        indicator(level2, f"{level2}之{number}", value=f"{number}项", horizon=horizon)
        for horizon in ("total", "annual")
        for level2 in LEVEL1_OF
        for number in range(1, 4)
    ],
)


def names(record: PerformanceTarget, identifier: str) -> list[tuple[str, str, str]]:
    """(level-1 label, level-2 label, name) of every row that shows a name, labels carried down their merged cells."""
    found: list[tuple[str, str, str]] = []
    labels = ["", ""]
    for row in lay_out(record, form(identifier)):
        for cell in row:
            if cell.is_label and cell.column in (1, 2):
                labels[cell.column - 1] = cell.text
            elif cell.field and cell.field.endswith(".name"):
                found.append((labels[0], labels[1], cell.text))
    return found


@every_form
@pytest.mark.parametrize("record", [PerformanceTarget(), FILLED], ids=["blank", "filled"])
def test_the_cells_cover_the_grid_once(official: Form, record: PerformanceTarget) -> None:
    rows = lay_out(record, official)
    covered = Counter(
        (row, column)
        for cells in rows
        for cell in cells
        for row in range(cell.row, cell.row + cell.rowspan)
        for column in range(cell.column, cell.column + cell.colspan)
    )
    assert covered == Counter((row, column) for row in range(len(rows)) for column in range(official.columns))


@every_form
def test_cells_stand_in_the_row_they_begin_in(official: Form) -> None:
    for at, row in enumerate(lay_out(FILLED, official)):
        assert {cell.row for cell in row} <= {at}
        assert [cell.column for cell in row] == sorted(cell.column for cell in row)


@every_form
def test_every_indicator_is_printed_once(official: Form) -> None:
    fields = Counter(cell.field for row in lay_out(FILLED, official) for cell in row if cell.field)
    assert all(fields[f"indicators.{index}.name"] == 1 for index in range(len(FILLED.indicators)))


@every_form
def test_only_a_blank_form_lacks_nothing(official: Form) -> None:
    assert unprinted(PerformanceTarget(), official) == []


def test_a_cell_knows_its_span_and_what_it_shows() -> None:
    rows = lay_out(FILLED, form("national-target-2021"))
    assert rows[0] == [
        PlacedCell(0, 0, "项目名称", is_label=True),
        PlacedCell(0, 1, "路灯改造", colspan=4, field="project_name"),
    ]
    assert rows[2][0] == PlacedCell(2, 0, "项目资金（万元）", rowspan=4, is_label=True)
    assert rows[2][2] == PlacedCell(2, 3, "8.00", colspan=2, field="funding.annual_total")


def test_a_value_behind_its_label_makes_the_cell_both() -> None:
    cells = [cell for row in lay_out(FILLED, form("hunan-target-2021")) for cell in row]
    (total,) = [cell for cell in cells if cell.field == "funding.annual_total"]
    assert total.is_label and total.text == "总额：8.00"


def test_total_and_annual_indicators_stand_side_by_side() -> None:
    record = PerformanceTarget(
        indicators=[
            indicator("数量指标", "改造路灯", horizon="total"),
            indicator("数量指标", "改造路灯", horizon="annual"),
            indicator("数量指标", "新立灯杆", horizon="annual"),
        ]
    )
    rows = lay_out(record, form("central-target-2015"))
    at = next(index for index, row in enumerate(rows) if any("改造路灯" in cell.text for cell in row))
    assert [cell.text for cell in rows[at]] == [
        "产出指标", "数量指标", "指标1：改造路灯", "", "数量指标", "指标1：改造路灯", "",
    ]  # fmt: skip
    assert [(cell.column, cell.text) for cell in rows[at + 1]] == [(3, ""), (4, ""), (6, "指标2：新立灯杆"), (7, "")]


def test_an_indicator_stands_in_the_block_it_was_printed_in() -> None:
    record = PerformanceTarget(
        indicators=[
            indicator("成本指标", "施工扰民天数", printed_level1="成本指标", printed_level2="社会成本指标"),
            indicator("成本指标", "单灯造价"),
        ]
    )
    assert names(record, "national-target-2021") == [
        ("成本指标", "经济成本指标", "单灯造价"),
        ("成本指标", "社会成本指标", "施工扰民天数"),
    ]


def test_level_one_decides_between_blocks_of_one_name() -> None:
    record = PerformanceTarget(
        indicators=[
            indicator("成本指标", "单灯造价"),
            indicator("成本指标", "施工扰民天数", level1="成本指标"),
        ]
    )
    assert names(record, "sichuan-self-evaluation-2023") == [
        ("产出指标", "成本指标", "单灯造价"),
        ("成本指标", "经济成本指标", "施工扰民天数"),
    ]


def test_a_block_the_form_does_not_have_is_added() -> None:
    record = PerformanceTarget(
        indicators=[indicator(None, "预算编制规范性", printed_level1="项目管理", printed_level2="过程管理")]
    )
    assert names(record, "national-target-2021") == [("项目管理", "过程管理", "预算编制规范性")]


def test_what_the_form_has_no_place_for_is_named() -> None:
    record = PerformanceTarget(
        project_name="路灯改造",
        start="2024-01-01",
        funding=Funding(annual_carryover="0"),
        indicators=[indicator("数量指标", "改造路灯", weight="20")],
        narrative={"项目概述": "换灯。"},
    )
    assert unprinted(record, form("beijing-target")) == [
        "start",
        "funding.annual_carryover",
        "indicators.0.weight",
        "narrative.项目概述",
    ]


def test_the_title_of_the_record_goes_before_that_of_the_form() -> None:
    official = form("minhang-target-2023")
    assert title_lines(PerformanceTarget(), official) == ["财政项目支出绩效目标表"]
    assert title_lines(PerformanceTarget(title="绩效目标申报表", year=2024), official) == [
        "绩效目标申报表",
        "（2024年度）",
    ]


def test_sections_the_form_does_not_know_come_last() -> None:
    record = PerformanceTarget(narrative={"其他说明": "无。", "立项依据": "会议纪要。"})
    sections = narrative_sections(record, form("songjiang-target-2022"))
    assert sections[1] == Section("二、立项依据", "会议纪要。")
    assert sections[-1] == Section("八、其他说明", "无。")
    assert narrative_sections(record, form("beijing-target")) == []
