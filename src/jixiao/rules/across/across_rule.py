"""What a rule over many tables is: a function on the corpus that sends single tables back.

It carries the same metadata as a rule on one table. What it yields names the table by its number in the corpus, and
the texts of other tables that prove it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from jixiao.records.finding import Dimension, Proof, Severity
from jixiao.rules.parameters import Parameters
from jixiao.rules.rule import CannotTell, Fail

if TYPE_CHECKING:
    from jixiao.rules.across.corpus import Corpus


@dataclass(frozen=True, slots=True)
class Sent:
    """What becomes of one table: ``at`` is its number in the corpus from 0, ``others`` are proofs in other tables."""

    at: int
    outcome: Fail | CannotTell
    others: tuple[Proof, ...] = ()


AcrossCheck = Callable[["Corpus", Parameters], Iterator[Sent]]


@dataclass(frozen=True, slots=True)
class AcrossRule:
    """A rule over many tables; the fields are those of ``jixiao.rules.rule.Rule``."""

    id: str
    title: str
    dimension: Dimension
    severity: Severity
    defect: str
    check: AcrossCheck
    basis: tuple[str, ...] = ()


def across_rule(
    id: str, title: str, *, dimension: Dimension, severity: Severity, defect: str, basis: tuple[str, ...] = ()
) -> Callable[[AcrossCheck], AcrossRule]:
    """Make a rule over many tables of the function below."""

    def made(check: AcrossCheck) -> AcrossRule:
        return AcrossRule(id, title, dimension, severity, defect, check, basis)

    return made
