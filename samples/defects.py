"""The planted defects: what is wrong with the sample documents, and how it was made wrong (``defects.yaml``)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from dataclasses import field as dataclass_field
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from jixiao.forms.form import Form
from jixiao.records.target import PerformanceTarget
from samples.records import PlannedDocument, in_print_order, indicator

_OF_PLACE = {"level1", "level2", "printed_level1", "printed_level2", "parts", "direction", "unit"}
"""What follows from the block and the value of an indicator."""


@dataclass(frozen=True, slots=True)
class Defect:
    """One entry of ``defects.yaml``, which says what the fields mean; ``project`` is none for a whole document."""

    document: str
    field: str
    code: str
    severity: str
    why: str
    project: str | None = None
    plant: dict[str, Any] = dataclass_field(default_factory=dict)


@lru_cache(maxsize=1)
def defects() -> tuple[Defect, ...]:
    """All of them, in the order of the file."""
    return tuple(Defect(**entry) for entry in _file()["defects"])


def codes() -> dict[str, str]:
    """The kinds of defects, each with what it is."""
    return dict(_file()["codes"])


def planted(document: PlannedDocument) -> PlannedDocument:
    """The document with its defects. Raises ``ValueError`` where one names something that is not there."""
    front, records = document.front, document.records
    for defect in defects():
        if defect.document != document.path:
            continue
        if defect.project is None:
            front = [_replaced(text, defect.plant["replace"]) for text in front]
            continue
        at = next((at for at, record in enumerate(records) if record.project_name == defect.project), None)
        if at is None:
            raise ValueError(f"{defect.document} has no project {defect.project}")
        records = [*records[:at], _changed(records[at], defect.plant, document.official), *records[at + 1 :]]
    return replace(document, front=front, records=records)


def _file() -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8"))
    return read


def _replaced(text: str, words: dict[str, str]) -> str:
    for right, wrong in words.items():
        text = text.replace(right, wrong)
    return text


def _changed(record: PerformanceTarget, plant: dict[str, Any], official: Form) -> PerformanceTarget:
    fields = record.model_dump()
    about = {name: value for name, value in plant.get("set", {}).items() if "." not in name and "indicator" in plant}
    for path, value in plant.get("set", {}).items():
        if path not in about:
            head, _, tail = path.partition(".")
            if head not in fields or (tail and head == "funding" and tail not in fields[head]):
                raise ValueError(f"a record has no field {path}")
            if tail:
                fields[head][tail] = value
            else:
                fields[head] = value
    changed = PerformanceTarget(**fields)
    if about:
        at = _indicator_at(record, plant["indicator"])
        said = {name: value for name, value in fields["indicators"][at].items() if name not in _OF_PLACE} | about
        level2 = said.pop("level2", None) or fields["indicators"][at]["level2"]
        changed.indicators[at] = indicator(said, level2, official)
    for name in plant.get("drop", ()):
        del changed.indicators[_indicator_at(changed, name)]
    if "add" in plant:
        said = dict(plant["add"])
        changed.indicators.append(indicator(said, said.pop("level2"), official))
    changed.indicators = in_print_order(changed.indicators, official)
    return changed


def _indicator_at(record: PerformanceTarget, name: str) -> int:
    """The place of an indicator; that of the year where the form has one for the whole term as well."""
    places = [at for at, one in enumerate(record.indicators) if one.name == name]
    if not places:
        raise ValueError(f"{record.project_name} has no indicator {name}")
    return places[-1]
