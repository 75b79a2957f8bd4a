"""The records of the fictional district: what its offices fill in, read from ``data/``.

A file of ``data/`` holds an office: its ``documents``, each a budget year in an official form and a file format, of
all projects or of those named, and its ``projects``, each with what every year says. An indicator is ``[name, value]``,
or ``[name, value of the first year, value of the second]`` with ``"-"`` where a year goes without it, or its fields by
name. ``results`` of a year follow the order of its indicators: ``[actual, weight, score, cause]`` in a
``self_evaluation``, ``[actual, expected, likelihood, cause]`` in a ``monitoring``. Amounts are in 万元.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from jixiao.forms.form import Block, Form, Level2
from jixiao.forms.library import form
from jixiao.records.target import LEVEL1_OF, Indicator, PerformanceTarget
from jixiao.rendering.form_grid import unprinted
from samples.amounts import executed_funding, executed_shares, points, target_funding

DATA = Path(__file__).parent / "data"
_PARTS = re.compile(r"([≥≤=])?([\d.,]+)(.*)")
_ABSENT = "-"
_COSTS = ("经济成本指标", "社会成本指标", "生态环境成本指标")
"""What is one block in the forms that count cost among the output."""


@dataclass(frozen=True, slots=True)
class PlannedDocument:
    """A document before it is printed: where it goes, its form, its records in print order, and how it is printed.

    ``file`` is the path below ``samples/``, or the name inside ``archive``. ``front`` are the paragraphs before the
    tables. ``damages`` has, for every record, what recognition of the printed page did to it. ``scan`` names the
    condition in which a printed page was scanned, at ``dpi``.
    """

    file: str
    official: Form
    records: list[PerformanceTarget]
    front: list[str]
    damages: list[list[str | dict[str, str]]]
    flattening: str = "tabs"
    encoding: str = "utf-8"
    scan: str | None = None
    dpi: int = 200
    archive: str | None = None

    @property
    def path(self) -> str:
        """The path below ``samples/``; a file in an archive lies below the archive."""
        return f"{self.archive}/{self.file}" if self.archive else self.file


def planned_documents() -> list[PlannedDocument]:
    """The documents as they would be without planted defects, ordered by their paths."""
    offices = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(DATA.glob("*.yaml"))]
    planned = [_document(office, document) for office in offices for document in office["documents"]]
    return sorted(planned, key=lambda document: document.path)


def indicator(fields: dict[str, Any], level2: str, official: Form) -> Indicator:
    """An indicator in the block that the form has for ``level2``, its value cut where the form prints it in parts."""
    block, printed = _block(level2, official)
    said: dict[str, Any] = {"level1": LEVEL1_OF.get(printed.canonical or ""), "level2": printed.canonical, **fields}
    if block.label == "成本指标":
        said |= {"level1": block.label, "printed_level1": block.label, "printed_level2": printed.label}
    roles = {column.role for table in official.indicator_tables for column in table.columns}
    match = _PARTS.fullmatch(said.get("value") or "")
    if "number" in roles and match:
        parts = [part for part in match.groups() if part]
        said |= {"parts": parts, "direction": match[1], "unit": match[3] or None}
    return Indicator(**said)


def in_print_order(indicators: list[Indicator], official: Form) -> list[Indicator]:
    """The indicators as the form prints them: by horizon, then by block."""
    blocks = [level2 for block in official.indicator_tables[0].blocks for level2 in block.level2]

    def place(one: Indicator) -> tuple[bool, int]:
        labels = [(level2.label, level2.canonical) for level2 in blocks]
        at = next((at for at, (label, _) in enumerate(labels) if label == one.printed_level2), None)
        if at is None:
            at = next(at for at, (_, canonical) in enumerate(labels) if canonical == one.level2)
        return one.horizon == "annual", at

    return sorted(indicators, key=place)


def _document(office: dict[str, Any], document: dict[str, Any]) -> PlannedDocument:
    official = form(document["form"])
    projects = [project for project in office["projects"] if _filed(project, document, official)]
    records = [_record(office, document, project, official, number) for number, project in enumerate(projects, start=1)]
    damages = [project["years"][document["year"]].get("damage", []) for project in projects]
    printing = {
        name: document[name] for name in ("flattening", "encoding", "scan", "dpi", "archive") if name in document
    }
    return PlannedDocument(document["file"], official, records, document.get("front", []), damages, **printing)


def _filed(project: dict[str, Any], document: dict[str, Any], official: Form) -> bool:
    """Whether the project has a table in the document."""
    annual = project["years"].get(document["year"])
    if project["project_name"] not in document.get("projects", [project["project_name"]]):
        return False
    return annual is not None and (official.kind == "target" or official.kind in annual)


def _record(
    office: dict[str, Any], document: dict[str, Any], project: dict[str, Any], official: Form, number: int
) -> PerformanceTarget:
    year: int = document["year"]
    annual = project["years"][year]
    unit = document.get("amount_unit", official.amount_unit)
    first, last = project.get("term", (year, year))
    # YAML takes an unquoted 2024-03-01 for a date.
    start, end = str(annual.get("start", f"{first}-01-01")), str(annual.get("end", f"{last}-12-31"))
    length = 7 if document.get("dates") == "months" else 10
    fields: dict[str, Any] = {
        "document": document["file"].rpartition("/")[2],
        "number": number,
        "form": official.id,
        "title": document.get("title", official.title),
        "year": year,
        "project_name": project["project_name"],
        "categories": project.get("categories", []),
        "supervising_department": office["supervising_department"],
        "implementing_unit": office["implementing_unit"],
        "start": start[:length],
        "end": end[:length],
        "amount_unit": unit,
        "goal_period": f"{first}-{last}",
        "total_goal": project.get("total_goal"),
        "annual_goal": annual["annual_goal"],
        "narrative": project.get("narrative", {}),
        "other_fields": {
            **office.get("other_fields", {}),
            **document.get("other_fields", {}),
            **project.get("other_fields", {}),
            **annual.get("other_fields", {}),
        },
    }
    if official.kind == "target":
        fields["funding"] = target_funding(project, annual, official, unit)
        fields["indicators"] = list(_target_indicators(project, year, official))
    else:
        report = annual[official.kind]
        fields["funding"] = executed_funding(annual, report, official, unit)
        fields["indicators"] = list(_reported_indicators(project, year, official))
        fields |= _reported(fields, annual, report, official)
    record = PerformanceTarget(**fields)
    record.indicators = in_print_order(record.indicators, official)
    return printable(record, official)


def _reported(fields: dict[str, Any], annual: dict[str, Any], report: dict[str, Any], official: Form) -> dict[str, Any]:
    """What self-evaluations and monitoring say beside money and indicators."""
    other = {
        "项目实施内容及过程概述": report.get("process"),
        "评价结论": report.get("conclusion"),
        "存在问题": report.get("problems"),
        "改进措施": report.get("measures"),
        "偏差大或目标未完成原因分析": report.get("deviation"),
        "改进措施及结果应用方案": report.get("measures"),
    }
    said: dict[str, Any] = {"actual_goal": report.get("actual_goal")}
    if official.kind == "monitoring":
        said["executed_period"] = "1-7月"
    else:
        scores = [fields["funding"]["exec_score"], *(one.score for one in fields["indicators"])]
        weights = [fields["funding"]["exec_weight"], *(one.weight for one in fields["indicators"])]
        other["总分"] = points(sum((Decimal(score) for score in scores), Decimal(0)))
        other["分值合计"] = other["权重合计"] = points(sum((Decimal(weight) for weight in weights), Decimal(0)))
    said["categories"] = report.get("categories", fields["categories"])
    other = {name: text for name, text in other.items() if text}
    said["other_fields"] = fields["other_fields"] | other | executed_shares(annual, report, official)
    return said


def _target_indicators(project: dict[str, Any], year: int, official: Form) -> Iterator[Indicator]:
    long_term = _has_horizons(official)
    for level2, line in _lines(project):
        value = _value(line, project, year)
        fields = {"name": line["name"], "weight": line.get("weight")}
        if long_term:
            yield indicator(fields | {"value": line["whole"], "horizon": "total"}, level2, official)
            fields["horizon"] = "annual"
        if value != _ABSENT:
            yield indicator(fields | {"value": value}, level2, official)


def _reported_indicators(project: dict[str, Any], year: int, official: Form) -> Iterator[Indicator]:
    lines = [(level2, line) for level2, line in _lines(project) if _value(line, project, year) != _ABSENT]
    results = project["years"][year][official.kind]["results"]
    for (level2, line), result in zip(lines, results, strict=True):
        fields = {"name": line["name"], "value": _value(line, project, year), "actual": result[0]}
        if official.kind == "monitoring":
            fields |= dict(zip(("expected", "likelihood", "deviation"), result[1:], strict=False))
        else:
            weight = str(result[1])
            fields |= {"weight": weight, "score": weight}
            fields |= dict(zip(("score", "deviation"), result[2:], strict=False))
        yield indicator(fields, level2, official)


def _lines(project: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """The indicators of a project, each with its block, as fields by name."""
    for level2, lines in project["indicators"].items():
        for line in lines:
            if isinstance(line, dict):
                yield level2, line
            else:
                name, *values = line
                yield level2, {"name": name, "value": values[0] if len(values) == 1 else values}


def _value(line: dict[str, Any], project: dict[str, Any], year: int) -> str:
    """The value of a year."""
    value = line["value"]
    return str(value[sorted(project["years"]).index(year)] if isinstance(value, list) else value)


def _has_horizons(official: Form) -> bool:
    tables = official.indicator_tables
    return len(tables) > 1 or [column.role for column in tables[0].columns].count("name") > 1


def _block(level2: str, official: Form) -> tuple[Block, Level2]:
    """The blocks of level 1 and 2 that the form prints under that label, or else for that one of the nine."""
    placed = [(block, one) for block in official.indicator_tables[0].blocks for one in block.level2]
    for block, one in placed:
        if one.label == level2:
            return block, one
    canonical = "成本指标" if level2 in _COSTS else level2
    for block, one in placed:
        if one.canonical == canonical:
            return block, one
    raise ValueError(f"{official.id} has no block {level2}")


def printable(record: PerformanceTarget, official: Form) -> PerformanceTarget:
    """The record without what the form has no cell for."""
    fields = record.model_dump()
    for path in unprinted(record, official):
        head, _, tail = path.partition(".")
        if head == "indicators":
            at, _, name = tail.partition(".")
            fields[head][int(at)][name] = None
        elif head in ("other_fields", "narrative"):
            del fields[head][tail]
        elif head == "funding":
            fields[head][tail] = None
        else:
            fields[head] = [] if head == "categories" else None
    return PerformanceTarget(**fields)
