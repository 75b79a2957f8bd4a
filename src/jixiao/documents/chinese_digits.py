"""Digits and numbers in Chinese numerals, as number formats with ``[DBNum1]`` to ``[DBNum3]`` show them."""

from __future__ import annotations

from enum import IntEnum

_DIGITS = {1: "〇一二三四五六七八九", 2: "零壹贰叁肆伍陆柒捌玖", 3: "０１２３４５６７８９"}
_PLACES = {1: ("", "十", "百", "千"), 2: ("", "拾", "佰", "仟"), 3: ("", "十", "百", "千")}
_MYRIADS = ("", "万", "亿", "万亿")


class ChineseDigits(IntEnum):
    """Which numerals a format asks for: 一二三, 壹贰叁 or full-width １２３; none for most."""

    NONE = 0
    PLAIN = 1
    FORMAL = 2
    WIDE = 3

    def digits(self, text: str) -> str:
        """``text`` with each digit replaced by itself: ``2024`` → ``二〇二四``."""
        return text.translate(str.maketrans("0123456789", _DIGITS[self])) if self else text

    def number(self, text: str) -> str:
        """The decimal number in ``text`` as it is spoken: ``120.5`` → ``一百二十.五``."""
        if not self:
            return text
        whole, point, fraction = text.partition(".")
        if not whole.isascii() or not whole.isdigit() or len(whole) > 4 * len(_MYRIADS):
            return self.digits(text)
        return self._spoken(whole) + point + self.digits(fraction)

    def _spoken(self, whole: str) -> str:
        digits, places = _DIGITS[self], _PLACES[self]
        whole = whole.lstrip("0")
        if not whole:
            return digits[0] if self != ChineseDigits.PLAIN else "零"
        spoken = ""
        gap = False
        for at, digit in enumerate(whole):
            power = len(whole) - 1 - at
            if digit == "0":
                gap = True
            else:
                spoken += ("零" if gap else "") + digits[int(digit)] + places[power % 4]
                gap = False
            if power % 4 == 0 and whole[max(0, at - 3) : at + 1].strip("0"):
                spoken += _MYRIADS[power // 4]
            # 零 is spoken for zeros before a digit of the same group of four, not for those that end the group above.
            gap = gap and power % 4 != 0
        if self != ChineseDigits.FORMAL and spoken.startswith(digits[1] + places[1]) and len(whole) % 4 == 2:
            spoken = spoken[1:]  # ten is 十, not 一十, at the beginning of a number
        return spoken
