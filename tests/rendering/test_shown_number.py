"""A number in a sheet is shown exactly as it was printed, or stays text."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.documents.number_format import shown
from jixiao.rendering.shown_number import shown_number, shown_percentage


@pytest.mark.parametrize(
    ("printed", "number", "code"),
    [("7.40", "7.40", "0.00"), ("1,200", "1200", "#,##0"), ("-5.5", "-5.5", "0.0"), ("0", "0", "0")],
)
def test_plain_decimals(printed: str, number: str, code: str) -> None:
    assert shown_number(printed) == (Decimal(number), code)


@pytest.mark.parametrize(
    "printed", ["", "007", "0,123", "-0.00", "12,34", "7.40万元", "1e5", "１２", "=1", "1234567890123456", "7.5%"]
)
def test_what_no_format_shows_as_printed_stays_text(printed: str) -> None:
    assert shown_number(printed) is None


@pytest.mark.parametrize(("printed", "number", "code"), [("98.50%", "0.985", "0.00%"), ("100%", "1", "0%")])
def test_percentages(printed: str, number: str, code: str) -> None:
    assert shown_percentage(printed) == (Decimal(number), code)


@pytest.mark.parametrize("printed", ["%", "98.5", "≥98%", "98％"])
def test_what_is_no_plain_percentage_stays_text(printed: str) -> None:
    assert shown_percentage(printed) is None


@given(
    st.one_of(st.from_regex(r"-?[0-9]{1,9}(,[0-9]{3}){0,3}(\.[0-9]{1,8})?", fullmatch=True), st.text("0123456789,.-%"))
)
def test_a_sheet_shows_what_was_printed(printed: str) -> None:
    for converted in (shown_number(printed), shown_percentage(printed)):
        if converted is not None:
            number, code = converted
            assert shown(float(number), code) == printed
