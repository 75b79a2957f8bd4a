"""Each kind of damage, on the rows it strikes."""

from __future__ import annotations

import pytest
from samples.damage import (
    damaged,
    late_label,
    lone_dots,
    restarted_number,
    scanned_boxes,
    spaced_labels,
    spare_box,
    split_other_funds,
)

ROWS = """\t产出指标\t数量指标\t指标1：巡查次数\t150次
\t\t\t指标2：巡查里程\t36公里
\t\t质量指标\t指标1：
\t\t\t指标2：
\t\t\t……
\t\t时效指标\t指标1：清理及时率\t98%"""


def test_a_spare_box_stands_before_the_ticked_one() -> None:
    assert spare_box("专项资金 □ 经常性项目 ☑ 一次性项目 □") == "专项资金 □ 经常性项目 □ ☑ 一次性项目 □"


def test_scanned_boxes_are_tags() -> None:
    assert scanned_boxes("甲 □ 乙 ☑") == '甲 <input type="checkbox"/> 乙 <input checked="" type="checkbox"/>'


def test_labels_break_where_their_cells_are_narrow() -> None:
    assert spaced_labels("项目绩效目标\t项目总目标") == "项目 绩效 目标\t项目总目标"
    assert spaced_labels("项目资金（万元）\t项目资金总额") == "项目资金 (万元)\t项目资金总额"


def test_the_row_of_other_funds_comes_in_two() -> None:
    assert split_other_funds("\t其他资金\t3\t其他资金\t2") == "\t\t\t其他资金\t2\n金\t3\t其他资金\t2\t"


def test_a_late_label_stands_in_the_second_row() -> None:
    lines = late_label(ROWS, "数量指标").split("\n")
    assert lines[:2] == ["\t产出指标\t\t指标1：巡查次数\t150次", "\t\t数量指标\t指标2：巡查里程\t36公里"]


def test_a_block_of_one_row_has_no_second_row() -> None:
    text = ROWS + "\n\t\t成本指标\t指标1：每公里成本\t7万元"
    with pytest.raises(ValueError, match="时效指标 has one row only"):
        late_label(text, "时效指标")


def test_the_numbers_start_again() -> None:
    assert restarted_number(ROWS, "数量指标").split("\n")[1] == "\t\t\t指标1：巡查里程\t36公里"


def test_the_dots_stand_alone() -> None:
    assert lone_dots(ROWS, "质量指标").split("\n")[4] == ".....\t\t\t"


def test_damages_come_in_order() -> None:
    text = damaged("甲 ☑\n" + ROWS, ["spare_box", {"restarted_number": "数量指标"}])
    assert text.startswith("甲 □ ☑\n")
    assert "指标1：巡查里程" in text
