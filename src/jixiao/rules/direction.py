"""Direction: is more better, or less, and does the comparison say the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from jixiao.records.finding import Fix
from jixiao.rules.lexicon import bare, has_word, pattern, words
from jixiao.rules.parameters import Parameters
from jixiao.rules.rule import Fail, Outcome, rule
from jixiao.rules.table import Line, Table

_MORE, _LESS = ("≥", ">"), ("≤", "<")
_SIGN = re.compile(r"[≥≧>]=?|[≤≦<]=?")
_CHANGE = re.compile(
    r"(?:下降|降低|减少|压减|压降|提升|提高|增长|增加|上升|改善)(?:率|比例|幅度|数|量|件数|次数|天数)?$|^(?:减少|降低|压减|下降)"
)


def _turned(line: Line, to: str) -> Fix | None:
    """The value with its sign turned, where it is printed as a sign."""
    found = _SIGN.match(line.value)
    return None if found is None else Fix(field=line.path(), value=to + line.value[found.end() :])


@rule(
    "smaller-is-better", "越少越好的指标不写“≥”",
    dimension="相关性", severity="error", defect="S1", basis=("relevance",),
)  # fmt: skip
def smaller_is_better(table: Table, given: Parameters) -> Iterator[Outcome]:
    """Of accidents, complaints, faults and waiting times fewer are better; their fall may be more."""
    for line in table.measured:
        name = bare(line.name)
        found = _bad().search(name)
        if not found or line.target.op not in _MORE or _CHANGE.search(name) or has_word(name, "remedies"):
            continue
        yield Fail(
            line.path(),
            f"“{line.name}”越{_how(found[0])}越好，值却写作{line.value}。",
            f"比较符号请改为“≤”，如“{_SIGN.sub('≤', line.value, count=1)}”。",
            (line.path("name"), line.path()),
            fix=_turned(line, "≤"),
        )


@cache
def _bad() -> re.Pattern[str]:
    """What is better small, where the name ends with it or with its count: 事故起数, but not 死亡家庭补助人数."""
    listed = "|".join(map(re.escape, words("less_is_better")))
    return re.compile(f"(?:{listed})(?:发生)?(?:率|数|次数|起数|人数|件数|事件|事故|案件|数量|总数|量|比例|占比)*$")


def _how(word: str) -> str:
    return "短" if re.search(r"时间|时限|用时|天数|时长", word) else "少"


@rule(
    "more-is-better", "越多越好的指标不写“≤”",
    dimension="相关性", severity="error", defect="S1", basis=("relevance",),
)  # fmt: skip
def more_is_better(table: Table, given: Parameters) -> Iterator[Outcome]:
    """Of people served, passes and satisfaction an upper bound limits what is wanted."""
    for line in table.measured:
        name = bare(line.name)
        if line.block == "成本指标" or line.target.op not in _LESS or line.target.high is not None:
            continue
        found = pattern("more_is_better").search(name)
        if not found or has_word(name, "less_is_better") or re.search(r"不|未|逾期|流失|空置", name):
            continue
        yield Fail(
            line.path(),
            f"“{line.name}”越多、越高越好，值却写作{line.value}。",
            f"比较符号请改为“≥”，如“{_SIGN.sub('≥', line.value, count=1)}”。",
            (line.path("name"), line.path()),
            fix=_turned(line, "≥"),
        )


@rule(
    "cost-at-least", "成本指标写上限",
    dimension="适当性", severity="warn", defect="S1", basis=("cost-guide", "core-indicators"),
)  # fmt: skip
def cost_at_least(table: Table, given: Parameters) -> Iterator[Outcome]:
    """A cost has an upper bound; only savings and what must be put in have a lower one."""
    for line in table.of_block("成本指标"):
        money = (line.target.unit or "").startswith(("元", "万元"))
        if money and line.target.op in _MORE and not re.search(r"投入|节约|配套|自筹|标准|收入|社会资本", line.name):
            yield Fail(
                line.path(),
                f"成本指标“{line.name}”写作{line.value}，没有上限。",
                f"比较符号请改为“≤”，如“{_SIGN.sub('≤', line.value, count=1)}”。",
                (line.path("name"), line.path()),
                fix=_turned(line, "≤"),
            )
