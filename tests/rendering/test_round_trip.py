"""Whatever a record says, reading its print gives the same record."""

from __future__ import annotations

import pytest
from _pytest.mark import ParameterSet
from hypothesis import HealthCheck, given, settings
from tests.rendering.generated_records import filled, records

from jixiao.documents.text import read_text
from jixiao.forms.form import Form
from jixiao.forms.library import form, forms
from jixiao.recognition.reading import read_document
from jixiao.records.target import Indicator, PerformanceTarget
from jixiao.rendering.form_grid import unprinted
from jixiao.rendering.plain_text import Flattening, plain_text

MINHANG = form("minhang-target-2023")
SONGJIANG = form("songjiang-target-2022")


def read_back(record: PerformanceTarget, official: Form, flattening: Flattening) -> PerformanceTarget:
    printed = plain_text(record, official, flattening)
    (read,) = read_document(read_text("printed.txt", printed.encode())).records
    return read


def in_order(record: PerformanceTarget, official: Form) -> PerformanceTarget:
    """The record with its sections in the order of the form, in which they are printed."""
    ordered = {name: record.narrative[name] for name in official.narrative if name in record.narrative}
    return record.model_copy(update={"narrative": ordered})


thorough = settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@thorough
@given(records(MINHANG))
def test_tabs_are_read_back(record: PerformanceTarget) -> None:
    assert read_back(record, MINHANG, "tabs").content() == record.content()


@thorough
@given(records(SONGJIANG))
def test_lines_are_read_back(record: PerformanceTarget) -> None:
    read = read_back(record, SONGJIANG, "lines")
    assert read.content() == in_order(record, SONGJIANG).content()


@settings(thorough, max_examples=40)
@given(records(MINHANG))
def test_bars_are_read_back(record: PerformanceTarget) -> None:
    assert read_back(record, MINHANG, "bars").content() == record.content()


@settings(thorough, max_examples=40)
@given(records(MINHANG).filter(lambda record: (record.total_goal is None) == (record.annual_goal is None)))
def test_blanks_are_read_back(record: PerformanceTarget) -> None:
    # With the blank cell lost, a single goal may be either of the two.
    assert read_back(record, MINHANG, "blanks").content() == record.content()


@pytest.mark.parametrize("flattening", ["tabs", "lines", "bars", "blanks"])
def test_nothing_of_a_print_is_left_over(flattening: Flattening) -> None:
    record = PerformanceTarget(title=MINHANG.title, year=2024, project_name="路灯改造", annual_goal="换灯640盏。")
    assert read_back(record, MINHANG, flattening).unplaced == []


def every_form_but(not_yet: dict[str, str]) -> list[ParameterSet]:
    """All forms without those that the reader does not read in full; ``not_yet`` says which, and what it misses."""
    assert not_yet.keys() <= {official.id for official in forms()}
    return [pytest.param(official, id=official.id) for official in forms() if official.id not in not_yet]


@pytest.mark.parametrize("flattening", ["tabs", "lines", "bars"])
@pytest.mark.parametrize(
    "official",
    every_form_but(
        {
            "sichuan-self-evaluation-2023": "成本指标 as a block of 产出指标 and as a level-1 block in one form",
        }
    ),
)
def test_every_form_is_read_back(official: Form, flattening: Flattening) -> None:
    record = filled(official)
    assert unprinted(record, official) == []
    read, expected = read_back(record, official, flattening).content(), record.content()
    del read["other_fields"], expected["other_fields"]
    assert read == expected


@pytest.mark.parametrize(
    "official",
    every_form_but(
        {
            "anhui-self-evaluation-2022": "rows below the indicators; the rate of execution of single rows",
            "central-monitoring-2019": "the rate and the forecast of execution of single rows",
            "central-self-evaluation-2020": "rows below the indicators; the rate of execution of single rows",
            "hubei-self-evaluation": "rows below the indicators",
            "hunan-target-2021": "the plan of work; amounts behind their labels; rows below the indicators",
            "sichuan-self-evaluation-2023": "rows of the money block without a field; rows below the indicators",
        }
    ),
)
def test_other_fields_are_read_back(official: Form) -> None:
    record = filled(official)
    read = read_back(record, official, "tabs")
    assert (read.other_fields, read.unplaced) == (record.other_fields, [])


def test_a_name_in_brackets_is_read_back() -> None:
    record = PerformanceTarget(title=MINHANG.title, project_name="（二期）", implementing_unit="砚浦镇水务绿化站")
    assert read_back(record, MINHANG, "tabs").project_name == "（二期）"


def test_a_name_without_a_value_is_read_back() -> None:
    indicator = Indicator(level1="效益指标", level2="可持续影响指标", name="绿化持续影响")
    record = PerformanceTarget(title=SONGJIANG.title, project_name="路灯节能改造", indicators=[indicator])
    assert read_back(record, SONGJIANG, "tabs").indicators == [indicator]
