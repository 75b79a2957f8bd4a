import dataclasses
import json
from decimal import Decimal

import pytest

from jixiao.values.target_value import TargetValue, render


def test_renders_the_printed_text() -> None:
    assert render(TargetValue("≥ 90.00(%)", "number", "≥", Decimal("90.00"), unit="%")) == "≥ 90.00(%)"


def test_plain_json_keeps_every_digit() -> None:
    value = TargetValue("90.00%-1000000%", "range", None, Decimal("90.00"), Decimal("1E+6"), "%")
    plain = json.loads(json.dumps(value.to_dict()))
    assert plain == {
        "text": "90.00%-1000000%",
        "kind": "range",
        "op": None,
        "low": "90.00",
        "high": "1000000",
        "unit": "%",
        "period": None,
        "deadline": None,
    }


def test_is_immutable_and_hashable() -> None:
    value = TargetValue("优")
    with pytest.raises(dataclasses.FrozenInstanceError):
        value.kind = "number"  # type: ignore[misc]
    assert {value, TargetValue("优")} == {value}
