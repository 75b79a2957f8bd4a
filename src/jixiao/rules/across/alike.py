"""Tables of one unit that are all alike: the same goal, or nearly the same indicators, for different projects."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from jixiao.records.finding import Proof
from jixiao.rules.across.across_rule import Sent, across_rule
from jixiao.rules.across.corpus import Brief, Corpus, called
from jixiao.rules.across.units import projects_by_unit
from jixiao.rules.parameters import Parameters
from jixiao.rules.rule import Fail

_MANY = 50
"""Lines that more tables of a unit have than these do not say which to compare."""


@across_rule(
    "goal-of-another-project", "不同项目的绩效目标各不相同",
    dimension="相关性", severity="warn", defect="G2", basis=("relevance",),
)  # fmt: skip
def goal_of_another_project(corpus: Corpus, given: Parameters) -> Iterator[Sent]:
    """A project has the very goal of another one of its unit, which fits the name of the other better."""
    for tables in projects_by_unit(corpus).values():
        by_goal: dict[int, list[int]] = {}
        for at in tables:
            if corpus.tables[at].goal:
                by_goal.setdefault(corpus.tables[at].goal, []).append(at)
        for same in by_goal.values():
            best = max(same, key=lambda at: (corpus.tables[at].goal_fit, -at))
            for at in same:
                table, other = corpus.tables[at], corpus.tables[best]
                if at == best or table.project == other.project:
                    continue
                sure = table.goal_fit == 0 < other.goal_fit
                fail = Fail(
                    table.goal_field,
                    f"绩效目标与{called(other)}（{corpus.documents.texts[other.document]}第{other.number}张）一字不差，"
                    + ("写的不是本项目。" if sure else "看不出两个项目各做什么。"),
                    "请按本项目的内容重新填写绩效目标。",
                    (table.goal_field, "project_name"),
                    severity=None if sure else "info",
                )
                yield Sent(at, fail, (corpus.proof(best, other.goal_field, corpus.about(best)[:200]),))


@across_rule(
    "indicators-all-alike", "不同项目的指标各有特点",
    dimension="相关性", severity="warn", defect="R2", basis=("relevance",),
)  # fmt: skip
def indicators_all_alike(corpus: Corpus, given: Parameters) -> Iterator[Sent]:
    """Nearly all indicators of a table stand with the same values in that of another project of the unit.

    It is sent back once for each group of such tables, on the first of them; milder where the table has no indicator
    of its project's own to begin with, or where only two are alike.
    """
    for tables in projects_by_unit(corpus).values():
        groups = _groups(corpus, tables, given)
        for group in groups:
            table, first = corpus.tables[group[0]], group[0]
            names = "、".join(called(corpus.tables[at]) for at in group[1:6])
            more = f"等{len(group) - 1}个项目" if len(group) > 6 else ""
            shared = min(len(_shared(table, corpus.tables[at])) for at in group[1:])
            fail = Fail(
                "indicators",
                f"{len(table.names)}条指标中有{shared}条与{names}{more}的指标名称和指标值完全相同，看不出各项目的差别。",
                "请按每个项目的具体内容分别设置产出和效益指标；内容确实相同的，可合并为一个项目。",
                ("project_name", *(f"indicators[{line}].name" for line in table.lines[:3])),
                severity=None if len(group) >= given.number("tables") else "info",
            )
            yield Sent(first, fail, tuple(_proof(corpus, first, at) for at in group[1:6]))


def _proof(corpus: Corpus, first: int, at: int) -> Proof:
    """The first of the indicators that a table has in common with the first of its group."""
    shared = _shared(corpus.tables[first], corpus.tables[at])
    said = "；".join(f"{corpus.names.texts[name]} {corpus.values.texts[value]}" for name, value in sorted(shared)[:5])
    return corpus.proof(at, "indicators", said)


def _groups(corpus: Corpus, tables: list[int], given: Parameters) -> list[list[int]]:
    """The tables that share so much with the first of their group; those that have too few indicators are left out.

    Which tables are worth comparing is counted by what they hold, so that large units cost little more than small ones.
    """
    holders: dict[tuple[int, int], list[int]] = {}
    found: dict[int, list[int]] = {}
    taken: set[int] = set()
    for at in tables:
        table = corpus.tables[at]
        lines = set(zip(table.names, table.values, strict=True))
        if len(lines) < given.number("lines"):
            continue
        rare = [held for line in lines if len(held := holders.get(line, [])) <= _MANY]
        met = Counter(earlier for held in rare for earlier in held)
        for earlier, _ in met.most_common(3):
            other = corpus.tables[earlier]
            theirs = set(zip(other.names, other.values, strict=True))
            if (
                Decimal(len(lines & theirs)) / max(len(lines), len(theirs)) >= given.number("share")
                and other.project != table.project
            ):
                found[earlier].append(at)
                taken.add(at)
                break
        if at not in taken:
            found[at] = [at]
            for line in lines:
                holders.setdefault(line, []).append(at)
    return [group for group in found.values() if len(group) > 1]


def _shared(one: Brief, other: Brief) -> set[tuple[int, int]]:
    return set(zip(one.names, one.values, strict=True)) & set(zip(other.names, other.values, strict=True))
