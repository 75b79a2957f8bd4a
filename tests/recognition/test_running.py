"""Lines whose cells run together: by single blanks, or without anything between them."""

from __future__ import annotations

import pytest

from jixiao.documents.text import read_text
from jixiao.recognition.items import rows_of
from jixiao.recognition.running import Running, RunningRows, running_mode, split_running

BLANKS = [
    "项目名称 村道养护 主管部门 云溪镇",
    "一级指标 二级指标 三级指标 指标值",
    "产出指标 数量指标 养护里程 ≥12公里",
]
GLUED = ["项目名称村道养护主管部门云溪镇", "实施单位城建办项目期限1年", "一级指标二级指标三级指标指标值"]


def test_blanks_divide_cells_where_several_lines_show_it() -> None:
    assert running_mode(BLANKS) is Running.BLANKS


def test_cells_are_glued_where_several_lines_show_it() -> None:
    assert running_mode(GLUED) is Running.GLUED


def test_one_line_full_of_labels_is_enough() -> None:
    assert running_mode(["".join(GLUED) + "产出指标数量指标养护里程≥12公里质量指标验收合格率≥95%"]) is Running.GLUED


@pytest.mark.parametrize(
    "lines",
    [
        BLANKS[:1],
        ["项目名称", "村道养护", "主管部门", "云溪镇"],
        ["各单位应写明项目名称，由主管部门汇总。", "实施单位对项目名称负责。", "按主管部门要求报送。", "见附件。"],
        [],
    ],
    ids=["one line", "a cell on a line", "sentences", "nothing"],
)
def test_other_lines_are_cells_themselves(lines: list[str]) -> None:
    assert running_mode(lines) is None


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("项目名称 村道养护 主管部门 云溪镇", ["项目名称", "村道养护", "主管部门", "云溪镇"]),
        ("实施 单位 城建办", ["实施单位", "城建办"]),
        ("项目总目标（2025年 - 2027年） 年度总体目标", ["项目总目标（2025年 - 2027年）", "年度总体目标"]),
        ("养护里程 （公里） 12", ["养护里程（公里）", "12"]),
        ("验收合格 率 ≥95%", ["验收合格率", "≥95%"]),
        ("财政项目支出 绩效目标表", ["财政项目支出 绩效目标表"]),
    ],
)
def test_cells_divided_by_single_blanks(text: str, cells: list[str]) -> None:
    assert list(split_running(text, Running.BLANKS)) == cells


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("项目名称村道养护主管部门云溪镇", ["项目名称", "村道养护", "主管部门", "云溪镇"]),
        (
            "项目总目标（2025年-2027年）村道达标。年度总体目标：养护12公里。",
            ["项目总目标（2025年-2027年）", "村道达标。", "年度总体目标：", "养护12公里。"],
        ),
        ("財政項目支出績效目標表", ["財政項目支出績效目標表"]),
    ],
)
def test_glued_cells_are_cut_at_labels(text: str, cells: list[str]) -> None:
    assert list(split_running(text, Running.GLUED)) == cells


def test_where_cells_do_not_run_together_nothing_is_cut() -> None:
    assert split_running(BLANKS[0], None) == (BLANKS[0],)


def test_a_glued_line_of_many_rows_is_cut_into_them() -> None:
    text = (
        "项目名称村道养护主管部门云溪镇项目资金总额12.50年度资金申请总额8.00一级指标二级指标三级指标指标值"
        "产出指标数量指标养护里程≥12公里修补坑槽30处质量指标验收合格率≥95%"
    )
    assert RunningRows(Running.GLUED).cut(text) == [
        ["项目名称", "村道养护"],
        ["主管部门", "云溪镇"],
        ["项目资金总额", "12.50"],
        ["年度资金申请总额", "8.00"],
        ["一级指标", "二级指标", "三级指标", "指标值"],
        ["产出指标", "数量指标", "养护里程", "≥12公里", "修补坑槽", "30处"],
        ["质量指标", "验收合格率", "≥95%"],
    ]


def test_amounts_are_parted_above_the_indicators_only() -> None:
    rows = RunningRows(Running.GLUED).cut(
        "年度资金总额7.407.40一级指标二级指标三级指标指标值产出指标数量指标养护里程7.40公里"
    )
    assert ["年度资金总额", "7.40", "7.40"] in rows
    assert ["产出指标", "数量指标", "养护里程", "7.40公里"] in rows


def test_words_of_money_labels_inside_indicators_stay_in_the_names() -> None:
    rows = RunningRows(Running.GLUED).cut("一级指标二级指标三级指标指标值产出指标成本指标财政资金到位率≥95%")
    assert rows[-1] == ["产出指标", "成本指标", "财政资金到位率", "≥95%"]


def test_two_tables_in_one_line_begin_rows_of_their_own() -> None:
    table = "财政项目支出绩效目标表项目名称村道养护一级指标二级指标三级指标指标值产出指标质量指标验收合格率≥95%"
    rows = RunningRows(Running.GLUED).cut(table * 2)
    assert [at for at, row in enumerate(rows) if row[0] == "财政项目支出绩效目标表"] == [0, len(rows) // 2]


def test_traditional_characters_of_another_length_are_not_cut_wrongly() -> None:
    rows = rows_of(read_text("table.txt", "項目名稱村道養護主管部門雲溪鎮".encode()))
    assert "".join(item.text for row in rows for item in row.items) == "項目名稱村道養護主管部門雲溪鎮"


def test_one_label_inside_a_cell_divided_by_blanks_is_part_of_a_name() -> None:
    assert list(split_running("印发主管部门通知 12份", Running.BLANKS)) == ["印发主管部门通知", "12份"]
    assert list(split_running("主管部门检查次数 2次", Running.BLANKS)) == ["主管部门检查次数", "2次"]


def test_a_label_and_its_value_that_touch_between_blanks_are_parted_at_the_colon() -> None:
    assert list(split_running("主管部门：云溪镇 实施单位：城建办", Running.BLANKS)) == [
        "主管部门：",
        "云溪镇",
        "实施单位：",
        "城建办",
    ]
