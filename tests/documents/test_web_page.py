from __future__ import annotations

import html

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.documents.damaged import damaged
from tests.documents.merged_grids import (
    CATEGORIES,
    FORM,
    FORM_WIDTH,
    RECORD,
    TITLE,
    YEAR,
    Merged,
    by_rows,
    cells_of,
    laid_out,
    merged_grids,
)

from jixiao.documents.archive_errors import (
    NestedTooDeepError,
    OtherFormatError,
    TooManyCellsError,
    TooManyElementsError,
)
from jixiao.documents.errors import BinaryDocumentError, DocumentError, EmptyDocumentError
from jixiao.documents.web_page import read_web_page
from jixiao.recognition.reading import read_document


def texts(page: str) -> list[list[list[str]]]:
    """The texts of a page: grids of rows of cells."""
    document = read_web_page("表.html", page.encode())
    return [[[cell.text for cell in row] for row in grid.rows] for grid in document.grids]


def cell(contents: str) -> str:
    """The text of a cell with these contents."""
    return texts(f"<table><tr><td>标</td><td>{contents}</td></tr></table>")[0][0][1]


def table(cells: list[Merged]) -> str:
    """A page's table of merged cells."""
    rows = (
        "".join(
            f'<td rowspan="{one.rowspan}" colspan="{one.colspan}">{html.escape(one.text)}</td>'.replace("\n", "<br>")
            for one in row
        )
        for row in by_rows(cells)
    )
    return f"<table><tr>{'</tr><tr>'.join(rows)}</tr></table>"


# Reading order


def test_text_and_tables_are_grids_in_the_order_of_the_page() -> None:
    page = f"<h1>{TITLE}</h1><div>单位：万元</div><table><tr><td>项目名称<td>河道保洁</table><p>填报人：沈青"
    assert texts(page) == [[[TITLE], ["单位：万元"]], [["项目名称", "河道保洁"]], [["填报人：沈青"]]]


def test_grids_are_numbered() -> None:
    document = read_web_page("表.html", "甲<table><tr><td>乙</table>丙".encode())
    assert [(grid.table, grid.rows[0][0].text) for grid in document.grids] == [(0, "甲"), (1, "乙"), (2, "丙")]


def test_captions_and_what_stands_between_rows_come_before_the_table() -> None:
    page = "<table>散<caption>表一</caption><form><tr><td>甲<td>乙</tr></form></table>"
    assert texts(page) == [[["散"], ["表一"]], [["甲", "乙"]]]


def test_pages_joined_one_behind_the_other_are_all_read() -> None:
    page = "<html><head><title>x</title></head><body><table><tr><td>{}<td>值</table></body></html>"
    assert texts(page.format("甲") + page.format("乙")) == [[["甲", "值"]], [["乙", "值"]]]


def test_rows_without_a_table_are_a_table() -> None:
    assert texts("<tr><td>甲</td><td>乙</td></tr><tr><td>丙</td><td>丁</td></tr>") == [[["甲", "乙"], ["丙", "丁"]]]


def test_cells_without_a_row_are_a_row() -> None:
    assert texts("<table><td>甲<td>乙</table>") == [[["甲", "乙"]]]


def test_fonts_that_nobody_closes_do_not_cost_the_rest_of_the_page() -> None:
    assert texts("<font>" * 700 + "甲<table><tr><td>乙<td>丙</table>") == [[["甲"]], [["乙", "丙"]]]


# Nested tables


def test_the_contents_of_a_layout_table_are_read_in_their_order() -> None:
    page = (
        "<table><tr><td>首页</td><td>政务公开</td></tr>"
        f"<tr><td><p>{TITLE}</p><table><tr><td>项目名称<td>河道保洁</table><p>填报人</p></td></tr>"
        "<tr><td>版权所有</td><td>联系我们</td></tr></table>"
    )
    assert texts(page) == [
        [["首页", "政务公开"]],
        [[TITLE]],
        [["项目名称", "河道保洁"]],
        [["填报人"]],
        [["版权所有", "联系我们"]],
    ]


def test_a_table_in_a_row_of_data_follows_the_row() -> None:
    inner = "<table><tr><td>财政<td>8</tr><tr><td>其他<td>0</tr></table>"
    page = f"<table><tr><td>资金<td>8万元<td>{inner}</tr><tr><td>部门<td>水务站<td>无</tr></table>"
    assert texts(page) == [
        [["资金", "8万元", ""]],
        [["财政", "8"], ["其他", "0"]],
        [["部门", "水务站", "无"]],
    ]


def test_a_nested_table_that_only_frames_a_text_is_text() -> None:
    assert cell("<table><tr><td><table><tr><td>12次</td></tr><tr><td>每月</td></tr></table></td></tr></table>") == (
        "12次\n每月"
    )


def test_tables_nest_as_deep_as_layouts_do_and_no_deeper() -> None:
    def nested(depth: int) -> str:
        return "<table><tr><td>" * depth + "<table><tr><td>甲<td>乙</table>" + "</table>" * depth

    assert texts(nested(60)) == [[["甲", "乙"]]]
    for depth in (400, 3000, 100_000):
        with pytest.raises(NestedTooDeepError):
            texts(nested(depth))


# Spans


@given(merged_grids())
@settings(max_examples=150, deadline=None)
def test_any_merged_table_is_read_as_it_is_written(cells: list[Merged]) -> None:
    [grid] = read_web_page("表.html", table(cells).encode()).grids
    assert cells_of(grid) == cells


def test_a_span_of_no_rows_reaches_to_the_end_of_its_group() -> None:
    page = (
        "<table><tbody><tr><td rowspan=0>甲<td>1</tr><tr><td>2</tr></tbody>"
        "<tbody><tr><td rowspan=9>乙<td>3</tr></tbody><tr><td>丙<td>4</tr></table>"
    )
    [grid] = read_web_page("表.html", page.encode()).grids
    assert [(one.text, one.column, one.rowspan) for one in cells_of(grid)] == [
        ("甲", 0, 2), ("1", 1, 1), ("2", 1, 1), ("乙", 0, 1), ("3", 1, 1), ("丙", 0, 1), ("4", 1, 1),
    ]  # fmt: skip


def test_cells_that_would_overlap_are_made_narrower() -> None:
    page = "<table><tr><td>甲<td rowspan=2>乙</tr><tr><td colspan=2>丙<td>丁</tr></table>"
    [grid] = read_web_page("表.html", page.encode()).grids
    assert cells_of(grid)[2:] == [Merged(1, 0, 1, 1, "丙"), Merged(1, 2, 1, 1, "丁")]


@pytest.mark.parametrize(
    ("value", "read"), [("1000000", 1000), ("-5", 1), ("x", 1), ("", 1), ("0", 1), ("2.9", 2), ("9" * 400, 1000)]
)
def test_spans_are_bounded(value: str, read: int) -> None:
    [grid] = read_web_page("表.html", f'<table><tr><td colspan="{value}">甲<td>乙</table>'.encode()).grids
    assert grid.rows[0][0].colspan == read
    assert grid.rows[0][1].column == read


# What a cell shows


@pytest.mark.parametrize(
    ("contents", "shown"),
    [
        ("  项目\n  名称 <b>A</b>  B ", "项目名称 A B"),
        ("甲<br>乙<br/>\n丙", "甲\n乙\n丙"),
        ("<p>1.保洁</p><p>&nbsp;</p><p>2.打捞</p>", "1.保洁\n2.打捞"),
        ("<div>甲<div>乙</div>丙</div>", "甲\n乙\n丙"),
        ("<pre>甲\n  乙\t丙</pre>", "甲\n乙\t丙"),
        ("<ol><li>保洁<li>打捞</ol>", "1. 保洁\n2. 打捞"),
        ("<ol><li><p>保洁</p><li><li>打捞</ol>", "1. 保洁\n2.\n3. 打捞"),
        ("<ol start=3 type=a><li>保洁<li value=9>打捞</ol>", "c. 保洁\ni. 打捞"),
        ("<ol style='list-style:none'><li>保洁</ol><ul><li>打捞</ul>", "保洁\n打捞"),
        ("&ge;95&#37;&nbsp;&lt;成本&gt;", "≥95% <成本>"),
        ("5<6 且 a < b", "5<6 且 a < b"),
        ("甲<script>var a = '<td>';</script><style>td{}</style><!-- 注 -->乙", "甲乙"),
        ("甲<span style='display: none'>隐<b>隐</b></span>乙<i hidden>隐</i>丙", "甲乙丙"),
        ("甲<span style='mso-hide:all'>隐</span><del>旧</del><ruby>浦<rt>pǔ</rt></ruby>", "甲浦"),
        ("甲<noscript>请启用脚本</noscript><button>提交</button>", "甲"),
        ("专项资金 <input type=checkbox> 经常性项目 <input type=CHECKBOX checked>", "专项资金 □ 经常性项目 ☑"),
        ("<input type=radio checked=checked>是<input type=radio>否", "☑是□否"),
        ("☐甲☒乙", "□甲☑乙"),
        ("<input value='云溪镇'><input type=hidden value=1><input type=submit value=提交>", "云溪镇"),
        ("<textarea>甲\n乙</textarea>", "甲\n乙"),
        ("<select><option>优<option selected>良</select>。", "良。"),
        ("<select><option>优<option>良</select>", "优"),
        ("<select><option>--请选择--<option>良</select>", ""),
        ("<select multiple><option selected>优<option>良<option selected>中</select>", "优、中"),
        ("<font face='Wingdings 2'>R</font>专项资金<span style='font-family:\"Wingdings 2\"'>£</span>", "☑专项资金□"),
        ("<span style='font-family:Wingdings'>&#xf0fe;<span style='font-family:宋体'>是</span>þ</span>", "☑是☑"),
        (
            "<span style='font-family:宋体;mso-ascii-font-family:宋体;mso-char-type:symbol;"
            'mso-symbol-font-family:"Wingdings 2"\'>R</span>专项资金',
            "☑专项资金",
        ),
        ("甲\u200b乙\ufeff丙\xad", "甲乙丙"),
        ("甲<o:p></o:p><![if !supportEmptyParas]>乙<![endif]>", "甲乙"),
        ("甲<xml><w:Zoom>100</w:Zoom></xml>", "甲"),
    ],
)
def test_contents_of_cells(contents: str, shown: str) -> None:
    assert cell(contents) == shown


def test_hidden_rows_and_the_rows_of_widths_that_excel_and_word_write_are_left_out() -> None:
    page = (
        "<table><tr height=0><td width=64></td><td></td></tr><tr><td>甲<td>乙</tr>"
        "<tr style='display:none'><td>隐<td>藏</tr>"
        "<![if supportMisalignedColumns]><tr height=0><td></tr><![endif]></table>"
    )
    assert texts(page) == [[["甲", "乙"]]]


# Encodings


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("gb2312", "gb18030"),
        ("GBK", "gb18030"),
        ("utf-8", "utf-8"),
        ("gb2312", "utf-8"),
        ("utf-8", "gb18030"),
        ("iso-8859-1", "gb18030"),
        ("nonsense", "gb18030"),
        ("base64", "utf-8"),
        ("big5", "big5hkscs"),
        ("utf-16", "utf-16"),
        ("gb2312", "utf-8-sig"),
    ],
)
def test_pages_are_decoded_whatever_they_declare(declared: str, encoding: str) -> None:
    text = "預算績效目標" if declared == "big5" else "朱镕基€㎡①后"
    page = (
        f"<html><head><meta http-equiv=Content-Type content='text/html; charset={declared}'></head><body>{text}</body>"
    )
    assert read_web_page("码.html", page.encode(encoding)).grids[0].rows[0][0].text == text


def test_a_page_cut_off_inside_of_a_character_is_read_up_to_there() -> None:
    page = "<table><tr><td>项目名称<td>河道保洁".encode()
    assert read_web_page("断.html", page[:-1]).grids[0].rows[0][1].text == "河道保"


def test_xml_declarations_do_no_harm() -> None:
    page = '<?xml version="1.0" encoding="gb2312"?><html xmlns="http://www.w3.org/1999/xhtml"><body>镕</body></html>'
    assert read_web_page("x.html", page.encode("gb18030")).grids[0].rows[0][0].text == "镕"


# Hostile and damaged pages


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", EmptyDocumentError),
        (b"<html><body> &nbsp; <table><tr><td></table>", EmptyDocumentError),
        (b"%PDF-1.7", OtherFormatError),
        (b"{\\rtf1 ", OtherFormatError),
        (bytes(range(256)) * 20, BinaryDocumentError),
    ],
)
def test_what_is_no_page_says_why(data: bytes, error: type[DocumentError]) -> None:
    with pytest.raises(error) as raised:
        read_web_page("坏.html", data)
    assert raised.value.sentence("zh") and raised.value.sentence("en")


def test_entities_of_the_page_are_not_expanded() -> None:
    bomb = "".join(f'<!ENTITY e{at} "{f"&e{at - 1};" * 10}">' for at in range(1, 12))
    page = f'<!DOCTYPE html [<!ENTITY e0 "哈">{bomb}]><p>甲&e11;</p><!DOCTYPE x SYSTEM "file:///etc/passwd">'
    document = read_web_page("弹.html", page.encode())
    assert sum(len(cell.text) for _, row in document.rows() for cell in row) < 2000


def test_too_many_cells_are_refused() -> None:
    with pytest.raises(TooManyCellsError):
        texts("<table>" + "<tr><td>" * 400_000)


def test_hanging_cells_without_end_take_no_time_without_end() -> None:
    hanging = "".join(f"<td rowspan={9000 - column}>" for column in range(3000))
    texts(f"<table><tr>{hanging}甲</tr>{'<tr><td>乙' * 20_000}</table>")


PAGE = f"<p>{TITLE}</p><p>{YEAR}</p>{table(laid_out(FORM, FORM_WIDTH))}".encode()


@given(damaged(PAGE))
@settings(max_examples=150, deadline=None)
def test_a_damaged_page_is_read_or_refused(data: bytes) -> None:
    try:
        read_web_page("坏.html", data)
    except DocumentError as error:
        assert error.sentence("zh")


SNIPPETS = (
    "<table>", "</table>", "<tr>", "</tr>", "<td>", "</td>", "<td rowspan=3>", "<td colspan=2>", "<th>", "<tbody>",
    "甲", "</tbody>", "<caption>", "<p>", "</p>", "<form>", "</form>", "<br>", "<select>", "<option>", "</select>", " ",
    "<input type=checkbox>", "<!--", "-->", "<script>", "</script>", "<ol>", "<li>", "</ol>", "</body>",
)  # fmt: skip


@given(st.lists(st.sampled_from(SNIPPETS), max_size=60))
@settings(max_examples=300, deadline=None)
def test_any_soup_of_tags_gives_cells_that_do_not_overlap(soup: list[str]) -> None:
    try:
        document = read_web_page("汤.html", "".join(soup).encode())
    except EmptyDocumentError:
        return
    for grid in document.grids:
        places: set[tuple[int, int]] = set()
        for number, row in enumerate(grid.rows):
            for one in row:
                assert one.row == number
                own = {
                    (down, right)
                    for down in range(one.row, one.row + one.rowspan)
                    for right in range(one.column, one.column + one.colspan)
                }
                assert not own & places
                assert one.row + one.rowspan <= len(grid.rows)
                places |= own


# A whole form


def test_a_form_gives_its_record() -> None:
    extraction = read_document(read_web_page("绩效目标表.html", PAGE))
    [record] = extraction.records
    assert record.content() == RECORD.content()
    assert record.form == "minhang-target-2023"
    assert record.unplaced == []


def test_a_form_on_the_page_of_a_site_gives_the_same_record() -> None:
    boxes = "<input type=checkbox disabled>", "<input type=checkbox checked disabled>"
    ticked = html.escape(CATEGORIES).replace("□", boxes[0]).replace("☑", boxes[1])
    form = PAGE.decode().replace(CATEGORIES, ticked)
    assert ticked in form
    page = (
        "<html><head><meta charset=gb2312><title>云溪镇</title><script>var x='<table>';</script></head><body>"
        "<table width=1000><tr><td><a href=/>首页</a></td><td>政务公开</td><td>办事服务</td></tr></table>"
        f"<table><tr><td><div class=content>{form}</div></td></tr></table>"
        "<table><tr><td>版权所有：云溪镇人民政府</td></tr></table></body></html>"
    )
    [record] = read_document(read_web_page("页.html", page.encode("gb18030"))).records
    assert record.content() == RECORD.content()


# Contents


def test_a_list_of_places_in_the_page_is_left_out() -> None:
    page = '<nav><h1>绩效目标表</h1><ol><li><a href="#f1">河道保洁</a></ol></nav><p id="f1">填报人：沈青'
    assert texts(page) == [[["填报人：沈青"]]]


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        ('<a href="#f1">河道保洁</a> <a href="/">首页</a>', [["河道保洁 首页"]]),
        ("项目名称：河道保洁", [["项目名称：河道保洁"]]),
        ('<a href="#f1">一</a><table><tr><td>甲<td>乙</table>', [["一"]]),
    ],
)
def test_what_leads_elsewhere_or_holds_more_is_read(inside: str, expected: list[list[str]]) -> None:
    assert texts(f"<nav>{inside}</nav>")[0] == expected


def test_a_tag_with_a_great_many_attributes_is_refused() -> None:
    attributes = " ".join(f"a{number}" for number in range(20_000))
    with pytest.raises(TooManyElementsError):
        read_web_page("a.html", f"<table {attributes}><tr><td>项目名称</table>".encode())


def test_a_picture_in_an_attribute_may_be_long() -> None:
    picture = "data:image/png;base64," + "AAAA BBBB\n" * 20_000
    page = read_web_page("a.html", f"<img src='{picture}'><table><tr><td>项目名称</table>".encode())
    assert [cell.text for _, row in page.rows() for cell in row] == ["项目名称"]
