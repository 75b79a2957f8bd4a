from __future__ import annotations

import pypdfium2  # type: ignore[import-untyped]
import pytest

from jixiao.rendering.official.pdf.drawing import draw
from jixiao.rendering.official.pdf.pages import Page, Rule, Text
from jixiao.rendering.official.pdf.text_to_set import NARROW_BLANK
from jixiao.rendering.official.pdf.typefaces import typeface


def drawn(*pages: Page) -> pypdfium2.PdfDocument:
    return pypdfium2.PdfDocument(draw(list(pages), "绩效目标", typeface()))


def test_text_can_be_copied_and_stands_in_its_place() -> None:
    page = Page(400, 300, [Text(50, 200, f"路灯{NARROW_BLANK}改造≥95%", 10), Text(50, 150, "合计", 16, bold=True)])
    text = drawn(page)[0].get_textpage()
    assert text.get_text_bounded().split("\r\n")[:2] == ["路灯 改造≥95%", "合计"]
    left, bottom, _, _ = text.get_charbox(text.search("合计").get_next()[0], loose=True)
    assert (left, bottom) == pytest.approx((50, 150 - 0.12 * 16), abs=0.1)


def test_rules_are_drawn() -> None:
    objects = drawn(Page(400, 300, rules=[Rule(50, 200, 350, 200)]))[0].get_objects()
    (bounds,) = [one.get_bounds() for one in objects if one.type == 2]
    assert bounds == pytest.approx((50, 200, 350, 200), abs=0.8)


def test_pages_have_their_own_size() -> None:
    assert [page.get_size() for page in drawn(Page(400, 300), Page(300, 400))] == [(400, 300), (300, 400)]


def test_the_file_names_its_language_and_title() -> None:
    data = draw([Page(400, 300, bookmark="路灯")], "绩效目标", typeface())
    assert b"/Lang (zh-CN)" in data
    assert pypdfium2.PdfDocument(data).get_metadata_value("Title") == "绩效目标"


def test_settings_of_reportlab_are_left_as_they_were() -> None:
    from reportlab import rl_config  # type: ignore[import-untyped]

    before = rl_config.useA85
    drawn(Page(400, 300))
    assert rl_config.useA85 == before
