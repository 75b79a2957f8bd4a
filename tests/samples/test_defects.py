"""Every planted defect is in its document, and nothing else is wrong there."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

import pytest
from samples.defects import Defect, codes, defects, planted
from samples.records import PlannedDocument, planned_documents

from jixiao.records.target import PerformanceTarget

CLEAN = {document.path: document for document in planned_documents()}
PLANTED = {path: planted(document) for path, document in CLEAN.items()}

every_defect = pytest.mark.parametrize(
    "defect", defects(), ids=lambda defect: f"{defect.code} {defect.project or defect.document}"
)


def record_of(document: PlannedDocument, defect: Defect) -> PerformanceTarget:
    (record,) = [record for record in document.records if record.project_name == defect.project]
    return record


def amount(text: str | None) -> Decimal:
    return Decimal(text or 0)


def test_there_are_many_of_many_kinds_and_most_tables_have_none() -> None:
    assert len(defects()) == 45
    assert set(codes()) == {defect.code for defect in defects()}
    assert {defect.severity for defect in defects()} == {"error", "warn", "info"}
    struck = {(defect.document, defect.project) for defect in defects()}
    assert 2 * len(struck) < sum(len(document.records) for document in CLEAN.values())


@every_defect
def test_the_place_of_a_defect_exists(defect: Defect) -> None:
    document = PLANTED[defect.document]
    if defect.project is None:
        assert (defect.field, len(document.front)) == ("statement", 2)
        return
    record = record_of(document, defect)
    head, _, tail = defect.field.partition(":" if defect.field.startswith("indicator:") else ".")
    if head == "indicator":
        assert tail in {one.name for one in record.indicators}
    elif tail:
        container = getattr(record, head)
        assert tail in (container if isinstance(container, dict) else type(container).model_fields)
    else:
        assert head in PerformanceTarget.model_fields


@every_defect
def test_a_defect_says_why_in_a_sentence(defect: Defect) -> None:
    assert 8 <= len(defect.why) <= 60
    assert defect.why.endswith("。")


@pytest.mark.parametrize("path", CLEAN)
def test_only_what_is_listed_is_changed(path: str) -> None:
    struck = {defect.project for defect in defects() if defect.document == path}
    for clean, wrong in zip(CLEAN[path].records, PLANTED[path].records, strict=True):
        assert (clean != wrong) == (clean.project_name in struck)
    assert (CLEAN[path].front != PLANTED[path].front) == (None in struck)


def test_sums_that_should_not_add_up_do_not() -> None:
    for defect in defects():
        if defect.code not in ("F1", "F2", "F3", "P1"):
            continue
        said, record = record_of(PLANTED[defect.document], defect).funding, record_of(PLANTED[defect.document], defect)
        wrong = {
            "F1": amount(said.total) != amount(said.fiscal) + amount(said.other),
            "F2": amount(said.annual_total)
            != amount(said.annual_fiscal) + amount(said.annual_carryover) + amount(said.annual_other),
            "F3": amount(said.annual_total) > amount(said.total),
            "P1": sum(int(one.weight or 0) for one in record.indicators) != 100,
        }
        assert wrong[defect.code], defect


def test_lower_than_last_year() -> None:
    (defect,) = [defect for defect in defects() if defect.code == "H1"]
    name = defect.field.partition(":")[2]
    before = CLEAN["2024/yanpu-water-and-greening.txt"]
    values = [
        one.value
        for document in (before, PLANTED[defect.document])
        for one in record_of(document, defect).indicators
        if one.name == name
    ]
    assert values == ["≥93%", "≥90%"]


def test_an_indicator_in_the_wrong_block_is_printed_there() -> None:
    record = PLANTED["2024/luting-civil-affairs.docx"].records[1]
    levels = Counter(one.level1 for one in record.indicators)
    assert levels == {"产出指标": 7, "效益指标": 1}
    assert [one.name for one in record.indicators if one.level2 == "质量指标"] == ["一人一档建档率", "监护人满意度"]


def test_a_value_in_parts_is_changed_in_its_parts() -> None:
    record = PLANTED["2024/luting-city-management.xlsx"].records[1]
    (one,) = [one for one in record.indicators if one.name == "保洁巡查合格率"]
    assert (one.value, one.parts) == ("≥120%", ["≥", "120", "%"])


@pytest.mark.parametrize(
    ("project", "plant", "said"),
    [
        ("路灯改造", {}, "no project"),
        ("镇管河道保洁养护", {"drop": ["亮灯率"]}, "no indicator"),
        ("镇管河道保洁养护", {"set": {"funding.yearly": "1"}}, "no field"),
        ("镇管河道保洁养护", {"set": {"goal": "无"}}, "no field"),
    ],
)
def test_a_defect_of_something_that_is_not_there_is_refused(
    project: str, plant: dict[str, object], said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    defect = Defect("2025/yanpu-water-and-greening.docx", "year", "T1", "error", "错。", project, plant)
    monkeypatch.setattr("samples.defects.defects", lambda: (defect,))
    with pytest.raises(ValueError, match=said):
        planted(CLEAN[defect.document])
