"""Text without anything between its cells: titles, names, values and amounts are cut where they end."""

from __future__ import annotations

import pytest

from jixiao.recognition.glued import cut_amounts, cut_titles, cut_values, without_chunk_marks


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("养护里程≥12公里验收合格率≥95%", ["养护里程", "≥12公里", "验收合格率", "≥95%"]),
        ("养护里程12公里验收合格率100%", ["养护里程", "12公里", "验收合格率", "100%"]),
        ("完成时间2025年12月底前成本控制≤8万元", ["完成时间", "2025年12月底前", "成本控制", "≤8万元"]),
        ("亮灯率不低于98%改造完成率100%", ["亮灯率", "不低于98%", "改造完成率", "100%"]),
        ("养护及时性及时", ["养护及时性", "及时"]),
        ("村民出行便利程度显著提升", ["村民出行便利程度", "显著提升"]),
    ],
)
def test_names_and_values_are_parted_where_values_end(text: str, pieces: list[str]) -> None:
    assert cut_values(text) == pieces


def test_target_and_result_in_the_same_words_are_two_values() -> None:
    assert cut_values("村民出行便利提升提升") == ["村民出行便利", "提升", "提升"]


def test_a_number_that_begins_a_name_stays_in_it() -> None:
    assert cut_values("2025年修路12公里") == ["2025年修路", "12公里"]


@pytest.mark.parametrize("text", ["养护里程12公里验收合格率100%", "培训3场次培训人数120人次", "提升", "≥5≥6", "。12"])
def test_cutting_loses_no_character(text: str) -> None:
    assert "".join(cut_values(text)) == text


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("7.407.40", ["7.40", "7.40"]),
        ("21.3622.0822.08100.00%", ["21.36", "22.08", "22.08", "100.00%"]),
        ("7.47.4", ["7.4", "7.4"]),
        ("7.407.40其中", ["7.40", "7.40", "其中"]),
    ],
)
def test_amounts_with_as_many_decimals_are_parted(text: str, pieces: list[str]) -> None:
    assert cut_amounts(text) == pieces


@pytest.mark.parametrize("text", ["12.50", "1250", "约7.407.40", "云溪镇"])
def test_other_text_is_not_cut_into_amounts(text: str) -> None:
    assert cut_amounts(text) == [text]


def test_titles_and_the_years_behind_them_are_parted() -> None:
    text = "附件2财政项目支出绩效目标表（2025年度）项目名称村道养护"
    assert cut_titles(text) == ["附件2", "财政项目支出绩效目标表", "（2025年度）", "项目名称村道养护"]


def test_a_title_inside_a_sentence_is_not_cut_out() -> None:
    assert cut_titles("请认真填写绩效目标表，按时报送。") == ["请认真填写绩效目标表，按时报送。"]


def test_numbered_chunks_of_a_long_line_are_joined() -> None:
    long = "项目名称村道养护" * 30
    assert without_chunk_marks(["云溪镇", f"1、{long}主管", "2、部门云溪镇人民政府"]) == [
        "云溪镇",
        f"{long}主管部门云溪镇人民政府",
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ["1、养护村道；", "2、修补坑槽。"],
        ["1、" + "养护村道" * 60, "3、修补坑槽。"],
        ["云溪镇", "村道养护" * 60],
    ],
    ids=["short lines", "a number is missing", "no numbers"],
)
def test_ordinary_numbered_lines_stay_lines(lines: list[str]) -> None:
    assert without_chunk_marks(lines) == lines


def test_a_value_without_a_unit_ends_the_text() -> None:
    assert cut_values("养护里程12") == ["养护里程", "12"]
    assert cut_values("养护12号村道") == ["养护12号村道"]


def test_a_title_is_cut_only_where_a_table_goes_on_behind_it() -> None:
    assert cut_titles("绩效目标表由主管部门审核") == ["绩效目标表由主管部门审核"]
