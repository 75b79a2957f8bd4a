"""Lines in which the cells of a table run together without anything between them.

Document-sharing sites strip tables to one line of text. The labels of the form are the only landmarks: the line is
cut at them, and what stands between two labels of the indicator part is cut where values end.
"""

from __future__ import annotations

import re

from jixiao.recognition.titles import title_of
from jixiao.records.folding import simplified

_UNITS = (
    "个工作日|个百分点|万平方米|平方米|平方公里|立方米|万元|亿元|万人次|人次|户次|批次|场次|件次|元/人|元/亩|元/户|公里|公顷|千米|分钟|小时|工作日|"
    "[%％个次人件份元天日月年分场期项家户套台辆米吨亩批篇条座所处名张册本块棵株头只对支队村类种组间栋片点级例起站门万㎡]"
)
_SIGNED = r"(?:[≥≤＞＜=><≧≦═]{1,2}|不低于|不少于|不超过|大于等于|小于等于|大于|小于)"
_NUMBER = r"\d+(?:,\d{3})*(?:\.\d+)?"
_DATE = r"(?:20\d\d年)?\d{1,2}月(?:\d{1,2}日|底)?(?:前|之前|以前|底前)?|20\d\d年(?:底前?)?"
_VALUE = re.compile(
    rf"(?P<signed>{_SIGNED}{_NUMBER}(?:{_UNITS})?(?:/[\u4e00-\u9fff]{{1,3}})?)"
    rf"|(?P<date>{_DATE})"
    rf"|(?P<plain>{_NUMBER}(?:{_UNITS})?(?:/[\u4e00-\u9fff]{{1,3}})?(?:以上|以内|左右)?)"
)
_QUALITY = re.compile(
    r"(?P<value>(?:显著|持续|有效|不断|逐步|稳步|进一步|明显|有所|基本|长期|效果|较|全面|大幅)?"
    r"(?:提升|提高|增强|改善|加强|保障|促进|健全|完善|合格|达标|优良|优秀|良好|明显|显著|有效|及时|稳定|满意|长期|持续|增加|减少|降低|扩散|巩固|好|高))$"
)
_LEAST_NAME = 3
_TITLE = re.compile(
    r"(?P<title>(?:20\d\d年度?)?[^，。；：:、,;.\d%％《》()（）]{0,40}绩效[^，。；：:、,;.\d《》]{0,12}表(?:[(（][^()（）\d]{1,12}[)）])?)"
    r"(?P<year>[(（]\s*20\d\d年度?[)）])?(?=[(（]?20\d\d年|项目|专项|政策|单位|填报|填表|主管|预算|资金|$)"
)
_CHUNK = re.compile(r"^\s*(\d{1,3})、")


def cut_titles(text: str) -> list[str]:
    """The text cut at the titles of tables and the years behind them."""
    pieces: list[str] = []
    position = 0
    for match in _TITLE.finditer(text):
        if title_of(match.group("title")) is None:
            continue
        pieces += [text[position : match.start()], match.group("title"), match.group("year") or ""]
        position = match.end()
    pieces.append(text[position:])
    return [piece for piece in pieces if piece]


def cut_values(text: str) -> list[str]:
    """Names and values of indicators that run together: ``免疫密度≥90%合格率≥70%`` gives four pieces.

    A number before the first letters of a name belongs to the name; a value without a number is found only at the
    end, among the words that values are made of.
    """
    pieces: list[str] = []
    name_start = position = 0
    while match := _VALUE.search(text, position):
        before = text[name_start : match.start()]
        inside_name = match.lastgroup != "signed" and not (
            before.strip() or (pieces and name_start == match.start() and len(pieces) > 1)
        )
        unit_like = (
            match.lastgroup == "signed"
            or re.search(rf"(?:{_UNITS}|前|以上|以内)$", match.group())
            or match.end() == len(text)
        )
        if inside_name or (len(before) < _LEAST_NAME and before) or not (unit_like or not before):
            position = match.end()
            continue
        if before:
            pieces += _cut_quality(before)
        pieces.append(match.group())
        name_start = position = match.end()
    rest = text[name_start:]
    return pieces + (_cut_quality(rest) if rest else [])


def _cut_quality(text: str) -> list[str]:
    """A name and the words of value behind it; target and result in the same words are printed twice."""
    plain = simplified(text)
    if len(plain) != len(text):
        return [text]
    tail = _QUALITY.search(plain)
    if tail is None or tail.start() < _LEAST_NAME:
        return [text]
    value = text[tail.start() :]
    name = text[: tail.start()]
    if name.endswith(value) and len(name) - len(value) >= _LEAST_NAME:
        return [name[: -len(value)], value, value]
    return [name, value]


def cut_amounts(text: str) -> list[str]:
    """Amounts that run together, all with as many decimals: ``21.3622.0822.08100.00%``; else the text itself."""
    for decimals in (2, 4, 6, 1):
        found = re.findall(rf"\d+\.\d{{{decimals}}}%?", text)
        if len(found) >= 2 and text.startswith("".join(found)):
            rest = text[len("".join(found)) :]
            return [*found, rest] if rest else found
    return [text]


def without_chunk_marks(lines: list[str]) -> list[str]:
    """Lines with the running marks ``1、`` ``2、`` that such sites put between chunks of text; joined where found.

    A chunk ends anywhere, often inside a word, so the chunks are one line.
    """
    marks = [int(match.group(1)) if (match := _CHUNK.match(line)) else None for line in lines]
    numbered = [index for index, mark in enumerate(marks) if mark is not None]
    sequence = [marks[index] for index in numbered]
    if len(sequence) < 1 or sequence != list(range(1, len(sequence) + 1)) or max(map(len, lines)) < 200:
        return lines
    first = numbered[0]
    joined = "".join(
        _CHUNK.sub("", line) if index in numbered else line for index, line in enumerate(lines[first:], first)
    )
    return [*lines[:first], joined]
