"""Plausibility: can a value be true, and is it a target that one must work for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from jixiao.rules.lexicon import bare, name_kind
from jixiao.rules.parameters import Parameters
from jixiao.rules.rule import Fail, Outcome, rule
from jixiao.rules.table import Table

_MAY_EXCEED = re.compile(
    r"增长|增幅|提高|上升|超额|增加|同比|环比|投资|回报|利用系数|倍|超收|负荷|完成率|达成率|执行率"
)


@rule(
    "percent-out-of-range", "百分比不超过100%",
    dimension="适当性", severity="error", defect="M6", basis=("appropriateness",), kinds=("target",),
)  # fmt: skip
def percent_out_of_range(table: Table, given: Parameters) -> Iterator[Outcome]:
    """A share of a whole is at most all of it; growth may be more."""
    for line in table.measured:
        most = line.target.high if line.target.high is not None else line.target.low
        if line.target.unit != "%" or most is None or most <= 100 or _MAY_EXCEED.search(line.name):
            continue
        if name_kind(line.name) in ("rate", "satisfaction", "degree"):
            yield Fail(
                line.path(),
                f"“{line.name}”的值是{line.value}，不可能超过100%。",
                "请核对指标值。",
                (line.path("name"), line.path()),
            )


_NEGATED = re.compile(r"不合格|不满意|不达标|差错|错误|故障|投诉|下降|降低|减少|提升|提高|增长|上升|增加")


@rule(
    "target-too-low", "目标值不低于通常水平",
    dimension="适当性", severity="warn", defect="M6", basis=("appropriateness",),
)  # fmt: skip
def target_too_low(table: Table, given: Parameters) -> Iterator[Outcome]:
    """A target that anyone reaches is none; the floors are parameters."""
    floors = given.numbers("floors")
    for line in table.measured:
        low = line.target.low
        if low is None or line.target.unit != "%" or line.target.op in ("≤", "<") or _NEGATED.search(line.name):
            continue
        floor = next(((word, least) for word, least in floors.items() if word in bare(line.name)), None)
        if floor and Decimal(0) < low < floor[1]:
            yield Fail(
                line.path(),
                f"“{line.name}”只定{line.value}，明显偏低。",
                f"请说明依据；一般不低于{floor[1]}%。",
                (line.path("name"), line.path()),
            )


@rule(
    "all-values-hundred", "目标值有难易之分",
    dimension="适当性", severity="info", defect="M6", basis=("appropriateness",),
)  # fmt: skip
def all_values_hundred(table: Table, given: Parameters) -> Iterator[Outcome]:
    """Where every value is 100% nobody has asked what can be reached."""
    values = [line.target for line in table.measured if line.target.low is not None]
    full = [value for value in values if value.unit == "%" and value.low == 100]
    if len(values) >= given.number("least") and len(full) == len(values):
        yield Fail(
            "indicators",
            f"{len(values)}项有数值的指标，值全是100%。",
            "请按历年完成情况分别测算各项指标值。",
            tuple(line.path() for line in table.measured[:3]),
        )
