"""Where every value comes from."""

import io
from collections.abc import Callable

from rich.console import Console
from rich.table import Table

from jixiao.records.provenance import Source, UnplacedCell
from jixiao.records.target import Indicator, PerformanceTarget
from jixiao.rendering.explanation import explanation, unplaced_cells

Made = Callable[..., PerformanceTarget]


def rows(table: Table) -> list[list[str]]:
    console = Console(file=io.StringIO(), width=200)
    console.print(table)
    printed: str = console.file.getvalue()  # type: ignore[attr-defined]
    return [line.split() for line in printed.splitlines()]


def test_value_printed_text_place_and_confidence(record: Made) -> None:
    shown = rows(explanation(record()))
    assert shown[0] == ["字段", "取值", "原文", "行", "列", "文本行", "置信度"]
    assert ["年度", "2025", "（2025年度）", "1", "2", "3", "99%"] in shown
    assert ["项目名称", "代表履职经费", "同左", "2", "2", "4", "99%"] in shown


def test_a_confidence_below_the_threshold_is_never_rounded_up_to_it(record: Made) -> None:
    assert ["指标2", "二级指标", "时效指标", "按时完成", "13", "2", "15", "89%"] in rows(explanation(record()))


def test_fields_without_a_place_are_listed(record: Made) -> None:
    assert ["实施单位", "云溪镇人大办", "—", "—", "—", "—", "—"] in rows(explanation(record()))


def test_fields_that_follow_from_others_are_left_out(record: Made) -> None:
    indicator = Indicator(
        level1="产出指标", level2="数量指标", value="≥1盏", parts=["≥", "1", "盏"], direction="≥", unit="盏"
    )
    shown = [row[1] for row in rows(explanation(record(indicators=[indicator], provenance={}))) if row[0] == "指标1"]
    assert shown == ["二级指标", "指标值"]


def test_level1_without_level2_is_listed(record: Made) -> None:
    shown = rows(explanation(record(indicators=[Indicator(level1="成本指标", name="造价")], provenance={})))
    assert ["指标1", "一级指标", "成本指标", "—", "—", "—", "—"] in [
        [*row[:3], *["—"] * 4] for row in shown if len(row) > 2
    ]


def test_pages_are_told_where_there_are_several(record: Made) -> None:
    made = record(
        provenance={
            "year": Source(page=1, row=0, column=0, text="2025", confidence=1),
            "project_name": Source(page=2, row=4, column=1, text="路灯", confidence=1),
        }
    )
    assert rows(explanation(made, "en"))[0] == ["field", "value", "printed", "page", "row", "col.", "line", "sure"]


def test_unplaced_cells(record: Made) -> None:
    assert rows(unplaced_cells(record()))[2] == ["见附件", "15", "6", "17"]


def test_nothing_steers_the_terminal(record: Made) -> None:
    made = record(project_name="\x1b[2J", unplaced=[UnplacedCell(text="\x1b[31m[b]")])
    assert not any("\x1b" in word for row in rows(explanation(made)) + rows(unplaced_cells(made)) for word in row)
