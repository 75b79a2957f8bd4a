"""CSV for spreadsheets: nothing in it is calculated."""

import csv
import io
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.records.target import Indicator, PerformanceTarget
from jixiao.rendering.comma_separated import comma_separated, harmless

Made = Callable[..., PerformanceTarget]


def rows(*records: PerformanceTarget, lang: str = "zh") -> list[dict[str, str]]:
    text = b"".join(comma_separated(records, lang)).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_each_indicator_is_a_row_behind_its_table(record: Made) -> None:
    found = rows(record())
    assert [(row["项目名称"], row["年度资金总额"], row["三级指标"]) for row in found] == [
        ("代表履职经费", "7.40", "开展代表活动"),
        ("代表履职经费", "7.40", "按时完成"),
        ("代表履职经费", "7.40", "代表满意度"),
    ]
    assert found[0]["年度目标"] == "1.组织活动12次；\n2.培训代表。"


def test_a_table_without_indicators_is_not_lost(record: Made) -> None:
    (row,) = rows(record(indicators=[]))
    assert (row["项目名称"], row["三级指标"]) == ("代表履职经费", "")


def test_excel_opens_it(record: Made) -> None:
    data = b"".join(comma_separated([record()]))
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.endswith(b"\r\n")


def test_no_record_is_only_a_heading() -> None:
    text = b"".join(comma_separated([])).decode("utf-8-sig")
    assert text.startswith("文件,序号,项目名称") and text.count("\r\n") == 1


def test_headings_differ_from_each_other(record: Made) -> None:
    heading = b"".join(comma_separated([record()])).decode("utf-8-sig").splitlines()[0].split(",")
    assert len(heading) == len(set(heading))


FORMULAS = [
    "=1+1", "+cmd", "-cmd|' /C calc'!A0", "@SUM(A1)", "=100%", "＝1+1", "＋1次", "＠代表", " =1", "\t=1", "\r=1", "-",
    "'=1", "-5.00元", "-１",
]  # fmt: skip


@pytest.mark.parametrize("text", FORMULAS)
def test_what_looks_like_a_formula_gets_an_apostrophe(text: str) -> None:
    assert harmless(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "7.40", "-5.00", "+5", "-1,200.00", "-5%", "≥12(次)", "1-3天", "'九五'规划", "—"])
def test_what_does_not_stays_as_printed(text: str) -> None:
    assert harmless(text) == text


@given(st.text(alphabet="=+-@' \t1a路"))
def test_the_apostrophe_can_be_taken_away_again(text: str) -> None:
    made = harmless(text)
    assert made == text or (made[0] == "'" and made[1:] == text and harmless(made) != made)


def test_the_texts_of_a_document_are_made_harmless(record: Made) -> None:
    evil = '=HYPERLINK("http://x","y")'
    made = record(project_name=evil, other_fields={"=1": "@x"}, indicators=[Indicator(name="+费用", value="=5件")])
    (row,) = rows(made)
    assert (row["项目名称"], row["三级指标"], row["指标值"], row["比较符"]) == (f"'{evil}", "'+费用", "'=5件", "'=")
    assert row["'=1"] == "'@x"


def test_a_null_byte_does_not_break_the_file(record: Made) -> None:
    (row,) = rows(record(total_goal="a\x00b", indicators=[]))
    assert row["项目总目标"] == "a\ufffdb"
