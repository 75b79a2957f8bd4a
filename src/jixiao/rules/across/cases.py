"""The cases of the rules over many tables: small groups of tables, one YAML file for each rule.

A file of ``across/cases/`` is like one of ``rules/cases/``, but has ``tables`` instead of one ``table``, may have
``statements`` by document, and says ``at`` which table, from 1, something is found.
"""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field as dataclass_field
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from jixiao.forms.library import Loader
from jixiao.records.extraction import Statement
from jixiao.rules.across.corpus import Corpus
from jixiao.rules.cases import Case

_USUAL = {"document": "绩效目标.docx", "implementing_unit": "砚浦镇社会事务办公室", "amount_unit": "万元"}
"""What a table of a case has where it says nothing else."""


@dataclass(frozen=True, slots=True)
class AcrossCase:
    """A few tables; ``at`` and ``field`` are where a failing group must be found, ``said`` words of the message.

    ``severity`` is given where the finding must be milder than the rule.
    """

    tables: list[dict[str, Any]]
    at: int = 1
    field: str | None = None
    said: str | None = None
    severity: str | None = None
    statements: dict[str, dict[str, Any]] = dataclass_field(default_factory=dict)

    def corpus(self) -> Corpus:
        """The tables together. Raises ``pydantic.ValidationError`` where one says what a record cannot hold."""
        corpus = Corpus()
        for number, table in enumerate(self.tables, start=1):
            corpus.add(Case({**_USUAL, "number": number, **table}).record())
        for document, said in self.statements.items():
            corpus.add_statement(document, Statement.model_validate(said))
        return corpus


@dataclass(frozen=True, slots=True)
class AcrossCases:
    """The cases of one rule."""

    fails: tuple[AcrossCase, ...] = ()
    passes: tuple[AcrossCase, ...] = ()
    cannot_tell: tuple[AcrossCase, ...] = ()


@cache
def across_cases_of(rule: str) -> AcrossCases:
    """The cases of a rule. Raises ``FileNotFoundError`` where it has none."""
    text = files("jixiao.rules.across").joinpath("cases", f"{rule}.yaml").read_text(encoding="utf-8")
    said = yaml.load(text, Loader=Loader)
    return AcrossCases(**{kind: tuple(AcrossCase(**one) for one in listed) for kind, listed in said.items()})
