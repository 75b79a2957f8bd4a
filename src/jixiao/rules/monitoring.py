"""Monitoring: does what is expected follow from what has been done so far."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from jixiao.forms.form import Kind
from jixiao.rules.amounts import plain
from jixiao.rules.lexicon import has_word, name_kind
from jixiao.rules.parameters import Parameters
from jixiao.rules.rule import CannotTell, Fail, Outcome, rule
from jixiao.rules.table import Line, Table
from jixiao.rules.weights import completion, percent
from jixiao.values.parsing import parse_value

_MONITORING: tuple[Kind, ...] = ("monitoring",)
_CERTAIN = re.compile(r"确定能|能够?完成|可以完成|^能$")
_IMPOSSIBLE = re.compile(r"不可能|不能|无法")


def _grows(line: Line) -> bool:
    """Whether the indicator grows over the year: a count does, a rate or a cost does not."""
    counted = line.block == "数量指标" and name_kind(line.name) not in ("rate", "degree", "satisfaction")
    return counted and line.target.op not in ("≤", "<") and line.target.unit != "%"


@rule(
    "certain-against-progress", "“确定能”完成与进度相符",
    dimension="可行性", severity="warn", defect="K1", basis=("monitoring",), kinds=_MONITORING,
)  # fmt: skip
def certain_against_progress(table: Table, given: Parameters) -> Iterator[Outcome]:
    """Certain to be reached although little has been done by the middle of the year."""
    for line in table.lines:
        done = completion(line)
        if not _CERTAIN.search(line.indicator.likelihood or "") or done is None or not _grows(line):
            continue
        if done * 100 < given.number("least"):
            yield Fail(
                line.path("likelihood"),
                f"“{line.name}”全年目标{line.value}，目前完成{line.indicator.actual}，"
                f"只有{plain((done * 100).quantize(Decimal('0.1')))}%，却填“{line.indicator.likelihood}”完成。",
                "请核对进度；集中在年底完成的，写明计划和原因。",
                (line.path("name"), line.path(), line.path("actual"), line.path("likelihood")),
            )


@rule(
    "expected-below-target", "预计完不成的不填“确定能”",
    dimension="可行性", severity="warn", defect="K1", basis=("monitoring",), kinds=_MONITORING,
)  # fmt: skip
def expected_below_target(table: Table, given: Parameters) -> Iterator[Outcome]:
    """What is expected for the whole year is less than the target, and yet it is certain."""
    for line in table.lines:
        expected = parse_value((line.indicator.expected or "").strip())
        comparable = None not in (expected.low, line.target.low) and expected.unit == line.target.unit
        if not comparable or not _CERTAIN.search(line.indicator.likelihood or ""):
            continue
        assert expected.low is not None and line.target.low is not None
        over = line.target.op in ("≤", "<") and expected.low > line.target.low
        under = line.target.op not in ("≤", "<") and expected.low < line.target.low
        if over or under:
            yield Fail(
                line.path("likelihood"),
                f"“{line.name}”目标{line.value}，预计全年{line.indicator.expected}，"
                f"达不到目标，却填“{line.indicator.likelihood}”。",
                "请改为“有可能”或“完全不可能”，并说明偏差原因。",
                (line.path("name"), line.path(), line.path("expected"), line.path("likelihood")),
            )


@rule(
    "deviation-without-reason", "可能完不成的说明原因",
    dimension="完整性", severity="warn", defect="K1", basis=("monitoring",), kinds=_MONITORING,
)  # fmt: skip
def deviation_without_reason(table: Table, given: Parameters) -> Iterator[Outcome]:
    """有可能 and 完全不可能 ask for a cause."""
    for line in table.lines:
        said = (line.indicator.likelihood or "").strip()
        doubtful = said == "有可能" or _IMPOSSIBLE.search(said)
        if doubtful and not (line.indicator.deviation or line.indicator.note or "").strip():
            yield Fail(
                line.path("deviation"),
                f"“{line.name}”填“{said}”完成，没有写偏差原因。",
                "请写明经费、制度、人员等方面的原因和纠偏措施。",
                (line.path("name"), line.path("likelihood"), line.path("deviation")),
            )


@rule(
    "slow-spending", "预算执行与时间进度相当",
    dimension="可行性", severity="info", defect="K1", basis=("monitoring",), kinds=_MONITORING,
)  # fmt: skip
def slow_spending(table: Table, given: Parameters) -> Iterator[Outcome]:
    """Far less money spent than the months that have passed would let expect."""
    months = re.findall(r"(\d{1,2})月", table.record.executed_period or "")
    budget, spent = table.amount("initial_total") or table.amount("annual_total"), table.amount("executed_total")
    rate = spent / budget * 100 if budget and spent is not None else percent(table.record.funding.exec_rate)
    if rate is None or not months or not 1 <= int(months[-1]) <= 12:
        yield CannotTell("执行期间、预算数或执行数没有填写")
        return
    passed = Decimal(int(months[-1])) / 12 * 100
    if rate < passed * given.number("share") / 100:
        yield Fail(
            "funding.executed_total",
            f"到{months[-1]}月预算执行{plain(rate.quantize(Decimal('0.1')))}%，"
            f"明显慢于时间进度{plain(passed.quantize(Decimal('0.1')))}%。",
            "请分析原因，加快执行或按规定调整预算。",
            ("funding.executed_total", "funding.initial_total"),
        )


@rule(
    "spending-without-output", "花钱与产出同步",
    dimension="可行性", severity="info", defect="K1", basis=("monitoring",), kinds=_MONITORING,
)  # fmt: skip
def spending_without_output(table: Table, given: Parameters) -> Iterator[Outcome]:
    """Much of the money is spent and little is done, or the other way round."""
    budget, spent = table.amount("initial_total") or table.amount("annual_total"), table.amount("executed_total")
    done = [part for line in table.lines if _grows(line) and (part := completion(line)) is not None]
    if not budget or spent is None or not done:
        yield CannotTell("预算、执行数或数量指标的完成值没有填写")
        return
    paid, made = spent / budget * 100, min(Decimal(100), sum(done, Decimal(0)) / len(done) * 100)
    if abs(paid - made) > given.number("points") and not has_word(table.record.project_name or "", "paid_later"):
        yield Fail(
            "funding.executed_total",
            f"预算执行{plain(paid.quantize(Decimal('0.1')))}%，"
            f"数量指标平均完成{plain(made.quantize(Decimal('0.1')))}%，相差较大。",
            "请说明原因：款项预付、尚未结算，或目标、预算定得不当。",
            ("funding.executed_total", *(line.path("actual") for line in table.lines if _grows(line))),
        )
