"""The goals: beside, above or before their texts, one or two of them, and the period of the plan."""

from __future__ import annotations

import pytest

from jixiao.documents.text import read_text
from jixiao.recognition.goals import goal_text
from jixiao.recognition.reading import read_document
from jixiao.records.target import PerformanceTarget

HEAD = "|项目名称|村道养护|\n|项目资金（万元）|年度资金总额|12|\n"
INDICATORS = "|绩效指标|一级指标|二级指标|三级指标|年度指标值|\n| |产出指标|数量指标|养护里程|≥12公里|\n"
STREAM_HEAD = "项目名称\n村道养护\n主管部门\n云溪镇\n实施单位\n城建办\n年度资金总额\n12\n"
STREAM_INDICATORS = "一级指标\n二级指标\n三级指标\n年度指标值\n产出指标\n数量指标\n养护里程\n≥12公里\n"


def record(goals: str, head: str = HEAD, indicators: str = INDICATORS) -> PerformanceTarget:
    (read,) = read_document(read_text("table.txt", (head + goals + indicators).encode())).records
    return read


def both(read: PerformanceTarget) -> tuple[str | None, str | None]:
    return read.total_goal, read.annual_goal


def left_over(read: PerformanceTarget) -> list[str]:
    return [cell.text for cell in read.unplaced]


TOTAL, ANNUAL = "三年内村道全部达标。", "养护村道十二公里。"


def test_texts_below_their_labels() -> None:
    read = record(f"|项目绩效目标|项目总目标（2025年-2027年）| |年度总体目标|\n| |{TOTAL}| |{ANNUAL}|\n")
    assert both(read) == (TOTAL, ANNUAL)
    assert left_over(read) == []


@pytest.mark.parametrize(("total", "annual"), [(TOTAL, None), (None, ANNUAL)])
def test_a_text_below_one_of_two_labels_is_that_goal(total: str | None, annual: str | None) -> None:
    read = record(f"|项目绩效目标|项目总目标| |年度总体目标|\n| |{total or ''}| |{annual or ''}|\n")
    assert both(read) == (total, annual)


def test_the_same_text_twice_is_both_goals() -> None:
    assert both(record(f"|绩效目标|项目总目标|年度总体目标|\n| |{TOTAL}|{TOTAL}|\n")) == (TOTAL, TOTAL)


def test_a_text_beside_its_label() -> None:
    read = record(f"|年度总体目标|{ANNUAL}|\n")
    assert both(read) == (None, ANNUAL)


def test_texts_between_their_labels() -> None:
    assert both(record(f"项目总目标\n{TOTAL}\n年度总体目标\n{ANNUAL}\n")) == (TOTAL, ANNUAL)


def test_a_text_behind_its_label_in_one_cell() -> None:
    assert both(record(f"|项目总目标（2025年-2027年） {TOTAL}|年度总体目标：{ANNUAL}|\n")) == (TOTAL, ANNUAL)


@pytest.mark.parametrize(("label", "expected"), [("总体目标", (ANNUAL, None)), ("绩效目标", (None, ANNUAL))])
def test_a_heading_alone_names_the_goal(label: str, expected: tuple[str | None, str | None]) -> None:
    assert both(record(f"|{label}|{ANNUAL}|\n")) == expected


def test_cells_that_merging_has_repeated_count_once() -> None:
    read = record(
        "|项目绩效目标|项目总目标|项目总目标|年度总体目标|年度总体目标|\n"
        f"|项目绩效目标|{TOTAL}|{TOTAL}|{ANNUAL}|{ANNUAL}|\n"
    )
    assert both(read) == (TOTAL, ANNUAL)
    assert left_over(read) == []


def test_the_label_at_the_side_gives_its_name_to_no_goal() -> None:
    read = record(f"|年度总体目标|预期目标|实际完成情况|\n| |{ANNUAL}|已养护十一公里。|\n")
    assert (read.annual_goal, read.actual_goal, read.total_goal) == (ANNUAL, "已养护十一公里。", None)


def test_side_labels_printed_in_pieces_are_no_text() -> None:
    read = record(f"|项目|项目总目标|年度总体目标|\n|绩效|{TOTAL}|{ANNUAL}|\n|目标| | |\n")
    assert both(read) == (TOTAL, ANNUAL)


@pytest.mark.parametrize(
    ("printed", "period"),
    [
        ("（2025年-2027年）", "2025-2027"),
        ("(2025 年- 2025 年)", "2025-2025"),
        ("（2025年度）", "2025-2025"),
        ("（2025年3月-2026年11月）", "2025-03/2026-11"),
        ("（2025.01-2025.12）", "2025-01/2025-12"),
        ("", None),
    ],
)
def test_the_period_stands_behind_the_label_of_the_total_goal(printed: str, period: str | None) -> None:
    read = record(f"|绩效目标|项目总目标{printed}|年度总体目标|\n| |{TOTAL}|{ANNUAL}|\n")
    assert read.goal_period == period
    assert both(read) == (TOTAL, ANNUAL)


def test_a_text_broken_over_rows_is_joined() -> None:
    read = record("|绩效目标|项目总目标|年度总体目标|\n| |三年内村道|养护村道|\n| |全部达标。|十二公里。|\n")
    assert both(read) == (TOTAL, ANNUAL)


def test_a_text_put_together_is_less_sure_than_one_in_one_cell() -> None:
    joined = record("|年度总体目标|养护村道|\n| |十二公里。|\n").provenance["annual_goal"]
    whole = record(f"|年度总体目标|{ANNUAL}|\n").provenance["annual_goal"]
    assert joined.confidence < whole.confidence


@pytest.mark.parametrize(
    ("printed", "text"),
    [
        ("养护 村道\n十二公里。", "养护村道十二公里。"),
        ("1.养护村道；\n2.修补坑槽。", "1.养护村道；\n2.修补坑槽。"),
        ("目标1：养护村道，\n方便出行。\n目标2：修补坑槽。", "目标1：养护村道，方便出行。\n目标2：修补坑槽。"),
        ("一、养护。\n\n二、修补。", "一、养护。\n二、修补。"),
        ("安装 Smart Light 路灯", "安装Smart Light路灯"),
        ("  \n ", None),
    ],
)
def test_a_line_break_stays_before_a_numbered_item_only(printed: str, text: str | None) -> None:
    assert goal_text(printed) == text


def test_paragraphs_of_a_cell() -> None:
    read = record("|年度总体目标|<p>目标1：养护村道。</p><p>目标2：修补坑槽。</p>|\n")
    assert read.annual_goal == "目标1：养护村道。\n目标2：修补坑槽。"


def test_one_cell_on_a_line_gives_texts_to_labels_in_order() -> None:
    goals = f"项目总目标（2025年-2027年）\n年度总体目标\n{TOTAL}\n{ANNUAL}\n"
    assert both(record(goals, STREAM_HEAD, STREAM_INDICATORS)) == (TOTAL, ANNUAL)


def test_one_cell_on_a_line_parts_numbered_goals_where_the_numbers_start_again() -> None:
    goals = "项目总目标\n年度总体目标\n1.村道大修；\n2.建立台账。\n1.日常养护；\n2.修补坑槽；\n3.清扫边沟。\n"
    read = record(goals, STREAM_HEAD, STREAM_INDICATORS)
    assert both(read) == ("1.村道大修；\n2.建立台账。", "1.日常养护；\n2.修补坑槽；\n3.清扫边沟。")


def test_labels_in_traditional_characters() -> None:
    read = record("|績效目標|項目總目標（2025年-2027年）|年度總體目標|\n| |三年內達標。|養護十二公里。|\n")
    assert both(read) == ("三年內達標。", "養護十二公里。")
    assert read.goal_period == "2025-2027"


def test_the_goals_know_where_they_are_printed() -> None:
    source = record(f"|年度总体目标|{ANNUAL}|\n").provenance["annual_goal"]
    assert (source.line, source.column, source.text) == (3, 1, ANNUAL)


def test_a_heading_before_a_label_with_a_text_names_no_goal() -> None:
    assert both(record(f"|总体目标|年度目标|{ANNUAL}|\n")) == (None, ANNUAL)


def test_texts_with_a_blank_one_between_go_by_column() -> None:
    read = record(f"|绩效目标|项目总目标|年度总体目标|\n| | |{ANNUAL}|\n| |{TOTAL}| |\n")
    assert both(read) == (TOTAL, ANNUAL)


def test_two_labels_for_one_goal_leave_it_to_the_one_beside_the_text() -> None:
    assert both(record(f"|年度总体目标|年度目标|{ANNUAL}|\n")) == (None, ANNUAL)
