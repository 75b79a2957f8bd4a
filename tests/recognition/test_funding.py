"""The money block: a side for the project and one for the year, or the columns of a self-evaluation."""

from __future__ import annotations

import pytest

from jixiao.documents.text import read_text
from jixiao.recognition.reading import read_document
from jixiao.records.target import PerformanceTarget

INDICATORS = "|一级指标|二级指标|三级指标|年度指标值|\n|产出指标|数量指标|养护里程|≥12公里|\n"


def record(block: str, above: str = "") -> PerformanceTarget:
    text = f"{above}|项目名称|村道养护|\n{block}{INDICATORS}"
    (read,) = read_document(read_text("table.txt", text.encode())).records
    return read


def funding(block: str) -> dict[str, str]:
    return record(block).funding.model_dump(exclude_none=True)


def left_over(read: PerformanceTarget) -> list[str]:
    return [cell.text for cell in read.unplaced]


TWO_SIDES = """\
|项目资金（万元）|项目资金总额|12.50|年度资金申请总额|8.00|
| |其中：财政资金|10.50|其中：当年财政拨款|6.00|
| | | |上年结转资金|1.20|
| |其他资金|2.00|其他资金|0.80|
"""
BOTH_SIDES = {
    "total": "12.50",
    "fiscal": "10.50",
    "other": "2.00",
    "annual_total": "8.00",
    "annual_fiscal": "6.00",
    "annual_carryover": "1.20",
    "annual_other": "0.80",
}


def test_the_left_side_is_the_project_and_the_right_one_the_year() -> None:
    read = record(TWO_SIDES)
    assert read.funding.model_dump(exclude_none=True) == BOTH_SIDES
    assert left_over(read) == []


def test_cells_divided_by_blanks_only() -> None:
    block = "\n".join("    ".join(cell for cell in line.split("|") if cell.strip()) for line in TWO_SIDES.split("\n"))
    assert funding(block) == BOTH_SIDES


def test_the_same_labels_on_both_sides_are_told_apart_by_their_side() -> None:
    block = """\
|项目资金（万元）|实施期资金总额：|60|年度资金总额：|20|
| |其中：财政拨款|50|其中：财政拨款|15|
| |其他资金|10|其他资金|5|
"""
    assert funding(block) == {
        "total": "60",
        "fiscal": "50",
        "other": "10",
        "annual_total": "20",
        "annual_fiscal": "15",
        "annual_other": "5",
    }


def test_one_side_only_is_that_of_the_year() -> None:
    block = "|项目资金（万元）|年度资金总额：|25|\n| |其中：财政拨款|20|\n| |其他资金|5|\n"
    assert funding(block) == {"annual_total": "25", "annual_fiscal": "20", "annual_other": "5"}


def test_a_total_that_says_nothing_of_its_side_is_that_of_the_year() -> None:
    assert funding("|项目资金（万元）|资金总额|25|\n| |财政拨款|25|\n") == {"annual_total": "25", "annual_fiscal": "25"}


def test_a_total_beside_that_of_the_year_is_that_of_the_project() -> None:
    assert funding("|项目资金|资金总额|25|年度资金总额|20|\n") == {"total": "25", "annual_total": "20"}


def test_amounts_below_their_labels() -> None:
    assert funding("项目资金总额（万元）\n12.50\n年度资金申请总额\n8.00\n") == {
        "total": "12.50",
        "annual_total": "8.00",
    }


def test_an_amount_behind_its_label_in_one_cell() -> None:
    assert funding("|项目资金总额：12.50|年度资金申请总额：8.00|\n") == {"total": "12.50", "annual_total": "8.00"}


@pytest.mark.parametrize(
    "rows",
    [
        "| |其他资|2.00|其他资金|0.80|\n| |金| | |\n",
        "| | | |其他资金|0.80|\n|金|2.00|其他资金|0.80|\n",
        "| | | |其他资金|0.80|\n|其他资金|2.00|其他资金|0.80|\n",
        "|其他资金|2.00|其他资金|0.80|\n",
    ],
    ids=["a piece below", "a piece with the amount", "the row twice", "a column too far left"],
)
def test_a_broken_row_of_other_money_is_one_amount_a_side(rows: str) -> None:
    block = TWO_SIDES.rpartition("| |其他资金")[0] + rows
    read = record(block)
    assert read.funding.model_dump(exclude_none=True) == BOTH_SIDES
    assert left_over(read) == []


@pytest.mark.parametrize("nothing", ["", "/", "—", "-", "无"])
def test_a_blank_amount_is_none(nothing: str) -> None:
    block = f"|项目资金（万元）|项目资金总额|12|年度资金申请总额|12|\n| | | |上年结转资金|{nothing}|\n"
    read = record(block)
    assert read.funding.annual_carryover is None
    assert left_over(read) == []


def test_a_blank_amount_does_not_take_the_next_one() -> None:
    block = "|项目资金（万元）|项目资金总额| |年度资金申请总额|8.00|\n| |其中：财政资金| |其中：当年财政拨款|8.00|\n"
    assert funding(block) == {"annual_total": "8.00", "annual_fiscal": "8.00"}


def test_nought_is_an_amount() -> None:
    assert funding("|项目资金（万元）|年度资金总额|0|\n")["annual_total"] == "0"


def test_amounts_keep_their_print() -> None:
    assert funding("|项目资金（元）|项目资金总额|1,200,000.00|年度资金申请总额|96 0000|\n") == {
        "total": "1,200,000.00",
        "annual_total": "960000",
    }


@pytest.mark.parametrize(
    ("block", "unit"),
    [
        ("|项目资金（万元）|年度资金总额|12|\n", "万元"),
        ("|项目资金 (元)|年度资金总额|120000|\n", "元"),
        ("|项目资金|年度资金总额（万元）|12|\n", "万元"),
        ("|项目资金|年度资金总额|12万元|\n", "万元"),
        ("|项目资金|年度资金总额|0.02万|\n", "万元"),
        ("|项目资金|年度资金总额|120000元|\n", "元"),
        ("|项目資金（萬元）|年度資金總額|12|\n", "万元"),
        ("|项目资金|年度资金总额|12|\n", None),
    ],
)
def test_the_unit_stands_in_a_label_or_behind_an_amount(block: str, unit: str | None) -> None:
    assert record(block).amount_unit == unit


def test_the_unit_noted_above_the_table_holds_where_the_block_names_none() -> None:
    assert record("|项目资金|年度资金总额|120000|\n", above="财政项目支出绩效目标表\n单位：元\n").amount_unit == "元"


def test_a_second_amount_for_the_same_row_is_left_over() -> None:
    read = record("|项目资金（万元）|年度资金总额|25|\n| |年度资金总额|26|\n")
    assert (read.funding.annual_total, left_over(read)) == ("25", ["26"])


def test_words_in_place_of_an_amount_are_left_over() -> None:
    read = record("|项目资金（万元）|年度资金总额|约十二万|\n")
    assert (read.funding.annual_total, left_over(read)) == (None, ["约十二万"])


def test_a_source_without_a_field_is_kept_by_its_label() -> None:
    read = record("|项目资金（万元）|年度资金总额|25|\n| |其中：财政拨款|20|\n| |上级资金|3|\n| |其他资金|2|\n")
    assert read.other_fields == {"上级资金": "3"}
    assert (read.funding.annual_fiscal, read.funding.annual_other) == ("20", "2")


SELF_EVALUATION = """\
|项目资金（万元）| |年初预算数|全年预算数|全年执行数|分值|执行率|得分|
| |年度资金总额|100.00|120.00|90.00|10|75%|7.5|
| |其中：当年财政拨款|80.00|100.00|70.00|—| |—|
| |上年结转资金|20.00|20.00|20.00|—| |—|
| |其他资金|0|0|0|—| |—|
"""


def test_the_columns_of_a_self_evaluation() -> None:
    read = record(SELF_EVALUATION)
    assert read.funding.model_dump(exclude_none=True) == {
        "initial_total": "100.00",
        "initial_fiscal": "80.00",
        "initial_carryover": "20.00",
        "initial_other": "0",
        "annual_total": "120.00",
        "annual_fiscal": "100.00",
        "annual_carryover": "20.00",
        "annual_other": "0",
        "executed_total": "90.00",
        "executed_fiscal": "70.00",
        "executed_carryover": "20.00",
        "executed_other": "0",
        "exec_rate": "75%",
        "exec_weight": "10",
        "exec_score": "7.5",
    }
    assert left_over(read) == []


def test_blank_cells_keep_the_columns_apart() -> None:
    block = """\
|项目资金（万元）| |年初预算数|全年预算数|全年执行数|分值|执行率|得分|
| |年度资金总额| |120.00|90.00|10|75%|7.5|
| |其中：当年财政拨款| |100.00| | | | |
"""
    assert funding(block) == {
        "annual_total": "120.00",
        "annual_fiscal": "100.00",
        "executed_total": "90.00",
        "exec_rate": "75%",
        "exec_weight": "10",
        "exec_score": "7.5",
    }


def test_full_rows_need_no_blank_cells() -> None:
    block = """\
项目资金（万元）    年初预算数    全年预算数    全年执行数    分值    执行率    得分
年度资金总额    100.00    120.00    90.00    10    75%    7.5
其他资金    5.00    5.00    5.00    —    —    —
"""
    found = funding(block)
    assert (found["initial_total"], found["annual_total"], found["executed_total"]) == ("100.00", "120.00", "90.00")
    assert (found["exec_weight"], found["exec_rate"], found["exec_score"]) == ("10", "75%", "7.5")


def test_the_rate_of_a_monitoring_form() -> None:
    block = """\
|项目资金（万元）| |年初预算数|1-7月执行数|1-7月执行率|全年预计执行数|
| |年度资金总额|100|50|50%|96|
| |其中：本年一般公共预算拨款|100|50| |96|
"""
    found = funding(block)
    assert (found["initial_total"], found["executed_total"], found["exec_rate"]) == ("100", "50", "50%")
    assert "annual_total" not in found


def test_one_cell_on_a_line_gives_the_first_row_of_a_name_to_the_project() -> None:
    cells = "项目资金总额（万元）|12|年度资金申请总额|10|其他资金|2|其他资金|1"
    head = "项目名称\n村道养护\n主管部门\n云溪镇\n实施单位\n城建办\n"
    body = "一级指标\n二级指标\n三级指标\n指标值\n产出指标\n数量指标\n养护里程\n≥12公里\n"
    text = head + cells.replace("|", "\n") + "\n" + body
    (read,) = read_document(read_text("table.txt", text.encode())).records
    assert read.funding.model_dump(exclude_none=True) == {
        "total": "12",
        "other": "2",
        "annual_total": "10",
        "annual_other": "1",
    }


def test_a_source_without_a_field_does_not_change_the_rows_around_it() -> None:
    block = """\
|项目资金（万元）| |年初预算数|全年预算数|全年执行数|
| |年度资金总额|100|120|90|
| |上级资金|20|21|19|
| |其他资金|5|6|4|
"""
    found = funding(block)
    assert (found["initial_total"], found["annual_total"], found["executed_total"]) == ("100", "120", "90")
    assert (found["initial_other"], found["annual_other"], found["executed_other"]) == ("5", "6", "4")


def test_a_heading_over_the_columns_is_no_column() -> None:
    block = """\
|预算执行情况|年度预算数|年初预算|调整后预算数|预算执行数|
| |总额|10.1|10.2|9.9|
"""
    found = funding(block)
    assert (found["initial_total"], found["annual_total"], found["executed_total"]) == ("10.1", "10.2", "9.9")


def test_a_second_amount_for_one_field_is_left_over() -> None:
    block = """\
|项目资金（万元）| |年初预算数|全年预算数|全年执行数|
| |年度资金总额|100|120|90|
| |其他资金|5|6|4|
| |其他资金|7|6|4|
"""
    read = record(block)
    assert read.funding.initial_other == "5"
    assert left_over(read) == ["7"]


def test_a_rate_of_a_source_above_the_total_is_kept() -> None:
    block = """\
|项目资金（万元）| |年初预算数|全年预算数|全年执行数|执行率|
| |其他资金|5|6|4|66%|
| |年度资金总额|100|120|90|75%|
"""
    read = record(block)
    assert read.funding.exec_rate == "75%"
    assert "66%" in read.other_fields.values()
