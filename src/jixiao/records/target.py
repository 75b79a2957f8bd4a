"""The record of one printed performance-target table (财政项目支出绩效目标表 and its relatives).

Names and meaning of the fields follow the field definitions of the project (DESIGN "Record"); amounts and dates are
kept as printed and normalised only where the definition says so.
"""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from jixiao.records.provenance import Source, UnplacedCell

LEVEL1_OF = {
    "数量指标": "产出指标",
    "质量指标": "产出指标",
    "时效指标": "产出指标",
    "成本指标": "产出指标",
    "经济效益指标": "效益指标",
    "社会效益指标": "效益指标",
    "生态效益指标": "效益指标",
    "可持续影响指标": "效益指标",
    "服务对象满意度指标": "满意度指标",
}
"""The nine level-2 blocks of the 2015 framework (财预〔2015〕88号), each with its level-1 block."""


class _Record(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Funding(_Record):
    """Amounts as printed (decimal strings, thousands commas kept), ``None`` where blank or ``/``.

    The unit is the record's ``amount_unit``. ``total``, ``fiscal``, ``other`` belong to the whole project,
    ``annual_*`` to the budget year (in a self-evaluation: 全年预算数), ``initial_*`` to the budget at the start of
    the year (年初预算数), ``executed_*`` to expenditure (全年执行数). ``exec_rate``, ``exec_weight`` and
    ``exec_score`` are 执行率, 分值 and 得分 of the total row.
    """

    total: str | None = None
    fiscal: str | None = None
    other: str | None = None
    annual_total: str | None = None
    annual_fiscal: str | None = None
    annual_carryover: str | None = None
    annual_other: str | None = None
    initial_total: str | None = None
    initial_fiscal: str | None = None
    initial_carryover: str | None = None
    initial_other: str | None = None
    executed_total: str | None = None
    executed_fiscal: str | None = None
    executed_carryover: str | None = None
    executed_other: str | None = None
    exec_rate: str | None = None
    exec_weight: str | None = None
    exec_score: str | None = None


class Indicator(_Record):
    """One printed indicator line.

    ``level2`` is one of the nine canonical blocks or ``None``; ``printed_level1`` and ``printed_level2`` are kept
    where the print says something else. ``value`` is the printed target value; where sign, number and unit are
    printed in columns of their own it is their concatenation and ``parts`` holds the cells. ``horizon`` tells total
    and annual tables apart where a form has both.
    """

    level1: str | None = None
    level2: str | None = None
    name: str | None = None
    value: str | None = None
    horizon: Literal["total", "annual"] | None = None
    printed_level1: str | None = None
    printed_level2: str | None = None
    parts: list[str] | None = None
    direction: str | None = None
    unit: str | None = None
    weight: str | None = None
    basis: str | None = None
    actual: str | None = None
    expected: str | None = None
    likelihood: str | None = None
    score: str | None = None
    deviation: str | None = None
    note: str | None = None


class PerformanceTarget(_Record):
    """One printed table as a record.

    ``number`` counts the tables of a document from 1. ``start`` and ``end`` are ISO dates as precise as printed
    (``2024-01``), ``goal_period`` is ``YYYY-YYYY`` or ``YYYY-MM/YYYY-MM``. ``provenance`` maps field paths
    (``project_name``, ``funding.total``, ``indicators.3.value``) to their source; ``confidence`` is the lowest
    confidence of its fields, 0–1; ``unplaced`` lists the non-blank cells of the table that no field took.
    """

    document: str = ""
    number: int = Field(default=1, ge=1)
    form: str | None = None
    title: str | None = None
    year: int | None = None
    project_name: str | None = None
    categories: list[str] = []
    supervising_department: str | None = None
    implementing_unit: str | None = None
    start: str | None = None
    end: str | None = None
    amount_unit: str | None = None
    funding: Funding = Funding()
    goal_period: str | None = None
    total_goal: str | None = None
    annual_goal: str | None = None
    actual_goal: str | None = None
    executed_period: str | None = None
    indicators: list[Indicator] = []
    narrative: dict[str, str] = {}
    other_fields: dict[str, str] = {}
    provenance: dict[str, Source] = {}
    confidence: float = Field(default=1.0, ge=0, le=1)
    unplaced: list[UnplacedCell] = []

    def content(self) -> dict[str, Any]:
        """The record without where it came from and how sure the reader is: what two readings must share."""
        return self.model_dump(exclude={"document", "number", "form", "provenance", "confidence", "unplaced"})
