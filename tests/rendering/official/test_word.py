"""Official forms as Word documents, seen through our reader and through python-docx, which knows nothing of it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import Any

import docx
import pytest
from benchmarks.material import gold, score
from docx.oxml.ns import qn
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.rendering.generated_records import filled, records

from jixiao.documents.grid import Document
from jixiao.documents.opening import read_bytes
from jixiao.forms.form import Form
from jixiao.forms.library import form, forms
from jixiao.recognition.reading import read_document
from jixiao.records.target import Indicator, PerformanceTarget
from jixiao.rendering.form_grid import Section, unprinted
from jixiao.rendering.official.printed_form import PrintedDocument, PrintedForm, printed_form
from jixiao.rendering.official.word import word_document
from jixiao.rendering.placed_cell import PlacedCell

Made = Callable[..., PerformanceTarget]

MINHANG, SONGJIANG = form("minhang-target-2023"), form("songjiang-target-2022")
MONITORING = form("central-monitoring-2019")
HUNAN = form("hunan-target-2021")
EVERY_FORM = [pytest.param(official, id=official.id) for official in forms()]

few = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def printed(*prints: PrintedForm, front: tuple[str, ...] = ()) -> bytes:
    return word_document(PrintedDocument("砚浦镇2024年项目绩效目标", list(prints), front))


def read(data: bytes) -> Document:
    return read_bytes("砚浦镇.docx", data)


def read_back(record: PerformanceTarget, official: Form) -> PerformanceTarget:
    (found,) = read_document(read(printed(printed_form(record, official)))).records
    return found


def one_cell(
    text: str, *, is_label: bool = False, name: str = "路灯节能改造", title: str = "绩效目标表"
) -> PrintedForm:
    return PrintedForm(name, None, [], [title], [[PlacedCell(0, 0, text, is_label=is_label)]], 1, (1.0,))


def opened(data: bytes) -> Any:
    return docx.Document(io.BytesIO(data))


def alignment(cell: Any) -> str:
    """How the first paragraph of a cell of python-docx is aligned by itself, else by its style."""
    own = cell.paragraphs[0].alignment
    return str(cell.paragraphs[0].style.paragraph_format.alignment if own is None else own).split()[0]


def cell_of(data: bytes, text: str) -> Any:
    """The cell with that text."""
    cells = (cell for row in opened(data).tables[0].rows for cell in row.cells)
    return next(cell for cell in cells if cell.text == text)


# What is printed is read back


@pytest.mark.parametrize("official", EVERY_FORM)
def test_every_cell_stands_where_it_is_laid_out(official: Form) -> None:
    laid_out = printed_form(filled(official), official)
    grid = read(printed(laid_out)).grids[-1]
    found = [[(cell.row, cell.column, cell.text, cell.rowspan, cell.colspan) for cell in row] for row in grid.rows]
    assert found == [
        [(cell.row, cell.column, cell.text, cell.rowspan, cell.colspan) for cell in row] for row in laid_out.rows
    ]


@pytest.mark.parametrize("official", EVERY_FORM)
def test_every_form_is_read_back(official: Form) -> None:
    found = read_back(filled(official), official)
    assert found.content() == filled(official).content()
    assert found.unplaced == []


@settings(few, max_examples=50)
@given(st.sampled_from(forms()).flatmap(lambda official: st.tuples(st.just(official), records(official))))
def test_any_record_is_read_back(printed_in: tuple[Form, PerformanceTarget]) -> None:
    official, record = printed_in
    in_order = {name: record.narrative[name] for name in official.narrative if name in record.narrative}
    assert read_back(record, official).content() == record.model_copy(update={"narrative": in_order}).content()


def test_the_gold_records_are_read_back_from_one_file_for_each_document() -> None:
    found = []
    for name in dict.fromkeys(wanted["document"] for wanted in gold()):
        prints = [printed_gold(wanted) for wanted in gold() if wanted["document"] == name]
        found += [record.model_dump(mode="json") for record in read_document(read(printed(*prints))).records]
        for record in found[-len(prints) :]:
            record["document"] = name
    counted = score(found)
    assert counted.misses == []
    assert counted.tally["tables without any miss"] == (len(gold()), len(gold()))


def printed_gold(wanted: dict[str, Any]) -> PrintedForm:
    """A gold record in the first form that has a cell for all it says."""
    said = {name: value for name, value in wanted.items() if name in PerformanceTarget.model_fields}
    said["indicators"] = [
        {name: value for name, value in indicator.items() if name in Indicator.model_fields}
        for indicator in wanted["indicators"]
    ]
    record = PerformanceTarget.model_validate(said)
    return printed_form(record, next(official for official in (MINHANG, *forms()) if not unprinted(record, official)))


def test_nothing_is_left_over_beside_the_records(record: Made) -> None:
    data = printed(*(printed_form(record(project_name=name), MINHANG) for name in ("路灯节能改造", "村道保养")))
    found = read_document(read(data))
    assert [one.project_name for one in found.records] == ["路灯节能改造", "村道保养"]
    assert (found.unplaced, [one.unplaced for one in found.records]) == ([], [[], []])


# Any text


@few
@given(st.text())
def test_any_text_is_kept_but_for_what_xml_forbids(text: str) -> None:
    (table,) = opened(printed(one_cell(text, name=text, title=text))).tables
    allowed = text.replace("\r\n", "\n").replace("\r", "\n")
    expected = "".join("\ufffd" if char < " " and char not in "\t\n" else char for char in allowed)
    assert table.cell(0, 0).text == expected.replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")


def test_signs_that_xml_forbids_are_seen_to_be_missing() -> None:
    assert read(printed(one_cell("换灯\x01640盏\ud800"))).grids[-1].rows[0][0].text == "换灯\ufffd640盏\ufffd"


def test_markup_in_a_text_is_text() -> None:
    assert read(printed(one_cell("<w:p/> & ]]> <10%"))).grids[-1].rows[0][0].text == "<w:p/> & ]]> <10%"


def test_lines_of_a_text_are_paragraphs_of_its_cell() -> None:
    cell = cell_of(printed(one_cell("1.换灯640盏；\n2.培训电工。")), "1.换灯640盏；\n2.培训电工。")
    assert [paragraph.text for paragraph in cell.paragraphs] == ["1.换灯640盏；", "2.培训电工。"]


def test_only_a_tick_is_set_in_a_font_for_signs() -> None:
    cell = cell_of(printed(one_cell("经常性项目 ☑ 一次性项目 □")), "经常性项目 ☑ 一次性项目 □")
    assert [(run.text, run.font.name) for run in cell.paragraphs[0].runs] == [
        ("经常性项目 ", None),
        ("☑", "Segoe UI Symbol"),
        (" 一次性项目 □", None),
    ]


# The file


def test_the_same_record_gives_the_same_bytes(record: Made) -> None:
    first, second = (printed(printed_form(record(), MINHANG)) for _ in range(2))
    assert first == second
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_file_holds_its_title_and_nobody_s_name(record: Made) -> None:
    properties = opened(printed(printed_form(record(), MINHANG))).core_properties
    assert (properties.title, properties.language) == ("砚浦镇2024年项目绩效目标", "zh-CN")
    assert (properties.author, properties.comments, properties.created) == ("", "", None)


def test_a_title_longer_than_a_property_may_be_is_cut() -> None:
    data = word_document(PrintedDocument("路灯" * 200, [one_cell("一")]))
    assert opened(data).core_properties.title == "路灯" * 127 + "路"


def test_nothing_but_text_styles_and_settings_is_in_the_file(record: Made) -> None:
    with zipfile.ZipFile(io.BytesIO(printed(printed_form(record(), MINHANG)))) as archive:
        parts = [name for name in archive.namelist() if name.startswith(("word/", "docProps/"))]
    assert sorted(parts) == [
        "docProps/core.xml",
        "word/_rels/document.xml.rels",
        "word/document.xml",
        "word/fontTable.xml",
        "word/settings.xml",
        "word/styles.xml",
    ]


def test_the_language_is_chinese_and_the_font_song() -> None:
    (run,) = opened(printed(one_cell("一"))).styles.element.iter(qn("w:rPrDefault"))
    assert run[0].find(qn("w:rFonts")).get(qn("w:eastAsia")) == "宋体"
    assert run[0].find(qn("w:lang")).get(qn("w:eastAsia")) == "zh-CN"


def test_every_style_that_is_used_is_defined() -> None:
    whole = printed_form(filled(SONGJIANG), SONGJIANG)
    document = opened(printed(whole, printed_form(filled(HUNAN), HUNAN), front=("公开", "说明")))
    used = {style.get(qn("w:val")) for style in document.element.iter(qn("w:pStyle"))}
    assert used <= {style.style_id for style in document.styles}
    assert len(used) == 8


# The page


def test_the_table_is_as_wide_as_the_text(record: Made) -> None:
    document = opened(printed(printed_form(record(), MINHANG)))
    (section,) = document.sections
    grid = [int(column.get(qn("w:w"))) for column in document.element.iter(qn("w:gridCol"))]
    twips = (section.page_width - section.left_margin - section.right_margin) // 635
    assert sum(grid) == twips
    assert (round(section.page_width.cm), round(section.page_height.cm), round(section.left_margin.cm)) == (21, 30, 2)


@pytest.mark.parametrize("official", EVERY_FORM)
def test_cells_are_as_wide_as_their_columns(official: Form) -> None:
    (table,) = opened(printed(printed_form(filled(official), official))).element.iter(qn("w:tbl"))
    grid = [int(column.get(qn("w:w"))) for column in table.iter(qn("w:gridCol"))]
    for row in table.iter(qn("w:tr")):
        at = 0
        for properties in row.iter(qn("w:tcPr")):
            span = properties.find(qn("w:gridSpan"))
            columns = 1 if span is None else int(span.get(qn("w:val")))
            assert int(properties.find(qn("w:tcW")).get(qn("w:w"))) == sum(grid[at : at + columns])
            at += columns
        assert at == len(grid)


def test_a_form_with_very_many_columns_lies() -> None:
    prints = [printed_form(filled(official), official) for official in (MINHANG, MONITORING, MINHANG)]
    sections = opened(printed(*prints)).sections
    assert [section.page_width > section.page_height for section in sections] == [False, True, False]


def test_every_form_begins_on_a_page_of_its_own(record: Made) -> None:
    name = printed_form(record(), MINHANG)
    assert turned_before(printed(name, name)) == [False, True]
    assert turned_before(printed(name, name, front=("砚浦镇2024年项目绩效目标公开",))) == [True, True]
    assert turned_before(printed(printed_form(filled(SONGJIANG), SONGJIANG))) == [False, True]


def test_no_page_stays_empty_where_the_page_is_turned_round() -> None:
    upright, lying = (printed_form(filled(official), official) for official in (MINHANG, MONITORING))
    # A new section begins on a new page anyway.
    assert turned_before(printed(upright, lying, lying)) == [False, False, True]
    assert turned_before(printed(lying, front=("砚浦镇2024年项目绩效监控公开",))) == [False]


def turned_before(data: bytes) -> list[bool]:
    """For each heading whether the page is turned before it."""
    headings = [one for one in opened(data).paragraphs if one.style.name == "Heading 1"]
    return [bool(one.paragraph_format.page_break_before) for one in headings]


def test_a_paragraph_of_hardly_any_height_ends_the_document(record: Made) -> None:
    document = opened(printed(printed_form(record(), MINHANG)))
    last = document.paragraphs[-1]
    assert document.element.body[-2] is last._p
    assert (last.text, last.style.paragraph_format.line_spacing.pt) == ("", 1)


# What stands above the table


def test_title_year_and_unit_stand_above_the_table() -> None:
    title, year, unit, _ = opened(printed(printed_form(filled(HUNAN), HUNAN))).paragraphs
    assert (title.text, title.style.name) == ("项目绩效目标表", "Heading 1")
    assert (year.text, year.style.paragraph_format.alignment.name) == ("（2024年度）", "CENTER")
    assert (unit.text, unit.style.paragraph_format.alignment.name) == ("单位：万元", "RIGHT")


def test_sections_are_headings_with_their_paragraphs() -> None:
    sections = [Section("一、项目概述", "更换路灯。\n共640盏。"), Section("二、立项依据", "")]
    form_with_text = PrintedForm(
        "路灯", "项目经费情况说明1", sections, ["绩效目标表"], [[PlacedCell(0, 0, "一")]], 1, (1,)
    )
    assert [(one.text, one.style.name) for one in opened(printed(form_with_text)).paragraphs] == [
        ("项目经费情况说明1", "Heading 1"),
        ("一、项目概述", "Heading 2"),
        ("更换路灯。", "说明文字"),
        ("共640盏。", "说明文字"),
        ("二、立项依据", "Heading 2"),
        ("绩效目标表", "Heading 1"),
        ("", "表后"),
    ]


def test_the_front_begins_with_its_heading() -> None:
    document = opened(printed(one_cell("一"), front=("砚浦镇2024年项目绩效目标公开", "共1个项目。")))
    assert [(one.text, one.style.name) for one in document.paragraphs[:2]] == [
        ("砚浦镇2024年项目绩效目标公开", "Title"),
        ("共1个项目。", "说明文字"),
    ]


def test_a_document_without_forms_can_be_opened() -> None:
    assert [one.text for one in opened(printed(front=("无项目",))).paragraphs] == ["无项目", ""]


# The table


def test_the_table_says_what_it_is_to_who_cannot_see_it(record: Made) -> None:
    (table,) = opened(printed(printed_form(record(), MINHANG))).tables
    properties = table._tbl.tblPr
    assert properties.find(qn("w:tblCaption")).get(qn("w:val")) == "代表履职经费"
    assert properties.find(qn("w:tblDescription")).get(qn("w:val")).startswith("财政项目支出绩效目标表，（2025年度），")


def test_labels_and_short_values_stand_in_the_middle_and_long_texts_at_the_left(record: Made) -> None:
    goal = "保障代表依法履职，组织代表视察、调研和接待选民，办好代表建议。" * 3
    data = printed(printed_form(record(total_goal=goal, annual_goal="培训代表"), MINHANG))
    assert alignment(cell_of(data, "项目名称")) == "CENTER"
    assert alignment(cell_of(data, "7.40")) == "CENTER"
    assert alignment(cell_of(data, goal)) == "LEFT"
    assert alignment(cell_of(data, "培训代表")) == "LEFT"  # beside the other goal
    assert cell_of(data, "项目名称").vertical_alignment.name == "CENTER"


def test_numbered_indicators_line_up_at_the_left(record: Made) -> None:
    data = printed(printed_form(record(), MINHANG))
    assert {alignment(cell_of(data, text)) for text in ("指标1：开展代表活动", "指标2：")} == {"LEFT"}
    assert alignment(cell_of(data, "≥12(次)")) == "CENTER"


def test_a_value_behind_its_label_stands_at_the_left() -> None:
    assert alignment(cell_of(printed(printed_form(filled(HUNAN), HUNAN)), "填报人：填报人如常")) == "LEFT"


def test_short_rows_stay_on_a_page_and_very_high_ones_may_be_parted() -> None:
    def kept_together(text: str) -> bool:
        return next(opened(printed(one_cell(text))).element.iter(qn("w:cantSplit")), None) is not None

    assert kept_together("年内更换路灯640盏。")
    assert not kept_together("年内更换路灯640盏。\n" * 20)


def test_rows_beside_a_high_label_share_its_height() -> None:
    rows = [
        [PlacedCell(0, 0, "项目资金（万元）", rowspan=3, is_label=True), PlacedCell(0, 1, "总额")],
        [PlacedCell(1, 1, "财政")],
        [PlacedCell(2, 1, "其他")],
    ]
    data = printed(PrintedForm("路灯", None, [], ["绩效目标表"], rows, 2, (0.04, 0.96)))
    heights = [int(height.get(qn("w:val"))) for height in opened(data).element.iter(qn("w:trHeight"))]
    assert len(set(heights)) == 1
    assert sum(heights) > 8 * 300  # its eight signs stand below each other


@pytest.mark.parametrize(
    ("label", "share", "signs"),
    [("满意度指标", 0.1, 3), ("绩效指标", 0.08, 2), ("绩效指标（90分）", 0.12, 4), ("绩效指标", 0.5, None)],
)
def test_the_lines_of_a_narrow_label_are_about_equally_long(label: str, share: float, signs: int | None) -> None:
    rows = [[PlacedCell(0, 0, label, is_label=True), PlacedCell(0, 1, "一")]]
    data = printed(PrintedForm("路灯", None, [], ["绩效目标表"], rows, 2, (share, 1 - share)))
    properties = cell_of(data, label)._tc.tcPr
    margins = properties.find(qn("w:tcMar"))
    if margins is None:
        assert signs is None
        return
    room = int(properties.find(qn("w:tcW")).get(qn("w:w"))) - sum(int(side.get(qn("w:w"))) for side in margins)
    assert room // 210 == signs
