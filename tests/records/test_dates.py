"""Dates and periods in the many ways tables print them, brought to ISO, as precise as printed."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.records.dates import parse_date, parse_goal_period, parse_open_span, parse_span

ISO = re.compile(r"(?:19|20)[0-9]{2}(?:-[0-9]{2}(?:-[0-9]{2})?)?")
DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31))
DATE_LIKE = st.text(alphabet="01292024年月日.-/至—起止 ()", max_size=24)
ANY_TEXT = st.one_of(st.text(), DATE_LIKE)
DAY_PRINTS = st.sampled_from(
    ["{0}年{1}月{2}日", "{0} 年 {1} 月 {2} 日", "{0}.{1}.{2}", "{0}-{1:02}-{2:02}", "{0}/{1}/{2}", "{0}{1:02}{2:02}",
     "{0}年{1:02}月{2:02}", "{0}.{1}.{2}日", "{0}年{1}月{2}日。"]
)  # fmt: skip
MONTH_PRINTS = st.sampled_from(
    ["{0}年{1}月", "{0}年{1:02}月", "{0} 年 {1} 月", "{0}.{1}", "{0}-{1:02}", "{0}/{1}", "{0}{1:02}", "{0}年{1}月起"]
)
BETWEEN = st.sampled_from(["至", "到", "—", "——", "～", "~", " 至 ", "－", "-"])


def is_iso(text: str) -> bool:
    """Whether it is an ISO date that the calendar has."""
    if not ISO.fullmatch(text):
        return False
    date.fromisoformat(text + "-01-01"[len(text) - 4 :])
    return True


@pytest.mark.parametrize(
    ("printed", "iso"),
    [
        ("2024", "2024"),
        ("2024年", "2024"),
        ("２０２４年", "2024"),
        ("2024年1月", "2024-01"),
        ("2024年01月", "2024-01"),
        ("2024 年 1 月", "2024-01"),
        ("２０２４年１月", "2024-01"),
        ("2024.1", "2024-01"),
        ("2024.10", "2024-10"),
        ("2024.12.", "2024-12"),
        ("2024-01", "2024-01"),
        ("2024/01", "2024-01"),
        ("202401", "2024-01"),
        ("2024-1月", "2024-01"),
        ("2024年1月起", "2024-01"),
        ("2024年1月1日", "2024-01-01"),
        ("2024年12月31日止", "2024-12-31"),
        ("2024年1月1日。", "2024-01-01"),
        ("2024年12月31", "2024-12-31"),
        ("2024.1.1", "2024-01-01"),
        ("2024-01-01", "2024-01-01"),
        ("2024/1/1", "2024-01-01"),
        ("20240101", "2024-01-01"),
        ("2024年\n1月1日", "2024-01-01"),
        ("2024年2月29日", "2024-02-29"),
        ("1998年7月", "1998-07"),
    ],
)
def test_a_printed_date(printed: str, iso: str) -> None:
    assert parse_date(printed) == iso


@pytest.mark.parametrize(
    "text",
    [
        "", "长期", "月", "/", "每年", "12月", "24年1月", "1899年", "2124年", "2024月",
        "2024年13月", "2024年0月", "2024.13", "2024年1月32日", "2024年2月30日", "2023年2月29日", "20240230",
        "202413", "2024.111",
        "2024年12月底", "2024年12月31日前", "自2024年1月起", "2024年1-2月", "2024年1月至2024年12月",
        "2024-01-01 00:00:00",
    ],
)  # fmt: skip
def test_no_date(text: str) -> None:
    assert parse_date(text) is None


@pytest.mark.parametrize(
    ("printed", "start", "end"),
    [
        ("2024年1月至2024年12月", "2024-01", "2024-12"),
        ("2024 年 1 月 —— 2024 年 12 月", "2024-01", "2024-12"),
        ("2024年12月至2025年1月", "2024-12", "2025-01"),
        ("2024.1.1-2024.12.31", "2024-01-01", "2024-12-31"),
        ("2024-01-01至2024-12-31", "2024-01-01", "2024-12-31"),
        ("2024-01-01-2024-12-31", "2024-01-01", "2024-12-31"),
        ("2024/1/1~2024/12/31", "2024-01-01", "2024-12-31"),
        ("2024.01-2024.12", "2024-01", "2024-12"),
        ("2024-01-2024-12", "2024-01", "2024-12"),
        ("2024年1月起至2024年12月止", "2024-01", "2024-12"),
        ("2024-2026", "2024", "2026"),
        ("2024-2026年", "2024", "2026"),
        ("2024年—2026年", "2024", "2026"),
        ("202401-202412", "2024-01", "2024-12"),
        ("20240101－20241231", "2024-01-01", "2024-12-31"),
        ("2024年1月-12月", "2024-01", "2024-12"),
        ("2024年1月到12月", "2024-01", "2024-12"),
        ("2024年1-12月", "2024-01", "2024-12"),
        ("2024.1-12", "2024-01", "2024-12"),
        ("2024.1-9", "2024-01", "2024-09"),
        ("2024年3月-3月", "2024-03", "2024-03"),
        ("2024", "2024", "2024"),
        ("2024年度", "2024", "2024"),
        ("（2024年）", "2024", "2024"),
        ("2024年至2025年6月", "2024", "2025-06"),
    ],
)
def test_a_printed_period(printed: str, start: str, end: str) -> None:
    assert parse_span(printed) == (start, end)


@pytest.mark.parametrize(
    "text",
    [
        "", "长期", "一年", "3年", "2024年1月", "2024-05", "2024年至今", "2024年1月1日2024年12月31日",
        "2024年1月-2024年13月", "2024.1.1-2024.12.32", "2024年2月30日-2024年3月1日", "20240230-20240301",
        "2024年12月-1月", "2024年1月至2024年6月至2024年12月", "202413-202414",
    ],
)  # fmt: skip
def test_no_period(text: str) -> None:
    assert parse_span(text) is None


@pytest.mark.parametrize(
    ("label", "period"),
    [
        ("项目总目标（2024-2026年）", "2024-2026"),
        ("项目总目标（2024年-2026年）", "2024-2026"),
        ("项目总目标（2024 年—2024 年）", "2024-2024"),
        ("项目总目标(2024年1月-2024年12月)", "2024-01/2024-12"),
        ("项目总目标（2024年-2025年6月）", "2024-2025"),
        ("项目总目标（2024年7月-2025年）", "2024-2025"),
        ("项目总目标（2024年1月1日—2024年12月31日）", "2024-01/2024-12"),
        ("年度总目标（2024年度）", "2024-2024"),
        ("年度目标(2024年)", "2024-2024"),
        ("实施期目标（三年）（2024年-2026年）", "2024-2026"),
        ("2024-2026", "2024-2026"),
    ],
)
def test_the_period_behind_a_goal(label: str, period: str) -> None:
    assert parse_goal_period(label) == period


@pytest.mark.parametrize("label", ["", "项目总目标", "项目总目标（必填）", "项目总目标（20××年—20××+n年）", "总目标()"])
def test_no_period_behind_a_goal(label: str) -> None:
    assert parse_goal_period(label) is None


@given(DAYS, DAY_PRINTS)
def test_every_day_in_every_print(day: date, form: str) -> None:
    assert parse_date(form.format(day.year, day.month, day.day)) == day.isoformat()


@given(DAYS, MONTH_PRINTS)
def test_every_month_in_every_print(day: date, form: str) -> None:
    assert parse_date(form.format(day.year, day.month)) == f"{day:%Y-%m}"


@given(st.integers(1900, 2099), st.integers(1, 12), st.data())
def test_a_day_the_month_has_not_is_no_date(year: int, month: int, data: st.DataObject) -> None:
    day = data.draw(st.integers(monthrange(year, month)[1] + 1, 39))
    assert parse_date(f"{year}年{month}月{day}日") is None
    assert parse_date(f"{year}{month:02}{day:02}") is None


@given(DAYS, DAYS, DAY_PRINTS, BETWEEN)
def test_every_period_of_days(first: date, last: date, form: str, between: str) -> None:
    ends = [form.format(day.year, day.month, day.day) for day in (first, last)]
    assert parse_span(between.join(ends)) == (first.isoformat(), last.isoformat())


@given(DAYS, DAYS, MONTH_PRINTS, BETWEEN)
def test_every_period_of_months_in_brackets(first: date, last: date, form: str, between: str) -> None:
    ends = [form.format(day.year, day.month) for day in (first, last)]
    assert parse_span(f"（{between.join(ends)}）") == (f"{first:%Y-%m}", f"{last:%Y-%m}")


@given(st.integers(1900, 2099), st.integers(1900, 2099))
def test_a_goal_period_reads_its_own_print(first: int, last: int) -> None:
    assert parse_goal_period(f"项目总目标（{first}-{last}）") == f"{first}-{last}"
    assert parse_goal_period(f"{first}-{last}") == f"{first}-{last}"


@given(ANY_TEXT)
def test_whatever_is_read_is_a_date_of_the_calendar(text: str) -> None:
    day = parse_date(text)
    assert day is None or is_iso(day)
    span = parse_span(text)
    assert span is None or (is_iso(span[0]) and is_iso(span[1]))


@given(ANY_TEXT)
def test_a_goal_period_has_one_of_two_shapes(text: str) -> None:
    period = parse_goal_period(text)
    assert period is None or re.fullmatch(r"[0-9]{4}-[0-9]{4}|[0-9]{4}-[0-9]{2}/[0-9]{4}-[0-9]{2}", period)


@pytest.mark.parametrize(
    "text",
    ["2024" * 10**5, "2024年1月" * 10**5, "(" * 10**5, "-" * 10**6, "2024年" + " " * 10**6 + "x"],
    ids=["years", "months", "brackets", "dashes", "blanks"],
)
def test_hostile_lengths_come_to_an_end(text: str) -> None:
    assert parse_date(text) is None
    assert parse_span(text) is None
    assert parse_goal_period(text) is None


@pytest.mark.parametrize(
    ("printed", "span"),
    [
        ("2024年1月起", ("2024-01", None)),
        ("自2024年1月1日起", ("2024-01-01", None)),
        ("2028年起", ("2028", None)),
        ("2025年12月31日止", (None, "2025-12-31")),
        ("至2025年12月为止", (None, "2025-12")),
        ("2025年12月", None),
        ("长期", None),
        ("工程开工之日起", None),
    ],
)
def test_one_end_of_a_period(printed: str, span: tuple[str | None, str | None] | None) -> None:
    assert parse_open_span(printed) == span
