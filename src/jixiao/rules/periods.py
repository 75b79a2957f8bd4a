"""Dates and periods: do they agree with each other, and does what is planned lie within them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from jixiao.records.finding import SEVERITIES
from jixiao.rules.parameters import Parameters, data_file
from jixiao.rules.rule import CannotTell, Fail, Outcome, rule
from jixiao.rules.table import Table

_YEAR = re.compile(r"(20\d\d)年?")


@rule(
    "dates-order", "计划完成日期不早于计划开始日期",
    dimension="完整性", severity="error", defect="T1", basis=("completeness",),
)  # fmt: skip
def dates_order(table: Table, given: Parameters) -> Iterator[Outcome]:
    """The end is not before the start, as precisely as both are printed."""
    start, end = table.record.start, table.record.end
    if not (start and end):
        if {"start", "end"} <= table.form_fields:
            yield CannotTell("计划开始日期或计划完成日期没有填写")
        return
    length = min(len(start), len(end))
    if end[:length] < start[:length]:
        yield Fail(
            "end",
            f"计划完成日期{end}早于计划开始日期{start}。",
            "请核对两个日期。",
            ("end", "start"),
        )


@rule(
    "dates-year", "年度在项目起止日期之内",
    dimension="完整性", severity="error", defect="T1", basis=("completeness",),
)  # fmt: skip
def dates_year(table: Table, given: Parameters) -> Iterator[Outcome]:
    """The budget year of the table lies between start and end."""
    year = table.record.year
    if year is None or table.years is None:
        if {"start", "end"} <= table.form_fields:
            yield CannotTell("年度或起止日期没有填写")
        return
    first, last = table.years
    if first <= last and not first <= year <= last:
        field = "start" if year < first else "end"
        yield Fail(
            field,
            f"表为{year}年度，而项目起止日期是{table.record.start}至{table.record.end}，不包括{year}年。",
            "请核对年度和起止日期。",
            ("year", "start", "end"),
        )


@rule(
    "dates-goal-period", "目标期间与项目起止日期一致",
    dimension="完整性", severity="error", defect="T1", basis=("completeness",),
)  # fmt: skip
def goal_period(table: Table, given: Parameters) -> Iterator[Outcome]:
    """The years in brackets behind the total goal are those of the project."""
    period = table.record.goal_period
    if period is None or table.years is None:
        if "goal_period" in table.form_fields:
            yield CannotTell("目标期间或起止日期没有填写")
        return
    said = [int(year) for year in re.findall(r"(20\d\d|19\d\d)(?:-\d\d(?=/|$))?", period)]
    if said and (said[0], said[-1]) != table.years and table.years[0] <= table.years[1]:
        yield Fail(
            "goal_period",
            f"目标期间写{said[0]}年至{said[-1]}年，而项目起止日期是{table.record.start}至{table.record.end}。",
            f"请核对；如起止日期无误，目标期间应为{table.years[0]}年-{table.years[1]}年。",
            ("goal_period", "start", "end"),
        )


@rule(
    "dates-missing", "计划开始、完成日期都已填写",
    dimension="完整性", severity="warn", defect="C1", basis=("completeness",),
)  # fmt: skip
def dates_missing(table: Table, given: Parameters) -> Iterator[Outcome]:
    """A form that asks for dates gets them."""
    for field, label in (("start", "计划开始日期"), ("end", "计划完成日期")):
        if field in table.form_fields and not table.text(field):
            yield Fail(field, f"没有填写{label}。", f"请补填{label}。", doubtful=bool(table.record.unplaced))


@rule(
    "deadline-outside-plan", "指标的时间在计划期内",
    dimension="可行性", severity="error", defect="T2", basis=("feasibility",),
)  # fmt: skip
def deadline_outside_plan(table: Table, given: Parameters) -> Iterator[Outcome]:
    """A year that a target value names lies within the plan; a target of the year, within the year."""
    year, years = table.record.year, table.years
    for line in table.measured:
        if line.indicator.horizon == "total" or "上年" in line.name or "上一年" in line.name:
            continue
        last = year if line.indicator.horizon == "annual" or years is None else max(years)
        first = None if years is None else min(years)
        named = [int(found) for found in _YEAR.findall(line.target.deadline or "") if found]
        if not named or last is None:
            continue
        outside = next((one for one in named if one > last or (first is not None and one < first)), None)
        if outside is not None:
            yield Fail(
                line.path(),
                f"“{line.name}”的时间是{line.value}，不在{_plan(first, last)}之内。",
                "请改为计划期内的时间，或调整计划完成日期。",
                (line.path("name"), line.path(), "end" if years else "year"),
            )


def _plan(first: int | None, last: int) -> str:
    return f"{last}年度" if first is None or first == last else f"{first}至{last}年的计划期"


@rule(
    "outdated-wording", "提法没有过时",
    dimension="相关性", severity="error", defect="T2", basis=("relevance",),
)  # fmt: skip
def outdated_wording(table: Table, given: Parameters) -> Iterator[Outcome]:
    """What has ended before the budget year is no goal of it; ``data/outdated.yaml`` says what ended when."""
    year = table.record.year
    if year is None:
        yield CannotTell("不知道是哪个年度的表")
        return
    for path, text in (*table.goals, *((line.path("name"), line.name) for line in table.lines)):
        for entry in _outdated():
            found = entry["pattern"].search(text)
            if found is None or year < entry["since"] or entry["except"].search(text):
                continue
            yield Fail(
                path,
                f"写有“{found[0]}”，而{entry['why']}，{year}年度的目标不宜再这样写。",
                "请按本年度的实际工作重写。",
                severity=entry["severity"],
            )


@cache
def _outdated() -> tuple[dict[str, Any], ...]:
    entries = data_file("outdated.yaml")
    assert all(entry["severity"] in SEVERITIES for entry in entries)
    compiled = ("pattern", "except")
    return tuple(entry | {name: re.compile(entry[name]) for name in compiled} for entry in entries)


_PLANNED_YEAR = re.compile(r"(?<!《)(20\d\d)年度?(?:计划|拟|将|完成|开展|实现|工作|安排|目标|各项|组织|继续)")


@rule(
    "goal-of-another-year", "年度目标写的是本年度",
    dimension="相关性", severity="warn", defect="T2", basis=("relevance",),
)  # fmt: skip
def goal_of_another_year(table: Table, given: Parameters) -> Iterator[Outcome]:
    """An annual goal that plans for another year only was copied from that year's table."""
    year, goal = table.record.year, table.record.annual_goal
    if year is None or not goal:
        yield CannotTell("年度或年度目标没有填写")
        return
    named = {int(found) for found in re.findall(r"(20\d\d)年", goal)}
    planned = {int(found) for found in _PLANNED_YEAR.findall(goal)}
    if planned and year not in named and not any(first <= year for first in named if first > year):
        yield Fail(
            "annual_goal",
            f"表为{year}年度，年度目标写的却是{min(planned)}年的工作。",
            f"请改写为{year}年度的目标。",
            ("annual_goal", "year"),
        )
