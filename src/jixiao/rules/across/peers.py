"""Outliers among peers: a target far from that of the others who measure the same thing in the same unit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from statistics import median

from jixiao.rules.across.across_rule import Sent, across_rule
from jixiao.rules.across.corpus import Corpus
from jixiao.rules.amounts import plain
from jixiao.rules.lexicon import has_word
from jixiao.rules.parameters import Parameters
from jixiao.rules.rule import CannotTell, Fail
from jixiao.values.parsing import parse_value

_PER_CENT = ("%", "％")
_NORMAL = Decimal("1.4826")
"""Makes the median deviation of normally distributed numbers their standard deviation."""


@dataclass(frozen=True, slots=True)
class _Level:
    at: int
    line: int
    value: Decimal
    printed: str


@across_rule(
    "share-below-peers", "目标值不明显低于同类项目",
    dimension="适当性", severity="info", defect="H4", basis=("appropriateness",),
)  # fmt: skip
def share_below_peers(corpus: Corpus, given: Parameters) -> Iterator[Sent]:
    """A share far below the median of other projects with an indicator of the same name.

    Far is more than ``deviations`` standard deviations, estimated by the median deviation, which a few odd ones do not
    move, and never less than ``points``. Each project counts once; fewer than ``least`` peers say nothing.
    """
    groups = _groups(corpus)
    least = int(given.number("least"))
    compared, too_few = set(), set()
    sent = []
    for name, levels in groups.items():
        members = {corpus.tables[level.at].project: level for level in levels}
        tables = {level.at for level in levels}
        if len(members) <= least:
            too_few |= tables if len(members) > 1 else set()
            continue
        compared |= tables
        values = [level.value for level in members.values()]
        middle = median(values)
        around = sorted(members.values(), key=lambda one: (abs(one.value - middle), one.at))[:6]
        spread = median(abs(value - middle) for value in values) * _NORMAL
        for level in levels:
            far = middle - level.value
            if far > spread * given.number("deviations") and far >= given.number("points"):
                sent.append(_sent(corpus, name, level, middle, around, len(members) - 1))
    yield from sent
    for at in sorted(too_few - compared):
        yield Sent(at, CannotTell(f"有同名指标的其他项目不足{least}个，无法与同类比较"))


def _groups(corpus: Corpus) -> dict[int, list[_Level]]:
    """The shares by the number of their name; those of which less is better are left out."""
    groups: dict[int, list[_Level]] = {}
    for at, table in corpus.targets():
        for line, name, value in zip(table.lines, table.names, table.values, strict=True):
            target = parse_value(corpus.values.texts[value])
            if target.low is None or target.kind != "number" or target.unit not in _PER_CENT:
                continue
            if target.op not in ("<", "≤") and not has_word(corpus.names.texts[name], "less_is_better"):
                groups.setdefault(name, []).append(_Level(at, line, target.low, target.text))
    return groups


def _sent(corpus: Corpus, name: int, level: _Level, middle: Decimal, around: list[_Level], count: int) -> Sent:
    peers = [one for one in around if one.at != level.at][:5]
    path = f"indicators[{level.line}]"
    text = corpus.names.texts[name]
    fail = Fail(
        f"{path}.value",
        f"“{text}”的目标是{level.printed}，另外{count}个项目同名指标的中位数是{plain(Decimal(middle))}%，"
        "明显低于同类水平。",
        f"请参照同类项目提高到{plain(Decimal(middle))}%左右，或说明低于同类水平的原因。",
        (f"{path}.name", f"{path}.value"),
    )
    proofs = (corpus.proof(one.at, f"indicators[{one.line}].value", f"{text} {one.printed}") for one in peers)
    return Sent(level.at, fail, tuple(proofs))
