"""The head of a table: title, year, unit of money and the labelled fields."""

from __future__ import annotations

import pytest

from jixiao.documents.text import read_text
from jixiao.recognition.reading import read_document
from jixiao.records.target import PerformanceTarget

INDICATORS = "|一级指标|二级指标|三级指标|年度指标值|\n|产出指标|数量指标|养护里程|≥12公里|\n"


def record(head: str) -> PerformanceTarget:
    (read,) = read_document(read_text("table.txt", (head + INDICATORS).encode())).records
    return read


def left_over(read: PerformanceTarget) -> list[str]:
    return [cell.text for cell in read.unplaced]


def test_labels_beside_their_values() -> None:
    read = record(
        "|项目名称|村道养护|项目类别|专项资金 □ 经常性项目 ☑|\n"
        "|主管部门|云溪镇人民政府|实施单位|云溪镇城建办|\n"
        "|计划开始日期|2025.1.1|计划完成日期|2025年12月31日|\n"
    )
    assert (read.project_name, read.categories) == ("村道养护", ["经常性项目"])
    assert (read.supervising_department, read.implementing_unit) == ("云溪镇人民政府", "云溪镇城建办")
    assert (read.start, read.end) == ("2025-01-01", "2025-12-31")
    assert left_over(read) == []


def test_labels_above_their_values() -> None:
    read = record("项目名称\n村道养护\n主管部门\n云溪镇人民政府\n实施单位\n云溪镇城建办\n")
    assert read.project_name == "村道养护"
    assert (read.supervising_department, read.implementing_unit) == ("云溪镇人民政府", "云溪镇城建办")


def test_labels_with_a_colon_in_the_cell_of_the_value() -> None:
    read = record("|项目名称：村道养护|\n|主管部门：云溪镇人民政府|实施单位：云溪镇城建办|\n|开始日期：2025年1月|\n")
    assert (read.project_name, read.start) == ("村道养护", "2025-01")
    assert (read.supervising_department, read.implementing_unit) == ("云溪镇人民政府", "云溪镇城建办")


def test_labels_in_traditional_characters_and_the_names_as_printed() -> None:
    read = record("|項目名稱|村道養護|\n|主管部門|雲溪鎮人民政府|實施單位|雲溪鎮城建辦|\n")
    assert (read.project_name, read.supervising_department) == ("村道養護", "雲溪鎮人民政府")
    assert read.implementing_unit == "雲溪鎮城建辦"


def test_blanks_inside_a_name_are_the_print_of_the_line() -> None:
    assert record("|项目名称|村道 养护<br>及保洁|\n").project_name == "村道养护及保洁"


def test_a_cell_repeated_by_merging_is_one_value() -> None:
    read = record("|项目名称|村道养护|村道养护|村道养护|\n|主管部门|云溪镇|云溪镇|实施单位|城建办|\n")
    assert (read.project_name, read.supervising_department, read.implementing_unit) == ("村道养护", "云溪镇", "城建办")
    assert left_over(read) == []


@pytest.mark.parametrize("code", ["101", "101001-", "A101："])
def test_a_code_in_a_cell_of_its_own_belongs_to_the_name_behind_it(code: str) -> None:
    read = record(f"|项目名称|村道养护|\n|主管部门及代码|{code}|云溪镇人民政府|\n")
    assert read.supervising_department == f"{code}云溪镇人民政府"
    assert left_over(read) == []


def test_a_code_in_the_cell_of_the_name_is_kept() -> None:
    assert record("|项目名称|101-村道养护|\n").project_name == "101-村道养护"


def test_a_unit_label_of_the_form_comes_before_one_of_the_cover() -> None:
    read = record("|项目名称|村道养护|\n|填报单位|云溪镇财政所|\n|实施单位|云溪镇城建办|\n")
    assert read.implementing_unit == "云溪镇城建办"
    assert left_over(read) == ["云溪镇财政所"]


def test_the_label_of_the_cover_names_the_unit_where_no_other_does() -> None:
    assert record("|项目名称|村道养护|\n|填报单位|云溪镇财政所|\n").implementing_unit == "云溪镇财政所"


@pytest.mark.parametrize(
    ("printed", "start", "end"),
    [
        ("|项目起止时间|2025年1月至2025年12月|", "2025-01", "2025-12"),
        ("|起止时间|2025.1.1-2025.12.31|", "2025-01-01", "2025-12-31"),
        ("|实施期限|2025年1月1日|至|2027年12月31日|", "2025-01-01", "2027-12-31"),
        ("|实施周期：2025年3-11月|", "2025-03", "2025-11"),
    ],
)
def test_a_period_in_one_field_is_start_and_end(printed: str, start: str, end: str) -> None:
    read = record(f"|项目名称|村道养护|\n{printed}\n")
    assert (read.start, read.end) == (start, end)


def test_a_period_without_dates_is_kept_as_printed() -> None:
    read = record("|项目名称|村道养护|\n|项目期|1年|\n")
    assert (read.start, read.end, read.other_fields) == (None, None, {"项目期": "1年"})


def test_a_date_that_is_none_is_left_over() -> None:
    read = record("|项目名称|村道养护|\n|计划开始日期|长期|计划完成日期|2025-02-30|\n")
    assert (read.start, read.end) == (None, None)
    assert left_over(read) == ["长期", "2025-02-30"]


def test_fields_that_the_record_does_not_know_are_kept_by_their_label() -> None:
    read = record("|项目名称|村道养护|\n|项目负责人|李青|联系电话：6880|\n")
    assert read.other_fields == {"项目负责人": "李青", "联系电话": "6880"}


@pytest.mark.parametrize("nothing", ["", "/", "—", "无"])
def test_a_field_without_a_value_is_none(nothing: str) -> None:
    read = record(f"|项目名称|村道养护|\n|主管部门|云溪镇|实施单位|{nothing}|\n")
    assert read.implementing_unit is None


def test_a_blank_field_does_not_take_the_value_of_the_next() -> None:
    read = record("|项目名称| |\n|主管部门| |实施单位|城建办|\n")
    assert (read.project_name, read.supervising_department, read.implementing_unit) == (None, None, "城建办")


def test_title_and_year_in_rows_of_their_own() -> None:
    read = record("附件3\n财政项目支出绩效目标表\n（ 2025 年度）\n|项目名称|村道养护|\n")
    assert (read.title, read.year) == ("财政项目支出绩效目标表", 2025)
    assert left_over(read) == []


def test_the_year_inside_the_title() -> None:
    read = record("2025年度项目支出绩效自评表\n|项目名称|村道养护|\n")
    assert (read.title, read.year) == ("2025年度项目支出绩效自评表", 2025)


def test_without_a_title_there_is_none() -> None:
    read = record("|项目名称|村道养护|\n")
    assert (read.title, read.year) == (None, None)


def test_a_title_that_names_the_project_gives_it_less_surely() -> None:
    read = record("图书购置经费绩效目标表\n")
    assert read.project_name == "图书购置经费"
    assert read.provenance["project_name"].confidence < 0.9


def test_a_title_does_not_name_the_project_where_a_field_does() -> None:
    assert record("图书购置经费绩效目标表\n|项目名称|农家书屋|\n").project_name == "农家书屋"


@pytest.mark.parametrize(
    ("note", "unit"),
    [("单位：万元", "万元"), ("金额单位：元", "元"), ("单位：人民币元", "元"), ("（万元）", "万元")],
)
def test_a_note_above_the_table_gives_the_unit_of_its_amounts(note: str, unit: str) -> None:
    read = record(f"财政项目支出绩效目标表\n{note}\n|项目名称|村道养护|\n|年度资金总额|12.5|\n")
    assert read.amount_unit == unit


def test_a_name_in_a_running_line_may_have_blanks() -> None:
    text = (
        "项目名称 村道 日常养护 主管部门 云溪镇\n"
        "一级指标 二级指标 三级指标 指标值\n产出指标 数量指标 养护里程 ≥12公里\n质量指标 合格率 ≥95%\n"
    )
    (read,) = read_document(read_text("table.txt", text.encode())).records
    assert (read.project_name, read.supervising_department) == ("村道日常养护", "云溪镇")
