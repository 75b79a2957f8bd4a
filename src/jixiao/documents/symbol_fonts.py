"""Fonts whose letters are pictures: what Wingdings, Webdings and Symbol show for a character, in Unicode.

Word and the web keep such a text as ordinary letters (``R`` in Wingdings 2 is a ticked box) or as characters of the
private area U+F000–U+F0FF, and leave the rest to the font. The code points follow those that Unicode 7.0 gave to the
pictures of these fonts, but crossed boxes are ticked ones here and tick marks are ``√``, as forms print them.
"""

from __future__ import annotations

_UNKNOWN = "\ufffd"
"""What stands for a picture that no form gives a meaning: the cell is not blank, and does not say what it says not."""


def _numbers(first: int) -> dict[int, str]:
    """⓪ to ⑩ and the same in white on black, which both Wingdings fonts have in a row from ``first`` on."""
    return {first + at: char for at, char in enumerate("⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿")}


_WINGDINGS = _numbers(0x80) | {
    0x45: "☜", 0x46: "☞", 0x6C: "●", 0x6D: "○", 0x6E: "■", 0x6F: "□", 0x70: "□", 0x71: "□", 0x72: "□", 0x74: "◆",
    0x75: "◆", 0x76: "❖", 0x78: "☑", 0x9E: "·", 0x9F: "•", 0xA0: "▪", 0xA1: "○", 0xA2: "○", 0xA3: "○", 0xA4: "◉",
    0xA5: "◎", 0xA7: "▪", 0xA8: "□", 0xAB: "★", 0xB6: "☆", 0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓",
    0xE8: "→", 0xF0: "⇨", 0xFB: "×", 0xFC: "√", 0xFD: "☑", 0xFE: "☑",
}  # fmt: skip
_WINGDINGS_2 = _numbers(0x69) | {
    0x4F: "×", 0x50: "√", 0x51: "☑", 0x52: "☑", 0x53: "☑", 0x54: "☑", 0x97: "•", 0x98: "●", 0x99: "○", 0x9A: "○",
    0x9B: "○", 0x9E: "◉", 0xA2: "■", 0xA3: "□", 0xA4: "□", 0xA5: "□", 0xA6: "□", 0xA8: "▣", 0xAE: "◆", 0xAF: "◇",
}  # fmt: skip
_WEBDINGS = {0x61: "√", 0x63: "□", 0x67: "■", 0x6E: "●", 0x72: "×", 0x3D: "•"}
_SYMBOL = {
    **{ord(letter): greek for letter, greek in zip(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
        "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖαβχδεφγηιϕκλμνοπθρστυϖωξψζ",
        strict=True,
    )},
    **{ord(same): same for same in " !#%&()+,./0123456789:;<=>?[]_{|}"},
    0x2A: "*", 0x2D: "−", 0x40: "≅", 0x7E: "~", 0xA3: "≤", 0xA5: "∞", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×",
    0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBA: "≡", 0xBB: "≈", 0xBC: "…", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓",
    0xD6: "√", 0xD7: "·", 0xE5: "∑",
}  # fmt: skip
_FONTS = {
    "wingdings": _WINGDINGS,
    "wingdings 2": _WINGDINGS_2,
    "wingdings 3": {},
    "webdings": _WEBDINGS,
    "symbol": _SYMBOL,
}


def is_symbol_font(name: str) -> bool:
    """Whether the letters of the font are pictures."""
    return _key(name) in _FONTS


def in_symbol_font(font: str, text: str) -> str:
    """What a reader sees of ``text`` in the font; the text itself where the font is an ordinary one.

    Characters beyond U+00FF that are not in the private area are none of the font's: the program that shows the text
    takes another font for them, and so they stay.
    """
    shown = _FONTS.get(_key(font))
    if shown is None:
        return text
    return "".join(_shown(char, shown) for char in text)


def _key(name: str) -> str:
    return " ".join(name.strip("\"' \t\r\n").lower().split())


def _shown(char: str, shown: dict[int, str]) -> str:
    code = ord(char)
    if char.isspace() or (code > 0xFF and not 0xF000 <= code <= 0xF0FF):
        return char
    return shown.get(code & 0xFF, _UNKNOWN)
