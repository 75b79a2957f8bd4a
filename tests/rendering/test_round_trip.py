"""Whatever a record says, reading its print gives the same record."""

from __future__ import annotations

import pytest
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


@pytest.mark.parametrize("flattening", ["tabs", "lines", "bars"])
@pytest.mark.parametrize("official", forms(), ids=lambda official: official.id)
def test_every_form_is_read_back(official: Form, flattening: Flattening) -> None:
    record = filled(official)
    assert unprinted(record, official) == []
    read, expected = read_back(record, official, flattening).content(), record.content()
    if flattening == "lines":  # some fields are known by their columns only, which are lost there
        del read["other_fields"], expected["other_fields"]
    assert read == expected


@pytest.mark.parametrize("official", forms(), ids=lambda official: official.id)
def test_nothing_of_any_form_is_left_over(official: Form) -> None:
    assert read_back(filled(official), official, "tabs").unplaced == []


def test_a_name_in_brackets_is_read_back() -> None:
    record = PerformanceTarget(title=MINHANG.title, project_name="（二期）", implementing_unit="砚浦镇水务绿化站")
    assert read_back(record, MINHANG, "tabs").project_name == "（二期）"


def test_a_name_without_a_value_is_read_back() -> None:
    indicator = Indicator(level1="效益指标", level2="可持续影响指标", name="绿化持续影响")
    record = PerformanceTarget(title=SONGJIANG.title, project_name="路灯节能改造", indicators=[indicator])
    assert read_back(record, SONGJIANG, "tabs").indicators == [indicator]
