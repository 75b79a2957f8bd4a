from __future__ import annotations

from tests.documents.scan.unruled_print import EM, line

from jixiao.documents.scan.blocks import label_blocks
from jixiao.documents.scan.labelled_rows import labelled_rows
from jixiao.documents.scan.text_line import TextLine


def rows(*lines: TextLine) -> list[list[str]]:
    labels, others = label_blocks(lines, EM)
    found = labelled_rows(labels, others, EM, 1.6 * EM)
    return [[" ".join(block.text(EM) for block in piece.blocks) for piece in row.pieces] for row in found]


def test_a_label_begins_every_row() -> None:
    assert rows(
        line(0, 0, "项目名称"), line(120, 0, "路灯节能改造"), line(0, 30, "主管部门"), line(120, 30, "砚浦镇")
    ) == [
        ["项目名称", "路灯节能改造"],
        ["主管部门", "砚浦镇"],
    ]


def test_amounts_stand_behind_their_labels_beside_the_side_label() -> None:
    found = rows(
        line(0, 20, "项目资金"), line(120, 0, "项目资金总额"), line(300, 0, "7.40"),
        line(120, 40, "其他资金"), line(300, 40, "0"),
    )  # fmt: skip
    assert found == [["项目资金", "项目资金总额", "7.40"], ["其他资金", "0"]]


def test_amounts_side_by_side_stay_two() -> None:
    assert rows(line(0, 0, "其他资金"), line(120, 0, "3.50"), line(165, 0, "4.50")) == [["其他资金", "3.50", "4.50"]]


def test_boxes_stay_with_their_words() -> None:
    found = rows(line(0, 0, "项目类别"), line(120, 0, "经常性项目"), line(230, 0, "□"), line(265, 0, "一次性项目☑"))
    assert found == [["项目类别", "经常性项目 □ 一次性项目☑"]]


def test_goals_stand_below_their_labels() -> None:
    found = rows(
        line(120, 0, "项目总目标"), line(420, 0, "年度总目标"),
        line(80, 40, "更换全部路灯"), line(400, 40, "更换主街路灯六百四十盏"), line(400, 65, "并拆除旧灯"),
    )  # fmt: skip
    assert found == [["项目总目标", "年度总目标"], ["更换全部路灯", "更换主街路灯六百四十盏并拆除旧灯"]]


def test_a_text_of_several_lines_belongs_to_the_label_in_its_middle() -> None:
    found = rows(
        line(0, 25, "年度总体目标"), line(160, 0, "更换主街路灯六百四十盏，"), line(160, 25, "拆除旧灯，并在年底前"),
        line(160, 50, "完成验收。"),
    )  # fmt: skip
    assert found[0][0] == "年度总体目标"
    assert len(found) == 1 and found[0][1].replace("\n", "") == "更换主街路灯六百四十盏，拆除旧灯，并在年底前完成验收。"
