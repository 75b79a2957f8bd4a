import unicodedata

import pytest

from jixiao.documents.pdf.symbols import BROKEN, is_unknown, printed, symbol, symbol_font


@pytest.mark.parametrize(
    ("char", "expected"),
    [
        ("⽬", "目"),
        ("⻚", "页"),
        ("⻓", "长"),
        ("⻋", "车"),
        ("\ufb03", "ffi"),
        ("\uf967", "不"),
        ("☐", "□"),
        ("❑", "□"),
        ("☒", "☑"),
        ("\u200b", ""),
        ("\ufeff", ""),
    ],
)
def test_stand_ins_become_what_is_printed(char: str, expected: str) -> None:
    assert printed(char) == expected


@pytest.mark.parametrize("char", [*"目页长a1≥%（：㎡①…√☑□", "ⅳ", "２"])
def test_printed_wording_stays(char: str) -> None:
    assert printed(char) == char


def test_every_radical_becomes_an_ordinary_character() -> None:
    radicals = [chr(code) for code in range(0x2F00, 0x2FD6)]

    assert all(unicodedata.name(printed(radical)).startswith("CJK UNIFIED") for radical in radicals)


@pytest.mark.parametrize(
    ("font", "char", "expected"),
    [
        ("ABCDEF+Wingdings-Regular", "\uf0fe", "☑"),
        ("Wingdings", "¨", "□"),
        ("XYZABC+Wingdings2", "R", "☑"),
        ("Wingdings 2", "£", "□"),
        ("SymbolMT", "\uf0b3", "≥"),
        ("Symbol", "×", "×"),
        ("Wingdings", "√", "√"),
    ],
)
def test_symbol_fonts_print_pictures(font: str, char: str, expected: str) -> None:
    known = symbol_font(font)

    assert known is not None
    assert symbol(char, known) == expected


@pytest.mark.parametrize("font", ["STSong-Light", "ABCDEF+SimSun", "Helvetica", ""])
def test_other_fonts_print_letters(font: str) -> None:
    assert symbol_font(font) is None


@pytest.mark.parametrize("char", [BROKEN, "\x03", "\ue123", "\u0378", "\ud800"])
def test_characters_without_a_meaning_are_unknown(char: str) -> None:
    assert is_unknown(char)


@pytest.mark.parametrize("char", [*"项a1 ≥", "\u3000", "\u200b", "⻚"])
def test_others_are_not(char: str) -> None:
    assert not is_unknown(char)
