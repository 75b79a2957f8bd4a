"""Text made comparable: width, white space, punctuation and traditional characters folded away.

Folded text is for comparing only; records keep what is printed.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from opencc import OpenCC

_TRADITIONAL = frozenset(
    "項資績級標數質時濟態響對滿計劃開結實執門單屬類額財撥總轉續應務據間價備註負責號編碼產環會萬預際"
)
_PINYIN = re.compile(r"\([a-zāáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜü]{1,7}\)")
_BRACKETED = re.compile(r"[(\[【〔{][^()\[\]【】〔〕{}]*[)\]】〕}](?:分$)?")
_PUNCTUATION = re.compile(r"[\s，,。.；;：:、“”\"'‘’《》<>…·*★#＊?？%\-—_~～/|()\[\]【】〔〕{}]+")
_SPACE = re.compile(r"\s+")
_ENUMERATION = re.compile(r"^(?:[(]?[一二三四五六七八九十]{1,2}[)、.．]|[(]?\d{1,2}[)、.．](?!\d))")
_MONTHS = re.compile(r"^\d{1,2}(?:[-—–~～至到]\d{1,2})?月(?:份|底)?(?=.{3})")
_WHERE = re.compile(r"^其\s*中\s*[:：]?")
_LATIN_GAP = re.compile(r"(?<=[A-Za-z])\s+(?=[A-Za-z])")


@cache
def _simplifier() -> OpenCC:
    from opencc import OpenCC

    return OpenCC("t2s")


def simplified(text: str) -> str:
    """``text`` in simplified characters, with the pinyin that some converters leave in brackets taken out."""
    if _TRADITIONAL.isdisjoint(text):
        return text
    return str(_simplifier().convert(_PINYIN.sub("", text)))


@lru_cache(maxsize=1 << 15)
def fold(text: str) -> str:
    """``text`` without white space, punctuation, width and character variants: for comparing wording."""
    return _PUNCTUATION.sub("", simplified(unicodedata.normalize("NFKC", text)))


@lru_cache(maxsize=1 << 15)
def fold_label(text: str) -> str:
    """``text`` as labels are compared: folded, without a leading number, 其中 or months, without bracketed hints."""
    folded = _SPACE.sub("", simplified(unicodedata.normalize("NFKC", text)))
    while (shorter := _BRACKETED.sub("", folded)) != folded:
        folded = shorter
    folded = _MONTHS.sub("", _WHERE.sub("", _ENUMERATION.sub("", folded)))
    return _PUNCTUATION.sub("", folded)


@lru_cache(maxsize=1 << 15)
def unspaced(text: str) -> str:
    """The printed text without white space, as records carry it; a blank between two Latin words stays."""
    if not any(map(str.isspace, text)):
        return text
    kept = _LATIN_GAP.sub("\0", text.strip())
    return _SPACE.sub("", kept).replace("\0", " ")
