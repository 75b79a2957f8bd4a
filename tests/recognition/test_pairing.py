"""Names and values that scanning has put into neighbouring rows or into one cell."""

from __future__ import annotations

from jixiao.documents.text import read_text
from jixiao.recognition.columns import read_columns
from jixiao.recognition.items import rows_of
from jixiao.recognition.lines import Line, read_lines
from jixiao.recognition.pairing import rejoin

HEADINGS = "|一级指标|二级指标|三级指标|指标值|\n"


def rejoined(body: str) -> list[Line]:
    rows = rows_of(read_text("table.txt", (HEADINGS + body).encode()))
    columns, taken = read_columns(rows)
    return rejoin(read_lines(rows[taken:], columns, streaming=False))


def pairs(body: str) -> list[tuple[str | None, str | None]]:
    return [(line.name, line.value) for line in rejoined(body) if line.filled]


def test_names_and_values_in_their_rows_are_left_alone() -> None:
    found = rejoined("| |数量指标|指标1：养护里程|≥12公里|\n| | |指标2：修补坑槽|30处|\n")
    assert [(line.name, line.value, line.moved) for line in found] == [
        ("养护里程", "≥12公里", False),
        ("修补坑槽", "30处", False),
    ]


def test_a_value_a_row_below_its_name() -> None:
    body = "| |数量指标|指标1：养护里程| |\n| | | |≥12公里|\n| | |指标2：修补坑槽|30处|\n"
    assert pairs(body) == [("养护里程", "≥12公里"), ("修补坑槽", "30处")]


def test_a_value_a_row_above_its_name() -> None:
    body = "| |数量指标|指标1：养护里程|≥12公里|\n| | | |30处|\n| | |指标2：修补坑槽| |\n"
    assert pairs(body) == [("养护里程", "≥12公里"), ("修补坑槽", "30处")]


def test_a_value_above_its_name_brings_the_label_of_its_row() -> None:
    (line,) = rejoined("| |数量指标| |≥12公里|\n| | |指标1：养护里程| |\n")
    assert ([item.text for item in line.level2], line.number, line.name) == (["数量指标"], 1, "养护里程")


def test_what_was_moved_is_marked() -> None:
    (line,) = rejoined("| |数量指标|指标1：养护里程| |\n| | | |≥12公里|\n")
    assert line.moved


def test_a_value_is_not_given_to_a_name_that_has_one() -> None:
    body = "| |数量指标|指标1：养护里程|≥12公里|\n| | | |30处|\n| | |指标2：修补坑槽|25处|\n"
    assert pairs(body) == [("养护里程", "≥12公里"), (None, "30处"), ("修补坑槽", "25处")]


def test_a_value_of_the_next_block_is_not_given_to_the_name_above() -> None:
    body = "| |数量指标|指标1：养护里程| |\n| |时效指标| |及时|\n"
    assert pairs(body) == [("养护里程", None), (None, "及时")]


def test_two_names_and_two_values_in_one_row() -> None:
    body = "| |数量指标|养护里程 修补坑槽数量|≥12公里 30处|\n"
    assert pairs(body) == [("养护里程", "≥12公里"), ("修补坑槽数量", "30处")]
    first, second = rejoined(body)
    assert [item.text for item in first.level2] == ["数量指标"]
    assert second.level2 == []


def test_a_name_with_a_blank_is_one_name_beside_one_value() -> None:
    assert pairs("| |数量指标|养护村道 修补坑槽数量|30处|\n") == [("养护村道 修补坑槽数量", "30处")]


def test_short_words_are_not_names_of_their_own() -> None:
    assert pairs("| |数量指标|村道 里程|12 公里|\n") == [("村道 里程", "12 公里")]


def test_two_values_in_one_cell_above_a_name_without_any() -> None:
    body = "| |数量指标|指标1：养护里程|≥12公里 ≥30处|\n| | |指标2：修补坑槽| |\n"
    assert pairs(body) == [("养护里程", "≥12公里"), ("修补坑槽", "≥30处")]


def test_one_value_is_not_shared() -> None:
    body = "| |数量指标|指标1：养护里程|≥12公里|\n| | |指标2：修补坑槽| |\n"
    assert pairs(body) == [("养护里程", "≥12公里"), ("修补坑槽", None)]
