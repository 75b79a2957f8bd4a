"""The headings of an indicator table: which columns there are, and what they hold."""

from __future__ import annotations

import pytest

from jixiao.documents.text import read_text
from jixiao.recognition.columns import Columns, is_heading, read_columns
from jixiao.recognition.items import Row, rows_of


def rows(text: str) -> list[Row]:
    return rows_of(read_text("table.txt", text.encode()))


def columns(text: str) -> tuple[Columns, int]:
    return read_columns(rows(text))


def test_the_usual_headings() -> None:
    found, taken = columns("|一级指标|二级指标|三级指标|年度指标值|\n|产出指标|数量指标|养护里程|≥12公里|\n")
    assert found.levels == [("level1", 0), ("level2", 1)]
    assert found.content == [("name", 2), ("value", 3)]
    assert taken == 1


def test_the_label_at_the_side_is_no_column() -> None:
    found, _ = columns("|绩效指标|一级指标|二级指标|三级指标|指标值|\n")
    assert (found.levels[0], found.roles) == (("level1", 1), ("name", "value"))


def test_every_heading_is_a_row_in_a_text_of_one_cell_on_a_line() -> None:
    found, taken = columns("一级指标\n二级指标\n三级指标\n年度指标值\n产出指标\n数量指标\n")
    assert (found.roles, taken) == (("name", "value"), 4)


def test_the_columns_of_a_self_evaluation() -> None:
    found, _ = columns("|一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因分析及改进措施|\n")
    assert found.roles == ("name", "value", "actual", "weight", "score", "deviation")


def test_sign_number_and_unit_in_columns_of_their_own() -> None:
    found, _ = columns("|一级指标|二级指标|三级指标|指标性质|指标值|度量单位|权重|\n")
    assert found.roles == ("name", "direction", "value", "unit", "weight")


def test_a_column_that_nobody_knows_has_a_role_of_its_own() -> None:
    found, _ = columns("|一级指标|二级指标|三级指标|责任人|指标值|\n")
    assert found.roles[0] == "name"
    assert found.roles[1].startswith("extra")
    assert found.column_of("value") == 4


def test_a_second_name_column_explains_the_first() -> None:
    found, _ = columns("|一级指标|二级指标|三级指标|指标内容|指标值|\n")
    assert found.roles == ("name", "basis", "value")


def test_the_columns_under_a_second_heading_row_lie_before_those_that_go_on() -> None:
    text = (
        "|绩效指标|指标内容|年度指标值|实际完成值|\n|一级指标|二级指标|三级指标|\n|产出指标|数量指标|养护里程|12|13|\n"
    )
    found, taken = columns(text)
    assert taken == 2
    assert [role for role, _ in found.levels] == ["level1", "level2"]
    assert found.roles[0] == "name"
    assert "actual" in found.roles


def test_kinds_of_causes_under_a_heading_are_headings_too() -> None:
    text = (
        "|一级指标|二级指标|三级指标|指标值|偏差原因分析|\n| | | | |经费保障|制度保障|人员保障|其他|\n"
        "|产出指标|数量指标|养护里程|12|\n"
    )
    assert columns(text)[1] == 2


def test_without_headings_there_is_a_name() -> None:
    found, taken = columns("|产出指标|数量指标|养护里程|≥12公里|\n")
    assert (found.roles, found.levels, taken) == (("name",), [], 0)


def test_a_column_that_is_not_there_has_no_place() -> None:
    assert columns("|一级指标|二级指标|三级指标|\n")[0].column_of("value") is None


def test_headings_are_labels_and_the_body_is_not_touched() -> None:
    read = rows("|一级指标|二级指标|三级指标|指标值|\n|产出指标|数量指标|养护里程|≥12公里|\n")
    read_columns(read)
    assert {item.taken for item in read[0].items} == {"label"}
    assert {item.taken for item in read[1].items} == {None}


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("|一级指标|二级指标|三级指标|指标值|", True),
        ("一级指标", True),
        ("指标值", False),
        ("|产出指标|数量指标|养护里程|指标值|", False),
        ("|产出指标|数量指标|养护里程|≥12公里|", False),
    ],
)
def test_rows_of_headings(text: str, heading: bool) -> None:
    (row,) = rows(text)
    assert is_heading(row.items) is heading
