"""The numbers of lists as they are printed: 一, ①, 甲, iv …"""

from __future__ import annotations

_DIGITS = "零一二三四五六七八九"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_CHINESE = frozenset(
    (
        "chineseCounting", "chineseCountingThousand", "chineseLegalSimplified", "ideographDigital", "japaneseCounting",
        "japaneseDigitalTenThousand", "taiwaneseCounting", "taiwaneseCountingThousand", "koreanDigital2",
    )
)  # fmt: skip
_CIRCLED = frozenset(("decimalEnclosedCircle", "decimalEnclosedCircleChinese"))


def numeral(value: int, form: str) -> str:
    """The number as Word prints it in a format of ``ST_NumberFormat``; rare formats are printed as digits."""
    if form == "none":
        return ""
    if form in _CHINESE and 0 < value < 100:
        tens, ones = divmod(value, 10)
        return ("" if tens < 2 else _DIGITS[tens]) + ("十" if tens else "") + (_DIGITS[ones] if ones else "")
    if form in _CIRCLED and 0 < value <= 20:
        return chr(ord("①") + value - 1)
    if form == "decimalFullWidth":
        return str(value).translate({ord("0") + digit: chr(0xFF10 + digit) for digit in range(10)})
    if form == "decimalZero":
        return f"{value:02}"
    if form == "ideographTraditional" and 0 < value <= len(_STEMS):
        return _STEMS[value - 1]
    if form in ("lowerLetter", "upperLetter") and value > 0:
        # After z Word prints aa, bb, cc.
        letters = chr(ord("a") + (value - 1) % 26) * min(5, (value - 1) // 26 + 1)
        return letters.upper() if form == "upperLetter" else letters
    if form in ("lowerRoman", "upperRoman") and 0 < value < 400:
        roman = ""
        for worth, letters in _ROMAN:
            roman += letters * (value // worth)
            value %= worth
        return roman.upper() if form == "upperRoman" else roman
    return str(value)
