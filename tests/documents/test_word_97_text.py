from __future__ import annotations

import struct

import pytest
from samples.word_97_writer import (
    DELETED,
    HIDDEN,
    Paragraph,
    Run,
    Word97,
    in_font,
    paragraph,
    row,
    sprm,
    symbol,
)

from jixiao.documents.archive_errors import DamagedDocumentError
from jixiao.documents.word_97 import read_word_97

FONTS = ("宋体", "Wingdings 2", "Wingdings")


@pytest.fixture(autouse=True)
def no_other_program(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jixiao.documents.word_97.can_convert", lambda: False)


def lines(*main: Paragraph, data: bytes = b"") -> list[str]:
    """The texts of all cells of a document."""
    document = read_word_97("表.doc", Word97(list(main), fonts=FONTS, data=data).file())
    return [cell.text for _, row in document.rows() for cell in row]


def field(code: str, result: str | None = None) -> str:
    """A field with its code and its result."""
    return f"\x13 {code} " + ("" if result is None else f"\x14{result}") + "\x15"


# Fields


def test_codes_of_fields_are_dropped_and_results_kept() -> None:
    assert lines(paragraph("见", field('HYPERLINK "http://x.cn"', "网页"), "。")) == ["见网页。"]


def test_fields_may_stand_in_codes_and_results() -> None:
    inner = field("PAGE", "3")
    assert lines(paragraph(field(f"IF {inner} = 3", f"第{inner}页"), "完")) == ["第3页完"]


def test_a_code_may_have_several_paragraphs() -> None:
    assert lines(paragraph("甲\x13 IF 1\r2 \x14乙\x15丙")) == ["甲乙丙"]


def test_a_result_may_have_several_paragraphs() -> None:
    assert lines(paragraph("甲\x13 TOC \x14乙"), paragraph("丙\x15丁")) == ["甲乙", "丙丁"]


def test_a_field_that_never_ends_swallows_nothing() -> None:
    assert lines(paragraph("甲\x13乙"), *row("丙", "丁"), paragraph("戊")) == ["甲乙", "丙", "丁", "戊"]


def test_ends_of_fields_that_never_began_are_no_fault() -> None:
    assert lines(paragraph("甲\x15乙\x14丙")) == ["甲乙丙"]


def test_fields_in_fields_without_end_are_no_fault() -> None:
    assert lines(paragraph("甲" + "\x13" * 5000 + "乙" + "\x15" * 5000 + "丙"))[0].endswith("丙")


def test_a_tick_drawn_into_a_box_is_a_ticked_box() -> None:
    assert lines(paragraph("是", field(r"EQ \o\ac(□,√)"), "否")) == ["是☑否"]


# Symbols


def test_symbols_are_what_their_font_shows() -> None:
    boxes = [Run("(", symbol(1, 0xF052)), Run("(", symbol(2, 0xF0A8))]
    assert lines(paragraph("专项", boxes[0], "经常", boxes[1])) == ["专项☑经常□"]


def test_letters_of_symbol_fonts_are_pictures() -> None:
    assert lines(paragraph("专项", Run("R", in_font(1)), "经常", Run("\uf0a8", in_font(2)), "R")) == ["专项☑经常□R"]


def test_characters_of_ordinary_scripts_stay_in_any_font() -> None:
    assert lines(paragraph(Run("河道", in_font(1)), Run("\x0b", in_font(1)), "R")) == ["河道", "R"]


def test_a_symbol_of_an_unknown_font_is_its_character() -> None:
    assert lines(paragraph("甲", Run("(", symbol(99, 0x2713)))) == ["甲✓"]


def form_field(kind: int, chosen: int, default: int = 0, choices: tuple[str, ...] = ()) -> bytes:
    """What the Data stream holds of a form field (2.9.158, 2.9.78)."""
    content = struct.pack("<IHHHH", 0xFFFFFFFF, kind | chosen << 2, 0, 0, 2) + "框1\0".encode("utf-16-le")
    content += struct.pack("<H", default) + bytes(4) * 5
    if choices:
        content += struct.pack("<HIH", 0xFFFF, len(choices), 0)
        content += b"".join(struct.pack("<H", len(text)) + text.encode("utf-16-le") for text in choices)
    return struct.pack("<IH62x", 68 + len(content), 68) + content


def located(offset: int) -> Run:
    return Run("\x01", sprm(0x6A03, struct.pack("<I", offset)) + sprm(0x0855, b"\1"))


@pytest.mark.parametrize(("chosen", "default", "shown"), [(1, 0, "☑"), (0, 1, "□"), (25, 1, "☑"), (25, 0, "□")])
def test_tick_boxes_of_form_fields(chosen: int, default: int, shown: str) -> None:
    main = paragraph("是\x13 FORMCHECKBOX ", located(8), "\x14\x15", "否")
    assert lines(main, data=bytes(8) + form_field(1, chosen, default)) == [f"是{shown}否"]


def test_the_chosen_line_of_a_list() -> None:
    main = paragraph("类别：\x13 FORMDROPDOWN ", located(0), "\x14\x15")
    assert lines(main, data=form_field(2, 1, choices=("专项资金", "经常性项目"))) == ["类别：经常性项目"]
    assert lines(main, data=form_field(2, 7, choices=("专项资金",))) == ["类别："]


def test_a_form_field_for_text_shows_its_result() -> None:
    main = paragraph("\x13 FORMTEXT ", located(0), "\x14河道保洁\x15")
    assert lines(main, data=form_field(0, 0)) == ["河道保洁"]


def test_a_picture_shows_no_text() -> None:
    assert lines(paragraph("甲", located(0)), data=bytes(100)) == ["甲"]


def test_a_form_field_out_of_range_is_damage() -> None:
    with pytest.raises(DamagedDocumentError):
        lines(paragraph("\x13 FORMCHECKBOX ", located(1 << 30), "\x14\x15"), data=form_field(1, 1))


# What is not printed


@pytest.mark.parametrize("properties", [DELETED, HIDDEN])
def test_deleted_and_hidden_text_is_left_out(properties: bytes) -> None:
    assert lines(paragraph("保", Run("不见", properties), "留")) == ["保留"]


def test_hidden_ends_of_cells_still_end_them() -> None:
    hidden = [Paragraph([Run("甲", HIDDEN)], "\x07", one.properties) if one.end == "\x07" else one for one in row("甲")]
    assert lines(paragraph("乙"), *hidden, paragraph("丙")) == ["乙", "丙"]


def test_a_field_whose_code_is_half_hidden_shows_its_result() -> None:
    assert lines(paragraph("甲", Run("\x13 XE", HIDDEN), " x \x14乙\x15丙")) == ["甲乙丙"]


def test_breaks_part_lines_and_special_hyphens_are_hyphens() -> None:
    assert lines(paragraph("甲\x0b乙\x0e丙"), paragraph("A\x1eB\x1fC\x02\x05")) == ["甲", "乙", "丙", "A-BC"]


def test_a_page_break_ends_a_paragraph() -> None:
    assert lines(paragraph("甲\x0c乙")) == ["甲", "乙"]
