from __future__ import annotations

import pytest

from jixiao.rendering.official.pdf.line_breaks import Line
from jixiao.rendering.official.pdf.pages import MARGIN, UPRIGHT, Flow, Rule, rules_around
from jixiao.rendering.official.pdf.table_layout import set_table
from jixiao.rendering.official.pdf.table_parts import PartCell
from jixiao.rendering.official.pdf.typefaces import typeface
from jixiao.rendering.placed_cell import PlacedCell

FACE = typeface()


def cell(left: float, top: float, right: float, bottom: float) -> PartCell:
    return PartCell(left, top, right, bottom, list[Line](), True, 3, False)


def test_paragraphs_are_set_where_they_are_to_stand() -> None:
    flow = Flow(UPRIGHT, FACE)
    flow.paragraph("目标", 10, placing="centre")
    flow.paragraph("目标", 10, placing="right")
    flow.paragraph("目标", 10, indent=2)
    assert [text.x for text in flow.pages[0].texts] == pytest.approx(
        [UPRIGHT[0] / 2 - 10, UPRIGHT[0] - MARGIN - 20, MARGIN + 20]
    )


def test_only_the_first_line_of_a_paragraph_is_farther_in() -> None:
    flow = Flow(UPRIGHT, FACE)
    flow.paragraph("更换主街老旧路灯，" * 10, 12, indent=2)
    assert [text.x - MARGIN for text in flow.pages[0].texts] == pytest.approx([24, 0, 0])


def test_paragraphs_go_on_on_the_next_page_within_the_margins() -> None:
    flow = Flow(UPRIGHT, FACE)
    for _ in range(60):
        flow.paragraph("更换主街老旧路灯，" * 10, 12, indent=2)
    assert len(flow.pages) > 3
    assert all(MARGIN < text.y < UPRIGHT[1] - MARGIN for page in flow.pages for text in page.texts)


def test_what_belongs_together_stays_on_one_page() -> None:
    flow = Flow(UPRIGHT, FACE)
    flow.space(flow.full_room - 50)
    flow.paragraph("一、项目概述", 12, with_next=40)
    assert [len(page.texts) for page in flow.pages] == [0, 1]


def test_a_table_is_closed_on_each_page() -> None:
    rows = [[PlacedCell(0, 0, "指标", 80, is_label=True), PlacedCell(0, 1, "换灯")]]
    rows += [[PlacedCell(row, 1, "换灯")] for row in range(1, 80)]
    flow = Flow(UPRIGHT, FACE)
    flow.table(set_table(rows, (0.3, 0.7), flow.width, 10, FACE))
    assert len(flow.pages) == 3
    for page in flow.pages:
        level = [rule for rule in page.rules if rule.y == rule.to_y]
        left = next(rule for rule in page.rules if rule.x == rule.to_x == MARGIN)
        assert (left.y, left.to_y) == (max(rule.y for rule in level), min(rule.y for rule in level))


def test_a_rule_between_cells_is_drawn_once() -> None:
    cells = [cell(0, 0, 10, 20), cell(10, 0, 30, 10), cell(10, 10, 30, 20)]
    assert rules_around(cells, 100, 500) == [
        Rule(100, 500, 130, 500),
        Rule(110, 490, 130, 490),
        Rule(100, 480, 130, 480),
        Rule(100, 500, 100, 480),
        Rule(110, 500, 110, 480),
        Rule(130, 500, 130, 480),
    ]
