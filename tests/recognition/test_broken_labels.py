"""Labels that print or scanning has broken are whole again; words that only look like pieces stay apart."""

from __future__ import annotations

import pytest

from jixiao.documents.text import read_text
from jixiao.recognition.items import Row, rows_of
from jixiao.recognition.reading import read_document


def rows(text: str) -> list[Row]:
    return rows_of(read_text("table.txt", text.encode()))


def free(text: str) -> list[list[str]]:
    """The texts of the rows without the pieces that went into a label elsewhere."""
    return [[item.text for item in row.items if item.taken is None] for row in rows(text)]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("计划开\n始日期\n", "start"),
        ("主管部门\n及代码\n", "supervising_department"),
        ("实施\n单位\n", "implementing_unit"),
        ("主\n管\n部\n门\n", "supervising_department"),
    ],
)
def test_a_label_broken_over_lines(text: str, key: str) -> None:
    assert rows(text)[-1].items[0].key("header") == key
    assert len([text for row in free(text) for text in row]) == 1


@pytest.mark.parametrize(
    "text",
    [
        "项目名称\n主管部门\n",
        "村道\n养护\n",
        "项目名称\n村道养护\n",
        "……\n数量指标\n",
        "（2025年度）\n项目名称\n",
        "年度总体目标\n1\n",
    ],
)
def test_lines_that_are_no_pieces_of_one_label_stay_lines(text: str) -> None:
    assert free(text) == [[line] for line in text.split()]


@pytest.mark.parametrize(
    ("upper", "lower", "key"),
    [
        ("| |社会效益|", "| |指标|村民出行|方便|", "社会效益指标"),
        ("| |可持续影|", "| |响指标|管护制度|健全|", "可持续影响指标"),
        ("| |服务对象|", "| |满意度指标|村民满意度|≥90%|", "服务对象满意度指标"),
    ],
)
def test_a_block_label_broken_over_two_rows(upper: str, lower: str, key: str) -> None:
    (row,) = rows(f"{upper}\n{lower}\n")
    assert row.items[0].key("level2") == key
    assert len(row.items) == 3


@pytest.mark.parametrize("nothing", ["/", "……", "—", "（必填）", "100%"])
def test_what_says_nothing_above_a_block_label_is_no_piece_of_it(nothing: str) -> None:
    upper, lower = rows(f"| |质量指标|{nothing}|\n| |时效指标|养护及时性|及时|\n")
    assert [item.text for item in upper.items] == ["质量指标", nothing]
    assert [item.text for item in lower.items] == ["时效指标", "养护及时性", "及时"]


def test_two_block_labels_below_each_other_stay_two() -> None:
    assert free("|产出指标|\n|数量指标|养护里程|12公里|\n") == [["产出指标"], ["数量指标", "养护里程", "12公里"]]


@pytest.mark.parametrize(("cells", "label"), [("总    分", "总分"), ("得    分", "得分"), ("合    计", "合计")])
def test_a_label_printed_with_gaps(cells: str, label: str) -> None:
    assert free(f"{cells}    95\n") == [[label, "95"]]


@pytest.mark.parametrize("cells", ["优    良", "1    2", "12    次"])
def test_short_cells_that_are_no_label_together(cells: str) -> None:
    assert free(f"{cells}\n") == [cells.split()]


def test_a_broken_label_has_its_value() -> None:
    text = "项目\n名称\n村道养护\n主管部门\n及代码\n云溪镇人民政府\n一级指标\n二级指标\n三级指标\n指标值\n"
    (record,) = read_document(read_text("table.txt", text.encode())).records
    assert (record.project_name, record.supervising_department) == ("村道养护", "云溪镇人民政府")


def test_an_indicator_beside_a_broken_block_label_is_in_its_block() -> None:
    text = (
        "|项目名称|村道养护|\n|一级指标|二级指标|三级指标|指标值|\n|产出指标|数量指标|养护里程|12公里|\n"
        "|效益指标|社会效益|\n| |指标|村民出行|方便|\n"
    )
    (record,) = read_document(read_text("table.txt", text.encode())).records
    assert [(i.level2, i.name, i.value) for i in record.indicators] == [
        ("数量指标", "养护里程", "12公里"),
        ("社会效益指标", "村民出行", "方便"),
    ]
