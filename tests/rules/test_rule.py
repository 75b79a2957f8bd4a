"""To which tables a rule applies."""

from __future__ import annotations

from dataclasses import replace

import pytest

from jixiao.records.target import PerformanceTarget
from jixiao.rules.library import rule_of
from jixiao.rules.table import Table


def table(form: str | None = "minhang-target-2023", year: int | None = 2024) -> Table:
    return Table(PerformanceTarget(form=form, year=year))


def test_a_rule_applies_to_its_kinds_of_forms() -> None:
    assert rule_of("full-marks-unmet").applies_to(table("central-self-evaluation-2020"))
    assert not rule_of("full-marks-unmet").applies_to(table())
    assert rule_of("misprint").applies_to(table("central-monitoring-2019"))


@pytest.mark.parametrize(("year", "applies"), [(2019, False), (2020, True), (2022, True), (2023, False), (None, True)])
def test_a_rule_applies_in_its_years(year: int | None, applies: bool) -> None:
    rule = replace(rule_of("misprint"), since=2020, until=2022)
    assert rule.applies_to(table(year=year)) is applies


@pytest.mark.parametrize(
    ("form", "applies"),
    [("minhang-target-2023", True), ("hunan-target-2021", False), ("national-target-2021", True), (None, True)],
)
def test_a_rule_applies_in_its_regions(form: str | None, applies: bool) -> None:
    assert replace(rule_of("misprint"), regions=("310",)).applies_to(table(form)) is applies
