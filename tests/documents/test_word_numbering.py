from __future__ import annotations

from tests.documents.docx_file import cell, docx, paragraph, row, table

from jixiao.documents.word import read_word


def level(at: int, form: str, text: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>'
        f'<w:suff w:val="nothing"/>{more}</w:lvl>'
    )


def lists(*levels: str, numbers: str = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>') -> str:
    return f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>{numbers}'


def item(text: str, at: int = 0, number: int = 1) -> str:
    return paragraph(
        text, properties=f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{number}"/></w:numPr>'
    )  # fmt: skip


def lines(body: str, numbering: str, styles: str = "") -> list[str]:
    document = read_word("表.docx", docx(body, numbering=numbering, styles=styles))
    return [cell.text for _, row in document.rows() for cell in row]


def test_headings_are_numbered_as_printed() -> None:
    numbering = lists(level(0, "chineseCounting", "%1、"))
    assert lines(item("项目概述") + paragraph("略") + item("立项依据"), numbering) == [
        "一、项目概述",
        "略",
        "二、立项依据",
    ]


def test_deeper_levels_begin_anew() -> None:
    numbering = lists(level(0, "decimal", "%1."), level(1, "decimal", "%1.%2"))
    body = item("甲") + item("乙", 1) + item("丙", 1) + item("丁") + item("戊", 1)
    assert lines(body, numbering) == ["1.甲", "1.1乙", "1.2丙", "2.丁", "2.1戊"]


def test_a_column_of_running_numbers_is_not_blank() -> None:
    numbering = lists(level(0, "decimal", "%1"))
    body = table(row(cell(item("")), "保洁次数"), row(cell(item("")), "巡查次数"))
    assert lines(body, numbering) == ["1", "保洁次数", "2", "巡查次数"]


def test_lists_of_one_kind_count_on_unless_told_otherwise() -> None:
    numbers = "".join(
        f'<w:num w:numId="{at}"><w:abstractNumId w:val="0"/>{override}</w:num>'
        for at, override in (
            (1, ""),
            (2, ""),
            (3, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'),
        )
    )
    numbering = lists(level(0, "decimal", "%1."), numbers=numbers)
    assert lines(item("甲") + item("乙", number=2) + item("丙", number=3) + item("丁", number=3), numbering) == [
        "1.甲", "2.乙", "1.丙", "2.丁",
    ]  # fmt: skip


def test_a_style_may_carry_the_list() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="h"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    body = paragraph("概述", properties='<w:pStyle w:val="h"/>') + paragraph(
        "无号", properties='<w:pStyle w:val="h"/><w:numPr><w:numId w:val="0"/></w:numPr>'
    )
    assert lines(body, lists(level(0, "japaneseCounting", "（%1）")), styles) == ["（一）概述", "无号"]


def test_a_list_may_be_defined_by_another() -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="s"/></w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="1"><w:styleLink w:val="s"/>{level(0, "upperRoman", "%1.")}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    assert lines(item("甲") + item("乙"), numbering) == ["I.甲", "II.乙"]


def test_bullets_are_no_text_but_boxes_are() -> None:
    bullet = level(0, "bullet", "\uf06c", '<w:rPr><w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/></w:rPr>')
    box = level(0, "bullet", "\uf0a8", '<w:rPr><w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/></w:rPr>')
    assert lines(item("专项资金"), lists(bullet)) == ["专项资金"]
    assert lines(item("专项资金"), lists(box)) == ["□专项资金"]


def test_a_gap_stands_behind_the_number_where_word_prints_one() -> None:
    numbering = lists(level(0, "decimal", "%1.").replace("nothing", "tab"))
    assert lines(item("甲"), numbering) == ["1. 甲"]


def test_lists_nobody_defined_have_no_numbers() -> None:
    assert lines(item("甲", number=9), lists()) == ["甲"]
