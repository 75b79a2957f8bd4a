"""Official forms as a web page: what it says to people, to programs that read it aloud, and to our own reader."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import pytest
from lxml import html
from tests.rendering.generated_records import filled

from jixiao.documents.opening import read_bytes
from jixiao.forms.form import Form
from jixiao.forms.library import form, forms
from jixiao.recognition.reading import read_document
from jixiao.records.target import PerformanceTarget
from jixiao.rendering.official.padded_columns import padded
from jixiao.rendering.official.printed_form import PrintedDocument, printed_form
from jixiao.rendering.official.web_page import web_page
from jixiao.rendering.placed_cell import PlacedCell

Made = Callable[..., PerformanceTarget]
MINHANG, SONGJIANG = form("minhang-target-2023"), form("songjiang-target-2022")
HOSTILE = "</td><script>alert(1)</script><img src=x onerror=alert(1)> & \"甲\" '乙'"


def page_of(*records: PerformanceTarget, official: Form = MINHANG, front: Sequence[str] = ()) -> str:
    printed = [printed_form(record, official) for record in records]
    return web_page(PrintedDocument("砚浦镇绩效目标表", printed, front)).decode()


def tree(page: str) -> Any:
    return html.document_fromstring(page)


def texts(page: str, path: str) -> list[str]:
    return [element.text_content() for element in tree(page).xpath(path)]


@pytest.mark.parametrize("official", forms(), ids=lambda official: official.id)
def test_every_cell_is_read_back_at_its_place(official: Form) -> None:
    printed = printed_form(filled(official), official)
    grids = read_bytes("表.html", web_page(PrintedDocument("表", [printed]))).grids
    read = [
        PlacedCell(cell.row, cell.column, cell.text, cell.rowspan, cell.colspan)
        for row in grids[-1].rows
        for cell in row
    ]
    assert read == [replace(cell, is_label=False, field=None) for row in printed.rows for cell in row]


def test_line_breaks_are_kept(record: Made) -> None:
    (read,) = read_document(read_bytes("表.html", page_of(record()).encode())).records
    assert read.annual_goal == "1.组织活动12次；\n2.培训代表。"


def test_a_page_says_its_language_encoding_and_title(record: Made) -> None:
    page = page_of(record())
    assert page.startswith('<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">')
    assert texts(page, "//title") == ["砚浦镇绩效目标表"]


def test_nothing_is_run_or_loaded(record: Made) -> None:
    page = page_of(record(), record())
    assert not tree(page).xpath("//script | //link | //img | //iframe | //base | //*[@src] | //*[@style]")
    assert [href for href in tree(page).xpath("//@href") if not href.startswith("#")] == []
    assert not re.search(r"@import|url\(|https?:", page)


def test_the_policy_allows_the_style_of_the_page_alone(record: Made) -> None:
    page = page_of(record())
    (policy,) = tree(page).xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    (style,) = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def test_whatever_a_record_says_stays_text(record: Made) -> None:
    page = page_of(
        record(project_name=HOSTILE, title=HOSTILE, total_goal=HOSTILE),
        record(narrative={HOSTILE: HOSTILE}),
        official=SONGJIANG,
        front=[HOSTILE, HOSTILE],
    )
    assert not tree(page).xpath("//script | //img")
    assert HOSTILE in texts(page, "//td")
    assert HOSTILE in texts(page, "//nav//a")
    assert HOSTILE in tree(page).xpath("//section/@aria-label")


def test_signs_that_turn_the_direction_of_writing_are_shown(record: Made) -> None:
    assert "保洁\ufffd项目" in texts(page_of(record(project_name="保洁\u202e项目")), "//td")


def test_labels_are_headers_of_their_rows_and_columns(record: Made) -> None:
    headers = {header.text_content(): header.get("scope") for header in tree(page_of(record())).xpath("//th")}
    assert headers["项目名称"] == headers["产出指标"] == headers["数量指标"] == "row"
    assert headers["三级指标"] == headers["年度指标值"] == "col"
    assert "代表履职经费" not in headers


def test_a_table_is_named_by_its_title(record: Made) -> None:
    page = tree(page_of(record()))
    (name,) = page.xpath("//table/@aria-labelledby")
    assert page.get_element_by_id(name).text_content() == "财政项目支出绩效目标表"


def test_columns_have_the_widths_of_the_form(record: Made) -> None:
    page = page_of(record())
    widths = [float(width) for width in re.findall(r"#t1 col:nth-child\(\d\)\{width:([\d.]+)%\}", page)]
    assert [width / 100 for width in widths] == pytest.approx(padded(printed_form(record(), MINHANG).shares), abs=0.001)
    assert len(tree(page).xpath("//colgroup/col")) == 5


def test_one_form_has_no_contents(record: Made) -> None:
    page = page_of(record())
    assert texts(page, "//nav") == []
    assert texts(page, "//h1") == ["财政项目支出绩效目标表"]


def test_several_forms_have_contents_that_lead_to_them(record: Made) -> None:
    page = tree(page_of(record(), record(project_name="河道保洁")))
    links = page.xpath("//nav//a")
    assert [link.text_content() for link in links] == ["代表履职经费", "河道保洁"]
    sections = [page.get_element_by_id(link.get("href")[1:]) for link in links]
    assert [section.get("aria-label") for section in sections] == ["代表履职经费", "河道保洁"]


@pytest.mark.parametrize("front", [(), ("绩效目标设置情况", "编报绩效目标的项目2个。")])
def test_a_page_has_one_main_heading(record: Made, front: Sequence[str]) -> None:
    page = page_of(record(), record(), front=front)
    assert texts(page, "//h1") == [front[0] if front else "砚浦镇绩效目标表"]


def test_sections_stand_before_the_table(record: Made) -> None:
    narrative = dict.fromkeys(SONGJIANG.narrative, "逐条河道巡查。\n每月保洁两次。")
    page = page_of(record(narrative=narrative), official=SONGJIANG)
    assert texts(page, "//h3")[0] == f"一、{SONGJIANG.narrative[0]}"
    assert texts(page, "//p[@class='text']")[:2] == ["逐条河道巡查。", "每月保洁两次。"]


def test_our_reader_is_not_confused_by_contents_and_headings(record: Made) -> None:
    # Without a name, a form is listed by its title, which would begin a table.
    records = [filled(MINHANG).model_copy(update={"project_name": name}) for name in (None, "河道保洁", None)]
    page = page_of(*records)
    assert texts(page, "//nav//a") == ["财政项目支出绩效目标表", "河道保洁", "财政项目支出绩效目标表"]
    extraction = read_document(read_bytes("表.html", page.encode()))
    assert [one.content() for one in extraction.records] == [one.content() for one in records]
    assert extraction.unplaced == []


def test_a_form_of_many_columns_lies_on_paper(record: Made) -> None:
    page = page_of(record(), official=form("central-monitoring-2019"))
    assert tree(page).xpath("//section/@class") == ["wide"]


def test_the_same_document_gives_the_same_bytes(record: Made) -> None:
    assert page_of(record(), record()) == page_of(record(), record())
