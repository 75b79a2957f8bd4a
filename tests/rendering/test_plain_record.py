"""Records as JSON types: the fields every form has always, the others where they say something."""

import json
from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jixiao.records.target import Funding, Indicator, PerformanceTarget
from jixiao.rendering.plain_record import plain_record, plain_target
from jixiao.values.parsing import parse_value
from jixiao.values.target_value import TargetValue


def test_fields_of_every_form_stay_even_where_null(record: Callable[..., PerformanceTarget]) -> None:
    plain = plain_record(record(year=None, funding=Funding(), indicators=[Indicator(name="路灯")]))
    assert plain["year"] is None
    assert plain["funding"] == dict.fromkeys(
        ["total", "fiscal", "other", "annual_total", "annual_fiscal", "annual_carryover", "annual_other"]
    )
    assert plain["indicators"] == [{"level1": None, "level2": None, "name": "路灯", "value": None, "target": None}]
    assert "actual_goal" not in plain and "executed_period" not in plain


def test_fields_of_some_forms_are_there_where_they_say_something(record: Callable[..., PerformanceTarget]) -> None:
    plain = plain_record(
        record(
            actual_goal="已完成",
            funding=Funding(exec_rate="98%"),
            indicators=[Indicator(name="路灯", weight="10", horizon="annual", parts=["≥", "1", "盏"])],
        )
    )
    assert plain["actual_goal"] == "已完成"
    assert plain["funding"]["exec_rate"] == "98%" and "executed_total" not in plain["funding"]
    indicator = plain["indicators"][0]
    assert (indicator["weight"], indicator["horizon"], indicator["parts"]) == ("10", "annual", ["≥", "1", "盏"])


def test_what_a_value_means_stands_beside_it(record: Callable[..., PerformanceTarget]) -> None:
    first, second, third = (indicator["target"] for indicator in plain_record(record())["indicators"])
    assert first == {
        "text": "≥12(次)", "kind": "number", "op": "≥", "low": 12, "high": None, "unit": "次", "period": None,
        "deadline": None,
    }  # fmt: skip
    assert (second["kind"], second["period"]) == ("frequency", "每季度")
    assert third is None


def test_where_values_come_from_is_kept(record: Callable[..., PerformanceTarget]) -> None:
    plain = plain_record(record())
    assert plain["provenance"]["annual_goal"]["confidence"] == 0.7
    assert plain["unplaced"][0]["text"] == "见附件"


@pytest.mark.parametrize(
    ("printed", "number"), [("12", 12), ("12.0", 12), ("12.50", 12.5), ("0.02", 0.02), ("1000000", 1000000)]
)
def test_bounds_are_json_numbers(printed: str, number: float) -> None:
    plain = plain_target(TargetValue("", "number", low=Decimal(printed)))
    assert plain["low"] == number
    assert json.dumps(plain["low"]) == str(number)


@settings(deadline=None)  # the first value builds the parser
@given(st.text(max_size=30))
def test_whatever_is_printed_becomes_json(text: str) -> None:
    json.dumps(plain_target(parse_value(text)), allow_nan=False)


@given(st.decimals("-1e400", "1e400"))
def test_every_number_becomes_json(number: Decimal) -> None:
    json.dumps(plain_target(TargetValue("", "number", low=number)), allow_nan=False)
