"""The tables in short."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.records.target import Funding, Indicator, PerformanceTarget
from jixiao.rules.across.checking import sent_back
from jixiao.rules.across.corpus import NO_SUBJECT, Corpus, project_key
from jixiao.rules.across.library import across_rules
from jixiao.rules.rule_set import RuleSet

TEXT = st.none() | st.text(max_size=12) | st.sampled_from(["残疾人满意度", "群众满意度", "≥90%", "公共绿地养护", "100"])
INDICATOR = st.builds(Indicator, level2=st.sampled_from([None, "数量指标"]), name=TEXT, value=TEXT)
RECORD = st.builds(
    PerformanceTarget,
    document=st.sampled_from(["甲.docx", "乙.pdf"]),
    year=st.sampled_from([None, 2024, 2025]),
    project_name=TEXT,
    implementing_unit=TEXT,
    supervising_department=TEXT,
    annual_goal=TEXT,
    amount_unit=st.sampled_from([None, "元", "万元"]),
    funding=st.builds(Funding, total=TEXT, annual_total=TEXT),
    indicators=st.lists(INDICATOR, max_size=6),
)


def corpus(**fields: Any) -> Corpus:
    made = Corpus()
    made.add(PerformanceTarget.model_validate(fields))
    return made


def test_amounts_are_in_yuan() -> None:
    made = corpus(amount_unit="万元", funding={"total": "1,200.50", "annual_total": "8"})
    assert made.tables[0].amounts == (Decimal(80_000), Decimal(12_005_000), None, None)
    assert made.tables[0].amount == Decimal(80_000)


@pytest.mark.parametrize(
    ("name", "expected"),
    [("残疾人满意度", 0), ("界桩完好率", 100), ("群众满意度", NO_SUBJECT), ("砚浦镇满意度", NO_SUBJECT)],
)
def test_how_well_an_indicator_fits_its_project(name: str, expected: int) -> None:
    made = corpus(
        project_name="界桩维护", annual_goal="完成全镇42处界桩的巡查和描红，更换破损界桩6处。",
        supervising_department="砚浦镇人民政府", implementing_unit="砚浦镇社会事务办公室",
        indicators=[{"level2": "质量指标", "name": name, "value": "≥90%"}],
    )  # fmt: skip
    assert list(made.tables[0].fits) == [expected]


def test_lines_without_name_or_value_are_left_out() -> None:
    lines = [
        {"name": "群众满意度"},
        {"value": "≥90%"},
        {"name": "无", "value": "100%"},
        {"name": "场次", "value": "3场"},
    ]
    assert list(corpus(indicators=lines).tables[0].lines) == [3]


def test_what_is_said_of_the_project_comes_back() -> None:
    assert corpus(project_name="界桩维护", total_goal="界线 无争议").about(0) == "界桩维护界线无争议"


def test_years_do_not_belong_to_the_name_of_a_project() -> None:
    assert project_key("2024年度界桩维护") == project_key("界桩维护") == project_key("界桩维护（2025）")


@given(st.lists(RECORD, max_size=6))
def test_no_tables_make_a_rule_fail(records: list[PerformanceTarget]) -> None:
    made = Corpus()
    for record in records:
        made.add(record)
    assert sent_back(made, RuleSet((), across=across_rules())).broken == ()
