"""How many of the defects that readers listed are found, how many of the findings are right, and how fast.

    python -m benchmarks.findings [--misses]

Counts as the shared ``score_findings.py`` does: a finding and a defect agree when class and place agree. The readers
were careful but not complete, so every finding of severity error or warn that they did not list was read again, and
``findings_reviewed.yaml`` beside this file says whether it is right; one that is in neither counts as wrong.
"""

from __future__ import annotations

import argparse
import importlib.util
import re
import sys
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from time import process_time
from typing import Any

import yaml
from samples.defects import Defect, defects, planted
from samples.records import planned_documents

from benchmarks.material import SHARED, Record, extractions, gold, pairs
from jixiao.records.finding import Finding
from jixiao.records.target import PerformanceTarget
from jixiao.rendering.plain_record import plain_record
from jixiao.rules.checking import review
from jixiao.rules.library import families

REVIEWED = Path(__file__).with_name("findings_reviewed.yaml")
Key = tuple[str, tuple[str, str]]
"""Class of a defect; kind of place, and place."""


@dataclass
class Count:
    """Findings against gold: agreed and listed by severity, right and found of error and warn, disagreements."""

    agreed: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    listed: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    right: int = 0
    found: int = 0
    by_class: dict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0, 0]))
    misses: list[str] = field(default_factory=list)

    def recall(self, severity: str) -> float:
        """The share of the listed defects of that severity that were found."""
        return self.agreed[severity] / self.listed[severity] if self.listed[severity] else 0.0

    def precision(self) -> float:
        """The share of findings of severity error or warn that are right."""
        return self.right / self.found if self.found else 0.0


@cache
def _scorer() -> Any:
    folder = SHARED / "evaluation"
    spec = importlib.util.spec_from_file_location("shared_score_findings", folder / "score_findings.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError("the shared score_findings.py")
    module = importlib.util.module_from_spec(spec)
    sys.path.insert(0, str(folder))  # it imports the scorer beside it
    try:
        spec.loader.exec_module(module)
    finally:
        sys.path.remove(str(folder))
    return module


def reviewed() -> dict[tuple[str, str, str], bool]:
    """Of findings outside the gold, by table, class and place: whether they are right."""
    entries = yaml.safe_load(REVIEWED.read_text(encoding="utf-8"))
    return {(entry["table"], entry["defect"], _scorer().fold(entry["about"])): entry["right"] for entry in entries}


def checked_records() -> list[Record]:
    """The tables of the seeds with their findings, as ``jixiao check --format jsonl`` prints them."""
    records = [record for extraction in extractions().values() for record in extraction.records]
    return [with_findings(plain_record(record), list(review(record).findings)) for record in records]


def with_findings(plain: Record, findings: list[Finding]) -> Record:
    """A record with its findings as JSON."""
    return plain | {"findings": [finding.model_dump(mode="json") for finding in findings]}


def count(checked: list[Record], known: dict[tuple[str, str, str], bool]) -> Count:
    """What the findings share with the gold; ``known`` tells of those outside it whether they are right."""
    result = Count()
    for want, got in pairs(checked):
        found_in = got or {"findings": [], "indicators": []}
        wanted: dict[Key, list[Record]] = _scorer().keys(want["defects"], want, "where", "code")
        found: dict[Key, list[Record]] = _scorer().keys(found_in["findings"], found_in, "field", "defect")
        for (code, where), items in wanted.items():
            severity = min((item["severity"] for item in items), key=("error", "warn", "info").index)
            hit = (code, where) in found
            result.listed[severity] += 1
            result.agreed[severity] += hit
            result.by_class[code][1] += 1
            result.by_class[code][0] += hit
            if not hit:
                result.misses.append(f"not found  {want['id']} {code} {severity} {where[-1]}: {items[0]['why']}")
        for (code, where), items in found.items():
            result.by_class[code][2] += 1
            strict = [item for item in items if item["severity"] != "info"]
            if not strict:
                continue
            result.found += 1
            right = known.get((want["id"], code, _scorer().fold(where[-1])), False)
            result.right += (code, where) in wanted or right
            if (code, where) not in wanted:
                judged = "right" if right else "WRONG or not reviewed"
                result.misses.append(f"not listed {want['id']} {code} {where[-1]} ({judged}): {strict[0]['message']}")
    return result


def sample_findings() -> tuple[int, int, int, list[str]]:
    """(planted defects that one table shows, those found, findings of error or warn on clean tables, what failed)."""
    clean = [
        f"clean: {document.path} {record.project_name}: {finding.rule} {finding.message}"
        for document in planned_documents()
        for record in document.records
        for finding in review(record).findings
        if finding.severity != "info"
    ]
    wrong = {document.path: planted(document) for document in planned_documents()}
    single = [defect for defect in defects() if defect.project is not None and defect.code != "H1"]
    missed = [defect for defect in single if not is_found(defect, wrong[defect.document].records)]
    lines = [f"planted: {defect.document} {defect.project} {defect.code} {defect.field}" for defect in missed]
    return len(single), len(single) - len(missed), len(clean), [*lines, *clean]


def is_found(defect: Defect, records: list[PerformanceTarget]) -> bool:
    """Whether a finding of the defect's class has its field, or shows it as proof."""
    record = next(one for one in records if one.project_name == defect.project)
    found = [finding for finding in review(record).findings if finding.defect == defect.code]
    paths = {path for finding in found for path in (finding.field, *(proof.field for proof in finding.proof))}
    numbers = [int(match[1]) for path in paths if (match := re.match(r"indicators\[(\d+)\]", path))]
    names = {f"indicator:{record.indicators[number].name}" for number in numbers}
    return defect.field in paths | names | ({"indicators"} if numbers else set())


def seconds() -> tuple[int, float]:
    """(tables, processor seconds of all rules on them), everything loaded."""
    records = [record for extraction in extractions().values() for record in extraction.records]
    for record in records:
        review(record)
    begin = process_time()
    for record in records:
        review(record)
    return len(records), process_time() - begin


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args()
    result = count(checked_records(), reviewed())
    rules, listed = sum(map(len, families().values())), sum(result.listed.values())
    print(f"{rules} rules on one table; {len(gold())} tables with {listed} defects")
    for severity in ("error", "warn", "info"):
        counts = f"({result.agreed[severity]}/{result.listed[severity]})"
        print(f"recall of {severity:<6}{result.recall(severity):>8.1%}  {counts}")
    print(f"error and warn that are right{result.precision():>8.1%}  ({result.right}/{result.found})")
    for code, (agreed, listed, found) in sorted(result.by_class.items()):
        print(f"  {code:<3} agreed {agreed:>3}  listed {listed:>3}  found {found:>3}")
    single, hit, clean, lines = sample_findings()
    print(f"samples: {hit} of {single} planted defects found, {clean} findings on clean tables")
    tables, spent = seconds()
    print(f"speed: {tables} tables in {spent:.2f} s, {tables / spent:,.0f} /s")
    if options.misses:
        print("\n".join([*sorted(result.misses), *lines]))


if __name__ == "__main__":
    main()
