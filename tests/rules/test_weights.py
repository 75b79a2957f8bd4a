"""Points, rates and the part of a target that was reached."""

from __future__ import annotations

from decimal import Decimal

import pytest

from jixiao.records.target import Indicator
from jixiao.rules.table import Line
from jixiao.rules.weights import completion, percent, points


@pytest.mark.parametrize(
    ("text", "number"), [("10", "10"), ("9.8分", "9.8"), ("20%", "20"), ("良", None), (None, None)]
)
def test_points_are_numbers(text: str | None, number: str | None) -> None:
    assert points(text) == (None if number is None else Decimal(number))


@pytest.mark.parametrize(
    ("text", "rate"), [("98%", "98"), ("98.53", "98.53"), ("0.98", "98"), ("1%", "1"), ("—", None)]
)
def test_a_rate_may_be_printed_as_a_share(text: str, rate: str | None) -> None:
    assert percent(text) == (None if rate is None else Decimal(rate))


@pytest.mark.parametrize(
    ("value", "actual", "part"),
    [
        ("≥300人次", "150人次", "0.5"),
        ("≤450元", "448元", "1"),
        ("≤450元", "900元", "0.5"),
        ("≥300人次", "优良", None),
        ("≥300人次", "150人", None),
        ("8月底前", "7月20日", None),
        ("提升", "提升", None),
        ("0起", "0起", None),
    ],
)
def test_the_part_that_was_reached(value: str, actual: str, part: str | None) -> None:
    line = Line(0, Indicator(name="补贴", value=value, actual=actual))
    assert completion(line) == (None if part is None else Decimal(part))
