from __future__ import annotations

import pytest

from jixiao.documents.symbol_fonts import in_symbol_font, is_symbol_font


@pytest.mark.parametrize("name", ["Wingdings", "wingdings 2", ' "Wingdings  3"', "'Webdings'", "SYMBOL"])
def test_fonts_of_pictures(name: str) -> None:
    assert is_symbol_font(name)


@pytest.mark.parametrize("name", ["宋体", "", "Segoe UI Symbol", "Wingdings 4"])
def test_fonts_of_letters(name: str) -> None:
    assert not is_symbol_font(name)
    assert in_symbol_font(name, "R\uf052") == "R\uf052"


@pytest.mark.parametrize(
    ("font", "text", "shown"),
    [
        ("Wingdings 2", "R£P", "☑□√"),
        ("Wingdings 2", "\uf052 \uf0a3", "☑ □"),
        ("Wingdings 2", "jks", "①②⑩"),
        ("Wingdings", "þ¨oxü", "☑□□☑√"),
        ("Wingdings", "\uf081\uf08a\uf08c", "①⑩❶"),
        ("Wingdings", "是□", "是□"),
        ("Wingdings", "C", "\ufffd"),
        ("Symbol", "\uf0b395%", "≥95%"),
        ("Symbol", "a£b", "α≤β"),
        ("Webdings", "ca", "□√"),
    ],
)
def test_pictures(font: str, text: str, shown: str) -> None:
    assert in_symbol_font(font, text) == shown
