from __future__ import annotations

import pytest
from tests.documents.docx_file import cell, docx, paragraph, row, run, table

from jixiao.documents.word import read_word


def text(*contents: str, styles: str = "", properties: str = "") -> str:
    """What a cell with one paragraph prints, after a mark that keeps the cell from being blank."""
    body = table(row("标", cell(paragraph(*contents, properties=properties))))
    [grid] = read_word("表.docx", docx(body, styles=styles)).grids
    return grid.rows[0][1].text


def control(content: str, properties: str) -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def fonts(name: str) -> str:
    return f'<w:rFonts w:hint="eastAsia" w:ascii="{name}" w:hAnsi="{name}" w:eastAsia="宋体"/>'


def formula(*instruction: str, result: str = "") -> str:
    """A complex field whose instruction is spread over runs."""
    runs = "".join(f'<w:r><w:instrText xml:space="preserve">{part}</w:instrText></w:r>' for part in instruction)
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"/></w:r>{runs}'
        + (f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}' if result else "")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def form_field(data: str) -> str:
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{data}</w:ffData></w:fldChar></w:r>'
        "<w:r><w:instrText>FORM</w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def test_runs_are_one_text() -> None:
    assert text("项目", run("名", "<w:b/>"), "称") == "项目名称"


def test_tabs_breaks_and_hyphens() -> None:
    assert text(
        "甲", "<w:r><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t><w:noBreakHyphen/><w:softHyphen/></w:r>", "丁"
    ) == ("甲\t乙\n丙-丁")


def test_paragraphs_of_a_cell_are_lines_and_blank_ones_are_none() -> None:
    body = table(row(cell("1.保洁河道", "", " 2.打捞水草\xa0"), "值"))
    assert read_word("表.docx", docx(body)).grids[0].rows[0][0].text == "1.保洁河道\n2.打捞水草"


def test_links_and_smart_tags_are_read_through() -> None:
    assert (
        text(f"<w:hyperlink>{run('云溪镇')}</w:hyperlink>", f"<w:smartTag>{run('2024年')}</w:smartTag>")
        == "云溪镇2024年"
    )


def test_tracked_insertions_stay_and_deletions_go() -> None:
    deleted = '<w:del w:id="1"><w:r><w:delText>90</w:delText></w:r></w:del>'
    assert text("≥", deleted, f'<w:ins w:id="2">{run("95")}</w:ins>', "%") == "≥95%"


def test_tracked_moves_are_read_at_their_end() -> None:
    moved = f'<w:moveFrom w:id="1">{run("12")}</w:moveFrom>'
    assert text(moved, "次数：", f'<w:moveTo w:id="2">{run("12")}</w:moveTo>') == "次数：12"


def test_old_properties_of_tracked_formatting_do_not_hide() -> None:
    changed = "<w:rPrChange w:id='1'><w:rPr><w:vanish/></w:rPr></w:rPrChange>"
    assert text(run("可见", changed)) == "可见"


@pytest.mark.parametrize(
    ("font", "code", "shown"),
    [
        ("Wingdings 2", "F052", "☑"),
        ("Wingdings 2", "0052", "☑"),
        ("Wingdings 2", "F0A3", "□"),
        ("Wingdings 2", "F050", "√"),
        ("Wingdings", "F0FE", "☑"),
        ("Wingdings", "F0FD", "☑"),
        ("Wingdings", "F0A8", "□"),
        ("Wingdings", "F06F", "□"),
        ("Wingdings", "F0FC", "√"),
        ("Symbol", "F0B3", "≥"),
        ("Symbol", "F0A3", "≤"),
        ("Webdings", "F063", "□"),
        ("Wingdings", "F043", "\ufffd"),
        ("宋体", "2460", "①"),
        ("宋体", "", ""),
        ("宋体", "zz", ""),
    ],
)
def test_symbols(font: str, code: str, shown: str) -> None:
    assert text("专项资金", f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>') == f"专项资金{shown}"


@pytest.mark.parametrize(("letter", "shown"), [("R", "☑"), ("£", "□"), ("\uf052", "☑"), ("\uf0a3", "□"), ("是", "是")])
def test_letters_in_a_symbol_font(letter: str, shown: str) -> None:
    assert text("经常性项目", run(letter, fonts("Wingdings 2"))) == f"经常性项目{shown}"


def test_a_style_may_set_the_symbol_font() -> None:
    styles = f'<w:style w:type="character" w:styleId="t"><w:rPr>{fonts("Wingdings")}</w:rPr></w:style>'
    assert text("专项资金", run("þ", '<w:rStyle w:val="t"/>'), styles=styles) == "专项资金☑"


@pytest.mark.parametrize(("state", "shown"), [('w14:val="1"', "☑"), ('w14:val="0"', "□"), ('w14:val="true"', "☑")])
def test_check_boxes_of_content_controls(state: str, shown: str) -> None:
    box = f"<w14:checkbox><w14:checked {state}/></w14:checkbox>"
    assert text("一次性项目", control(run("☐"), box)) == f"一次性项目{shown}"


def test_ballot_boxes_are_brought_to_the_notation_of_cells() -> None:
    assert text("☒甲 ☐乙") == "☑甲 □乙"


@pytest.mark.parametrize(
    ("data", "shown"),
    [
        ("<w:checkBox><w:sizeAuto/><w:checked/></w:checkBox>", "☑"),
        ('<w:checkBox><w:default w:val="1"/></w:checkBox>', "☑"),
        ('<w:checkBox><w:default w:val="1"/><w:checked w:val="0"/></w:checkBox>', "□"),
        ('<w:checkBox><w:default w:val="0"/></w:checkBox>', "□"),
        ('<w:ddList><w:result w:val="1"/><w:listEntry w:val="优"/><w:listEntry w:val="良"/></w:ddList>', "良"),
        ('<w:ddList><w:listEntry w:val="优"/><w:listEntry w:val="良"/></w:ddList>', "优"),
        ('<w:ddList><w:result w:val="7"/><w:listEntry w:val="优"/></w:ddList>', ""),
    ],
)
def test_legacy_form_fields(data: str, shown: str) -> None:
    assert text("甲", form_field(data), "乙") == f"甲{shown}乙"


def test_of_a_field_only_the_result_is_printed() -> None:
    assert text("共", formula(" PAGE ", result=run("3")), "页") == "共3页"
    assert text(f'<w:fldSimple w:instr="DATE">{run("2024年3月")}</w:fldSimple>') == "2024年3月"


def test_of_a_field_in_a_field_only_the_outer_result_is_printed() -> None:
    inner = formula("MERGEFIELD x", result=run("不印"))
    outer = formula("IF ", result=run("合格")).replace("</w:instrText></w:r>", f"</w:instrText></w:r>{inner}", 1)
    assert text(outer) == "合格"


def test_a_field_that_never_ends_does_not_swallow_the_next_paragraph() -> None:
    body = paragraph("甲", '<w:r><w:fldChar w:fldCharType="begin"/></w:r>') + paragraph("乙")
    assert [row[0].text for row in read_word("表.docx", docx(body)).grids[0].rows] == ["甲", "乙"]


@pytest.mark.parametrize(
    ("instruction", "shown"),
    [
        (("eq \\o\\ac(□,√)",), "☑"),
        ((" EQ \\o\\ac(", "□", ",√) "), "☑"),
        (("eq \\o(□,✓)",), "☑"),
        (("eq \\o\\ac(□,　)",), "□"),
        (("eq \\o\\ac(○,3)",), "③"),
        (("eq \\x(√)",), "☑"),
        (("eq \\f(1,2)",), "1/2"),
        (("PAGE",), ""),
        (("",), ""),
    ],
)
def test_drawn_formulas(instruction: tuple[str, ...], shown: str) -> None:
    assert text("甲", formula(*instruction), "乙") == f"甲{shown}乙"


def test_instructions_without_end_take_no_time_without_end() -> None:
    assert text("甲", formula("EQ " + "\\o(" * 200_000), "乙").startswith("甲")
    assert text("甲", formula("EQ ", result=run("乙")) * 3000).startswith("甲")


def test_mathematics_are_read() -> None:
    half = "<m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f>"
    assert text(f"<m:oMath><m:r><m:t>≥95%</m:t></m:r>{half}</m:oMath>") == "≥95%1/2"


def test_hidden_text_is_dropped() -> None:
    assert text("甲", run("隐", "<w:vanish/>"), run("乙", '<w:vanish w:val="0"/>')) == "甲乙"


def test_hidden_text_of_styles_is_dropped() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="z"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="y"><w:basedOn w:val="z"/></w:style>'
    )
    properties = '<w:pStyle w:val="y"/>'
    assert text("窗体顶端", properties=properties, styles=styles) == ""
    assert text("隐", run("显", '<w:vanish w:val="false"/>'), properties=properties, styles=styles) == "显"


def test_styles_in_a_circle_do_no_harm() -> None:
    styles = "".join(
        f'<w:style w:styleId="{a}"><w:basedOn w:val="{b}"/></w:style>' for a, b in (("a", "b"), ("b", "a"))
    )
    assert text("甲", properties='<w:pStyle w:val="a"/>', styles=styles) == "甲"


def test_prompts_nobody_answered_are_no_content() -> None:
    asked = control(run("单击或点击此处输入文字。"), "<w:showingPlcHdr/>")
    assert text(asked) == ""
    assert text(control(run("云溪镇"), "<w:showingPlcHdr/>")) == "云溪镇"
    assert text(control(run("选择优质苗木"), "")) == "选择优质苗木"


def test_pinyin_above_characters_is_dropped() -> None:
    ruby = f"<w:r><w:ruby><w:rt>{run('pǔ')}</w:rt><w:rubyBase>{run('浦')}</w:rubyBase></w:ruby></w:r>"
    assert text(ruby, "江镇") == "浦江镇"


def test_an_alternative_without_text_gives_way_to_the_next() -> None:
    content = (
        '<w:r><mc:AlternateContent><mc:Choice Requires="new"><w:drawing/></mc:Choice>'
        "<mc:Fallback><w:t>☑</w:t></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert text("专项资金", content) == "专项资金☑"


def test_symbols_outside_of_the_basic_plane() -> None:
    content = (
        '<w:r><mc:AlternateContent><mc:Choice Requires="w16se"><w16se:symEx w16se:font="x" w16se:char="2611"/>'
        "</mc:Choice><mc:Fallback><w:t>x</w:t></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert text("专项资金", content) == "专项资金☑"


def test_line_breaks_of_the_xml_are_blanks() -> None:
    assert text("<w:r><w:t>PM\n2.5</w:t></w:r>") == "PM 2.5"
