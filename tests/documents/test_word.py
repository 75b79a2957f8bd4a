from __future__ import annotations

import pytest
from hypothesis import given, settings
from tests.documents.damaged import damaged
from tests.documents.docx_file import NAMESPACES, cell, docx, merged_table, paragraph, row, run, table, zipped
from tests.documents.merged_grids import (
    CATEGORIES,
    FORM,
    FORM_WIDTH,
    RECORD,
    TITLE,
    YEAR,
    Merged,
    cells_of,
    laid_out,
    merged_grids,
)

from jixiao.documents.archive_errors import (
    DamagedDocumentError,
    EncryptedDocumentError,
    EntityDocumentError,
    OtherFormatError,
    PicturesOnlyError,
    TooManyCellsError,
)
from jixiao.documents.errors import DocumentError, EmptyDocumentError
from jixiao.documents.word import read_word
from jixiao.recognition.reading import read_document

VMERGE = "<w:vMerge/>"
RESTART = '<w:vMerge w:val="restart"/>'


def texts(body: str, **parts: str | bytes) -> list[list[list[str]]]:
    """The texts of a document: grids of rows of cells."""
    return [
        [[cell.text for cell in row] for row in grid.rows] for grid in read_word("表.docx", docx(body, **parts)).grids
    ]


def spans(body: str) -> list[Merged]:
    """The cells of the only table of a document."""
    [grid] = read_word("表.docx", docx(body)).grids
    return cells_of(grid)


def wrapped(content: str, properties: str = "") -> str:
    """A content control around the content."""
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


# Reading order


def test_paragraphs_and_tables_are_grids_in_the_order_of_the_body() -> None:
    body = paragraph("附件1") + paragraph(TITLE) + table(row("项目名称", "河道保洁")) + paragraph("填报人：沈青")
    assert texts(body) == [[["附件1"], [TITLE]], [["项目名称", "河道保洁"]], [["填报人：沈青"]]]


def test_grids_are_numbered_and_rows_counted_in_each() -> None:
    document = read_word("表.docx", docx(paragraph("甲") + table(row("乙"), row("丙")) + paragraph("丁")))
    assert [grid.table for grid in document.grids] == [0, 1, 2]
    assert [[cell.row for row in grid.rows for cell in row] for grid in document.grids] == [[0], [0, 1], [0]]
    assert {cell.page for _, row in document.rows() for cell in row} == {None}


def test_each_line_of_a_paragraph_is_a_row() -> None:
    assert texts(f"<w:p>{run(TITLE)}<w:r><w:br/></w:r>{run(YEAR)}</w:p>") == [[[TITLE], [YEAR]]]


def test_blank_paragraphs_and_tables_are_left_out() -> None:
    assert texts(paragraph("甲") + paragraph(" ") + table(row("", " ")) + paragraph("乙")) == [[["甲"], ["乙"]]]


# Spans


def test_a_cell_may_span_columns() -> None:
    body = table(row(cell("目标", properties='<w:gridSpan w:val="3"/>'), "值"), row("甲", "乙", "丙", "丁"))
    assert [(one.column, one.colspan) for one in spans(body)] == [(0, 3), (3, 1), (0, 1), (1, 1), (2, 1), (3, 1)]


def test_continued_cells_are_part_of_the_first() -> None:
    body = table(
        row(cell("产出指标", properties=RESTART), "数量指标"),
        row(cell(properties=VMERGE), "质量指标"),
        row("效益", "社会"),
    )
    assert spans(body) == [
        Merged(0, 0, 2, 1, "产出指标"),
        Merged(0, 1, 1, 1, "数量指标"),
        Merged(1, 1, 1, 1, "质量指标"),
        Merged(2, 0, 1, 1, "效益"),
        Merged(2, 1, 1, 1, "社会"),
    ]


def test_a_merge_without_value_continues_and_one_below_begins_anew() -> None:
    body = table(
        row(cell("甲", properties=RESTART), "1"),
        row(cell(properties='<w:vMerge w:val="continue"/>'), "2"),
        row(cell("乙", properties=RESTART), "3"),
        row(cell(properties=VMERGE), "4"),
    )
    assert [(one.text, one.row, one.rowspan) for one in spans(body) if one.column == 0] == [("甲", 0, 2), ("乙", 2, 2)]


def test_texts_left_in_continued_cells_are_not_printed() -> None:
    body = table(row(cell("产出指标", properties=RESTART), "甲"), row(cell("产出指标", properties=VMERGE), "乙"))
    assert [one.text for one in spans(body)] == ["产出指标", "甲", "乙"]


def test_a_continued_cell_with_nothing_above_is_a_cell() -> None:
    assert spans(table(row(cell("孤", properties=VMERGE), "值"))) == [
        Merged(0, 0, 1, 1, "孤"),
        Merged(0, 1, 1, 1, "值"),
    ]


def test_merged_cells_go_on_only_in_the_next_row() -> None:
    body = table(row(cell("甲", properties=RESTART), "1"), row("乙", "2"), row(cell("丙", properties=VMERGE), "3"))
    assert [(one.text, one.rowspan) for one in spans(body) if one.column == 0] == [("甲", 1), ("乙", 1), ("丙", 1)]


def test_a_row_may_begin_further_right() -> None:
    body = table(row("甲", "乙", "丙"), row("丁", properties='<w:gridBefore w:val="2"/>'))
    assert spans(body)[-1] == Merged(1, 2, 1, 1, "丁")


def test_a_row_of_continued_cells_only_is_counted() -> None:
    body = table(row(cell("甲", properties=RESTART)), row(cell(properties=VMERGE)), row("乙"))
    assert spans(body) == [Merged(0, 0, 2, 1, "甲"), Merged(2, 0, 1, 1, "乙")]


def test_horizontally_merged_cells_of_old_files_widen_the_first() -> None:
    body = table(row(cell("甲", properties='<w:hMerge w:val="restart"/>'), cell(properties="<w:hMerge/>"), "乙"))
    assert [(one.text, one.column, one.colspan) for one in spans(body)] == [("甲", 0, 2), ("乙", 2, 1)]


@pytest.mark.parametrize("value", ["-3", "x", "", "99999999999999999999999", "²"])
def test_spans_that_are_no_numbers_do_no_harm(value: str) -> None:
    [first, second] = spans(table(row(cell("甲", properties=f'<w:gridSpan w:val="{value}"/>'), "乙")))
    assert first.text == "甲"
    assert first.colspan == second.column <= 1000


@given(merged_grids())
@settings(max_examples=150, deadline=None)
def test_any_merged_table_is_read_as_it_is_written(cells: list[Merged]) -> None:
    [grid] = read_word("表.docx", docx(merged_table(cells))).grids
    assert cells_of(grid) == cells


# Wrappers and nesting


def test_rows_and_cells_in_content_controls_are_read() -> None:
    body = table(row("甲", "乙"), wrapped(row("丙", wrapped(cell("丁")))), row("戊", "己"))
    assert texts(body) == [[["甲", "乙"], ["丙", "丁"], ["戊", "己"]]]


def test_whole_tables_in_content_controls_and_custom_xml_are_read() -> None:
    body = wrapped(paragraph("甲") + f"<w:customXml>{table(row('乙', '丙'))}</w:customXml>")
    assert texts(body) == [[["甲"]], [["乙", "丙"]]]


def test_a_nested_table_follows_the_outer_one_and_is_not_read_twice() -> None:
    body = table(row("指标", cell("见下表", table(row("数量", "12次"), row("质量", "合格")))), row("备注", "无"))
    assert texts(body) == [[["指标", "见下表"], ["备注", "无"]], [["数量", "12次"], ["质量", "合格"]]]


def test_tables_may_nest_as_deep_as_xml_may() -> None:
    body = table(row("底", "层"))
    for _ in range(80):
        body = table(row("外", cell("层", body)))
    assert len(texts(body)) == 81


def test_tables_in_tables_beyond_that_are_an_error_not_a_crash() -> None:
    body = "<w:tbl><w:tr><w:tc>" * 5000 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 5000
    with pytest.raises(DamagedDocumentError):
        read_word("深.docx", docx(body))


def test_tables_and_paragraphs_of_a_text_box_follow_their_anchor() -> None:
    box = "<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    body = paragraph("锚", box.format(paragraph("框内") + table(row("甲", "乙")))) + paragraph("后")
    assert texts(body) == [[["锚"], ["框内"]], [["甲", "乙"]], [["后"]]]


def test_a_text_box_in_a_cell_belongs_to_the_cell() -> None:
    box = f"<w:r><w:pict><v:textbox><w:txbxContent>{paragraph('框内')}</w:txbxContent></v:textbox></w:pict></w:r>"
    assert texts(table(row(cell(paragraph("格", box)), "值"))) == [[["格\n框内", "值"]]]


def test_alternative_contents_are_read_once() -> None:
    box = (
        "<w:r><mc:AlternateContent>"
        f'<mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>{paragraph(TITLE)}</w:txbxContent></wps:txbx>'
        f"</w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>{paragraph(TITLE)}</w:txbxContent>"
        "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert texts(paragraph(box)) == [[[TITLE]]]


def test_alternative_blocks_are_read_once() -> None:
    body = (
        f'<mc:AlternateContent><mc:Choice Requires="x">{paragraph("新")}</mc:Choice>'
        f"<mc:Fallback>{paragraph('旧')}</mc:Fallback></mc:AlternateContent>"
    )
    assert texts(body) == [[["新"]]]


# Tracked changes


def test_deleted_rows_and_cells_are_gone_and_inserted_ones_stay() -> None:
    body = table(
        row("甲", cell("删", properties='<w:cellDel w:id="1"/>'), "乙"),
        row("旧", "行", properties='<w:del w:id="2"/>'),
        row("新", "行", properties='<w:ins w:id="3"/>'),
        row("隐", "行", properties="<w:hidden/>"),
    )
    assert texts(body) == [[["甲", "乙"], ["新", "行"]]]


def test_a_deleted_paragraph_mark_joins_two_paragraphs() -> None:
    first = paragraph("保洁河道", properties='<w:rPr><w:del w:id="1"/></w:rPr>')
    assert texts(table(row("目标", cell(first, paragraph("42条"))))) == [[["目标", "保洁河道42条"]]]


def test_moved_paragraphs_are_read_where_they_went() -> None:
    body = (
        f'<w:p><w:moveFrom w:id="1">{run("迁")}</w:moveFrom></w:p>' + paragraph("中") +
        f'<w:p><w:moveTo w:id="2">{run("迁")}</w:moveTo></w:p>'
    )  # fmt: skip
    assert texts(body) == [[["中"], ["迁"]]]


# The file


def test_headers_footers_and_notes_are_left_out() -> None:
    note = "<w:r><w:footnoteReference w:id='1'/></w:r>"
    parts = {
        f"{name}_xml": f"<w:x {NAMESPACES}>{paragraph('页眉')}</w:x>" for name in ("header1", "footer1", "footnotes")
    }
    assert texts(paragraph("项目", note, "名称"), **parts) == [[["项目名称"]]]


def test_a_page_embedded_as_a_whole_is_read() -> None:
    page = "<html><body><p>表</p><table><tr><td>项目名称<td>河道保洁</table></body></html>"
    body = '<w:altChunk r:id="chunk.htm"/>' + paragraph("完")
    assert texts(body, chunk_htm=page) == [[["表"]], [["项目名称", "河道保洁"]], [["完"]]]


def test_strict_files_are_read() -> None:
    strict = NAMESPACES.replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    data = zipped({"word/document.xml": f"<w:document {strict}><w:body>{paragraph('甲')}</w:body></w:document>"})
    assert read_word("严.docx", data).grids[0].rows[0][0].text == "甲"


def test_the_text_may_lie_under_another_name() -> None:
    link = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a"'
        ' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"'
        ' Target="/word/document2.xml"/></Relationships>'
    )
    text = f"<w:document {NAMESPACES}><w:body>{paragraph('甲')}</w:body></w:document>"
    data = zipped({"_rels/.rels": link, r"word\document2.xml": text})
    assert read_word("名.docx", data).grids[0].rows[0][0].text == "甲"


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", EmptyDocumentError),
        (docx(""), EmptyDocumentError),
        (docx('<w:p><w:r><w:drawing><a:blip r:embed="r1"/></w:drawing></w:r></w:p>'), PicturesOnlyError),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), OtherFormatError),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), EncryptedDocumentError),
        (b"%PDF-1.7", OtherFormatError),
        ("项目名称".encode(), OtherFormatError),
        (zipped({"xl/workbook.xml": "<workbook/>"}), OtherFormatError),
        (zipped({"a.txt": "甲"}), OtherFormatError),
        (zipped({"word/document.xml": "<w:document"}), DamagedDocumentError),
        (zipped({"word/styles.xml": "<a/>"}), DamagedDocumentError),
        (zipped({"word/document.xml": f"<w:document {NAMESPACES}/>"}), DamagedDocumentError),
        (docx(paragraph("甲"))[:-40], DamagedDocumentError),
        (docx(paragraph("甲"))[:300], DamagedDocumentError),
    ],
)
def test_what_is_no_readable_word_document_says_why(data: bytes, error: type[DocumentError]) -> None:
    with pytest.raises(error) as raised:
        read_word("坏.docx", data)
    assert raised.value.sentence("zh") and raised.value.sentence("en")


def test_entities_are_refused() -> None:
    bomb = "".join(f'<!ENTITY e{at} "{f"&e{at - 1};" * 10}">' for at in range(1, 12))
    body = paragraph("&e11;").replace("&amp;", "&")
    text = f'<!DOCTYPE x [<!ENTITY e0 "哈">{bomb}]><w:document {NAMESPACES}><w:body>{body}</w:body></w:document>'
    with pytest.raises(EntityDocumentError):
        read_word("弹.docx", zipped({"word/document.xml": text}))


def test_a_document_type_is_refused_in_any_encoding() -> None:
    text = f'<?xml version="1.0" encoding="utf-16"?><!DOCTYPE x><w:document {NAMESPACES}/>'
    with pytest.raises(EntityDocumentError):
        read_word("型.docx", zipped({"word/document.xml": text.encode("utf-16")}))


def test_damaged_styles_do_not_cost_the_text() -> None:
    assert texts(paragraph("甲"), styles="<w:style")[0] == [["甲"]]


def test_too_many_cells_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jixiao.documents.table_spans.MAX_CELLS", 10)
    with pytest.raises(TooManyCellsError):
        read_word("大.docx", docx(table(*[row("甲", "乙")] * 4)))


FILE = docx(paragraph(TITLE) + merged_table(laid_out(FORM, FORM_WIDTH)), styles="<w:style/>", numbering="<w:num/>")


@given(damaged(FILE))
@settings(max_examples=150, deadline=None)
def test_a_damaged_file_is_read_or_refused(data: bytes) -> None:
    try:
        read_word("坏.docx", data)
    except DocumentError as error:
        assert error.sentence("zh")


# A whole form


def test_a_form_gives_its_record() -> None:
    body = paragraph("附件2") + paragraph(TITLE) + paragraph(YEAR) + merged_table(laid_out(FORM, FORM_WIDTH))
    extraction = read_document(read_word("绩效目标表.docx", docx(body)))
    [record] = extraction.records
    assert record.content() == RECORD.content()
    assert record.form == "minhang-target-2023"
    assert record.unplaced == []


def test_a_form_made_with_the_tools_of_word_gives_the_same_record() -> None:
    categories = (
        run("专项资金 ")
        + '<w:r><w:sym w:font="Wingdings 2" w:char="F0A3"/></w:r>'
        + run(" 经常性项目 ")
        + '<w:r><w:sym w:font="Wingdings 2" w:char="F052"/></w:r>'
        + run(" 一次性项目 ")
        + run("o", '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>')
    )
    deleted = '<w:del w:id="2"><w:r><w:delText>90</w:delText></w:r></w:del>'
    body = merged_table(laid_out(FORM, FORM_WIDTH))
    for plain, drawn in (
        (run(CATEGORIES), categories),
        (run("云溪镇人民政府"), wrapped(run("云溪镇人民政府"))),
        (run("86.40"), f'{deleted}<w:ins w:id="1">{run("86.40")}</w:ins>'),
    ):
        assert plain in body
        body = body.replace(plain, drawn)
    [record] = read_document(read_word("表.docx", docx(paragraph(TITLE) + paragraph(YEAR) + body))).records
    assert record.content() == RECORD.content()
