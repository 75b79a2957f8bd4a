"""The money of a project as its tables print it: parts that add up, rates and scores that follow from them."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from jixiao.forms.form import Form

_YUAN = Decimal(10000)
_CENT = Decimal("0.01")


def target_funding(project: dict[str, Any], annual: dict[str, Any], official: Form, unit: str) -> dict[str, str]:
    """The amounts of a target table: those of the year, and those of the whole project, which lasts a year at least."""
    whole = project.get("whole", annual["money"])
    fields = {f"annual_{name}": amount for name, amount in _parts(annual["money"], official, "annual").items()}
    fields |= _parts(whole, official, "")
    return {name: printed(amount, unit) for name, amount in fields.items()}


def executed_funding(annual: dict[str, Any], report: dict[str, Any], official: Form, unit: str) -> dict[str, str]:
    """The amounts of a self-evaluation or of monitoring: the budget, what was spent of it, and how much that is."""
    fields: dict[str, str] = {}
    for prefix, money in (("initial", annual["money"]), ("annual", annual["money"]), ("executed", report["executed"])):
        parts = _parts(money, official, prefix)
        fields |= {f"{prefix}_{name}": printed(amount, unit) for name, amount in parts.items()}
    weight = Decimal(report.get("exec_weight", 10))
    rate = _rate(annual["money"], report["executed"])
    fields |= {
        "exec_rate": percent(rate),
        "exec_weight": str(weight),
        "exec_score": points(weight * min(rate, Decimal(1))),
    }
    return fields


def executed_shares(annual: dict[str, Any], report: dict[str, Any], official: Form) -> dict[str, str]:
    """Other fields about money that such forms have: execution by source, and what is expected of the whole year."""
    budget, spent = (_parts(money, official, "executed") for money in (annual["money"], report["executed"]))
    fields: dict[str, str] = {}
    for name, labels in (
        ("fiscal", ("财政拨款", "财政资金")),
        ("carryover", ("上年结转资金",)),
        ("other", ("其他资金",)),
    ):
        if budget.get(name):
            fields |= {f"{label}执行率": percent(spent[name] / budget[name]) for label in labels}
    if "expected" in report:
        expected = _parts(report["expected"], official, "executed")
        fields |= {
            "全年预计执行数总额": printed(expected["total"], "万元"),
            "财政拨款全年预计执行数": printed(expected["fiscal"], "万元"),
            "其他资金全年预计执行数": printed(expected["other"], "万元"),
        }
    return fields


def printed(amount: Decimal, unit: str) -> str:
    """An amount in 万元 as a table in that unit prints it, with two decimals; nothing is ``0``."""
    return str((amount * (_YUAN if unit == "元" else 1)).quantize(_CENT)) if amount else "0"


def percent(rate: Decimal) -> str:
    """A share as forms print it: ``97%``, ``96.99%``."""
    return f"{_short(rate * 100)}%"


def points(score: Decimal) -> str:
    """A score with at most two decimals."""
    return _short(score)


def _short(number: Decimal) -> str:
    text = str(number.quantize(_CENT, ROUND_HALF_UP))
    return text.rstrip("0").rstrip(".") if "." in text else text


def _rate(budget: dict[str, str], executed: dict[str, str]) -> Decimal:
    return Decimal(executed["total"]) / Decimal(budget["total"])


def _parts(money: dict[str, str], official: Form, prefix: str) -> dict[str, Decimal]:
    """Total and sources; carry-over is counted among the fiscal funds where the form has no row for it."""
    total, other, carryover = (Decimal(money.get(name, 0)) for name in ("total", "other", "carryover"))
    parts = {"total": total, "fiscal": total - other, "other": other}
    if prefix and f"funding.{prefix}_carryover" in {cell.field for row in official.rows for cell in row}:
        parts |= {"fiscal": total - other - carryover, "carryover": carryover}
    return parts
