from __future__ import annotations

from tests.documents.scan.unruled_print import EM, line

from jixiao.documents.scan.blocks import label_blocks
from jixiao.documents.scan.indicator_rows import heading_rows, indicator_rows
from jixiao.documents.scan.text_line import TextLine

HEADINGS = [line(0, 0, "一级指标"), line(120, 0, "二级指标"), line(330, 0, "三级指标"), line(620, 0, "指标值")]


def rows(*lines: TextLine) -> list[list[tuple[str, int]]]:
    labels, others = label_blocks([*HEADINGS, *lines], EM)
    [heading] = heading_rows(labels, EM)
    inside = [label for label in labels if label not in heading.blocks]
    found = indicator_rows(heading, inside, others, EM, 1.6 * EM)
    return [[(piece.blocks[0].text(EM), piece.rowspan) for piece in row.pieces] for row in found[1:]]


def test_headings_are_three_columns_and_more_side_by_side() -> None:
    labels, _ = label_blocks(HEADINGS, EM)
    assert [heading.roles for heading in heading_rows(labels, EM)] == [["level1", "level2", "name", "value"]]
    assert heading_rows(labels[:2], EM) == []


def test_a_name_begins_a_row_and_its_value_follows() -> None:
    found = rows(line(0, 40, "产出指标"), line(120, 40, "数量指标"), line(260, 40, "更换路灯"), line(560, 40, "640盏"))
    assert found == [[("产出指标", 1), ("数量指标", 1), ("更换路灯", 1), ("640盏", 1)]]


def test_short_values_far_from_their_heading_are_values() -> None:
    found = rows(
        line(0, 40, "产出指标"), line(120, 40, "数量指标"), line(260, 40, "更换路灯的盏数"), line(420, 40, "多"),
        line(120, 80, "时效指标"), line(260, 80, "完成及时率"), line(420, 80, "高"),
    )  # fmt: skip
    assert [row[-2:] for row in found] == [[("更换路灯的盏数", 1), ("多", 1)], [("完成及时率", 1), ("高", 1)]]


def test_a_value_without_a_name_is_a_row() -> None:
    found = rows(line(120, 40, "数量指标"), line(260, 40, "更换路灯"), line(120, 90, "质量指标"), line(560, 90, "合格"))
    assert found == [[("数量指标", 1), ("更换路灯", 1)], [("质量指标", 1), ("合格", 1)]]


def test_a_remark_over_all_columns_is_a_row_of_its_own() -> None:
    remark = "注：指标值以年度批复的预算为准，年中调整的，按调整后的预算重新填报绩效目标"
    found = rows(line(120, 40, "数量指标"), line(260, 40, "更换路灯"), line(0, 90, remark))
    assert found[-1] == [(remark, 1)]


def test_the_side_label_spans_all_rows() -> None:
    lines = [line(-120, 60, "绩效指标"), line(120, 40, "数量指标"), line(260, 40, "甲"), line(260, 80, "乙")]
    labels, others = label_blocks([*HEADINGS, *lines], EM)
    [heading] = heading_rows(labels, EM)
    found = indicator_rows(heading, [one for one in labels if one not in heading.blocks], others, EM, 1.6 * EM)
    assert found[0].pieces[0].rowspan == 3
