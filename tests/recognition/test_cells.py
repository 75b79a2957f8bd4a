"""Which cell of a row, or of a stream of cells, is the name, the value, the points."""

from __future__ import annotations

import pytest

from jixiao.documents.grid import Cell
from jixiao.recognition.cells import assign_cells
from jixiao.recognition.columns import Columns
from jixiao.recognition.items import Item

PLAIN = Columns(content=[("name", 2), ("value", 3)])
MEASURED = Columns(content=[("name", 2), ("direction", 3), ("value", 4), ("unit", 5), ("weight", 6)])
EVALUATED = Columns(content=[("name", 2), ("value", 3), ("actual", 4), ("weight", 5), ("score", 6), ("deviation", 7)])


def assigned(columns: Columns, *cells: str | None, first: int = 2, in_row: bool = True) -> list[dict[str, str]]:
    items = [
        Item(text, Cell(text, 0, first + at), 0, 0, first + at) for at, text in enumerate(cells) if text is not None
    ]
    return [
        {role: item.text for role, item in record.items()} for record in assign_cells(items, columns, in_row=in_row)
    ]


def test_two_cells_are_name_and_value() -> None:
    assert assigned(PLAIN, "养护里程", "≥12公里") == [{"name": "养护里程", "value": "≥12公里"}]


def test_a_value_that_is_a_sentence_is_still_behind_the_name() -> None:
    cells = ("村民出行", "让村民出行更加方便，减少绕行")
    assert assigned(PLAIN, *cells) == [{"name": cells[0], "value": cells[1]}]


@pytest.mark.parametrize(
    ("text", "role"), [("养护里程", "name"), ("指标2：", "name"), ("……", "name"), ("无", "name"), ("≥12公里", "value")]
)
def test_a_cell_alone_is_what_it_looks_like(text: str, role: str) -> None:
    assert assigned(PLAIN, text) == [{role: text}]


def test_two_numbered_names_are_two_lines() -> None:
    assert assigned(PLAIN, "指标1：养护里程", "指标2：修补坑槽") == [
        {"name": "指标1：养护里程"},
        {"name": "指标2：修补坑槽"},
    ]


def test_a_full_row_is_read_column_by_column() -> None:
    assert assigned(MEASURED, "养护里程", "≥", "12", "公里", "20") == [
        {"name": "养护里程", "direction": "≥", "value": "12", "unit": "公里", "weight": "20"}
    ]


def test_a_blank_cell_leaves_its_column_out() -> None:
    assert assigned(MEASURED, "养护及时性", "定性", "及时", None, "10") == [
        {"name": "养护及时性", "direction": "定性", "value": "及时", "weight": "10"}
    ]


def test_a_blank_cell_that_is_lost_is_known_by_what_the_others_look_like() -> None:
    assert assigned(MEASURED, "养护里程", "≥", "12公里", "20") == [
        {"name": "养护里程", "direction": "≥", "value": "12公里", "weight": "20"}
    ]


def test_a_row_that_has_slid_by_a_column() -> None:
    assert assigned(MEASURED, "养护里程", "≥", "12", "公里", "20", first=3) == [
        {"name": "养护里程", "direction": "≥", "value": "12", "unit": "公里", "weight": "20"}
    ]


def test_a_column_that_is_mostly_blank_may_be_missing() -> None:
    assert assigned(EVALUATED, "养护里程", "≥12公里", "13公里", "20", "20") == [
        {"name": "养护里程", "value": "≥12公里", "actual": "13公里", "weight": "20", "score": "20"}
    ]


def test_a_stream_of_cells_is_cut_into_records() -> None:
    assert assigned(PLAIN, "养护里程", "≥12公里", "修补坑槽", "30处", first=0, in_row=False) == [
        {"name": "养护里程", "value": "≥12公里"},
        {"name": "修补坑槽", "value": "30处"},
    ]


def test_a_stream_in_which_a_value_is_missing() -> None:
    assert assigned(PLAIN, "指标1：养护里程", "指标2：修补坑槽", "30处", first=0, in_row=False) == [
        {"name": "指标1：养护里程"},
        {"name": "指标2：修补坑槽", "value": "30处"},
    ]


def test_a_stream_of_evaluated_indicators() -> None:
    cells = ("养护里程", "≥12公里", "13公里", "20", "20", "验收合格率", "≥95%", "93%", "10", "8", "雨季返工")
    first, second = assigned(EVALUATED, *cells, first=0, in_row=False)
    assert first == dict(zip(("name", "value", "actual", "weight", "score"), cells[:5], strict=True))
    assert second == dict(zip(("name", "value", "actual", "weight", "score", "deviation"), cells[5:], strict=True))


def test_every_cell_has_a_role() -> None:
    cells = ("12", "≥", "公里", "养护里程", "优", "100分", "……", "指标2：")
    found = assigned(EVALUATED, *cells, first=0)
    assert sorted(text for record in found for text in record.values()) == sorted(cells)


@pytest.mark.parametrize("text", ["指标2：", "……", "2.养护里程"])
def test_a_numbered_cell_alone_is_a_name_wherever_it_stands(text: str) -> None:
    assert assigned(EVALUATED, text, first=4) == [{"name": text}]


def test_a_cell_alone_under_one_of_many_columns_belongs_to_it() -> None:
    assert assigned(EVALUATED, "雨季返工", first=7) == [{"deviation": "雨季返工"}]


MONITORED = Columns(content=[("name", 2), ("value", 3), ("actual", 4), ("expected", 5), ("likelihood", 6)])


def test_a_row_whose_columns_are_clear_is_read_by_them() -> None:
    assert assigned(MONITORED, "养护里程", None, "7公里", None, "确定能") == [
        {"name": "养护里程", "actual": "7公里", "likelihood": "确定能"}
    ]


def test_a_sign_in_a_stream_is_no_value() -> None:
    cells = ("养护里程", "≥", "12", "公里", "20", "合格率", "=", "100", "%", "10")
    first, second = assigned(MEASURED, *cells, first=0, in_row=False)
    assert (first["direction"], first["value"], first["unit"]) == ("≥", "12", "公里")
    assert (second["direction"], second["value"], second["unit"]) == ("=", "100", "%")
