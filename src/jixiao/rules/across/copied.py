"""Indicators copied from another project: what fits not its own project, but another one that has it too."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from jixiao.rules.across.across_rule import Sent, across_rule
from jixiao.rules.across.corpus import NO_SUBJECT, Brief, Corpus, called
from jixiao.rules.across.near_names import NearNames
from jixiao.rules.across.units import projects_by_unit, telling_pairs
from jixiao.rules.across.wording import fit, likeness, pairs, shared_words, subject, words_around
from jixiao.rules.parameters import Parameters
from jixiao.rules.rule import CannotTell, Fail

_FITS = 50
_ALIKE = 0.5
"""Names less alike than this, which only ask the same of the same, say something with the same value only."""
_COMPANY = 2
"""So many lines from one other project make a line suspect, too, that fits its own a little."""


@dataclass(frozen=True, slots=True)
class _Copy:
    """A suspect: line ``i`` of a table, the table that it belongs to, its name there, and how alike the names are."""

    i: int
    home: int
    name: int
    likeness: float


@across_rule(
    "copied-indicator", "指标不从别的项目照抄",
    dimension="相关性", severity="warn", defect="R2", basis=("relevance",),
)  # fmt: skip
def copied_indicator(corpus: Corpus, given: Parameters) -> Iterator[Sent]:
    """An indicator whose subject its own name and goal do not know, and that another project has and speaks of.

    Milder where both projects are of one kind, where the units have nothing to do with each other, and where a single
    line is about something that is not in the name of the other project either.
    """
    search = _Search(corpus, given)
    for tables in projects_by_unit(corpus).values():
        telling = telling_pairs([corpus.tables[at].project for at in tables])
        local = _homes_of(corpus, tables)
        for at in tables:
            table = corpus.tables[at]
            copies = search.copies(at, local, float(given.number("fits_at_most")))
            homes = [copy.home for copy in copies]
            full = [copy for copy in copies if table.fits[copy.i] == 0 or homes.count(copy.home) > _COMPANY]
            if full and not table.tells:
                yield Sent(at, CannotTell("绩效目标太短，看不出哪些指标与项目无关"))
                continue
            for copy in full:
                other = corpus.tables[copy.home]
                of_one_kind = bool(pairs(table.project) & pairs(other.project) & telling)
                if (sent := _sent(corpus, at, copy, of_one_kind, homes.count(copy.home))) is not None:
                    yield sent


def _homes_of(corpus: Corpus, tables: list[int]) -> dict[int, tuple[int, int]]:
    """By name: how well it fits at best in one of the tables of a unit, and in which."""
    found: dict[int, tuple[int, int]] = {}
    for at in tables:
        table = corpus.tables[at]
        for name, share in zip(table.names, table.fits, strict=True):
            if _FITS <= share < NO_SUBJECT and share > found.get(name, (0, 0))[0]:
                found[name] = share, at
    return found


class _Search:
    """Finds the projects that the indicators of others belong to."""

    def __init__(self, corpus: Corpus, given: Parameters) -> None:
        self._corpus = corpus
        self._common = given.number("common_from")
        self._apart = float(given.number("names_alike"))
        self._least = float(given.number("near"))
        self._uses = [0] * len(corpus.names)
        self._fits = [0] * len(corpus.names)
        for _, table in corpus.targets():
            for name, share in set(zip(table.names, table.fits, strict=True)):
                self._uses[name] += 1
                self._fits[name] += share >= _FITS
        self._near = NearNames(((name, corpus.names.texts[name]) for name in corpus.homes), self._least)
        self._same: dict[tuple[str, ...], list[int]] = {}
        for name in corpus.homes:
            self._same.setdefault(_asks(corpus.names.texts[name]), []).append(name)
        self._found: dict[int, list[tuple[float, int]]] = {}

    def copies(self, at: int, local: dict[int, tuple[int, int]], most: float) -> list[_Copy]:
        """The lines of a table that fit at most so much, in per cent, and belong to another project."""
        table = self._corpus.tables[at]
        found = []
        for i, (name, share) in enumerate(zip(table.names, table.fits, strict=True)):
            if share > most or self._is_common(name):
                continue
            for likeness_of, number in self._names(name):
                home = local.get(number, (0, self._corpus.homes.get(number, -1)))[1]
                if home >= 0 and self._is_another(at, home) and not self._has_company(table, i, home):
                    found.append(_Copy(i, home, number, likeness_of))
                    break
        return found

    def _names(self, name: int) -> list[tuple[float, int]]:
        """The name itself where it fits some project; else those nearly the same that do, nearest first."""
        if name in self._corpus.homes:
            return [(1.0, name)]
        if name not in self._found:
            text = self._corpus.names.texts[name]
            near = {number: share for share, number in self._near.near(text)}
            for number in self._same.get(_asks(text), ()):
                near.setdefault(number, likeness(text, self._corpus.names.texts[number]))
            self._found[name] = sorted(((share, number) for number, share in near.items()), reverse=True)[:3]
        return self._found[name]

    def _is_another(self, at: int, home: int) -> bool:
        table, other = self._corpus.tables[at], self._corpus.tables[home]
        return at != home and bool(other.project) and likeness(other.project, table.project) < self._apart

    def _has_company(self, table: Brief, i: int, home: int) -> bool:
        """Whether another line of the table, which is not from that project, is about the same: it is its own then."""
        texts = self._corpus.names.texts
        wanted = subject(texts[table.names[i]])
        theirs = self._corpus.tables[home].names
        for at, name in enumerate(table.names):
            if at == i or name in theirs or fit(wanted, texts[name]) * 100 < _FITS:
                continue
            if all(likeness(texts[name], texts[other]) < self._least for other in (*theirs, table.names[i])):
                return True
        return False

    def _is_common(self, name: int) -> bool:
        """Whether so many have the indicator and so few speak of it that it belongs to no one."""
        return self._uses[name] >= self._common and self._fits[name] * 4 < self._uses[name]


def _asks(name: str) -> tuple[str, ...]:
    """What two names have in common that ask the same of the same: their subject, and how they end."""
    return (*subject(name), name[-2:])


def _sent(corpus: Corpus, at: int, copy: _Copy, of_one_kind: bool, lines: int) -> Sent | None:
    """The indicator sent back; ``None`` where no more than the wording is alike in the tables of strangers."""
    table, other = corpus.tables[at], corpus.tables[copy.home]
    name, theirs = corpus.names.texts[table.names[copy.i]], corpus.names.texts[copy.name]
    value = table.values[copy.i]
    same_value = any(
        held == copy.name and there == value for held, there in zip(other.names, other.values, strict=True)
    )
    if not same_value and (other.unit != table.unit or copy.likeness < _ALIKE):
        return None
    near = other.unit == table.unit or (other.department == table.department and other.year == table.year)
    pieces = subject(name)
    sure = (
        fit(pieces, other.project) > 0
        or lines > 1
        or (same_value and any(map(str.isdigit, corpus.values.texts[value])))
    )
    told = "、".join(shared_words(pieces, theirs) or pieces)
    path = f"indicators[{table.lines[copy.i]}]"
    alike = "也有这条指标" if copy.likeness == 1 else f"有相近的指标“{theirs}”"
    source = f"{called(other)}（{corpus.documents.texts[other.document]}第{other.number}张）"
    fail = Fail(
        f"{path}.name",
        f"“{name}”说的是“{told}”，本项目的名称和绩效目标没有这样的内容；"
        f"{source}{alike}{'，指标值也相同' if same_value else ''}，疑为照抄。",
        "请删去，改设能反映本项目产出和效益的指标；确与本项目有关的，请在绩效目标里写明。",
        (f"{path}.name", f"{path}.value", "project_name", table.goal_field),
        severity=None if near and sure and not of_one_kind else "info",
    )
    spoken = words_around(pieces, corpus.about(copy.home))
    proofs = (corpus.line_proof(copy.home, copy.name), corpus.proof(copy.home, other.goal_field, spoken))
    return Sent(at, fail, tuple(proof for proof in proofs if proof is not None))
