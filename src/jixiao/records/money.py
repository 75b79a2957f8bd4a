"""Amounts of money as tables print them; always ``Decimal`` or the printed string, never float."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal, InvalidOperation
from typing import Literal

_SPACE = re.compile(r"\s+")
_NUMBER = r"-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_AMOUNT = re.compile(rf"^[¥￥]?({_NUMBER})(万元|万|元|亿元)?(?:人民币|整)?(?:\(.*\))?[,。.;]?$")
_PRINTED = re.compile(_NUMBER, re.ASCII)
_LEAST = 3
"""Characters from which on a piece between blanks is an amount of its own, not the rest of one."""
_NOTHING = frozenset(
    ("", "...", "......", "..", "/", "\\", "-", "--", "---", "—", "——", "－", "无", "…", "……", "_", "空")
)


def is_blank_amount(text: str) -> bool:
    """Whether the text is one of the signs that forms use for no amount: ``/``, ``-``, ``—``, 无."""
    return _SPACE.sub("", unicodedata.normalize("NFKC", text)) in _NOTHING


def parse_amount(text: str) -> tuple[str, str | None] | None:
    """(printed number, printed unit) of an amount such as ``7.40``, ``0.02万`` or ``1,200.00元``.

    The number is kept as printed, thousands commas included, blanks taken out. ``None`` where it is no amount.
    """
    pieces = text.split()
    if len(pieces) > 1 and all(_is_whole(piece) for piece in pieces):
        return None  # two amounts in one cell
    if any(unicodedata.category(char) == "No" for char in text):
        return None  # raised and circled figures
    match = _AMOUNT.match(_SPACE.sub("", unicodedata.normalize("NFKC", text)))
    return (match.group(1), match.group(2)) if match else None


def _is_whole(piece: str) -> bool:
    """Whether a piece between blanks is an amount by itself and not the beginning or the rest of one."""
    return len(piece) >= _LEAST and piece[-1] not in ".,。" and piece[0] != "0" and _AMOUNT.match(piece) is not None


def decimal_of(printed: str) -> Decimal:
    """The number of a printed amount. Raises ``decimal.InvalidOperation`` where it is none."""
    if not _PRINTED.fullmatch(printed):
        raise InvalidOperation(printed)
    return Decimal(printed.replace(",", ""))


def unit_in(text: str) -> Literal["元", "万元"] | None:
    """The money unit a label or a note names: ``项目资金（万元）``, ``单位：元``."""
    folded = _SPACE.sub("", unicodedata.normalize("NFKC", text))
    if "万元" in folded or "萬元" in folded:
        return "万元"
    if re.search(r"[(:]元\)?", folded):
        return "元"
    return None
