"""Indicators that several projects of one unit have and none of them is about: filler that was handed round."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.rules.across.across_rule import Sent, across_rule
from jixiao.rules.across.corpus import Corpus, called
from jixiao.rules.across.units import projects_by_unit, telling_pairs
from jixiao.rules.across.wording import fit, pairs, subject
from jixiao.rules.parameters import Parameters
from jixiao.rules.rule import Fail


@across_rule(
    "shared-filler", "几个项目共用的指标与项目有关",
    dimension="相关性", severity="info", defect="R2", basis=("relevance",),
)  # fmt: skip
def shared_filler(corpus: Corpus, given: Parameters) -> Iterator[Sent]:
    """Projects of different kinds have the same indicator, and neither their names nor their goals speak of it.

    Short subjects say too little, and an indicator that another line of its table is about, too, is its own.
    """
    for tables in projects_by_unit(corpus).values():
        holders: dict[int, list[tuple[int, int]]] = {}
        fitting: set[int] = set()
        for at in tables:
            table = corpus.tables[at]
            for i, (name, share) in enumerate(zip(table.names, table.fits, strict=True)):
                holders.setdefault(name, []).append((at, i))
                if share:
                    fitting.add(name)
        shared = {name: held for name, held in holders.items() if len(held) > 1 and name not in fitting}
        telling = telling_pairs([corpus.tables[at].project for at in tables]) if shared else frozenset()
        for name, held in shared.items():
            text = corpus.names.texts[name]
            if sum(map(len, subject(text))) < given.number("characters"):
                continue
            for at, i in held:
                other = next((one for one, _ in held if _is_of_another_kind(corpus, at, one, telling)), None)
                if other is not None and not _has_company(corpus, at, i, text):
                    yield _sent(corpus, at, i, other)


def _is_of_another_kind(corpus: Corpus, at: int, other: int, telling: frozenset[str]) -> bool:
    first, second = corpus.tables[at].project, corpus.tables[other].project
    return at != other and bool(first) and bool(second) and not pairs(first) & pairs(second) & telling


def _has_company(corpus: Corpus, at: int, i: int, text: str) -> bool:
    names = corpus.tables[at].names
    return any(fit(subject(text), corpus.names.texts[name]) > 0 for name in names if name != names[i])


def _sent(corpus: Corpus, at: int, i: int, home: int) -> Sent:
    table, other = corpus.tables[at], corpus.tables[home]
    name = table.names[i]
    path = f"indicators[{table.lines[i]}]"
    fail = Fail(
        f"{path}.name",
        f"“{corpus.names.texts[name]}”在本项目的名称和绩效目标里都没有提到，{called(other)}"
        f"（{corpus.documents.texts[other.document]}第{other.number}张）也有同样的一条，与那个项目也没有关系。",
        "请说明这条指标与本项目的关系；没有关系的请删去。",
        (f"{path}.name", "project_name", table.goal_field),
    )
    proof = corpus.line_proof(home, name)
    return Sent(at, fail, (proof,) if proof is not None else ())
