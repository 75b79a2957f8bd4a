"""Text in the cells of a workbook: nothing of it is lost and nothing of it is taken for something else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.documents.xlsx_sheets import unescaped
from jixiao.rendering.sheet_text import MOST_CHARACTERS, cell_pieces, looks_like_formula, sheet_text


def test_what_xml_cannot_hold_is_replaced() -> None:
    assert sheet_text("甲\x00\x1b\x0b乙\t丙\n\ufffe") == "甲\ufffd\ufffd\ufffd乙\t丙\n\ufffd"


@given(st.text(st.sampled_from("_x0005FfD甲")))
def test_what_reads_like_an_escape_stays_as_it_is(text: str) -> None:
    assert unescaped(sheet_text(text)) == text


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@甲", "＝100%"])
def test_what_looks_like_a_formula(text: str) -> None:
    assert looks_like_formula(text)


@pytest.mark.parametrize("text", ["", "≥90%", "1-2月", "甲=乙"])
def test_what_does_not_look_like_one(text: str) -> None:
    assert not looks_like_formula(text)


def test_a_text_that_fits_is_one_piece() -> None:
    assert cell_pieces("") == [""]
    assert cell_pieces("字" * MOST_CHARACTERS) == ["字" * MOST_CHARACTERS]


def test_a_longer_text_is_cut_behind_a_line() -> None:
    first, second = "字" * 20_000 + "\n", "词" * 20_000
    assert cell_pieces(first + second) == [first, second]


@pytest.mark.parametrize("text", ["字" * 70_000, "𠮷" * 20_000, "_x000D_" * 9_000, "\n" * 40_000])
def test_every_piece_fits_and_nothing_is_lost(text: str) -> None:
    pieces = cell_pieces(text)
    assert "".join(pieces) == text
    assert max(len(sheet_text(piece).encode("utf-16-le")) // 2 for piece in pieces) <= MOST_CHARACTERS
