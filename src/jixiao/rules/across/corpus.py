"""Many tables in little memory: what the rules over many tables ask of each, about one kilobyte for a table.

Names and values that recur are kept once and named by numbers. How well each indicator fits its own project is found
out as the table comes in, so that goals need not be kept.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from hashlib import blake2b
from zlib import compress, decompress

from jixiao.records.extraction import Statement
from jixiao.records.finding import OtherTable, Proof
from jixiao.records.folding import fold
from jixiao.records.target import PerformanceTarget
from jixiao.rules.across.wording import fit, pairs, subject
from jixiao.rules.table import Table

_SPACE = re.compile(r"\s+")
_FEW = 20
"""Characters that a goal has at the least if it is to show what does not belong to its project."""
_SHORT_GOAL = 15
NO_SUBJECT = 255
"""The fit of an indicator that could stand in any table."""


class Words:
    """Texts by numbers and numbers by texts."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self._numbers: dict[str, int] = {}

    def number(self, text: str) -> int:
        """The number of a text, a new one where it was not yet met."""
        found = self._numbers.get(text)
        if found is None:
            found = self._numbers[text] = len(self.texts)
            self.texts.append(text)
        return found

    def __len__(self) -> int:
        return len(self.texts)


@dataclass(slots=True)
class Brief:
    """One table in short.

    ``project`` is folded, ``unit`` and ``department`` are the numbers of their folded names. ``amounts`` are in yuan:
    of the year, of the project, and what the budget gives of both. ``lines``, ``names``, ``values`` and ``fits`` run in
    parallel over the lines with name and value: their number in the record, the numbers of folded name and printed
    value, and how well the name fits the project in per cent, ``NO_SUBJECT`` where it says nothing of one. ``about``
    is what the table says of its project in its own words, compressed. ``goal`` is a digest of the goal in
    ``goal_field``, 0 where there is none; ``goal_fit`` how much of the project's name it speaks of. ``tells`` says
    that the goal is long enough to show what does not belong to it.
    """

    document: int
    number: int
    name: str
    project: str
    unit: int
    department: int
    year: int | None
    kind: str
    amounts: tuple[Decimal | None, ...]
    unsure_amount: bool
    lines: array[int]
    names: array[int]
    values: array[int]
    fits: bytes
    about: bytes
    goal: int
    goal_field: str
    goal_fit: float
    tells: bool

    @property
    def amount(self) -> Decimal | None:
        """The amount of the year, else that of the project, in yuan."""
        return self.amounts[0] if self.amounts[0] is not None else self.amounts[1]


class Corpus:
    """The tables that are looked at together, and what their documents say of them as a whole."""

    def __init__(self) -> None:
        self.tables: list[Brief] = []
        self.names = Words()
        self.values = Words()
        self.documents = Words()
        self.units = Words()
        self.statements: dict[str, Statement] = {}
        self.homes: dict[int, int] = {}
        """By the number of a name: the table whose project it fits best so far."""
        self._best: dict[int, int] = {}

    def add(self, record: PerformanceTarget) -> int:
        """Take in a table; its number from 0."""
        table, at = Table(record), len(self.tables)
        own = _SPACE.sub("", table.about)
        around = own + (record.implementing_unit or "") + (record.supervising_department or "")
        place = pairs(record.implementing_unit or "") & pairs(record.supervising_department or "")
        lines, names, values, fits = array("H"), array("I"), array("I"), bytearray()
        for line in table.measured:
            folded = fold(line.name)
            if line.indicator.horizon == "total" or not folded or line.at > 0xFFFF:
                continue
            number = self.names.number(folded)
            pieces = subject(folded)
            share = round(fit(pieces, around, place) * 100) if any(pairs(one) - place for one in pieces) else NO_SUBJECT
            if 50 <= share < NO_SUBJECT and share > self._best.get(number, 0) and table.kind == "target":
                self._best[number] = share
                self.homes[number] = at
            lines.append(line.at)
            names.append(number)
            values.append(self.values.number(line.value))
            fits.append(share)
        field, goal = next(((f, t) for f, t in reversed(table.goals)), ("annual_goal", ""))
        folded_goal = fold(goal)
        named = subject(fold(record.project_name or ""))
        self.tables.append(
            Brief(
                document=self.documents.number(record.document),
                number=record.number,
                name=record.project_name or "",
                project=project_key(record.project_name or ""),
                unit=self.units.number(fold(record.implementing_unit or record.supervising_department or "")),
                department=self.units.number(fold(record.supervising_department or "")),
                year=record.year,
                kind=table.kind,
                amounts=tuple(table.yuan(name) for name in ("annual_total", "total", "annual_fiscal", "fiscal")),
                unsure_amount=any(table.is_unsure(f"funding.{name}") for name in ("annual_total", "total")),
                lines=lines,
                names=names,
                values=values,
                fits=bytes(fits),
                about=compress(own.encode("utf-8", "replace"), 1),
                goal=_digest(folded_goal) if len(folded_goal) >= _SHORT_GOAL else 0,
                goal_field=field,
                goal_fit=fit(named, folded_goal) if named else 0.0,
                tells=len(folded_goal) >= _FEW,
            )
        )
        return at

    def add_statement(self, document: str, statement: Statement) -> None:
        """Take in what a document says about its tables as a whole."""
        self.statements[document] = statement

    def targets(self) -> Iterator[tuple[int, Brief]]:
        """The tables that set targets, with their numbers; reports on them are left out."""
        return ((at, table) for at, table in enumerate(self.tables) if table.kind == "target")

    def about(self, at: int) -> str:
        """What the table says of its project: name, goals and narrative."""
        return decompress(self.tables[at].about).decode("utf-8")

    def place(self, at: int) -> OtherTable:
        """Which table that is, as proofs name it."""
        table = self.tables[at]
        document = self.documents.texts[table.document]
        return OtherTable(document=document, number=table.number, project=table.name or None, year=table.year)

    def proof(self, at: int, field: str, text: str | None) -> Proof:
        """A proof that stands in that table."""
        return Proof(field=field, text=text, table=self.place(at))

    def line_proof(self, at: int, name: int) -> Proof | None:
        """The proof that a table has an indicator: its name and value. ``None`` where it has none of that name."""
        table = self.tables[at]
        for line, held, value in zip(table.lines, table.names, table.values, strict=True):
            if held == name:
                text = f"{self.names.texts[name]} {self.values.texts[value]}"
                return self.proof(at, f"indicators[{line}].name", text)
        return None


def project_key(name: str) -> str:
    """The name of a project as compared over years: folded, without years."""
    return re.sub(r"(?:19|20)\d\d(?:年度|年)?", "", fold(name))


def called(table: Brief) -> str:
    """How a table is named in a sentence."""
    return f"“{table.name}”" if table.name else f"第{table.number}张表"


def _digest(text: str) -> int:
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big") | 1
