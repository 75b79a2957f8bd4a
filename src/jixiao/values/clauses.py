"""What one clause of a target value says: which of its numbers, dates and periods state the value.

Numbers and dates are also parts of names (12345热线, 二类谈话室, 年初预算); what stands beside them tells.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from jixiao.values.phrases import Bound, Cycle, Moment, Piece, Quantity, closing_word, place, usual_period
from jixiao.values.words import words

_OPERATORS = frozenset("+-−×*/÷")
_CALENDAR = frozenset({"FULL_DATE", "MONTH", "DAY", "CLOCK", "QUARTER", "HALF_YEAR"})


@dataclass(slots=True)
class Clause:
    """The quantities, the period and the dates of a clause that count, in print order.

    ``op`` is a comparison without a number (不超预算); it holds for the first quantity where that has none.
    """

    quantities: list[Quantity] = field(default_factory=list)
    cycle: Cycle | None = None
    moments: list[Moment] = field(default_factory=list)
    op: str | None = None


def read_clause(pieces: list[Piece], folded: str) -> Clause:
    """What the pieces of one clause say; ``folded`` is the whole text. At least one piece."""
    clause = Clause()
    start, end = place(pieces[0])[0], place(pieces[-1])[1]
    if any(reference in folded[start:end] for reference in words().references):
        return clause
    clause.op = next((piece.op for piece in pieces if isinstance(piece, Bound)), None)
    cycle_at = next((at for at, piece in enumerate(pieces) if isinstance(piece, Cycle)), None)
    signed = clause.op is not None or cycle_at is not None
    for at, piece in enumerate(pieces):
        if isinstance(piece, Moment) and _is_date(piece, pieces, at):
            clause.moments.append(piece)
        elif isinstance(piece, Quantity):
            _take_unlisted_unit(piece, pieces, at)
            late = clause.moments and piece.unit in words().time_units and not clause.quantities
            if not late and _counts(piece, pieces, at, signed):
                clause.quantities.append(piece)
    if cycle_at is None:
        clause.cycle = _span(clause) or _rate(clause)
    else:
        _take_cycle(clause, pieces, cycle_at)
    if clause.quantities:
        clause.quantities[0].op = clause.quantities[0].op or clause.op
    elif clause.op is None and len(pieces) > 1:
        clause.op = _last_bound(pieces[-1])
    return clause


def _take_cycle(clause: Clause, pieces: list[Piece], at: int) -> None:
    """Take the period at that place where it says how often, and the date inside it (每月初)."""
    cycle = pieces[at]
    assert isinstance(cycle, Cycle)
    if cycle.moment:
        clause.moments.insert(0, cycle.moment)
        clause.cycle = cycle if cycle.recurs else None
    elif at == 0 or clause.quantities or at == len(pieces) - 1 or isinstance(pieces[at + 1], Moment):
        clause.cycle = cycle


def _last_bound(last: Piece) -> str | None:
    """The comparison of a bound that is no number: 良好以上. 内 alone is too common a word for that."""
    word = closing_word(_text(last))
    bounds = _type(last) == "CLOSING" or (_type(last) == "WITHIN" and word != "内")
    return words().comparisons.get(word) if bounds else None


def _counts(quantity: Quantity, pieces: list[Piece], at: int, signed: bool) -> bool:
    """Whether a number states the value rather than being part of a name (二类谈话室, 12345热线)."""
    before, after = _beside(pieces, at)
    if quantity.low is None:
        return False
    if quantity.bounded or quantity.unit == "%" or (before is None and after is None):
        return True
    if quantity.chinese:
        return _chinese_counts(quantity, pieces, at, signed)
    if quantity.unit is not None:
        return True
    if quantity.low == 0 and _text(after).startswith(words().zero_nouns):
        return True
    named = _type(before) in ("WORD", "DEED") and _text(before)[-1:] not in _OPERATORS
    return after is None and (named or isinstance(before, Bound | Cycle | Moment))


def _chinese_counts(quantity: Quantity, pieces: list[Piece], at: int, signed: bool) -> bool:
    """Whether a Chinese numeral counts: many words begin with one, and before some units it ranks (一级, 二类)."""
    before, after = _beside(pieces, at)
    if quantity.unit is None:
        return quantity.low == 0 and _text(after).startswith(words().zero_nouns)
    if signed:
        return True
    if _ranks(quantity) or (isinstance(before, Quantity) and _ranks(before)):
        return False
    if quantity.unit in words().time_units:
        # 三年行动计划 is a name, but 两周一次 a period.
        return at == 0 and any(isinstance(piece, Quantity) for piece in pieces[1:])
    return before is None or after is None


def _ranks(quantity: Quantity) -> bool:
    return quantity.chinese and (quantity.unit in words().ordinal_units or quantity.numeral == "二")


def _take_unlisted_unit(quantity: Quantity, pieces: list[Piece], at: int) -> None:
    """Take one or two characters at the end for a unit that ``words.yaml`` does not list: 5茬, 每月3袋装."""
    before, after = _beside(pieces, at)
    printed = _text(after)
    if quantity.unit is not None or quantity.chinese or not (before is None or isinstance(before, Bound | Cycle)):
        return
    if printed.startswith(words().zero_nouns):
        return
    if _type(after) == "WORD" and len(printed) <= 2 and printed.isalpha() and not printed.isascii():
        closing = pieces[at + 2] if at + 2 < len(pieces) else None
        if closing is None:
            quantity.unit = printed
        elif _type(closing) in ("CLOSING", "WITHIN") and at + 3 == len(pieces):
            quantity.unit, quantity.bounded = printed, True
            quantity.op = quantity.op or words().comparisons.get(closing_word(_text(closing)))


def _is_date(moment: Moment, pieces: list[Piece], at: int) -> bool:
    """Whether a date states the value rather than belonging to another word (年初预算, 2023年项目, 国庆活动)."""
    if moment.ended:
        return True
    before, after = _beside(pieces, at)
    acted_on = after is None or isinstance(after, Quantity | Bound | Cycle) or _type(after) == "DEED"
    leads = before is None or isinstance(before, Cycle | Quantity)
    if moment.types & _CALENDAR:
        return leads or acted_on
    return acted_on and (leads or "YEAR" in moment.types)


def _span(clause: Clause) -> Cycle | None:
    """The period of 一年2次 and 两周一次: a length of time before a count of what happens in it."""
    if len(clause.quantities) < 2:
        return None
    span, count = clause.quantities[:2]
    if span.low is None or span.high is not None or span.bounded or span.low != span.low.to_integral_value():
        return None
    if span.unit not in words().time_units or count.unit not in words().event_units:
        return None
    del clause.quantities[0]
    return Cycle(span.start, span.end, usual_period(span.numeral + (span.unit or "")), None, recurs=True)


def _rate(clause: Clause) -> Cycle | None:
    """The period of 2次/年; 500元/月 stays a price and 5类/人 a quota."""
    if not clause.quantities:
        return None
    quantity = clause.quantities[0]
    unit, _, per = (quantity.unit or "").partition("/")
    if unit not in words().event_units or per.lstrip("0123456789两") not in words().cycle_units:
        return None
    quantity.unit = unit
    return Cycle(quantity.start, quantity.end, usual_period(per), None, recurs=True)


def _beside(pieces: list[Piece], at: int) -> tuple[Piece | None, Piece | None]:
    return pieces[at - 1] if at else None, pieces[at + 1] if at + 1 < len(pieces) else None


def _type(piece: Piece | None) -> str | None:
    return getattr(piece, "type", None)


def _text(piece: Piece | None) -> str:
    return str(piece) if isinstance(piece, str) else ""
