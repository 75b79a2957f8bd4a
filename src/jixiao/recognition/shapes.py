"""What kind of thing a short text looks like: a value, a number, a sign, a unit, a name. Quick looks, no meaning."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from jixiao.values.words import words

_LONGEST_UNIT = 8
NAME_LIKE = 0.15
"""The value likeness of a text that ends as names of indicators do."""
_SPACE = re.compile(r"\s+")
_SIGN = re.compile(
    r"^(?:[≥≤>=<＝≧≦＞＜═﹦]|>=|<=|==|=|大于|小于|等于|大于等于|小于等于|不低于|不高于|不少于|不超过|定性|区间|正向指标|反向指标|正向|反向)$"
)
_NUMBER = re.compile(r"^-?\d[\d,]*(?:\.\d+)?$")
_POINTS = re.compile(r"^\d{1,3}(?:\.\d{1,4})?(?:分|%)?$")
_VALUE = re.compile(
    r"^(?:[≥≤><=≧≦]|>=|<=|大于|小于|不少于|不低于|不超过|不高于|至少|约|控制在|每[年月日天季周两半次]|第[一二三四]季|[\d*])"
    r"|^\d|^[(（]?\d+(?:\.\d+)?\s*[%％]|\d[%％]|^\d{4}年|^(?:[一二两三四五六七八九十]+)(?:次|个|项|场|期|篇|名|人|家|年|月|天)$"
    r"|^(?:\d+月|\d{1,2}[-～至]\d{1,2}月|年[初中底内末])"
    r"|^(?:全年|年度|上半年|下半年|及时|按时|按期|实时|长期|持续).{0,4}$"
)
_QUALITY = re.compile(
    r"^(?:[一-鿿]{0,4})?(?:提升|提高|增强|改善|改进|加强|保障|促进|推进|健全|完善|规范|合格|达标|优|良|良好|优良|优秀|好|高|较高|显著|明显|有效|及时|按时|满意|较满意|基本满意|合理|安全|稳定|正常|有|无|是|达成|完成|全部完成|已完成|符合|持续|长期|长效|巩固|弘扬|缓解|杜绝|减少|降低|友好|营造|强化|丰富|改观|建立|建立健全|建立完善|有所提升|有所提高|逐步提高|逐步提升|不断提高|扩大|增加|消除|推动|落实|到位|齐全|完整|准确|可控|畅通|可持续|提质|优化|下降|增长|上升|发挥|影响|有帮助|高质量|优等|中等|一般|较好|强)$"
)
_NAME_END = re.compile(
    r"(?:率|数|数量|次数|人数|性|度|情况|水平|能力|时间|时限|质量|面积|标准|成本|费用|金额|指标值|机制|制度|效果|作用|影响|比例|程度|人次|范围)$"
)
_ENUMERATED = re.compile(r"^\s*(?:(?:三级)?指\s*标|目\s*标)\s*(\d{1,2})\s*[:：.、．]?\s*")
_LISTED = re.compile(r"^\s*[(（]?(\d{1,2})\s*[)）.、．]\s*(?=[\u4e00-\u9fff“\"(（《]|$)")
_ELLIPSIS = re.compile(r"^[.…。·⋯]{2,}$|^…+$")


def squeezed(text: str) -> str:
    """Width folded, white space gone."""
    return _SPACE.sub("", unicodedata.normalize("NFKC", text))


@lru_cache(maxsize=1 << 14)
def is_sign(text: str) -> bool:
    """A comparison sign or its word, alone in its cell."""
    return bool(_SIGN.match(_SPACE.sub("", text)) or _SIGN.match(squeezed(text)))


@lru_cache(maxsize=1 << 14)
def is_number(text: str) -> bool:
    """A plain number."""
    return bool(_NUMBER.match(squeezed(text)))


@lru_cache(maxsize=1 << 14)
def is_points(text: str) -> bool:
    """A number such as points and weights are: up to three digits before the point."""
    return bool(_POINTS.match(squeezed(text)))


@lru_cache(maxsize=1 << 14)
def is_unit(text: str) -> bool:
    """A unit of measure alone in its cell."""
    short = squeezed(text)
    known = words()
    if short in known.units or (short[:1] in known.scales and short[1:] in known.units):
        return True
    return "/" in short and len(short) <= _LONGEST_UNIT and not any(char.isdigit() for char in short)


@lru_cache(maxsize=1 << 14)
def value_likeness(text: str) -> float:
    """How much a text looks like a target value rather than like the name of an indicator, 0–1."""
    short = squeezed(text)
    if not short:
        return 0.0
    if enumerated(text)[0] is not None:
        return 0.0
    if _NUMBER.match(short):
        return 1.0
    if _VALUE.search(short):
        return 0.95 if len(short) <= 16 else 0.75
    if len(short) <= 10 and _QUALITY.match(short):
        return 0.85
    if _NAME_END.search(short):
        return NAME_LIKE
    return 0.45 if len(short) <= 6 else 0.3


@lru_cache(maxsize=1 << 14)
def enumerated(text: str) -> tuple[int | None, str]:
    """The number in front of a name and the name: ``指标2：培训人数`` gives ``(2, "培训人数")``."""
    match = _ENUMERATED.match(text)
    if match is None:
        match = _LISTED.match(text)
    if match is None:
        return None, text
    return int(match.group(1)), text[match.end() :]


_INNER_NUMBER = re.compile(r"(?<=[\s：:；;。.])(?=(?:指标|目标)\s*\d{1,2}\s*[:：])")


def split_enumerated(text: str) -> list[str]:
    """The parts of a cell in which several numbered names are printed: ``指标1：… 指标2：…``."""
    if text.count("指标") + text.count("目标") < 2:
        return [text]
    return [part for part in _INNER_NUMBER.split(text) if part.strip()]


def is_ellipsis(text: str) -> bool:
    """The dots that end the blank rows of a block."""
    return bool(_ELLIPSIS.match(_SPACE.sub("", text)))
