from __future__ import annotations

import re
from itertools import chain
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.rendering.generated_records import filled, records, texts

from jixiao.documents.grid import Cell, Document
from jixiao.documents.opening import read_bytes
from jixiao.forms.form import Form
from jixiao.forms.library import form, forms
from jixiao.recognition.reading import read_document
from jixiao.records.target import Indicator, PerformanceTarget
from jixiao.rendering.official.pdf import typefaces
from jixiao.rendering.official.pdf.document import pdf_document
from jixiao.rendering.official.pdf.typefaces import UnusableFontError
from jixiao.rendering.official.printed_form import PrintedDocument, PrintedForm, printed_form
from jixiao.rendering.placed_cell import PlacedCell

MINHANG = form("minhang-target-2023")
SONGJIANG = form("songjiang-target-2022")


def pdf(*printed: PrintedForm, front: tuple[str, ...] = ()) -> bytes:
    return pdf_document(PrintedDocument("砚浦镇2024年项目绩效目标", list(printed), front)).data


def placed(cells: list[PlacedCell] | list[Cell]) -> dict[tuple[int, int, int, int], str]:
    """Text without blanks by row, column and spans; columns that no cell of the form shows do not count."""
    edges = sorted({edge for cell in cells for edge in (cell.column, cell.column + cell.colspan)})
    at = {edge: number for number, edge in enumerate(edges)}
    return {
        (cell.row, at[cell.column], cell.rowspan, at[cell.column + cell.colspan] - at[cell.column]): "".join(
            cell.text.split()
        )
        for cell in cells
    }


def table(document: Document) -> list[Cell]:
    longest = max(document.grids, key=lambda grid: len(grid.rows))
    return [*chain(*longest.rows)]


def pages(data: bytes) -> list[str]:
    return [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(data)]


@pytest.mark.parametrize("official", forms(), ids=lambda official: official.id)
def test_every_cell_of_every_form_is_read_back(official: Form) -> None:
    printed = printed_form(filled(official), official)
    read = read_bytes("表.pdf", pdf(printed))
    assert placed(table(read)) == placed([*chain(*printed.rows)])


@pytest.mark.parametrize("official", forms(), ids=lambda official: official.id)
def test_every_form_is_read_back(official: Form) -> None:
    record = filled(official)
    (read,) = read_document(read_bytes("表.pdf", pdf(printed_form(record, official)))).records
    assert read.content() | {"other_fields": None} == record.content() | {"other_fields": None}


few = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@few
@given(records(SONGJIANG))
def test_records_are_read_back(record: PerformanceTarget) -> None:
    (read,) = read_document(read_bytes("表.pdf", pdf(printed_form(record, SONGJIANG)))).records
    ordered = {name: record.narrative[name] for name in SONGJIANG.narrative if name in record.narrative}
    assert read.content() == record.model_copy(update={"narrative": ordered}).content()


@few
@given(st.lists(texts(2, 60), min_size=25, max_size=60), st.lists(texts(5, 90), min_size=1, max_size=6))
def test_tables_are_read_back_over_pages(names: list[str], goals: list[str]) -> None:
    record = PerformanceTarget(
        title=MINHANG.title,
        year=2024,
        project_name="路灯节能改造",
        annual_goal="\n".join(goals),
        indicators=[Indicator(level1="产出指标", level2="数量指标", name=name, value="≥95%") for name in names],
    )
    printed = printed_form(record, MINHANG)
    data = pdf(printed)
    assert len(pages(data)) > 1
    assert placed(table(read_bytes("表.pdf", data))) == placed([*chain(*printed.rows)])


def test_forms_begin_on_new_pages_with_bookmarks() -> None:
    record = filled(MINHANG)
    other = record.model_copy(update={"project_name": "河道保洁"})
    data = pdf(printed_form(record, MINHANG), printed_form(other, MINHANG))
    document = pypdfium2.PdfDocument(data)
    marks = [(mark.get_title(), mark.get_dest().get_index()) for mark in document.get_toc()]
    assert marks == [("路灯节能改造", 0), ("河道保洁", 1)]
    assert document.get_metadata_value("Title") == "砚浦镇2024年项目绩效目标"
    assert [read.project_name for read in read_document(read_bytes("表.pdf", data)).records] == [
        "路灯节能改造",
        "河道保洁",
    ]


def test_pages_are_numbered_at_the_foot() -> None:
    data = pdf(printed_form(filled(MINHANG), MINHANG), front=("公开说明", "本镇共有1个项目。"))
    last_lines = ["".join(page.split()) for page in pages(data)]
    assert [re.findall("第.页共.页$", line) for line in last_lines] == [["第1页共2页"], ["第2页共2页"]]


def test_front_paragraphs_are_running_text() -> None:
    paragraph = (
        "根据《预算绩效管理办法》，" + "本镇对纳入预算的全部项目编报绩效目标，并随预算一并公开，" * 4 + "欢迎监督。"
    )
    read = read_bytes("表.pdf", pdf(front=("绩效目标公开说明", paragraph)))
    assert [cell.text for row in read.grids[0].rows for cell in row][:2] == ["绩效目标公开说明", paragraph]


def test_paragraphs_of_a_goal_are_read_back() -> None:
    # The second ends with a line that is just full, which a reader would take to go on.
    goal = f"{'更换老旧路灯，' * 8}全部验收。\n{'主街路灯全部换成节能灯' * 4}。\n夜间照明好转。"
    record = PerformanceTarget(title=MINHANG.title, project_name="路灯节能改造", total_goal=goal, annual_goal=goal)
    read = table(read_bytes("表.pdf", pdf(printed_form(record, MINHANG))))
    assert [cell.text for cell in read if "路灯" in cell.text][1:] == [goal, goal]


def test_the_same_document_gives_the_same_bytes() -> None:
    printed = printed_form(filled(MINHANG), MINHANG)
    assert pdf(printed) == pdf(printed)


def test_a_character_of_no_font_is_named_and_printed_as_a_stand_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typefaces, "font_with", lambda char: None)
    record = PerformanceTarget(title=MINHANG.title, project_name="路灯\U000f0000改造")
    printed = pdf_document(PrintedDocument("表", [printed_form(record, MINHANG)]))
    assert printed.missing == {"\U000f0000"}
    assert "路灯〓改造" in pages(printed.data)[0]


def test_all_of_gbk_is_printed() -> None:
    record = PerformanceTarget(title=MINHANG.title, project_name="垚堃喆㎡☑鑫榮№①㈠")
    printed = pdf_document(PrintedDocument("表", [printed_form(record, MINHANG)]))
    assert printed.missing == frozenset()
    assert "垚堃喆㎡☑鑫榮№①㈠" in pages(printed.data)[0]


def test_a_file_that_is_no_font_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "仿宋.ttf"
    path.write_bytes(b"\x00\x01\x00\x00 no font")
    with pytest.raises(UnusableFontError, match=r"仿宋\.ttf"):
        pdf_document(PrintedDocument("表", []), font=path)


def test_a_document_without_forms_is_one_page() -> None:
    assert len(pages(pdf())) == 1
