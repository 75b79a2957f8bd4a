"""Confidence beside the truth: fields are paired rightly and every one is counted once."""

from __future__ import annotations

from typing import Any

import pytest
from benchmarks.calibration import Outcome, agree, align_indicators, bins, outcomes, sure_fields


def line(name: str | None, value: str | None, level2: str = "数量指标") -> dict[str, Any]:
    return {"name": name, "value": value, "level2": level2}


def record(*indicators: dict[str, Any], confidence: float = 0.99, **fields: Any) -> dict[str, Any]:
    provenance = {path: {"confidence": confidence} for path, value in fields.items() if value is not None}
    for number, indicator in enumerate(indicators):
        for field, value in indicator.items():
            if value is not None:
                provenance[f"indicators.{number}.{field}"] = {"confidence": confidence}
    return {"id": "000-001", "funding": {}, "indicators": list(indicators), "provenance": provenance, **fields}


def outcome(confidence: float | None, *, right: bool) -> Outcome:
    return Outcome("000-001", "year", 2024, 2024 if right else 2023, right, confidence)


def test_every_field_is_in_one_bin() -> None:
    confidences = [1.0, 0.99, 0.98, 0.95, 0.94, 0.9, 0.89, 0.8, 0.79, 0.0, None]
    fields = [outcome(confidence, right=number % 2 == 0) for number, confidence in enumerate(confidences)]
    counted = bins(fields)
    assert [(part.name, part.fields, part.right) for part in counted] == [
        ("≥ 0.99", 2, 1),
        ("0.95–0.99", 2, 1),
        ("0.9–0.95", 2, 1),
        ("0.8–0.9", 2, 1),
        ("< 0.8", 2, 1),
        ("none", 1, 1),
    ]
    assert len(sure_fields(fields)) == 6


def test_a_field_blank_on_both_sides_does_not_count() -> None:
    assert outcomes([(record(year=2024, start=None), record(year=2024, start=None))]) == [
        Outcome("000-001", "year", 2024, 2024, True, 0.99)
    ]


def test_a_field_left_blank_is_wrong_without_a_confidence() -> None:
    (found,) = outcomes([(record(start="2024-01"), record(start=None))])
    assert not found.right
    assert found.confidence is None


def test_a_missing_table_is_wrong_in_every_field() -> None:
    found = outcomes([(record(line("培训", "1次"), year=2024), None)])
    assert [(field.right, field.confidence) for field in found] == [(False, None)] * 4


def test_a_wrong_value_does_not_make_the_name_wrong() -> None:
    found = outcomes([(record(line("代表满意度", "≥90%")), record(line("代表满意度", "≥95%"), confidence=0.8))])
    assert [(field.path, field.right, field.confidence) for field in found] == [
        ("indicators.0.name", True, 0.8),
        ("indicators.0.value", False, 0.8),
        ("indicators.0.level2", True, 0.8),
    ]


def test_every_field_of_an_indicator_too_many_is_wrong_with_its_confidence() -> None:
    found = outcomes([(record(), record(line("主管部门", None), confidence=0.7))])
    assert [(field.path, field.right, field.confidence) for field in found] == [
        ("indicators.0.name", False, 0.7),
        ("indicators.0.level2", False, 0.7),
    ]


def test_indicators_are_paired_in_print_order_around_missing_and_extra_ones() -> None:
    first, second, third = line("培训次数", "4次"), line("参训人数", "100人"), line("培训满意度", "90%")
    extra = line("附件", None)
    assert align_indicators([first, second, third], [extra, first, third]) == [
        (None, extra),
        (first, first),
        (second, None),
        (third, third),
    ]


def test_of_two_lines_with_one_value_the_name_decides() -> None:
    wanted = [line("路灯完好率", "100%"), line("道路完好率", "100%")]
    assert align_indicators(wanted, wanted[1:]) == [(wanted[0], None), (wanted[1], wanted[1])]


@pytest.mark.parametrize(
    ("path", "truth", "read"),
    [
        ("project_name", "人大代表“家站点”经费", "人大代表家站点 经费"),
        ("funding.total", "7.40", "7.4"),
        ("categories", ["专项资金", "一次性项目"], ["一次性项目", "专项资金"]),
        ("total_goal", "完成闭会期间的活动。", "完成闭会期间的活动"),
        ("indicators.0.value", ">=12(次)", "≥12（次）"),
    ],
)
def test_typography_does_not_count(path: str, truth: object, read: object) -> None:
    assert agree(path, truth, read)


@pytest.mark.parametrize(
    ("path", "truth", "read"),
    [
        ("funding.total", "7.40", "7.41"),
        ("funding.other", "0", None),
        ("indicators.0.level2", "社会效益指标", "经济效益指标"),
        ("annual_goal", "完成闭会期间的活动", None),
    ],
)
def test_wording_counts(path: str, truth: object, read: object) -> None:
    assert not agree(path, truth, read)
