"""The cases of every rule: small tables that fail it, pass it, or let it tell nothing, one YAML file for each rule.

They are the examples that ``jixiao rules ID`` shows, and the tests of the rule. A file of ``cases/`` says::

    fails:
      - table: {year: 2024, funding: {total: "10", fiscal: "8", other: "1"}}
        field: funding.total
    passes:
      - table: {…}
    cannot_tell:
      - table: {…}

``table`` holds fields of the record; ``indicators`` are ``[block, name, value]``, or fields by name. Without ``form``
it is a table of the most common layout.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from jixiao.forms.library import Loader
from jixiao.records.target import LEVEL1_OF, PerformanceTarget

USUAL_FORM = "minhang-target-2023"


@dataclass(frozen=True, slots=True)
class Case:
    """One small table; ``field`` is where a failing one must be found, ``said`` words of the message."""

    table: dict[str, Any]
    field: str | None = None
    said: str | None = None

    def record(self) -> PerformanceTarget:
        """The table as a record. Raises ``pydantic.ValidationError`` where it says what a record cannot hold."""
        fields = {"form": USUAL_FORM, **self.table}
        fields["indicators"] = [_indicator(said) for said in fields.get("indicators", [])]
        return PerformanceTarget.model_validate(fields)


@dataclass(frozen=True, slots=True)
class Cases:
    """The cases of one rule."""

    fails: tuple[Case, ...] = ()
    passes: tuple[Case, ...] = ()
    cannot_tell: tuple[Case, ...] = field(default=())


@cache
def cases_of(rule: str) -> Cases:
    """The cases of a rule. Raises ``FileNotFoundError`` where it has none."""
    text = files("jixiao.rules").joinpath("cases", f"{rule}.yaml").read_text(encoding="utf-8")
    said = yaml.load(text, Loader=Loader)
    return Cases(**{kind: tuple(Case(**one) for one in listed) for kind, listed in said.items()})


def _indicator(said: Any) -> dict[str, Any]:
    fields = dict(zip(("level2", "name", "value"), said, strict=False)) if isinstance(said, list) else dict(said)
    block = fields.get("level2")
    return {"level1": LEVEL1_OF.get(block or ""), **fields}
