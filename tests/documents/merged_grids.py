"""Tables with merged cells for the readers of all formats: random ones, and one filled-in form of a fictional town."""

from __future__ import annotations

from typing import NamedTuple

from hypothesis import strategies as st

from jixiao.documents.grid import Grid
from jixiao.records.target import Funding, Indicator, PerformanceTarget


class Merged(NamedTuple):
    """A cell of a table with its place and spans."""

    row: int
    column: int
    rowspan: int
    colspan: int
    text: str


def cells_of(grid: Grid) -> list[Merged]:
    """The cells of a grid as it was read."""
    return [Merged(cell.row, cell.column, cell.rowspan, cell.colspan, cell.text) for row in grid.rows for cell in row]


@st.composite
def merged_grids(draw: st.DrawFn) -> list[Merged]:
    """The cells of a table without gaps, top to bottom, left to right, with different texts.

    Every row has a cell that begins in it: what word processors keep of a table.
    """
    height, width = draw(st.integers(1, 7)), draw(st.integers(1, 6))
    taken: set[tuple[int, int]] = set()
    cells: list[Merged] = []
    for row in range(height):
        for column in range(width):
            if (row, column) in taken:
                continue
            most = next((at for at in range(column, width) if (row, at) in taken), width) - column
            colspan = draw(st.integers(1, most))
            # The last column never hangs down, so that no row is without a cell of its own.
            rowspan = 1 if column + colspan == width else draw(st.integers(1, height - row))
            taken |= {(down, right) for down in range(row, row + rowspan) for right in range(column, column + colspan)}
            blank = draw(st.integers(0, 9)) == 0 and bool(cells)
            cells.append(Merged(row, column, rowspan, colspan, "" if blank else f"第{row}行{column}列"))
    return cells


def by_rows(cells: list[Merged]) -> list[list[Merged]]:
    """The cells that begin in each row."""
    rows: list[list[Merged]] = [[] for _ in range(1 + max(cell.row for cell in cells))]
    for cell in cells:
        rows[cell.row].append(cell)
    return rows


def laid_out(rows: list[list[tuple[str, int, int]]], width: int) -> list[Merged]:
    """The cells of rows of (text, rowspan, colspan), each put into the first free column."""
    hanging = [0] * width
    cells: list[Merged] = []
    for number, row in enumerate(rows):
        free = [column for column in range(width) if hanging[column] <= number]
        for text, rowspan, colspan in row:
            cells.append(Merged(number, free[0], rowspan, colspan, text))
            for column in free[:colspan]:
                hanging[column] = number + rowspan
            free = free[colspan:]
        assert not free, f"row {number} lacks {len(free)} columns"
    return cells


TITLE = "财政项目支出绩效目标表"
YEAR = "（2024年度）"
FORM_WIDTH = 5
CATEGORIES = "专项资金 □ 经常性项目 ☑ 一次性项目 □"
FORM: list[list[tuple[str, int, int]]] = [
    [("项目名称", 1, 1), ("云溪镇河道保洁", 1, 1), ("项目类别", 1, 1), (CATEGORIES, 1, 2)],
    [("主管部门", 1, 1), ("云溪镇人民政府", 1, 1), ("实施单位", 1, 1), ("云溪镇水务站", 1, 2)],
    [("计划开始日期", 1, 1), ("2024-01-01", 1, 1), ("计划完成日期", 1, 1), ("2024-12-31", 1, 2)],
    [("项目资金\n（万元）", 4, 1), ("项目资金总额", 1, 1), ("86.40", 1, 1),
     ("年度资金申请总额", 1, 1), ("86.40", 1, 1)],
    [("其中：财政资金", 1, 1), ("86.40", 1, 1), ("其中：当年财政拨款", 1, 1), ("80.00", 1, 1)],
    [("", 1, 1), ("", 1, 1), ("上年结转资金", 1, 1), ("6.40", 1, 1)],
    [("其他资金", 1, 1), ("0", 1, 1), ("其他资金", 1, 1), ("0", 1, 1)],
    [("项目绩效目标", 2, 1), ("项目总目标\n（2024年-2024年）", 1, 2), ("年度总体目标", 1, 2)],
    [("保持全镇河道水面清洁，改善水环境。", 1, 2), ("1.保洁河道42条。\n2.打捞水生植物。", 1, 2)],
    [("绩效指标", 10, 1), ("一级指标", 1, 1), ("二级指标", 1, 1), ("三级指标", 1, 1), ("年度指标值", 1, 1)],
    [("产出指标", 5, 1), ("数量指标", 2, 1), ("指标1：保洁河道数量", 1, 1), ("=42条", 1, 1)],
    [("指标2：巡查次数", 1, 1), ("≥24次", 1, 1)],
    [("质量指标", 1, 1), ("指标1：水面清洁合格率", 1, 1), ("≥95%", 1, 1)],
    [("时效指标", 1, 1), ("指标1：打捞及时率", 1, 1), ("100%", 1, 1)],
    [("成本指标", 1, 1), ("指标1：保洁成本", 1, 1), ("≤86.40万元", 1, 1)],
    [("效益指标", 3, 1), ("社会效益指标", 1, 1), ("指标1：河道环境投诉下降率", 1, 1), ("≥10%", 1, 1)],
    [("生态效益指标", 1, 1), ("指标1：水质达标率", 1, 1), ("≥90%", 1, 1)],
    [("可持续影响指标", 1, 1), ("指标1：长效管护机制", 1, 1), ("健全", 1, 1)],
    [("满意度指标", 1, 1), ("服务对象满意度指标", 1, 1), ("指标1：沿河居民满意度", 1, 1), ("≥90%", 1, 1)],
]  # fmt: skip
"""A form as towns of Minhang publish it, filled in for a fictional one: rows of (text, rowspan, colspan)."""


def _indicator(level1: str, level2: str, name: str, value: str) -> Indicator:
    return Indicator(level1=level1, level2=level2, name=name, value=value)


RECORD = PerformanceTarget(
    title=TITLE,
    year=2024,
    project_name="云溪镇河道保洁",
    categories=["经常性项目"],
    supervising_department="云溪镇人民政府",
    implementing_unit="云溪镇水务站",
    start="2024-01-01",
    end="2024-12-31",
    amount_unit="万元",
    funding=Funding(
        total="86.40",
        fiscal="86.40",
        other="0",
        annual_total="86.40",
        annual_fiscal="80.00",
        annual_carryover="6.40",
        annual_other="0",
    ),
    goal_period="2024-2024",
    total_goal="保持全镇河道水面清洁，改善水环境。",
    annual_goal="1.保洁河道42条。\n2.打捞水生植物。",
    indicators=[
        _indicator("产出指标", "数量指标", "保洁河道数量", "=42条"),
        _indicator("产出指标", "数量指标", "巡查次数", "≥24次"),
        _indicator("产出指标", "质量指标", "水面清洁合格率", "≥95%"),
        _indicator("产出指标", "时效指标", "打捞及时率", "100%"),
        _indicator("产出指标", "成本指标", "保洁成本", "≤86.40万元"),
        _indicator("效益指标", "社会效益指标", "河道环境投诉下降率", "≥10%"),
        _indicator("效益指标", "生态效益指标", "水质达标率", "≥90%"),
        _indicator("效益指标", "可持续影响指标", "长效管护机制", "健全"),
        _indicator("满意度指标", "服务对象满意度指标", "沿河居民满意度", "≥90%"),
    ],
)
"""What the form says."""
