"""Lists of targets: one wide table whose rows name their project."""

from __future__ import annotations

from jixiao.documents.text import read_text
from jixiao.recognition.items import rows_of
from jixiao.recognition.listing import listing_heading
from jixiao.recognition.reading import read_document
from jixiao.records.target import PerformanceTarget

TITLE = "云溪镇2025年项目支出绩效目标表\n"
HEADING = "|预算单位|项目名称|预算数（万元）|绩效目标|一级指标|二级指标|三级指标|指标值|\n"
MERGED = """\
|城建办|村道养护|12.5|养护村道。|产出指标|数量指标|养护里程|≥12公里|
| | | | | |质量指标|验收合格率|≥95%|
| | | | |满意度指标|服务对象满意度指标|村民满意度|≥90%|
|水务站|河道保洁|3|河道清淤。|产出指标|数量指标|清淤长度|≥8公里|
"""
REPEATED = """\
|城建办|村道养护|12.5|养护村道。|产出指标|数量指标|养护里程|≥12公里|
|城建办|村道养护|12.5|养护村道。|产出指标|质量指标|验收合格率|≥95%|
|城建办|村道养护|12.5|养护村道。|满意度指标|服务对象满意度指标|村民满意度|≥90%|
|水务站|河道保洁|3|河道清淤。|产出指标|数量指标|清淤长度|≥8公里|
"""


def records(text: str) -> list[PerformanceTarget]:
    return read_document(read_text("list.txt", text.encode())).records


def names(text: str) -> list[tuple[str | None, list[str | None]]]:
    return [(record.project_name, [indicator.name for indicator in record.indicators]) for record in records(text)]


TWO_PROJECTS = [("村道养护", ["养护里程", "验收合格率", "村民满意度"]), ("河道保洁", ["清淤长度"])]


def test_cells_of_a_project_that_stand_beside_its_first_indicator() -> None:
    assert names(TITLE + HEADING + MERGED) == TWO_PROJECTS


def test_cells_of_a_project_that_are_repeated_on_every_row() -> None:
    assert names(TITLE + HEADING + REPEATED) == TWO_PROJECTS


def test_each_project_is_a_record_with_its_fields() -> None:
    first, second = records(TITLE + HEADING + MERGED)
    assert (first.number, first.title, first.year) == (1, "云溪镇2025年项目支出绩效目标表", 2025)
    assert (first.implementing_unit, first.annual_goal) == ("城建办", "养护村道。")
    assert (first.funding.annual_total, first.amount_unit) == ("12.5", "万元")
    assert (second.number, second.title, second.funding.annual_total) == (2, first.title, "3")


def test_the_blocks_of_the_indicators() -> None:
    first, _ = records(TITLE + HEADING + MERGED)
    assert [indicator.level2 for indicator in first.indicators] == ["数量指标", "质量指标", "服务对象满意度指标"]
    assert [indicator.value for indicator in first.indicators] == ["≥12公里", "≥95%", "≥90%"]


def test_the_fields_know_where_they_are_printed() -> None:
    _, second = records(TITLE + HEADING + MERGED)
    assert (second.provenance["project_name"].line, second.provenance["project_name"].column) == (6, 1)


def test_the_numbers_of_the_columns_are_no_project() -> None:
    assert names(TITLE + HEADING + "|1|2|3|4|5|6|7|8|\n" + MERGED) == TWO_PROJECTS


def test_a_row_of_sums_ends_the_list_and_is_left_over() -> None:
    found = records(TITLE + HEADING + MERGED + "|合计| |15.5|\n")
    assert [record.project_name for record in found] == ["村道养护", "河道保洁"]
    assert [cell.text for record in found for cell in record.unplaced] == ["合计", "15.5"]


def test_two_projects_of_one_name_in_a_row_are_one() -> None:
    assert [name for name, _ in names(TITLE + HEADING + REPEATED)] == ["村道养护", "河道保洁"]


def test_records_of_tables_behind_a_list_go_on_counting() -> None:
    head = "财政项目支出绩效目标表\n|项目名称|路灯改造|\n"
    table = head + "|一级指标|二级指标|三级指标|指标值|\n|产出指标|数量指标|路灯|9盏|\n"
    found = records(TITLE + HEADING + MERGED + table)
    assert [(record.number, record.project_name) for record in found] == [
        (1, "村道养护"),
        (2, "河道保洁"),
        (3, "路灯改造"),
    ]


def test_where_a_list_has_its_heading() -> None:
    rows = rows_of(read_text("list.txt", (TITLE + HEADING + MERGED).encode()))
    assert listing_heading(rows) == 1
    assert listing_heading(rows[2:]) is None


def test_the_unit_may_stand_before_the_name() -> None:
    heading = "|单位|项目名称|绩效目标|一级指标|二级指标|三级指标|指标值|\n"
    rows = """\
|城建办|村道养护|养护村道。|产出指标|数量指标|养护里程|≥12公里|
|水务站|河道保洁|河道清淤。|产出指标|数量指标|清淤长度|≥8公里|
"""
    first, second = records(TITLE + heading + rows)
    assert (first.project_name, first.implementing_unit) == ("村道养护", "城建办")
    assert (second.project_name, second.implementing_unit) == ("河道保洁", "水务站")


def test_a_list_without_projects_loses_nothing() -> None:
    read = read_document(read_text("list.txt", (TITLE + HEADING).encode()))
    assert read.records == []
    assert {"预算单位", "项目名称"} <= {cell.text for cell in read.unplaced}
