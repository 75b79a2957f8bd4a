"""The tables of the fictional district: nothing is wrong with the clean ones, and what was planted is found."""

from __future__ import annotations

import re

import pytest
from samples.defects import Defect, defects, planted
from samples.records import planned_documents

from jixiao.records.finding import Finding
from jixiao.records.target import PerformanceTarget
from jixiao.rules.checking import BROKEN, check_record

CLEAN = {document.path: document for document in planned_documents()}
ONE_TABLE = [defect for defect in defects() if defect.project is not None and defect.code != "H1"]
"""What was planted in a table and shows there; a target below last year's shows in two tables only."""


@pytest.mark.parametrize("path", CLEAN)
def test_nothing_is_sent_back_in_clean_tables(path: str) -> None:
    found = [finding for record in CLEAN[path].records for finding in check_record(record)]
    assert [(one.rule, one.field) for one in found if one.severity != "info" or one.rule == BROKEN] == []


def places(finding: Finding, record: PerformanceTarget) -> set[str]:
    """The field of a finding and those that prove it; those of an indicator by its name, too."""
    paths = {finding.field, *(proof.field for proof in finding.proof)}
    numbers = [int(found[1]) for path in paths if (found := re.match(r"indicators\[(\d+)\]", path))]
    return (
        paths
        | {f"indicator:{record.indicators[number].name}" for number in numbers}
        | ({"indicators"} if numbers else set())
    )


@pytest.mark.parametrize("defect", ONE_TABLE, ids=lambda defect: f"{defect.code} {defect.project}")
def test_what_was_planted_is_found_in_its_place(defect: Defect) -> None:
    document = planted(CLEAN[defect.document])
    (record,) = [one for one in document.records if one.project_name == defect.project]
    found = [finding for finding in check_record(record) if finding.defect == defect.code]
    where = {place for finding in found for place in places(finding, record)}
    assert defect.field in where
