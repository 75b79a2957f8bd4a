"""Characters that recognisers take for another where thin strokes are lost, put right by the characters beside them.

Only what is printed in no such table: 项日 can be nothing but 项目, a page in simplified characters has no single 補,
and no target is measured in degrees without a scale. Whatever is put right is marked as a guess.
"""

from __future__ import annotations

import re
from dataclasses import replace

from jixiao.documents.scan.recognise import Reading
from jixiao.records.folding import simplified

UNSURE = 0.95
"""Characters that were read more surely are left as they are: papers have typing errors, too."""
MISREADINGS = {
    "项日": "项目",
    "日标": "目标",
    "总日": "总目",
    "科日": "科目",
    "中请": "申请",
    "间题": "问题",
    "资余": "资金",
    "资全": "资金",
    "主营部门": "主管部门",
    "完戍": "完成",
    "己完成": "已完成",
    "万无": "万元",
}

_TRADITIONAL_PAGE = 0.08
"""Share of the characters of a page that are traditional from which on it is taken to be printed so: mostly 0.3."""
_IDEOGRAPHS = "\u3400"
GUESS = 0.5
"""How sure what was put right is at the most."""
_SHAKY = 0.8
_DEGREES = re.compile(r"(?:(?<=\d)|^)°[0oO°%]?$")
"""A per cent sign without its stroke."""
_BRACKETS = re.compile(r"[()（）]")
_UNIT = re.compile(r"(?<=[\u4e00-\u9fff])(?:(?<![百千万亿])([百千万亿]?元)[)）]|[(（]([百千万亿]?元))$")
_NUMBER = re.compile(r"^(?:指标|目标) ?[!！|丨]")
"""The ``1：`` in front of the first indicator or goal, as one character; nothing else begins like that."""


def in_simplified(readings: list[Reading]) -> list[Reading]:
    """The readings of a page; where it is printed in simplified characters, blurred ones are no traditional ones."""
    simple = [simplified(reading.text) for reading in readings]
    changed = sum(
        one != other
        for reading, text in zip(readings, simple, strict=True)
        if len(reading.text) == len(text)
        for one, other in zip(reading.text, text, strict=True)
    )
    if not changed or changed > _TRADITIONAL_PAGE * sum(char >= _IDEOGRAPHS for text in simple for char in text):
        return readings
    return [
        _guessed(reading, text) if text != reading.text and len(text) == len(reading.text) else reading
        for reading, text in zip(readings, simple, strict=True)
    ]


def _guessed(reading: Reading, text: str) -> Reading:
    """The reading with this text of the same length, unsure where it is another one."""
    printed = [(old, new) for old, new in zip(reading.text, text, strict=True) if not old.isspace()]
    if len(printed) != len(reading.certainties):
        return replace(reading, text=text, confidence=min(reading.confidence, GUESS))
    return replace(
        reading,
        text=text,
        certainties=tuple(
            sure if old == new else min(sure, GUESS)
            for (old, new), sure in zip(printed, reading.certainties, strict=True)
        ),
    )


def corrected(reading: Reading) -> Reading:
    """The reading with misread characters put right; the certainties of what was guessed say so."""
    text = reading.text
    if len(reading.certainties) != len(text.replace(" ", "")):
        return reading
    solid = iter(reading.certainties)
    certainties = [1.0 if char == " " else next(solid) for char in text]
    for wrong, right in MISREADINGS.items():
        at = text.find(wrong)
        while at >= 0:
            changed = [at + place for place, (old, new) in enumerate(zip(wrong, right, strict=True)) if old != new]
            if all(certainties[place] < UNSURE for place in changed):
                text = text[:at] + right + text[at + len(wrong) :]
            at = text.find(wrong, at + 1)
    reading = reading if text == reading.text else replace(reading, text=text)
    if (degrees := _DEGREES.search(text)) and certainties[degrees.start()] < UNSURE:
        return _with(reading, certainties, degrees.start(), len(text), "%")
    if number := _NUMBER.match(text):
        put = "1" if text[number.end() :].lstrip().startswith((":", "：")) else "1："
        return _with(reading, certainties, number.end() - 1, number.end(), put)
    return reading


def _with(reading: Reading, certainties: list[float], start: int, end: int, put: str) -> Reading:
    """The reading with other characters from ``start`` to ``end``; ``certainties`` has one for each, also blanks."""
    text, places = reading.text[:start] + put + reading.text[end:], reading.places
    sure = [*certainties[:start], *[min(GUESS, *certainties[start:end])] * len(put), *certainties[end:]]
    return Reading(
        text,
        min(reading.confidence, _SHAKY),
        tuple(certainty for char, certainty in zip(text, sure, strict=True) if char != " "),
        (*places[:start], *[places[start]] * len(put), *places[end:]) if len(places) == len(reading.text) else (),
    )


def with_brackets(text: str) -> str:
    """The text of a cell; where one of the brackets around a unit of money at its end was not read, with both."""
    return _UNIT.sub(lambda found: f"（{found[1] or found[2]}）", text) if len(_BRACKETS.findall(text)) == 1 else text
