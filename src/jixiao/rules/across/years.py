"""The same project in two years running: targets lower than last year's, leaps of the amount, nothing new said."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from jixiao.rules.across.across_rule import Sent, across_rule
from jixiao.rules.across.corpus import Brief, Corpus
from jixiao.rules.across.wording import likeness
from jixiao.rules.amounts import plain
from jixiao.rules.lexicon import has_word
from jixiao.rules.parameters import Parameters
from jixiao.rules.rule import Fail
from jixiao.rules.table import YUAN
from jixiao.values.parsing import parse_value
from jixiao.values.target_value import TargetValue

_PER_CENT = ("%", "％")
_ALL = 100
_MANY = 400
"""Projects of a unit and year from which on they are matched by equal names only."""


def pairs_of_years(corpus: Corpus, alike: float) -> list[tuple[int, int]]:
    """Last year's and this year's table of every project that has both.

    Matched are the tables of one unit by the name of the project without years; where it has changed, the likest name
    if no other comes near. A name that a unit has twice in a year is matched with nothing.
    """
    by_unit: dict[int, dict[int, dict[str, list[int]]]] = {}
    for at, table in corpus.targets():
        if table.year is not None and table.project and corpus.units.texts[table.unit]:
            years = by_unit.setdefault(table.unit, {})
            years.setdefault(table.year, {}).setdefault(table.project, []).append(at)
    found = []
    for years in by_unit.values():
        for year, projects in years.items():
            before = years.get(year - 1)
            if not before:
                continue
            for project, tables in projects.items():
                name = project if project in before else _likest(project, before, projects, alike)
                if name is not None and len(tables) == len(before[name]) == 1:
                    found.append((before[name][0], tables[0]))
    return found


def _likest(project: str, before: dict[str, list[int]], now: dict[str, list[int]], alike: float) -> str | None:
    if len(before) > _MANY:
        return None
    free = sorted(((likeness(project, name), name) for name in before if name not in now), reverse=True)
    if not free or free[0][0] < alike or (len(free) > 1 and free[1][0] >= alike):
        return None
    return free[0][1]


def _lines(table: Brief) -> dict[int, tuple[int, int]]:
    """By name: line and value; names that stand there twice are left out."""
    found: dict[int, tuple[int, int]] = {}
    twice = set()
    for line, name, value in zip(table.lines, table.names, table.values, strict=True):
        if name in found:
            twice.add(name)
        found[name] = line, value
    return {name: held for name, held in found.items() if name not in twice}


@across_rule(
    "target-below-last-year", "目标值不低于上年",
    dimension="适当性", severity="warn", defect="H1", basis=("appropriateness", "evaluation"),
)  # fmt: skip
def target_below_last_year(corpus: Corpus, given: Parameters) -> Iterator[Sent]:
    """A share is asked for less than last year, or a count clearly less although the money has not become less."""
    for before, now in pairs_of_years(corpus, float(given.number("names_alike"))):
        old, new = corpus.tables[before], corpus.tables[now]
        held = _lines(old)
        for name, (line, value) in _lines(new).items():
            if name not in held:
                continue
            text = corpus.names.texts[name]
            was, is_now = corpus.values.texts[held[name][1]], corpus.values.texts[value]
            first, second = parse_value(was), parse_value(is_now)
            if not _comparable(first, second) or has_word(text, "less_is_better"):
                continue
            low, high = second.low or Decimal(0), first.low or Decimal(0)
            if first.unit in _PER_CENT:
                if high - low < given.number("points") or high > _ALL:
                    continue
            elif first.op is None or high <= 0 or low > high * given.number("count") or _has_less(old, new):
                continue
            path = f"indicators[{line}]"
            fail = Fail(
                f"{path}.value",
                f"“{text}”{old.year}年的目标是{was}，{new.year}年降为{is_now}，没有说明理由。",
                f"请按不低于上年的水平设定，或说明降低的理由，如“{was}”。",
                (f"{path}.name", f"{path}.value"),
            )
            proof = corpus.proof(before, f"indicators[{held[name][0]}].value", f"{text} {was}")
            yield Sent(now, fail, (proof,))


def _comparable(first: TargetValue, second: TargetValue) -> bool:
    """Whether both are numbers of one unit of which more is not said to be worse."""
    if first.kind != "number" or second.kind != "number" or first.unit != second.unit:
        return False
    return first.op == second.op and first.op in ("≥", ">", "=", None)


def _has_less(old: Brief, new: Brief) -> bool:
    """Whether there is less money than last year, or one of the amounts is not known."""
    return old.amount is None or new.amount is None or new.amount < old.amount


@across_rule(
    "amount-leap", "资金大幅变动而目标不变",
    dimension="适当性", severity="warn", defect="H2", basis=("appropriateness",),
)  # fmt: skip
def amount_leap(corpus: Corpus, given: Parameters) -> Iterator[Sent]:
    """Much more money than last year for the same: all targets that both years have are the same, and none is new."""
    for before, now in pairs_of_years(corpus, float(given.number("names_alike"))):
        old, new = corpus.tables[before], corpus.tables[now]
        if not old.amount or not new.amount or new.amount < old.amount * given.number("times"):
            continue
        if new.amount - old.amount < given.number("yuan") or not _says_the_same(old, new):
            continue
        grown = plain(((new.amount / old.amount - 1) * 100).quantize(Decimal(1)))
        fail = Fail(
            "funding.annual_total",
            f"{new.year}年安排{_wan(new)}万元，比{old.year}年的{_wan(old)}万元增加{grown}%，各项指标值却与上年完全相同。",
            "请按增加的资金相应提高目标，或说明增加的原因。",
            ("funding.annual_total", *(f"indicators[{line}].value" for line in new.lines[:3])),
        )
        yield Sent(now, fail, (corpus.proof(before, "funding.annual_total", f"{_wan(old)}万元"),))


def _says_the_same(old: Brief, new: Brief) -> bool:
    first, second = zip(old.names, old.values, strict=True), zip(new.names, new.values, strict=True)
    return len(new.names) >= 3 and set(first) == set(second)


def _wan(table: Brief) -> str:
    return plain((table.amount or Decimal(0)) / YUAN["万元"])


@across_rule(
    "text-of-last-year", "绩效目标和指标不照搬上年",
    dimension="适当性", severity="info", defect="H3", basis=("appropriateness",),
)  # fmt: skip
def text_of_last_year(corpus: Corpus, given: Parameters) -> Iterator[Sent]:
    """The goal and every indicator with its value are last year's to the letter."""
    for before, now in pairs_of_years(corpus, float(given.number("names_alike"))):
        old, new = corpus.tables[before], corpus.tables[now]
        if new.goal and new.goal == old.goal and _says_the_same(old, new):
            fail = Fail(
                new.goal_field,
                f"绩效目标和{len(new.names)}条指标连同指标值都与{old.year}年一字不差。",
                f"请根据{old.year}年的完成情况和{new.year}年的安排更新目标和指标值；确实没有变化的，请说明。",
            )
            yield Sent(now, fail, (corpus.proof(before, old.goal_field, None),))
