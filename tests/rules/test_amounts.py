"""What rounding allows, and how amounts are told."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.rules.amounts import decimals, plain, tolerance, yuan_of
from jixiao.values.parsing import parse_value


def test_different_rounding_allows_the_last_digit_printed_least_precisely() -> None:
    assert tolerance([Decimal("40.605"), Decimal("40.61")]) == Decimal("0.01")
    assert tolerance([Decimal("8"), Decimal("8.40")]) == 0
    assert tolerance([Decimal("7.40"), Decimal("7.40"), None]) == 0


@pytest.mark.parametrize(("amount", "told"), [("40.00", "40"), ("0.02", "0.02"), ("100", "100"), ("1E+2", "100")])
def test_a_number_is_told_without_idle_zeros(amount: str, told: str) -> None:
    assert plain(Decimal(amount)) == told


@given(st.decimals(min_value=0, max_value=10**9, places=4))
def test_telling_changes_no_number(amount: Decimal) -> None:
    assert Decimal(plain(amount)) == amount
    assert decimals(amount) == 4


@pytest.mark.parametrize(
    ("value", "yuan"), [("≤450元", 450), ("≤3.5万元", 35000), ("250元/人", 250), ("≥90%", None), ("合理", None)]
)
def test_a_target_in_money_is_told_in_yuan(value: str, yuan: int | None) -> None:
    assert yuan_of(parse_value(value)) == yuan
