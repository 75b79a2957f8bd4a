import pytest
from tests.documents.pdf.type_setting import characters

from jixiao.documents.pdf.boxes import Box
from jixiao.documents.pdf.characters import SLANTED, Character
from jixiao.documents.pdf.running_text import is_page_number, paragraphs

FULL = "本项目用于全镇四十二条河道的日常保洁和水生植物打捞"  # 25 characters: the whole width of the text


def read(*lines: tuple[str, float], pitch: float = 16, margins: Box | None = None) -> list[str]:
    """The paragraphs of lines of (text, x), one below the other."""
    found = [one for at, (text, x) in enumerate(lines) for one in characters(text, x, 700 - pitch * at)]
    return [paragraph.text for paragraph in paragraphs(found, 1, margins)]


def test_full_lines_are_one_paragraph() -> None:
    lines = [("　　" + FULL[:23], 100.0), (FULL, 100.0), ("完成率百分之百。", 100.0)]

    assert read(*[(text.strip("　"), x + 20 * text.startswith("　")) for text, x in lines]) == [
        FULL[:23] + FULL + "完成率百分之百。"
    ]


def test_an_indented_line_begins_a_paragraph() -> None:
    assert len(read((FULL, 100), (FULL[:23], 120))) == 2


def test_titles_and_entries_stand_by_themselves() -> None:
    lines = [("财政项目支出绩效目标表", 170.0), ("（2024年度）", 190.0), ("单位：万元", 300.0)]

    assert read(*lines, margins=Box(100, 100, 350, 600)) == ["财政项目支出绩效目标表", "（2024年度）", "单位：万元"]


def test_items_of_a_list_begin_paragraphs() -> None:
    assert len(read((FULL, 100), ("二、立项依据", 100))) == 2


def test_lines_far_apart_are_not_joined() -> None:
    assert len(read((FULL, 100), ("完成率", 100), pitch=40)) == 2


def test_a_watermark_comes_last_and_unsure() -> None:
    mark = [
        Character(char, Box(200 + 30 * at, 720 + 30 * at, 230 + 30 * at, 750 + 30 * at), SLANTED)
        for at, char in enumerate("草稿")
    ]

    last = paragraphs(characters("正文") + mark, 1, None)[-1]

    assert (last.text, last.confidence) == ("草稿", 0.5)


@pytest.mark.parametrize("text", ["3", "— 3 —", "-12-", "第3页", "第 3 页 共 10 页", "第3页，共10页", "3/10"])
def test_page_numbers(text: str) -> None:
    assert is_page_number(text)


@pytest.mark.parametrize("text", ["2024年度", "3.5", "第3条", "", "100万元", "共计3"])
def test_no_page_numbers(text: str) -> None:
    assert not is_page_number(text)
