"""Which tables are the same project in two years running."""

from __future__ import annotations

from jixiao.records.target import PerformanceTarget
from jixiao.rules.across.corpus import Corpus
from jixiao.rules.across.years import pairs_of_years


def corpus(*projects: tuple[str, int], unit: str | None = "砚浦镇水务绿化站") -> Corpus:
    made = Corpus()
    for name, year in projects:
        made.add(PerformanceTarget(project_name=name, year=year, implementing_unit=unit))
    return made


def test_the_same_name_in_the_next_year() -> None:
    assert pairs_of_years(corpus(("公共绿地日常养护", 2024), ("公共绿地日常养护", 2025)), 0.7) == [(0, 1)]


def test_the_year_in_a_name_does_not_count() -> None:
    assert pairs_of_years(corpus(("2024年度绿地养护", 2024), ("2025年绿地养护", 2025)), 0.7) == [(0, 1)]


def test_a_year_left_out_is_no_year_running() -> None:
    assert pairs_of_years(corpus(("公共绿地日常养护", 2023), ("公共绿地日常养护", 2025)), 0.7) == []


def test_a_name_that_has_changed_a_little() -> None:
    assert pairs_of_years(corpus(("公共绿地日常养护", 2024), ("公共绿地日常养护项目", 2025)), 0.7) == [(0, 1)]


def test_two_names_that_come_near_are_not_guessed_between() -> None:
    tables = corpus(("公共绿地日常养护一", 2024), ("公共绿地日常养护二", 2024), ("公共绿地日常养护", 2025))
    assert pairs_of_years(tables, 0.7) == []


def test_a_name_that_stands_there_twice_is_matched_with_nothing() -> None:
    tables = corpus(("公共绿地养护", 2024), ("公共绿地养护", 2025), ("公共绿地养护", 2025))
    assert pairs_of_years(tables, 0.7) == []


def test_without_a_unit_nothing_is_matched() -> None:
    assert pairs_of_years(corpus(("公共绿地养护", 2024), ("公共绿地养护", 2025), unit=None), 0.7) == []
