from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.documents.number_format import shown

NEW_YEAR = 45292
"""1 January 2024, a Monday."""


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("yyyy-mm-dd", "2024-01-01"),
        ("yyyy/m/d", "2024/1/1"),
        ('yyyy"年"m"月"', "2024年1月"),
        ("yy.m.d", "24.1.1"),
        ('e"年"', "2024年"),
        ("d-mmm-yy", "1-Jan-24"),
        ("mmmm", "January"),
        ("aaaa", "星期一"),
        ("[$-804]dddd", "星期一"),
        ("dddd", "Monday"),
        ("[$-804]mmm", "一月"),
        ("[$-804]ddd", "周一"),
        ("aaa", "一"),
        ("bbbb", "2567"),
        ('gg e"年"', "公元 2024年"),
        ('[DBNum1][$-804]yyyy"年"m"月"d"日"', "二〇二四年一月一日"),
        ("[$-F800]dddd, mmmm dd, yyyy", "2024年1月1日"),
    ],
)
def test_a_day(code: str, text: str) -> None:
    assert shown(NEW_YEAR, code) == text


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (0.75, "h:mm", "18:00"),
        (0.75, "h:mm AM/PM", "6:00 PM"),
        (0.25, '上午/下午h"时"mm"分"', "上午6时00分"),
        (0, "h:mm AM/PM", "12:00 AM"),
        (1.5, "[h]:mm:ss", "36:00:00"),
        (1.5, "[mm]:ss", "2160:00"),
        (NEW_YEAR + 0.5, "yyyy-mm-dd hh:mm:ss", "2024-01-01 12:00:00"),
        (0.5 + 1.25 / 86400, "ss.00", "01.25"),
    ],
)
def test_a_time(value: float, code: str, text: str) -> None:
    assert shown(value, code) == text


def test_m_is_the_minute_only_beside_hours_and_seconds() -> None:
    assert shown(NEW_YEAR + 0.51, "m/d h:m") == "1/1 12:14"
    assert shown(NEW_YEAR + 0.51, "m:ss") == "14:24"


def test_days_before_the_leap_day_that_never_was() -> None:
    assert [shown(day, "yyyy-mm-dd") for day in (1, 59, 60, 61)] == [
        "1900-01-01", "1900-02-28", "1900-02-29", "1900-03-01",
    ]  # fmt: skip


def test_day_nought_is_shown_as_excel_does() -> None:
    assert shown(0, "yyyy/m/d") == "1900/1/0"


def test_workbooks_of_old_macs_count_from_1904() -> None:
    assert shown(0, "yyyy-mm-dd", from_1904=True) == "1904-01-01"
    assert shown(NEW_YEAR - 1462, "yyyy-mm-dd", from_1904=True) == "2024-01-01"


@pytest.mark.parametrize("value", [-1, 2_958_466, 1e300])
@pytest.mark.parametrize("from_1904", [False, True])
def test_what_is_no_day_is_a_number(value: float, from_1904: bool) -> None:
    assert shown(value, "yyyy-mm-dd", from_1904=from_1904) == shown(value, "General")


def test_the_last_second_of_a_day_is_not_rounded_to_the_next_minute() -> None:
    assert shown(0.999988, "h:mm") == "23:59"


@given(st.dates(date(1900, 3, 1), date(9999, 12, 31)))
def test_any_day(day: date) -> None:
    assert shown((day - date(1899, 12, 30)).days, "yyyy-mm-dd") == day.isoformat()


@given(st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1)).map(lambda moment: moment.replace(microsecond=0)))
def test_any_second(moment: datetime) -> None:
    days = (moment - datetime(1899, 12, 30)) / timedelta(days=1)
    assert shown(days, "yyyy-mm-dd hh:mm:ss") == moment.isoformat(sep=" ")
