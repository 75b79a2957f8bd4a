from decimal import Decimal

import pytest
from samples.amounts import executed_funding, executed_shares, percent, points, printed, target_funding

from jixiao.forms.library import form

MINHANG, WEIGHTS = form("minhang-target-2023"), form("weights-target")
ANHUI = form("anhui-self-evaluation-2022")
ANNUAL = {"money": {"total": "210.00", "carryover": "30.00", "other": "12.50"}}


def test_the_sources_of_a_year_add_up() -> None:
    assert target_funding({}, ANNUAL, MINHANG, "万元") == {
        "annual_total": "210.00",
        "annual_fiscal": "167.50",
        "annual_carryover": "30.00",
        "annual_other": "12.50",
        "total": "210.00",
        "fiscal": "197.50",
        "other": "12.50",
    }


def test_without_a_row_of_its_own_the_carry_over_is_fiscal() -> None:
    funding = target_funding({}, ANNUAL, WEIGHTS, "万元")
    assert funding["annual_fiscal"] == "197.50"
    assert "annual_carryover" not in funding


def test_a_project_of_several_years_has_a_total_of_its_own() -> None:
    funding = target_funding({"whole": {"total": "460.00"}}, {"money": {"total": "280.00"}}, MINHANG, "万元")
    assert (funding["total"], funding["annual_total"]) == ("460.00", "280.00")


@pytest.mark.parametrize(
    ("amount", "unit", "text"), [("58", "万元", "58.00"), ("58", "元", "580000.00"), ("0", "元", "0")]
)
def test_amounts_are_printed_in_the_unit_of_the_table(amount: str, unit: str, text: str) -> None:
    assert printed(Decimal(amount), unit) == text


def test_rate_and_score_follow_from_what_was_spent() -> None:
    report = {"executed": {"total": "203.70", "carryover": "30.00", "other": "12.50"}}
    funding = executed_funding(ANNUAL, report, ANHUI, "万元")
    assert (funding["exec_rate"], funding["exec_weight"], funding["exec_score"]) == ("97%", "10", "9.7")
    assert (funding["initial_carryover"], funding["executed_fiscal"]) == ("30.00", "161.20")
    assert executed_shares(ANNUAL, report, ANHUI)["上年结转资金执行率"] == "100%"


def test_more_than_the_budget_earns_no_more_points() -> None:
    funding = executed_funding({"money": {"total": "10.00"}}, {"executed": {"total": "11.00"}}, ANHUI, "万元")
    assert (funding["exec_rate"], funding["exec_score"]) == ("110%", "10")


@pytest.mark.parametrize(("rate", "text"), [("0.97", "97%"), ("0.969949", "96.99%"), ("1", "100%"), ("0.1", "10%")])
def test_rates_have_two_decimals_at_most(rate: str, text: str) -> None:
    assert percent(Decimal(rate)) == text


def test_scores_have_two_decimals_at_most() -> None:
    assert points(Decimal("9.6996")) == "9.7"
