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

PINYIN = re.compile(r"(?<=[\u4e00-\u9fff])[(（][a-zü]{0,4}[āáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜ][a-zü]{0,3}[)）]")
"""The reading in brackets that some converters to traditional characters leave behind a character."""
_BRACKETED = re.compile(r"[(\[【〔{][^()\[\]【】〔〕{}]*[)\]】〕}](?:分$)?")
_PUNCTUATION = re.compile(r"[\s，,。.；;：:、“”\"'‘’《》<>…·*★#＊?？%\-—_~～/|()\[\]【】〔〕{}]+")
_SPACE = re.compile(r"\s+")
_ENUMERATION = re.compile(r"^(?:[(]?[一二三四五六七八九十]{1,2}[)、.．]|[(]?\d{1,2}[)、.．](?!\d))")
_MONTHS = re.compile(r"^\d{1,2}(?:[-—–~～至到]\d{1,2})?月(?:份|底)?+(?=.{3})")
_WHERE = re.compile(r"^其\s*中\s*[:：]?")
_NESTED = 3
"""How deep the brackets of a hint stand in each other at the most."""
_GAP = re.compile(r"(?<![A-Za-z])\s+|\s+(?![A-Za-z])")


@cache
def _simplifier() -> OpenCC:
    from opencc import OpenCC

    return OpenCC("t2s")


def simplified(text: str) -> str:
    """``text`` in simplified characters, with the pinyin that some converters leave in brackets taken out."""
    try:
        text.encode("gb2312")  # holds the simplified characters only, and is asked in a moment
    except UnicodeEncodeError:
        return str(_simplifier().convert(PINYIN.sub("", text)))
    return text


@lru_cache(maxsize=1 << 15)
def fold(text: str) -> str:
    """``text`` without white space, punctuation, width and character variants: for comparing wording."""
    return _PUNCTUATION.sub("", simplified(unicodedata.normalize("NFKC", text)))


@lru_cache(maxsize=1 << 15)
def fold_label(text: str) -> str:
    """``text`` as labels are compared: folded, without a leading number, 其中 or months, without bracketed hints."""
    folded = _SPACE.sub("", simplified(unicodedata.normalize("NFKC", text)))
    if folded.startswith("【") and folded.find("】") == len(folded) - 1:
        folded = folded[1:-1]
    for _ in range(_NESTED):
        folded = _BRACKETED.sub("", folded)
    folded = _MONTHS.sub("", _WHERE.sub("", _ENUMERATION.sub("", folded)))
    return _PUNCTUATION.sub("", folded)


@lru_cache(maxsize=1 << 15)
def unspaced(text: str) -> str:
    """The printed text without white space, as records carry it; a blank between two Latin words stays."""
    if not any(map(str.isspace, text)):
        return text
    return _GAP.sub("", _SPACE.sub(" ", text.strip()))
