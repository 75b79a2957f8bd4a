"""Misprints: words that do not exist, doubled words, signs and brackets that do not fit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from jixiao.rules.parameters import Parameters, data_file
from jixiao.rules.rule import ANY, Fail, Outcome, rule
from jixiao.rules.table import Table

_PAIRS = (("（", "）", "("), ("《", "》", "《"), ("“", "”", "“"), ("【", "】", "【"))


def _texts(table: Table) -> Iterator[tuple[str, str]]:
    """The texts that people write, each with its path."""
    if table.record.project_name:
        yield "project_name", table.record.project_name
    yield from table.goals
    for section, text in table.record.narrative.items():
        yield f"narrative.{section}", text
    for line in table.lines:
        yield line.path("name"), line.name
        yield line.path(), line.value


@rule(
    "misprint", "没有错别字和不通的说法",
    dimension="完整性", severity="warn", defect="S2", basis=("completeness",), kinds=ANY,
)  # fmt: skip
def misprint(table: Table, given: Parameters) -> Iterator[Outcome]:
    """What ``data/misprints.yaml`` lists."""
    for path, text in _texts(table):
        for entry in _misprints():
            found = entry["pattern"].search(text)
            if found:
                yield Fail(
                    path,
                    f"“{_around(text, found)}”有误。",
                    f"“{found[0]}”应作“{entry['right']}”。" if len(entry["right"]) <= 6 else f"请{entry['right']}。",
                    severity=entry.get("severity", "info"),
                )


def _around(text: str, found: re.Match[str]) -> str:
    return text[max(0, found.start() - 6) : found.end() + 6].replace("\n", " ")


@cache
def _misprints() -> tuple[dict[str, Any], ...]:
    return tuple(entry | {"pattern": re.compile(entry["pattern"])} for entry in data_file("misprints.yaml"))


@rule(
    "brackets-unpaired", "括号、书名号、引号成对",
    dimension="完整性", severity="info", defect="S2", basis=("completeness",), kinds=ANY,
)  # fmt: skip
def brackets_unpaired(table: Table, given: Parameters) -> Iterator[Outcome]:
    """Every bracket that opens closes. A text that was cut off may have lost one."""
    for path, text in _texts(table):
        for opening, closing, other in _PAIRS:
            opened = text.count(opening) + (text.count(other) if other != opening else 0)
            closed = text.count(closing) + (text.count(")") if other != opening else 0)
            if opened != closed and not re.search(r"\d[)）]", text):
                yield Fail(
                    path,
                    f"“{opening}”有{opened}个，“{closing}”有{closed}个，不成对。",
                    "请补全或删去多余的一个。",
                )


_DOUBLED = re.compile(r"([一-鿿]{2,4})\1")
_DOUBLING = frozenset("项目商量讨论考虑研究学习休息熟悉了解家家户户人人时时处处点点滴滴方方面面")


@rule(
    "word-doubled", "没有重复的词",
    dimension="完整性", severity="info", defect="S2", basis=("completeness",), kinds=ANY,
)  # fmt: skip
def word_doubled(table: Table, given: Parameters) -> Iterator[Outcome]:
    """A word printed twice in a row: 服务服务."""
    for path, text in _texts(table):
        found = _DOUBLED.search(text)
        if found and not set(found[1]) <= _DOUBLING:
            yield Fail(path, f"“{_around(text, found)}”重复了“{found[1]}”。", f"请去掉一个“{found[1]}”。")
