"""Self-evaluation: do weights, results, points and spending agree with each other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from jixiao.forms.form import Kind
from jixiao.rules.amounts import plain, told
from jixiao.rules.parameters import Parameters
from jixiao.rules.rule import CannotTell, Fail, Outcome, rule
from jixiao.rules.table import Line, Table
from jixiao.rules.weights import completion, percent, points, weighted

_SELF: tuple[Kind, ...] = ("self_evaluation",)


@rule(
    "weights-sum", "权重、分值合计为100",
    dimension="完整性", severity="error", defect="P1", basis=("core-indicators", "evaluation"),
    kinds=("target", "self_evaluation"),
)  # fmt: skip
def weights_sum(table: Table, given: Parameters) -> Iterator[Outcome]:
    """All weights are 100 together; 90 where the execution of the budget has the other 10."""
    lines = weighted(table)
    if not lines:
        if "weight" in table.roles and table.lines:
            yield CannotTell("没有填写权重或分值")
        return
    named = [line for line in table.lines if line.is_named and line.indicator.horizon == lines[0].indicator.horizon]
    if len(lines) < len(named):
        yield CannotTell("有的指标没有权重或分值")
        return
    total = sum((points(line.indicator.weight) or Decimal(0) for line in lines), Decimal(0))
    execution = points(table.record.funding.exec_weight)
    whole = {Decimal(100)} if execution else {Decimal(100), Decimal(90), Decimal(1)}
    if total + (execution or Decimal(0)) in whole or (execution and total == 100):
        return
    also = f"，加预算执行{plain(execution)}分是{plain(total + execution)}分" if execution else ""
    yield Fail(
        "indicators",
        f"各指标权重（分值）合计{plain(total)}{also}，不是100。",
        "请调整各指标的权重，使合计为100（预算执行占10分的，指标合计为90）。",
        tuple(line.path("weight") for line in lines),
    )


_LEVEL1_POINTS = {"产出指标": "产出", "效益指标": "效益", "满意度指标": "满意度"}


@rule(
    "weights-by-block", "各类指标的分值符合通行比例",
    dimension="适当性", severity="info", defect="P1", basis=("evaluation",), kinds=_SELF, since=2020,
)  # fmt: skip
def weights_by_block(table: Table, given: Parameters) -> Iterator[Outcome]:
    """Output 50, benefit 30, satisfaction 10 beside 10 for execution, unless there is a reason; only noted."""
    lines = weighted(table)
    if not lines or any(line.indicator.level1 == "成本指标" for line in lines):
        yield CannotTell("没有分值，或成本单列一级指标")
        return
    usual = given.numbers("points")
    sums = {
        level1: sum(points(line.indicator.weight) or Decimal(0) for line in lines if line.indicator.level1 == level1)
        for level1 in _LEVEL1_POINTS
    }
    if sum(sums.values()) not in (Decimal(90), Decimal(100)):
        yield CannotTell("分值合计不是90或100")
        return
    off = [level1 for level1, total in sums.items() if abs(total - usual[level1]) > given.number("tolerance")]
    if off:
        said = "、".join(f"{_LEVEL1_POINTS[level1]}{plain(Decimal(sums[level1]))}分" for level1 in off)
        yield Fail(
            "indicators",
            f"{said}，与产出50、效益30、满意度10的通行分值相差较大。",
            "请按通行分值设定；因项目特点另定的，说明理由。",
            tuple(line.path("weight") for line in lines[:6]),
        )


@rule(
    "actual-missing", "每项指标都填实际完成值和得分",
    dimension="完整性", severity="error", defect="C3", basis=("evaluation",), kinds=("self_evaluation", "monitoring"),
)  # fmt: skip
def actual_missing(table: Table, given: Parameters) -> Iterator[Outcome]:
    """An evaluation without a result evaluates nothing."""
    for line in table.lines:
        if not line.is_named:
            continue
        if "actual" in table.roles and not (line.indicator.actual or "").strip(" /-—"):
            yield Fail(
                line.path("actual"),
                f"“{line.name}”没有填写实际完成情况。",
                "请补填实际完成值。",
                (line.path("name"), line.path("actual")),
            )
        elif "score" in table.roles and points(line.indicator.score) is None:
            yield Fail(
                line.path("score"),
                f"“{line.name}”没有得分。",
                "请按完成情况评分。",
                (line.path("name"), line.path("score")),
            )


@rule(
    "full-marks-unmet", "没有完成的指标不得满分",
    dimension="适当性", severity="error", defect="P2", basis=("evaluation",), kinds=_SELF,
)  # fmt: skip
def full_marks_unmet(table: Table, given: Parameters) -> Iterator[Outcome]:
    """Less than the target is worth less than full points, in proportion."""
    for line in table.lines:
        weight, score, done = points(line.indicator.weight), points(line.indicator.score), completion(line)
        if weight is None or score is None or done is None or done >= 1 or score < weight:
            continue
        right = (weight * done).quantize(Decimal("0.1"))
        yield Fail(
            line.path("score"),
            f"“{line.name}”目标{line.value}，实际完成{line.indicator.actual}，"
            f"没有完成却得满分{line.indicator.score}分。",
            f"按完成比例应得约{right}分，并说明未完成的原因。",
            (line.path("name"), line.path(), line.path("actual"), line.path("weight"), line.path("score")),
        )


@rule(
    "unmet-without-reason", "没有完成的指标说明原因",
    dimension="完整性", severity="warn", defect="P2", basis=("evaluation",), kinds=_SELF,
)  # fmt: skip
def unmet_without_reason(table: Table, given: Parameters) -> Iterator[Outcome]:
    """What was not reached has a cause and a remedy, in its line or in the closing rows."""
    if "deviation" not in table.roles:
        return
    told_below = any("偏差" in name and text.strip() for name, text in table.record.other_fields.items())
    for line in table.lines:
        done = completion(line)
        if done is not None and done < 1 and not (line.indicator.deviation or "").strip() and not told_below:
            yield Fail(
                line.path("deviation"),
                f"“{line.name}”目标{line.value}，实际完成{line.indicator.actual}，没有写偏差原因和改进措施。",
                "请补写未完成的原因和改进措施。",
                (line.path("name"), line.path(), line.path("actual"), line.path("deviation")),
            )


@rule(
    "far-above-target", "超出目标较多的说明原因",
    dimension="适当性", severity="info", defect="P2", basis=("evaluation",), kinds=_SELF,
)  # fmt: skip
def far_above_target(table: Table, given: Parameters) -> Iterator[Outcome]:
    """Far more than the target was set: the target was low, which costs points unless there was a cause."""
    for line in table.lines:
        done = completion(line)
        if done is None or done <= given.number("most") / 100 or (line.indicator.deviation or "").strip():
            continue
        if line.target.op not in ("≤", "<"):
            yield Fail(
                line.path("actual"),
                f"“{line.name}”目标{line.value}，实际完成{line.indicator.actual}，超出目标较多而没有说明。",
                "请说明原因；目标定得偏低的，按偏离程度扣分，下年调整目标值。",
                (line.path("name"), line.path(), line.path("actual")),
            )


@rule(
    "score-exceeds-weight", "得分不超过分值",
    dimension="适当性", severity="error", defect="P3", basis=("evaluation",), kinds=_SELF,
)  # fmt: skip
def score_exceeds_weight(table: Table, given: Parameters) -> Iterator[Outcome]:
    """No line has more points than there are for it."""
    for line in table.lines:
        weight, score = points(line.indicator.weight), points(line.indicator.score)
        if weight is not None and score is not None and score > weight:
            yield Fail(
                line.path("score"),
                f"“{line.name}”得分{plain(score)}，超过分值{plain(weight)}。",
                f"得分最高为{plain(weight)}分，请核对。",
                (line.path("name"), line.path("weight"), line.path("score")),
            )


@rule(
    "total-score", "总分等于各项得分之和",
    dimension="完整性", severity="error", defect="P3", basis=("evaluation",), kinds=_SELF,
)  # fmt: skip
def total_score(table: Table, given: Parameters) -> Iterator[Outcome]:
    """Execution and indicators add up to the total."""
    total = points(table.record.other_fields.get("总分"))
    scores = [points(line.indicator.score) for line in table.lines if line.is_named or line.indicator.score]
    if total is None or not scores or any(score is None for score in scores):
        yield CannotTell("总分或各项得分没有填写")
        return
    execution = points(table.record.funding.exec_score)
    summed = sum((score or Decimal(0) for score in scores), execution or Decimal(0))
    if abs(summed - total) > given.number("tolerance"):
        with_execution = f"预算执行{plain(execution)}分加" if execution is not None else ""
        yield Fail(
            "other_fields.总分",
            f"{with_execution}各指标得分{plain(summed - (execution or 0))}分是{plain(summed)}分，"
            f"总分写成{plain(total)}分。",
            f"总分应为{plain(summed)}分，请核对。",
            ("other_fields.总分", "funding.exec_score", *(line.path("score") for line in table.lines)),
        )


@rule(
    "execution-rate", "执行率等于执行数除以预算数",
    dimension="完整性", severity="error", defect="P3", basis=("evaluation",), kinds=("self_evaluation", "monitoring"),
)  # fmt: skip
def execution_rate(table: Table, given: Parameters) -> Iterator[Outcome]:
    """The rate is expenditure over the budget of the whole year; where there is none, over that at its start."""
    budget = table.amount("annual_total") or table.amount("initial_total")
    spent, rate = table.amount("executed_total"), percent(table.record.funding.exec_rate)
    if not budget or spent is None or rate is None:
        yield CannotTell("预算数、执行数或执行率没有填写")
        return
    real = spent / budget * 100
    if abs(real - rate) > given.number("tolerance"):
        name = "annual_total" if table.amount("annual_total") else "initial_total"
        yield Fail(
            "funding.exec_rate",
            f"执行数{told(table, 'executed_total')}、预算数{told(table, name)}，"
            f"执行率应为{plain(real.quantize(Decimal('0.01')))}%，写成了{table.record.funding.exec_rate}。",
            "请按执行数除以预算数重算执行率和得分。",
            ("funding.exec_rate", "funding.executed_total", f"funding.{name}"),
        )


@rule(
    "execution-score", "预算执行得分按执行率计算",
    dimension="适当性", severity="error", defect="P3", basis=("evaluation",), kinds=_SELF,
)  # fmt: skip
def execution_score(table: Table, given: Parameters) -> Iterator[Outcome]:
    """Points for execution are its weight times the rate, at most the weight."""
    budget, spent = table.amount("annual_total"), table.amount("executed_total")
    weight, score = points(table.record.funding.exec_weight), points(table.record.funding.exec_score)
    if not budget or spent is None or weight is None or score is None:
        yield CannotTell("预算数、执行数、分值或得分没有填写")
        return
    right = min(weight, weight * spent / budget)
    if abs(right - score) > given.number("tolerance"):
        yield Fail(
            "funding.exec_score",
            f"执行率{plain((spent / budget * 100).quantize(Decimal('0.01')))}%，分值{plain(weight)}分，"
            f"预算执行应得{plain(right.quantize(Decimal('0.01')))}分，写成了{plain(score)}分。",
            f"请改为{plain(right.quantize(Decimal('0.1')))}分，并重算总分。",
            ("funding.exec_score", "funding.exec_weight", "funding.executed_total", "funding.annual_total"),
        )


@rule(
    "low-execution", "执行率偏低的说明原因",
    dimension="完整性", severity="warn", defect="P2", basis=("execution-reason",), kinds=_SELF,
)  # fmt: skip
def low_execution(table: Table, given: Parameters) -> Iterator[Outcome]:
    """Money that was not spent has a reason."""
    budget, spent = table.amount("annual_total"), table.amount("executed_total")
    if not budget or spent is None:
        yield CannotTell("全年预算数或执行数没有填写")
        return
    rate = spent / budget * 100
    texts = [*table.record.other_fields.values(), table.record.actual_goal or ""]
    texts += [line.indicator.deviation or "" for line in table.lines]
    if rate < given.number("least") and not any(re.search(r"执行|支付|结余|节约|资金|招标", text) for text in texts):
        yield Fail(
            "funding.executed_total",
            f"预算执行率只有{plain(rate.quantize(Decimal('0.1')))}%，没有说明原因。",
            f"执行率低于{given.number('least')}%的，请说明原因和改进措施。",
            ("funding.executed_total", "funding.annual_total"),
        )


@rule(
    "spent-over-budget", "执行数不超过预算数",
    dimension="适当性", severity="error", defect="F3", basis=("budget-law",), kinds=_SELF,
)  # fmt: skip
def spent_over_budget(table: Table, given: Parameters) -> Iterator[Outcome]:
    """Nobody may spend more than the budget of the year."""
    budget, spent = table.amount("annual_total"), table.amount("executed_total")
    if budget is None or spent is None:
        yield CannotTell("全年预算数或执行数没有填写")
    elif spent > budget:
        yield Fail(
            "funding.executed_total",
            f"全年执行数{told(table, 'executed_total')}大于全年预算数{told(table, 'annual_total')}。",
            "请核对；预算有调整的，全年预算数填调整后的数。",
            ("funding.executed_total", "funding.annual_total"),
        )


@rule(
    "all-full-marks", "自评分有区分",
    dimension="适当性", severity="info", defect="P2", basis=("evaluation",), kinds=_SELF,
)  # fmt: skip
def all_full_marks(table: Table, given: Parameters) -> Iterator[Outcome]:
    """Full points everywhere although little of the money was spent."""
    budget, spent = table.amount("annual_total"), table.amount("executed_total")
    scored = [line for line in table.lines if points(line.indicator.score) is not None]
    if not budget or spent is None or not scored:
        yield CannotTell("预算、执行数或得分没有填写")
    elif spent / budget * 100 < given.number("least") and all(_is_full(line) for line in scored):
        yield Fail(
            "indicators",
            f"预算只执行了{plain((spent / budget * 100).quantize(Decimal('0.1')))}%，而{len(scored)}项指标全得满分。",
            "请核对各项指标的实际完成值和得分。",
            tuple(line.path("score") for line in scored[:5]),
        )


def _is_full(line: Line) -> bool:
    return points(line.indicator.score) == points(line.indicator.weight)
