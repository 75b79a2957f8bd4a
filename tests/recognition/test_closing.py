"""The rows below the indicators: sums, conclusions and signatures, kept under their labels."""

from __future__ import annotations

import pytest

from jixiao.documents.text import read_text
from jixiao.recognition.reading import read_document
from jixiao.records.target import PerformanceTarget

TABLE = "|项目名称|村道养护|\n|一级指标|二级指标|三级指标|指标值|\n|产出指标|数量指标|养护里程|≥12公里|\n"


def record(closing: str) -> PerformanceTarget:
    (read,) = read_document(read_text("table.txt", (TABLE + closing).encode())).records
    return read


@pytest.mark.parametrize(
    ("row", "fields"),
    [
        ("|总分|100|", {"总分": "100"}),
        ("|评价结论| | |良好|", {"评价结论": "良好"}),
        ("|存在问题：进度 偏慢|", {"存在问题": "进度偏慢"}),
        ("|填表人：李青|联系电话|6880|", {"填表人": "李青", "联系电话": "6880"}),
        ("|改进措施| |", {}),
        ("|改进措施|/|", {}),
    ],
)
def test_what_stands_behind_a_closing_label_is_kept_under_it(row: str, fields: dict[str, str]) -> None:
    read = record(f"{row}\n")
    assert read.other_fields == fields
    assert read.unplaced == []


def test_page_numbers_below_the_closing_rows_are_no_content() -> None:
    read = record("|总分|100|\n第 3 页 共 4 页\n\n第 4 页 共 4 页\n")
    assert (read.other_fields, read.unplaced) == ({"总分": "100"}, [])


def test_the_indicators_end_where_the_closing_rows_begin() -> None:
    assert [indicator.name for indicator in record("|总分|100|\n| |质量|优|\n").indicators] == ["养护里程"]


def test_a_second_value_behind_a_label_is_left_over() -> None:
    read = record("|总分|100|95|\n")
    assert read.other_fields == {"总分": "100"}
    assert [cell.text for cell in read.unplaced] == ["95"]


def test_words_below_the_table_that_no_label_names_are_left_over() -> None:
    read = record("|总分|100|\n云溪镇财政所监制\n")
    assert [cell.text for cell in read.unplaced] == ["云溪镇财政所监制"]


def test_a_closing_field_says_where_it_is_printed() -> None:
    source = record("|评价结论| |良好|\n").provenance["other_fields.评价结论"]
    assert (source.line, source.column, source.text) == (4, 2, "良好")
