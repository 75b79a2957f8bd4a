"""Arithmetic and units: do the amounts of a table add up, and are they in the unit that the table says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from jixiao.records.money import decimal_of
from jixiao.rules.amounts import decimals, plain, told, tolerance, yuan_of
from jixiao.rules.lexicon import has_word
from jixiao.rules.parameters import Parameters
from jixiao.rules.rule import ANY, CannotTell, Fail, Outcome, rule
from jixiao.rules.table import YUAN, Table

_WHOLE = ("total", ("fiscal", "other"))
_ANNUAL = ("annual_total", ("annual_fiscal", "annual_carryover", "annual_other"))
_LABELS = {
    "total": "项目资金总额", "fiscal": "财政资金", "other": "其他资金",
    "annual_total": "年度资金总额", "annual_fiscal": "当年财政拨款", "annual_carryover": "上年结转资金",
    "annual_other": "其他资金", "initial_total": "年初预算数", "executed_total": "全年执行数",
}  # fmt: skip


def _sum_fails(table: Table, whole: str, parts: Iterable[str]) -> Iterator[Outcome]:
    printed = [part for part in parts if table.amount(part) is not None]
    total = table.amount(whole)
    if total is None or not printed:
        yield CannotTell(f"{_LABELS[whole]}或其构成没有填写")
        return
    amounts = {part: table.amount(part) or Decimal(0) for part in printed}
    summed = sum(amounts.values(), Decimal(0))
    if abs(total - summed) <= tolerance((total, *amounts.values())):
        return
    said = "加".join(f"{_LABELS[part]}{told(table, part)}" for part in printed)
    yield Fail(
        f"funding.{whole}",
        f"{_LABELS[whole]}为{told(table, whole)}，而{said}等于{plain(summed)}{table.unit_name}，"
        f"相差{plain(abs(total - summed))}{table.unit_name}。",
        f"请核对各项金额；如各项构成无误，{_LABELS[whole]}应为{plain(summed)}{table.unit_name}。",
        (f"funding.{whole}", *(f"funding.{part}" for part in printed)),
    )


@rule(
    "funding-total-parts", "项目资金总额等于财政资金与其他资金之和",
    dimension="完整性", severity="error", defect="F1", basis=("completeness",),
)  # fmt: skip
def total_parts(table: Table, given: Parameters) -> Iterator[Outcome]:
    """The whole project: total = fiscal + other."""
    if "funding.total" in table.form_fields or table.printed_amount("total"):
        yield from _sum_fails(table, *_WHOLE)


@rule(
    "funding-annual-parts", "年度资金总额等于各项来源之和",
    dimension="完整性", severity="error", defect="F2", basis=("completeness",), kinds=ANY,
)  # fmt: skip
def annual_parts(table: Table, given: Parameters) -> Iterator[Outcome]:
    """The budget year: total = appropriation + carried over + other; a blank carry-over is nothing."""
    others = ("自有资金", "其他资金来源")
    if any(table.record.other_fields.get(name, "").strip(" 0./-") for name in others):
        yield CannotTell("另有表式以外的资金来源")
        return
    if table.kind != "monitoring":
        yield from _sum_fails(table, *_ANNUAL)


@rule(
    "funding-annual-exceeds-total", "年度资金不超过项目资金总额",
    dimension="适当性", severity="error", defect="F3", basis=("appropriateness",),
)  # fmt: skip
def annual_exceeds_total(table: Table, given: Parameters) -> Iterator[Outcome]:
    """One year cannot cost more than the whole project."""
    total, annual = table.amount("total"), table.amount("annual_total")
    if total is None or annual is None:
        if "funding.total" in table.form_fields:
            yield CannotTell("项目资金总额或年度资金总额没有填写")
        return
    if annual > total + tolerance((total, annual)):
        yield Fail(
            "funding.annual_total",
            f"年度资金{told(table, 'annual_total')}大于项目资金总额{told(table, 'total')}。",
            "请核对两个金额：年度资金不能超过项目实施期的资金总额。",
            ("funding.annual_total", "funding.total"),
        )


@rule(
    "funding-single-year", "当年完成的项目，年度资金等于项目资金总额",
    dimension="完整性", severity="warn", defect="F3", basis=("completeness",),
)  # fmt: skip
def single_year(table: Table, given: Parameters) -> Iterator[Outcome]:
    """A project that begins and ends within the budget year spends all of its money in it."""
    total, annual = table.amount("total"), table.amount("annual_total")
    if total is None or annual is None or table.years is None:
        yield CannotTell("资金总额、年度资金或起止日期不全")
        return
    within = table.years[0] == table.years[1] and table.record.year in (None, table.years[0])
    if within and annual < total - tolerance((total, annual)) and annual > 0:
        yield Fail(
            "funding.annual_total",
            f"项目在{table.years[0]}年内起止，年度资金{told(table, 'annual_total')}"
            f"却少于项目资金总额{told(table, 'total')}。",
            "请核对金额；如有跨年支付的尾款，请延长计划完成日期或加以说明。",
            ("funding.annual_total", "funding.total", "start", "end"),
        )


@rule(
    "funding-total-blank", "资金总额和财政拨款都已填写",
    dimension="完整性", severity="error", defect="F4", basis=("completeness", "budget-law"), kinds=ANY,
)  # fmt: skip
def total_blank(table: Table, given: Parameters) -> Iterator[Outcome]:
    """A total, or its main part, must not be blank where the form asks for it and the rest is there."""
    funding = table.record.funding
    filled = [name for name in ("fiscal", "other", "annual_fiscal", "annual_total", "total") if getattr(funding, name)]
    for name in ("total", "annual_total", "fiscal", "annual_fiscal"):
        if f"funding.{name}" not in table.form_fields or table.printed_amount(name):
            continue
        side = ("annual_carryover", "annual_other") if name == "annual_fiscal" else ("other",)
        whole = "annual_total" if name.startswith("annual") else "total"
        if name.endswith("fiscal") and table.amount(whole) == sum(table.amount(n) or Decimal(0) for n in side):
            continue  # the other sources pay for all of it
        near = [f"funding.{other}" for other in filled[:3]]
        yield Fail(
            f"funding.{name}",
            f"{_LABELS[name]}没有填写" + (f"，而同表{_near(table, filled)}。" if filled else "。"),
            f"请补填{_LABELS[name]}；确实没有的填0。",
            (f"funding.{name}", *near),
        )


def _near(table: Table, names: list[str]) -> str:
    return "、".join(f"{_LABELS[name]}为{told(table, name)}" for name in names[:2])


@rule(
    "funding-not-a-number", "金额是数字",
    dimension="完整性", severity="error", defect="F4", basis=("completeness",), kinds=ANY,
)  # fmt: skip
def not_a_number(table: Table, given: Parameters) -> Iterator[Outcome]:
    """What stands in a cell for an amount can be added up."""
    for name in _LABELS:
        printed = table.printed_amount(name)
        if printed is not None and table.amount(name) is None:
            yield Fail(
                f"funding.{name}", f"{_LABELS[name]}写的是“{printed}”，不是金额。", "请填写数字，单位以表头为准。"
            )


@rule(
    "funding-negative", "金额不为负数",
    dimension="完整性", severity="error", defect="F4", basis=("completeness",), kinds=ANY,
)  # fmt: skip
def negative(table: Table, given: Parameters) -> Iterator[Outcome]:
    """A budget has no negative amounts."""
    for name, label in _LABELS.items():
        if (table.amount(name) or 0) < 0:
            yield Fail(f"funding.{name}", f"{label}为{told(table, name)}，是负数。", "请核对后填写，不得为负数。")


@rule(
    "funding-unit-slip", "金额与表上的单位一致",
    dimension="完整性", severity="error", defect="F6", basis=("completeness",),
)  # fmt: skip
def unit_slip(table: Table, given: Parameters) -> Iterator[Outcome]:
    """One of two amounts that should be alike is ten thousand times the other: yuan written for ten thousand yuan."""
    factor = given.number("factor")
    for one, other in (("total", "annual_total"), ("total", "fiscal"), ("annual_total", "annual_fiscal")):
        first, second = table.amount(one), table.amount(other)
        if not first or not second or first / second not in (factor, 1 / factor):
            continue
        larger = one if first > second else other
        yield Fail(
            f"funding.{larger}",
            f"{_LABELS[larger]}{told(table, larger)}恰是{_LABELS[one if larger == other else other]}的一万倍，"
            f"疑把元写成了{table.unit_name or '万元'}。",
            f"请按表上的单位（{table.unit_name or '万元'}）改填。",
            (f"funding.{one}", f"funding.{other}"),
        )


@rule(
    "cost-exceeds-budget", "单项成本不超过项目资金",
    dimension="适当性", severity="error", defect="F6", basis=("appropriateness", "cost-guide"),
)  # fmt: skip
def cost_exceeds_budget(table: Table, given: Parameters) -> Iterator[Outcome]:
    """What one person, piece or the whole may cost at most cannot be more than all the money there is."""
    known = [amount for amount in (table.yuan("total"), table.yuan("annual_total")) if amount]
    if not known:
        yield CannotTell("没有资金总额或金额单位")
        return
    for line in table.of_block("成本指标"):
        cost = yuan_of(line.target)
        if cost is None or line.target.op in ("≥", ">") or cost <= max(known) * Decimal("1.005"):
            continue
        slip = (line.target.unit or "").startswith("万元") and cost / YUAN["万元"] < max(known)
        hint = f"疑为元，应写作“{line.value.replace('万元', '元')}”。" if slip else "请核对成本指标值与资金规模。"
        yield Fail(
            line.path(),
            f"成本指标“{line.name}”为{line.value}，超过了项目全部资金{plain(max(known) / YUAN['万元'])}万元。",
            hint,
            (line.path("name"), line.path(), "funding.total" if table.amount("total") else "funding.annual_total"),
        )


@rule(
    "cost-takes-whole-budget", "分项成本给其他任务留有资金",
    dimension="适当性", severity="warn", defect="G3", basis=("appropriateness",),
)  # fmt: skip
def cost_takes_whole_budget(table: Table, given: Parameters) -> Iterator[Outcome]:
    """One item costs as much as the whole year although other things are to be done from the same money."""
    annual = table.yuan("annual_total")
    if not annual:
        yield CannotTell("没有年度资金或金额单位")
        return
    costs = [line for line in table.of_block("成本指标") if yuan_of(line.target)]
    tasks = [line for line in table.of_block("数量指标") if line.target.low is not None]
    for line in costs:
        cost = yuan_of(line.target) or Decimal(0)
        if has_word(line.name, "whole_costs") or "/" in (line.target.unit or "") or len(costs) > 1:
            continue
        others = [task for task in tasks if not _shared(task.name, line.name)]
        if given.number("least") * annual <= cost <= annual and others and len(others) < len(tasks) + 1:
            if _is_whole(line.name, table.record.project_name or ""):
                continue
            yield Fail(
                line.path(),
                f"“{line.name}”一项就是{line.value}，等于全年资金，没有给“{others[0].name}”等其他任务留出资金。",
                "请按各项任务分列成本，或把这一项改为项目总成本。",
                (line.path("name"), line.path(), "funding.annual_total", others[0].path("name")),
            )


def _shared(one: str, other: str) -> bool:
    """Whether two names share a word of three characters."""
    return any(one[at : at + 3] in other for at in range(len(one) - 2))


def _is_whole(cost: str, project: str) -> bool:
    """Whether the cost is named like the project itself: 工程造价, 年运维成本."""
    core = re.sub(r"(项目|经费|费用?|成本|控制|总额|金额|支出|预算|全年|年度|年)", "", cost)
    return not core or core in project or all(char in project for char in core)


@rule(
    "funding-rounding", "金额取位一致",
    dimension="完整性", severity="info", defect="F5", basis=("completeness",), kinds=ANY,
)  # fmt: skip
def rounding(table: Table, given: Parameters) -> Iterator[Outcome]:
    """One table prints its amounts with one number of decimals; where rounding makes a sum wrong, that is worse."""
    names = ("total", "fiscal", "other", "annual_total", "annual_fiscal", "annual_carryover", "annual_other")
    amounts = {name: amount for name in names if (amount := table.amount(name))}
    places = {decimals(amount) for amount in amounts.values()}
    if len(places) < 2:
        return
    first = next(iter(amounts))
    other = next(name for name in amounts if decimals(amounts[name]) != decimals(amounts[first]))
    off = [
        whole
        for whole, parts in (_WHOLE, _ANNUAL)
        if whole in amounts and any(part in amounts for part in parts)
        and amounts[whole] != sum((amounts.get(part, Decimal(0)) for part in parts), Decimal(0))
    ]  # fmt: skip
    if off:
        yield Fail(
            f"funding.{off[0]}",
            f"{_LABELS[off[0]]}{told(table, off[0])}与其构成取位不同，合计差在尾数上。",
            f"请统一保留{max(places)}位小数，使合计与各项之和一致。",
            tuple(f"funding.{name}" for name in amounts),
        )
        return
    yield Fail(
        f"funding.{first}",
        f"{_LABELS[first]}写作{amounts[first]}，{_LABELS[other]}写作{amounts[other]}，小数位数不一致。",
        f"请统一保留{max(places)}位小数。",
        (f"funding.{first}", f"funding.{other}"),
        severity="info",
    )


@rule(
    "funding-zero", "项目有资金",
    dimension="适当性", severity="warn", defect="F4", basis=("appropriateness", "budget-law"),
)  # fmt: skip
def zero(table: Table, given: Parameters) -> Iterator[Outcome]:
    """A table whose totals are all nothing asks for no money."""
    totals = [name for name in ("total", "annual_total") if table.amount(name) is not None]
    if totals and all(table.amount(name) == 0 for name in totals):
        yield Fail(
            f"funding.{totals[0]}",
            f"{_LABELS[totals[0]]}为0，没有申请资金。",
            "请填写申请金额；不申请资金的项目不必填报绩效目标表。",
            tuple(f"funding.{name}" for name in totals),
        )


@rule(
    "funding-token-amount", "资金规模与任务相称",
    dimension="适当性", severity="warn", defect="W1", basis=("appropriateness",),
)  # fmt: skip
def token_amount(table: Table, given: Parameters) -> Iterator[Outcome]:
    """A few hundred yuan cannot pay what the goals name."""
    amount = table.yuan("total") if table.amount("total") else table.yuan("annual_total")
    if amount is None:
        yield CannotTell("没有资金总额或金额单位")
        return
    if 0 < amount < given.number("least"):
        field = "funding.total" if table.amount("total") else "funding.annual_total"
        yield Fail(
            field,
            f"全部资金只有{plain(amount)}元，与目标所列任务不相称。",
            f"请核对金额和单位：表上的单位是{table.unit_name}，填的是{table.text(field)}。",
            (field, "amount_unit"),
        )


_STATED = re.compile(r"(?<![\d.])(\d[\d,]*(?:\.\d+)?)(万元|元)")
_ALL_OF_IT = re.compile(r"(?:本年度?|全年|年度|当年|20\d\d年度?)(?:共)?(?:安排|申请|预算|需|总额|资金)")


@rule(
    "narrative-amount", "说明中的年度预算与表一致",
    dimension="完整性", severity="error", defect="F7", basis=("completeness",),
)  # fmt: skip
def narrative_amount(table: Table, given: Parameters) -> Iterator[Outcome]:
    """The amount that the narrative says for the year is that of the table; one amount only, else it may be a part."""
    annual = table.yuan("annual_total")
    for section, text in table.record.narrative.items():
        if "预算" not in section and "资金" not in section:
            continue
        said = _STATED.findall(text)
        if not said or not _ALL_OF_IT.search(text):
            continue
        if annual is None:
            yield CannotTell("没有年度资金或金额单位")
            return
        sums = [decimal_of(number) * YUAN[unit] for number, unit in said if number.replace(",", "").strip(".")]
        near = given.number("tolerance") * annual
        if len(sums) == 1 and abs(sums[0] - annual) > near:
            yield Fail(
                f"narrative.{section}",
                f"“{section}”写的是{said[0][0]}{said[0][1]}，表中年度资金是{told(table, 'annual_total')}。",
                "请核对，使文字说明与表格一致。",
                (f"narrative.{section}", "funding.annual_total"),
            )
