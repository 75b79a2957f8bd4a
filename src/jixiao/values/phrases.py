"""The phrases a target value is made of, and how they are built from the tokens the grammar groups.

Places are half-open: ``start`` is the first character of the folded text, ``end`` the one after the last.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

from jixiao.values.numerals import arabic_number, chinese_number
from jixiao.values.words import words

if TYPE_CHECKING:
    from lark import Token


@dataclass(slots=True)
class Quantity:
    """A number or a range with its unit, as printed together.

    ``low`` is ``None`` where the numeral is malformed or missing. ``op`` is the comparison before or after the number;
    ``bounded`` also tells of one that is no comparison (左右, 余). ``numeral`` is the first numeral as printed, in
    Chinese characters where ``chinese``.
    """

    start: int
    end: int
    numeral: str
    chinese: bool
    low: Decimal | None = None
    high: Decimal | None = None
    unit: str | None = None
    op: str | None = None
    bounded: bool = False


@dataclass(slots=True)
class Bound:
    """A comparison that no number follows."""

    start: int
    end: int
    op: str


@dataclass(slots=True)
class Moment:
    """Dates and times printed as one. ``ended`` where one has its ending (前, 底); ``types`` are its tokens."""

    start: int
    end: int
    ended: bool
    types: frozenset[str]


@dataclass(slots=True)
class Cycle:
    """Something that recurs. ``period`` is its usual name (每季度); ``moment`` the date inside it (每月初 → 月初).

    ``recurs`` is false of the words that are lengths of time too (半年), as they are before an ending (半年内).
    """

    start: int
    end: int
    period: str
    moment: Moment | None
    recurs: bool


Piece: TypeAlias = "Quantity | Bound | Moment | Cycle | Token"

_JOINTS = frozenset({"JOINT", "RANGE"})
_ENDINGS = frozenset({"ENDING", "WITHIN"})


class PhraseBuilder:
    """One method per rule of ``grammar.lark``: lark calls it with the rule's tokens and phrases in print order."""

    def value(self, clauses: list[list[Piece]]) -> list[list[Piece]]:
        """The clauses, each a list of phrases and of the tokens between them."""
        return clauses

    def clause(self, pieces: list[Piece]) -> list[Piece]:
        """One clause."""
        return pieces

    def bound(self, tokens: list[Token]) -> Bound:
        """A comparison without a number."""
        (sign,) = tokens
        return Bound(place(sign)[0], place(sign)[1], words().comparisons[sign])

    def quantity(self, tokens: list[Token]) -> Quantity:
        """A number or a range; the unit of a range is the last one printed."""
        found = Quantity(place(tokens[0])[0], place(tokens[-1])[1], "", False)
        numbers: list[Decimal | None] = []
        for token in tokens:
            match token.type:
                case "NUMBER":
                    numbers.append(arabic_number(token))
                    found.numeral = found.numeral or str(token)
                case "CHINESE_NUMBER":
                    numbers.append(chinese_number(token))
                    found.chinese = found.chinese or not found.numeral
                    found.numeral = found.numeral or str(token)
                case "WHOLE":
                    numbers.append(Decimal(100))
                    found.unit = "%"
                case "PERCENT_OF":
                    found.unit = "%"
                case "UNIT":
                    found.unit = usual_unit(token)
                case "BRACKETED_UNIT":
                    found.unit = usual_unit(token[1:-1])
                case "RATE":
                    found.unit = (found.unit or "") + usual_unit(token)
                case "RANGE":
                    pass
                case "APPROXIMATELY":
                    found.bounded = True
                case _:
                    found.bounded = True
                    # A sign before the number says more than a word after it: ≥95%以上.
                    found.op = found.op or words().comparisons.get(closing_word(token))
        if numbers and None not in numbers:
            found.low = numbers[0]
            found.high = numbers[1] if len(numbers) > 1 else None
        return found

    def date(self, tokens: list[Token]) -> Moment:
        """A date or several; what joins it to something that is no date is left out."""
        while tokens[-1].type in _JOINTS:
            tokens.pop()
        types = frozenset(token.type for token in tokens)
        return Moment(place(tokens[0])[0], place(tokens[-1])[1], bool(types & _ENDINGS), types)

    def cycle(self, tokens: list[Token]) -> Cycle:
        """A word for recurring, with the endings of a date inside the period: 每季度末, 半年内."""
        word, endings = tokens[0], tokens[1:]
        start, end = place(word)[0], place(tokens[-1])[1]
        period, base = _period(word)
        moment = Moment(place(word)[1] - base, end, True, frozenset({"ENDING"})) if endings else None
        return Cycle(start, end, period, moment, recurs=not word.startswith("半"))


@lru_cache(maxsize=4096)
def usual_unit(printed: str) -> str:
    """The usual spelling of a unit: ``㎡`` → ``m²``, ``万㎡`` → ``万m²``, ``元/㎡`` → ``元/m²``."""
    spellings = words().unit_spellings
    first, *per = printed.split("/")
    scale = "" if first in spellings else next((s for s in words().scales if first.startswith(s)), "")
    first = scale + spellings.get(first.removeprefix(scale), first.removeprefix(scale))
    return "/".join([first, *(spellings.get(unit, unit) for unit in per)])


@lru_cache(maxsize=1024)
def usual_period(printed: str) -> str:
    """The usual name of a period: ``每个季度`` → ``每季度``, ``每2个月`` → ``每2月``, ``一周`` → ``每周``."""
    rest = printed.removeprefix("每").replace("个", "", 1)
    units = words().cycle_units
    unit = next((u for u in sorted(units, key=len, reverse=True) if rest.endswith(u)), "")
    times = rest.removesuffix(unit)
    return "每" + ("" if times in ("一", "1") else times) + units.get(unit, unit)


def _period(word: Token) -> tuple[str, int]:
    """The period a word names, and how many characters at its end name what recurs (每月 → 月: 1)."""
    if word.type == "CYCLE":
        return words().cycles[word], len(word)
    period = usual_period(str(word))
    return period, len(word) - 1 if word.type == "EVERY" else len(word)


def closing_word(printed: str) -> str:
    """The word of a comparison without the ``(含…)`` before it: ``(含)以上`` → ``以上``."""
    return printed.rpartition(")")[2]


def place(piece: Piece) -> tuple[int, int]:
    """Where a phrase or a token stands in the folded text, half-open."""
    if isinstance(piece, str):
        assert piece.start_pos is not None and piece.end_pos is not None  # lark's tokeniser always sets them
        return piece.start_pos, piece.end_pos
    return piece.start, piece.end
