"""The baseline reads what is printed plainly, and does not repair what is not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from benchmarks import baseline_reader

TABLE = """\
财政项目支出绩效目标表

(2024 年度)

项目名称\t人大代表活动经费\t项目类别\t专项资金 <input type="checkbox"/> 经常性项目 <input checked="" type="checkbox"/>\t
主管部门\t吴泾镇人民政府\t实施单位\t吴泾镇人大办\t
计划开始日期\t2024.1.1\t计划完成日期\t2024.12.31\t
项目资金 (万元)\t项目资金总额\t7.40\t年度资金申请总额\t7.40
\t其中：财政资金\t7.40\t其中：当年财政拨款\t7.40
\t\t\t上年结转资金\t
\t其他资金\t0\t其他资金\t1
项目 绩效 目标\t项目总目标 (2024 年-2024 年)\t\t年度总体目标\t
\t开展各类代表活动\t\t完成闭会期间的活动\t
绩效 指标\t一级指标\t二级指标\t三级指标\t年度指标值
\t产出指标\t数量指标\t指标1：开展代表活动\t≥12(次)
\t\t\t指标2：\t
\t\t\t指标1：完成及时性\t及时
\t\t时效指标\t\t
满意度指标\t服务对象 满意度指标\t指标1：代表满意度\t≥90%\t
"""

ONE_CELL_PER_LINE = """\
\t财政项目支出绩效目标填报表

\t项目名称
\t代表工作
\t项目类别
\t经常性项目

\t项目资金
（元）
\t项目资金总额
\t1200000.00
\t年度资金申请总额
\t1200000

\t绩效指标
\t一级指标
\t二级指标
\t三级指标
\t年度指标值

\t
\t产出指标
\t数量指标
\t工作计划完成率
\t>90%


\t项目经费情况说明
"""


def read(tmp_path: Path, text: str) -> dict[str, Any]:
    path = tmp_path / "table.txt"
    path.write_text(text, encoding="utf-8")
    (record,) = baseline_reader.read(path)
    return record


def test_header_and_goals(tmp_path: Path) -> None:
    record = read(tmp_path, TABLE)
    expected = {
        "document": "table.txt",
        "title": "财政项目支出绩效目标表",
        "year": 2024,
        "project_name": "人大代表活动经费",
        "categories": ["经常性项目"],
        "supervising_department": "吴泾镇人民政府",
        "implementing_unit": "吴泾镇人大办",
        "start": "2024-01-01",
        "end": "2024-12-31",
        "amount_unit": "万元",
        "goal_period": "2024-2024",
        "total_goal": "开展各类代表活动",
        "annual_goal": "完成闭会期间的活动",
    }
    assert {field: record.get(field) for field in expected} == expected


def test_amounts_stand_behind_their_labels(tmp_path: Path) -> None:
    assert read(tmp_path, TABLE)["funding"] == {
        "total": "7.40",
        "fiscal": "7.40",
        "other": "0",
        "annual_total": "7.40",
        "annual_fiscal": "7.40",
        "annual_carryover": None,
        "annual_other": "1",
    }


def test_an_indicator_stands_in_the_block_last_named_even_where_a_label_slipped(tmp_path: Path) -> None:
    indicators = read(tmp_path, TABLE)["indicators"]
    assert [(line["level2"], line["name"], line["value"]) for line in indicators] == [
        ("数量指标", "开展代表活动", "≥12(次)"),
        ("数量指标", "完成及时性", "及时"),
        ("服务对象满意度指标", "代表满意度", "≥90%"),
    ]


def test_one_cell_per_line(tmp_path: Path) -> None:
    record = read(tmp_path, ONE_CELL_PER_LINE)
    assert record["project_name"] == "代表工作"
    assert record["amount_unit"] == "元"
    assert record["funding"] == {"total": "1200000.00", "annual_total": "1200000"}
    assert record["indicators"] == [
        {"level1": "产出指标", "level2": "数量指标", "name": "工作计划完成率", "value": ">90%"}
    ]
