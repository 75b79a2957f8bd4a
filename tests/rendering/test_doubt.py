"""Which fields are unsure."""

from collections.abc import Callable

from jixiao.records.target import PerformanceTarget
from jixiao.rendering.doubt import unsure_fields


def test_fields_below_the_threshold_are_unsure(record: Callable[..., PerformanceTarget]) -> None:
    assert unsure_fields(record()) == ["annual_goal", "indicators.1.level2"]
