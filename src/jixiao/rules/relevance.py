"""Relevance: does an indicator have to do with this project, judged by the table alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jixiao.rules.lexicon import bare, has_word, pattern, words
from jixiao.rules.measurability import SATISFACTION
from jixiao.rules.parameters import Parameters
from jixiao.rules.rule import CannotTell, Fail, Outcome, rule
from jixiao.rules.table import Table
from jixiao.rules.topics import topics_of


@rule(
    "macro-indicator", "不用项目左右不了的宏观指标",
    dimension="相关性", severity="error", defect="R2", basis=("relevance", "feasibility"),
)  # fmt: skip
def macro_indicator(table: Table, given: Parameters) -> Iterator[Outcome]:
    """Growth of a whole economy is no effect of a single project, unless it is a very large one."""
    amount = table.yuan("total") or table.yuan("annual_total")
    large = amount is not None and amount >= given.number("large")
    for line in table.measured:
        found = pattern("macro").search(line.name)
        if found and not large:
            yield Fail(
                line.path("name"),
                f"“{line.name}”是一个地方的宏观指标，不是本项目所能带来的。",
                "请改为本项目直接产生的效益。",
                (line.path("name"), line.path(), "project_name"),
                severity=None if amount is not None else "warn",
            )


@rule(
    "foreign-topic", "指标说的是本项目的事",
    dimension="相关性", severity="warn", defect="R2", basis=("relevance",),
)  # fmt: skip
def foreign_topic(table: Table, given: Parameters) -> Iterator[Outcome]:
    """What the indicator is about is mentioned neither in the name of the project nor in its goals."""
    if not table.goals:
        yield CannotTell("没有绩效目标，看不出项目的内容")
        return
    about = topics_of(table.about)
    outputs = [
        line for line in table.of_block("数量指标")
        if line.target.low is not None and (line.target.unit != "%" or re.search(r"\d", line.name))
    ]  # fmt: skip
    # What is counted among the outputs may be a task that the goals are silent about.
    told = {topic for one in outputs for topic in topics_of(one.name)} & set(words("told_by_output"))
    for line in table.measured:
        passing = told if line.block == "数量指标" else told | set(words("by_products"))
        here = {topic: word for topic, word in topics_of(line.name).items() if topic not in passing}
        if not here or any(topic in about for topic in here) or _shares_a_word(bare(line.name), table.about):
            continue
        topic, word = next(iter(here.items()))
        yield Fail(
            line.path("name"),
            f"“{line.name}”说的是{word}，项目名称和目标里都没有{topic}的内容，疑从别的项目抄来。",
            "请改为与本项目任务对应的指标；确有这项任务的，写进目标。",
            (line.path("name"), line.path(), "project_name", *(field for field, _ in table.goals)),
        )


def _shares_a_word(name: str, about: str) -> bool:
    """Whether four letters in a row of the name stand in the text."""
    return any(name[at : at + 4] in about for at in range(len(name) - 3))


@rule(
    "satisfaction-of-others", "满意度的对象是项目的服务对象",
    dimension="相关性", severity="warn", defect="R2", basis=("relevance",),
)  # fmt: skip
def satisfaction_of_others(table: Table, given: Parameters) -> Iterator[Outcome]:
    """The public or the voters are asked although nothing of what the project does reaches them."""
    if not table.goals:
        yield CannotTell("没有绩效目标，看不出项目为谁服务")
        return
    lines = [line for line in table.of_block(SATISFACTION) if line.target.low is not None]
    for line in lines:
        found = pattern("public_groups").match(line.name)
        if not found or has_word(line.name, "own_people"):
            continue
        voters = found[0] == "选民" and "代表" in table.about and not has_word(table.about, "voter_signs")
        inward = has_word(table.about, "inward_signs") and not has_word(table.about, "public_signs")
        if not (voters or inward):
            continue
        yield Fail(
            line.path("name"),
            f"“{line.name}”问的是{found[0]}，而从项目名称和目标看，项目并不直接为{found[0]}服务。",
            "请改为实际服务对象的满意度，如“参训代表满意度”“使用部门满意度”。",
            (line.path("name"), "project_name", *(field for field, _ in table.goals)),
        )
