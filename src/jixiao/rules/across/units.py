"""The tables of one unit: which belong together, and what in the names of its projects tells them apart."""

from __future__ import annotations

from collections import Counter

from jixiao.rules.across.corpus import Corpus
from jixiao.rules.across.wording import pairs

_MANY = 4
_NEARLY_ALL = 0.8


def projects_by_unit(corpus: Corpus) -> dict[tuple[int, int | None], list[int]]:
    """The numbers of the tables that set targets, by unit and year; without unit, by document."""
    found: dict[tuple[int, int | None], list[int]] = {}
    for at, table in corpus.targets():
        unit = table.unit if corpus.units.texts[table.unit] else -1 - table.document
        found.setdefault((unit, table.year), []).append(at)
    return found


def telling_pairs(projects: list[str]) -> frozenset[str]:
    """The pairs of characters in the names that not nearly all of many projects share: 卫健-… tells nothing there."""
    counts = Counter(pair for project in projects for pair in pairs(project))
    most = len(projects) * _NEARLY_ALL if len(projects) >= _MANY else len(projects) + 1
    idle = ("项目", "经费", "工作", "补贴", "补助", "费用", "专项", "管理", "运行", "运营", "建设", "服务", "保障")
    return frozenset(pair for pair, count in counts.items() if count < most and pair not in idle)
