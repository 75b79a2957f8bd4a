from __future__ import annotations

import pytest
from tests.documents.scan.unruled_print import EM, line

from jixiao.documents.scan.blocks import (
    Block,
    character_width,
    is_field,
    is_new_item,
    joined,
    kinds_of,
    label_blocks,
    line_pitch,
    stacked,
)
from jixiao.documents.scan.text_line import TextLine


def labels(*lines: TextLine) -> list[str]:
    return [block.text(EM) for block in label_blocks(lines, EM)[0]]


def test_characters_are_as_wide_as_most_lines_set_them() -> None:
    lines = [line(0, 0, "砚浦镇人民政府"), line(0, 40, "2024-01-01"), line(0, 80, "绩效目标表", em=2 * EM)]
    assert character_width(lines) == EM


def test_a_label_of_several_lines_is_one() -> None:
    assert labels(line(0, 0, "服务对象满意"), line(40, 25, "度指标")) == ["服务对象满意度指标"]


def test_a_label_set_upright_is_one() -> None:
    assert labels(*(line(0, 45 * at, char) for at, char in enumerate("绩效指标"))) == ["绩效指标"]


def test_a_hint_below_a_label_belongs_to_it() -> None:
    assert labels(line(0, 0, "项目资金"), line(-10, 25, "（万元）")) == ["项目资金（万元）"]


def test_labels_of_two_rows_stay_two() -> None:
    assert labels(line(0, 0, "数量指标"), line(0, 25, "质量指标")) == ["数量指标", "质量指标"]


@pytest.mark.parametrize("mark", ["/", "%", "—"])
def test_marks_below_and_above_are_no_part_of_a_label(mark: str) -> None:
    assert labels(line(30, -25, mark), line(0, 0, "权重"), line(10, 25, mark)) == ["权重"]


def test_lines_that_are_no_label_are_left() -> None:
    found, left = label_blocks([line(0, 0, "主管部门"), line(200, 0, "砚浦镇人民政府")], EM)
    assert [block.text(EM) for block in found] == ["主管部门"]
    assert [one.text for one in left] == ["砚浦镇人民政府"]


def test_a_full_line_runs_on_and_a_short_one_ends() -> None:
    full = Block([line(0, 0, "在人代会闭会期间开展各类"), line(0, 25, "代表活动")])
    short = Block([line(0, 0, "完成。"), line(0, 25, "并做好相关服务保障工作")])
    assert full.text(EM) == "在人代会闭会期间开展各类代表活动"
    assert short.text(EM) == "完成。\n并做好相关服务保障工作"


def test_an_item_of_a_list_begins_a_line() -> None:
    block = Block([line(0, 0, "1、更换路灯"), line(0, 25, "2、更换灯杆")])
    assert block.text(EM) == "1、更换路灯\n2、更换灯杆"


@pytest.mark.parametrize(
    ("text", "new"), [("指标2：", True), ("（一）甲", True), ("2.5公里", False), ("二级指标", False)]
)
def test_items_begin_with_their_number(text: str, new: bool) -> None:
    assert is_new_item(line(0, 0, text)) is new


def test_words_of_forms_have_a_kind() -> None:
    assert "header" in kinds_of("项目名称")
    assert not kinds_of("路灯节能改造")


def test_a_field_is_a_label_with_its_value_behind_a_colon() -> None:
    assert is_field("主管部门：砚浦镇人民政府")
    assert not is_field("通知如下：请各单位")


def test_lines_of_a_cell_are_as_far_apart_as_a_full_line_and_the_next() -> None:
    text = [line(0, 30 * at, "在人代会闭会期间开展各类代表活动") for at in range(4)]
    rows = [line(600, 60 * at, "640盏") for at in range(4)]
    assert 30 <= line_pitch([*text, *rows], EM) < 40


def test_lines_are_stacked_up_to_the_pitch() -> None:
    blocks = stacked([line(0, 0, "甲"), line(0, 25, "乙"), line(0, 70, "丙"), line(100, 25, "丁")], 28)
    assert [[one.text for one in block.lines] for block in blocks] == [["甲", "乙"], ["丁"], ["丙"]]


def test_lines_beside_two_labels_are_two_blocks() -> None:
    rows = [Block([line(0, 0, "主管部门")]), Block([line(0, 25, "实施单位")])]
    blocks = stacked([line(200, 0, "砚浦镇人民政府"), line(200, 25, "砚浦镇城建办")], 28, rows)
    assert len(blocks) == 2


def test_joined_lines_cover_both() -> None:
    one = joined(line(0, 0, "一次性项目"), line(110, 4, "☑"))
    assert (one.text, one.left, one.right, one.top, one.bottom) == ("一次性项目 ☑", 0, 120, -10, 14)
