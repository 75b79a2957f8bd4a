from __future__ import annotations

from dataclasses import replace

from tests.rendering.generated_records import filled

from jixiao.forms.library import form
from jixiao.rendering.official.pdf.form_pages import form_pages, front_pages
from jixiao.rendering.official.pdf.pages import UPRIGHT, Page
from jixiao.rendering.official.pdf.typefaces import typeface
from jixiao.rendering.official.printed_form import PrintedForm, printed_form
from jixiao.rendering.placed_cell import PlacedCell

FACE = typeface()
SONGJIANG = form("songjiang-target-2022")


def sizes(pages: list[Page]) -> dict[str, float]:
    return {text.text: text.size for page in pages for text in page.texts}


def wide(columns: int, text: str) -> PrintedForm:
    """A form of one row with so many columns of the same width."""
    row = [PlacedCell(0, column, text, field="funding.total") for column in range(columns)]
    return PrintedForm("路灯", None, [], ["绩效目标表"], [row], columns, (1 / columns,) * columns)


def test_the_narrative_comes_before_the_table() -> None:
    pages = form_pages(printed_form(filled(SONGJIANG), SONGJIANG), FACE)
    texts = [text.text for text in pages[0].texts]
    assert texts[:3] == ["项目经费情况说明1", "一、项目概述", "按年度计划组织实施。"]
    assert pages[0].bookmark == "路灯节能改造"


def test_a_table_that_fits_a_page_is_not_broken() -> None:
    pages = form_pages(printed_form(filled(SONGJIANG), SONGJIANG), FACE)
    assert [len(page.rules) > 0 for page in pages] == [False, True]
    assert pages[1].texts[0].text == SONGJIANG.title


def test_forms_with_many_columns_lie_on_their_side() -> None:
    assert [form_pages(wide(columns, "12345.60"), FACE)[0].width for columns in (6, 14)] == list(UPRIGHT)


def test_dense_forms_are_set_in_small_type() -> None:
    assert [sizes(form_pages(wide(columns, "12345.60"), FACE))["12345.60"] for columns in (8, 10)] == [10.5, 9.0]


def test_titles_too_long_for_a_line_are_smaller() -> None:
    pages = form_pages(replace(wide(2, "1"), title_lines=["砚浦镇财政项目支出绩效目标申报表" * 2]), FACE)
    assert 12 <= pages[0].texts[0].size < 16
    assert pages[0].texts[0].bold


def test_the_year_stands_in_the_middle_and_the_unit_at_the_right() -> None:
    (page,) = form_pages(replace(wide(2, "1"), title_lines=["绩效目标表", "（2024年度）", "单位：万元"]), FACE)
    title, year, unit = page.texts[:3]
    assert title.x < UPRIGHT[0] / 2 < unit.x
    assert (year.size, unit.size) == (12, 10.5)


def test_there_are_no_pages_in_front_of_nothing() -> None:
    assert front_pages((), FACE) == []
    (page,) = front_pages(("公开说明", "本镇共有1个项目。\n均已公开。"), FACE)
    assert [text.text for text in page.texts] == ["公开说明", "本镇共有1个项目。", "均已公开。"]
