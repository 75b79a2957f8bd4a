"""What is disclosed of tables as a whole (绩效目标设置情况): units, projects and the sum of money, computed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from itertools import groupby

from jixiao.records.money import decimal_of
from jixiao.records.target import PerformanceTarget

HEADING = "绩效目标设置情况"
_PER_UNIT = {"元": Decimal("0.0001"), "万元": Decimal(1), "亿元": Decimal(10_000)}
"""万元 in one of the unit."""


@dataclass(slots=True)
class _Sum:
    """What the tables of one budget year come to; amounts in 万元."""

    units: set[str] = field(default_factory=set)
    projects: int = 0
    amount: Decimal = Decimal(0)
    without_amount: int = 0

    def add(self, record: PerformanceTarget) -> None:
        self.projects += 1
        if unit := record.implementing_unit or record.supervising_department:
            self.units.add(unit)
        amount = _amount(record)
        if amount is None:
            self.without_amount += 1
        else:
            self.amount += amount


def disclosure_summary(records: Iterable[PerformanceTarget]) -> list[str]:
    """The heading and one paragraph for each budget year, the way departments publish it with their budgets.

    The money of a project is what is asked for in the year, where the table does not say that its total; projects
    whose amount is not printed are counted and named apart.
    """
    by_year = sorted(records, key=lambda record: record.year or 0)
    paragraphs = []
    for year, tables in groupby(by_year, key=lambda record: record.year):
        total = _Sum()
        for record in tables:
            total.add(record)
        paragraphs.append(_paragraph(year, total))
    return [HEADING, *paragraphs]


def _paragraph(year: int | None, total: _Sum) -> str:
    when = f"{year}年" if year else ""
    who = f"{len(total.units)}个预算单位" if total.units else "各预算单位"
    sentence = (
        f"按照预算绩效管理要求，{who}开展了{when}项目预算绩效目标编报工作，"
        f"编报绩效目标的项目{total.projects}个，涉及项目预算资金{_printed(total.amount)}万元"
    )
    if total.without_amount:
        sentence += f"（其中{total.without_amount}个项目未填报金额，未计入）"
    return sentence + "。"


def _amount(record: PerformanceTarget) -> Decimal | None:
    """The amount in 万元, ``None`` where none is printed that can be read."""
    printed = record.funding.annual_total or record.funding.total
    if printed is None:
        return None
    try:
        return decimal_of(printed) * _PER_UNIT[record.amount_unit or "万元"]
    except (InvalidOperation, KeyError):
        return None


def _printed(amount: Decimal) -> str:
    """To the cent where it has more than two decimals, else with two."""
    exact = amount.normalize()
    decimals = max(2, -int(exact.as_tuple().exponent)) if exact else 2
    return f"{amount:.{decimals}f}"
