"""Tick boxes: which of the printed words is chosen."""

from __future__ import annotations

import pytest

from jixiao.documents.text import read_text
from jixiao.recognition.categories import read_categories
from jixiao.recognition.reading import read_document


def chosen(text: str) -> list[str]:
    return read_categories(text)[0]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("专项资金 □ 经常性项目 ☑ 一次性项目 □", ["经常性项目"]),
        ("专项资金□经常性项目□一次性项目☑", ["一次性项目"]),
        ("专项资金 □ 经常性项目 □ 一次性项目 □", []),
        ("专项资金 ☑ 经常性项目 □ 一次性项目 ☑", ["专项资金", "一次性项目"]),
        ("经常性项目（√） 一次性项目（ ）", ["经常性项目"]),
        ("经常性项目[√] 一次性项目[ ]", ["经常性项目"]),
        ("1.经常性项目 □ 2.一次性项目 ■", ["一次性项目"]),
        ("新增项目 ☑ 延续性项目 □\n经常性项目 □ 一次性项目 ☑", ["新增项目", "一次性项目"]),
    ],
)
def test_a_box_belongs_to_the_word_before_it(text: str, words: list[str]) -> None:
    assert chosen(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("□专项资金 ☑经常性项目 □一次性项目", ["经常性项目"]),
        ("☑ 专项资金 □ 经常性项目", ["专项资金"]),
        ("□1.经常性项目 ■2.一次性项目", ["一次性项目"]),
        ("☑经常性项目☑一次性项目", ["经常性项目", "一次性项目"]),
    ],
)
def test_where_the_text_begins_with_a_box_it_belongs_to_the_word_behind_it(text: str, words: list[str]) -> None:
    assert chosen(text) == words


def test_a_spare_box_beside_a_ticked_one_does_not_untick_the_word() -> None:
    assert chosen("经常性项目 □ ☑ 一次性项目 □") == ["经常性项目"]
    assert chosen("经常性项目 □ 一次性项目 ☑ □") == ["一次性项目"]


def test_a_spare_box_makes_the_reading_less_sure() -> None:
    assert read_categories("经常性项目 □ ☑ 一次性项目 □")[1] < read_categories("经常性项目 ☑ 一次性项目 □")[1]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("经常性项目", ["经常性项目"]),
        ("02-经常性项目", ["经常性项目"]),
        ("A1、经常性项目", ["经常性项目"]),
        ("专项资金，一次性项目", ["专项资金", "一次性项目"]),
        ("", []),
    ],
)
def test_without_boxes_the_text_itself_is_chosen_without_its_code(text: str, words: list[str]) -> None:
    assert chosen(text) == words


@pytest.mark.parametrize(
    "cells",
    [
        '|专项资金 <input type="checkbox"/> 经常性项目 <input checked="" type="checkbox"/>|',
        "|□专项资金|☑经常性项目|□一次性项目|",
        "|02-经常性项目|",
    ],
    ids=["tags", "a cell for each box", "a code"],
)
def test_the_categories_of_a_table(cells: str) -> None:
    text = f"|项目名称|村道养护|\n|项目类别{cells}\n|一级指标|二级指标|三级指标|指标值|\n"
    (read,) = read_document(read_text("table.txt", text.encode())).records
    assert (read.categories, read.unplaced) == (["经常性项目"], [])


def test_categories_in_two_fields_are_joined() -> None:
    text = "|项目名称|村道养护|\n|项目类别|专项资金 ☑|项目属性|新增项目 ☑ 延续性项目 □|\n"
    (read,) = read_document(read_text("table.txt", text.encode())).records
    assert read.categories == ["专项资金", "新增项目"]
