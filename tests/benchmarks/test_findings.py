"""Findings are counted against what readers listed, and beside it against what was read again."""

from __future__ import annotations

from benchmarks.findings import count, reviewed
from benchmarks.material import gold
from samples.defects import defects

from benchmarks import findings


def listed_as_found() -> list[dict[str, object]]:
    """The gold tables, each with findings that are exactly what the readers listed."""
    return [
        record
        | {"findings": [entry | {"defect": entry["code"], "field": entry["where"]} for entry in record["defects"]]}
        for record in gold()
    ]


def test_the_gold_against_itself_is_found_and_right() -> None:
    result = count(listed_as_found(), {})
    assert result.misses == []
    assert result.precision() == 1
    assert [result.recall(severity) for severity in ("error", "warn", "info")] == [1, 1, 1]


def test_a_finding_outside_the_gold_is_wrong_until_it_was_read_again() -> None:
    tables = listed_as_found()
    tables[0]["findings"] = [*tables[0]["findings"], {"defect": "F1", "field": "funding.total", "severity": "error"}]  # type: ignore[misc]
    tables[0]["findings"][-1]["message"] = "相差2万元。"  # type: ignore[index]
    assert count(tables, {}).precision() < 1
    assert count(tables, {(str(tables[0]["id"]), "F1", "funding"): True}).precision() == 1


def test_what_was_read_again_stands_in_tables_of_the_gold() -> None:
    assert {table for table, _, _ in reviewed()} <= {record["id"] for record in gold()}


def test_a_planted_defect_is_found_where_it_is() -> None:
    defect = next(one for one in defects() if one.code == "F1")
    document = next(one for one in findings.planned_documents() if one.path == defect.document)
    assert findings.is_found(defect, findings.planted(document).records)
    assert not findings.is_found(defect, document.records)
