"""What a rule is: a small pure function on one table, with what a reviewer must know of it.

A rule function takes the table and its parameters and yields a ``Fail`` for each thing to send back, or a
``CannotTell`` where what it needs is missing. Yielding neither is a pass. It never guesses and never raises for data.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from jixiao.forms.form import Kind
from jixiao.records.finding import Dimension, Fix, Severity
from jixiao.rules.parameters import Parameters
from jixiao.rules.table import Table

TARGET: tuple[Kind, ...] = ("target",)
REPORTS: tuple[Kind, ...] = ("self_evaluation", "monitoring")
ANY: tuple[Kind, ...] = ("target", "self_evaluation", "monitoring")


@dataclass(frozen=True, slots=True)
class Fail:
    """One thing to send back.

    ``field`` is the path of the field to change, ``proof`` the paths of the fields that prove it (``field`` itself
    where none are named). ``severity`` is given where this case is milder than the rule. ``doubtful`` says that the
    table holds cells that the reader could not place, so that what seems to be missing may be among them.
    """

    field: str
    message: str
    suggestion: str
    proof: tuple[str, ...] = ()
    severity: Severity | None = None
    fix: Fix | None = None
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class CannotTell:
    """The rule cannot judge this table: what is missing, as a short Chinese phrase."""

    missing: str


Outcome = Fail | CannotTell
Check = Callable[[Table, Parameters], Iterable[Outcome]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of review.

    ``id`` is readable and lasts (``funding-annual-parts``), ``title`` says in Chinese what is demanded. ``basis`` are
    keys of ``data/bases.yaml``. ``kinds`` are the kinds of forms it applies to; ``since`` and ``until`` the budget
    years (inclusive), ``regions`` the leading digits of the codes (GB/T 2260) of the regions, none for everywhere.
    """

    id: str
    title: str
    dimension: Dimension
    severity: Severity
    defect: str
    check: Check
    basis: tuple[str, ...] = ()
    kinds: tuple[Kind, ...] = TARGET
    since: int | None = None
    until: int | None = None
    regions: tuple[str, ...] = ()

    def applies_to(self, table: Table) -> bool:
        """Whether kind, year and region of the table are those of the rule; what is not known counts as fitting."""
        if table.kind not in self.kinds:
            return False
        year = table.record.year
        if year is not None and ((self.since or year) > year or (self.until or year) < year):
            return False
        region = table.region
        if not self.regions or region is None or region == "000000":
            return True
        return any(region.startswith(code) for code in self.regions)


def rule(
    id: str,
    title: str,
    *,
    dimension: Dimension,
    severity: Severity,
    defect: str,
    basis: tuple[str, ...] = (),
    kinds: tuple[Kind, ...] = TARGET,
    since: int | None = None,
    until: int | None = None,
    regions: tuple[str, ...] = (),
) -> Callable[[Check], Rule]:
    """Make a rule of the function below; see ``Rule`` for what the arguments say."""

    def made(check: Check) -> Rule:
        return Rule(id, title, dimension, severity, defect, check, basis, kinds, since, until, regions)

    return made
