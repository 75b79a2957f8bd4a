"""What a target value (年度指标值) says, as data.

The meaning of the fields follows the project's definition of target values: the same one its collection of
expressions with known meaning was written down by.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from decimal import Decimal
from typing import Literal

Kind = Literal["number", "range", "date", "frequency", "text"]
Comparison = Literal["≥", ">", "≤", "<", "="]


@dataclass(frozen=True, slots=True)
class TargetValue:
    """One target value: the printed text and what it says. Immutable and hashable.

    ========= ================================= =============================================================
    kind      printed                           fields
    ========= ================================= =============================================================
    number    ``≥12(次)``                       ``op`` ≥, ``low`` 12, ``unit`` 次
    range     ``1-3天``                         ``low`` 1, ``high`` 3, ``unit`` 天
    frequency ``一年2次，4月、8月底前完成``     ``low`` 2, ``unit`` 次, ``period`` 每年, ``deadline`` 4月、8月底前
    date      ``每年11月底之前完成``            ``period`` 每年, ``deadline`` 11月底之前
    text      ``不超预算``                      ``op`` ≤
    ========= ================================= =============================================================

    ``text``
        The printed text, unchanged.
    ``op``
        The comparison, in signs or in words (以上, 不少于, 至少 are ≥; 不超过, 以内 are ≤); ``None`` where none is
        printed, which is not the same as ``=``. A ``text`` has one when it names a bound without a number.
    ``low``, ``high``
        A single number is always ``low``, also with ≤; ``high`` is there for ranges only. As many decimals as printed.
    ``unit``
        As printed, of several spellings of one sign the common one (``㎡`` → ``m²``). A scale belongs to the unit:
        ``25万元`` is 25 万元. Prices keep what they are per: ``元/人·月``.
    ``period``
        ``每`` and what recurs: ``每月``, ``每季度``, ``每两周``. Of a frequency, or of a date that recurs.
    ``deadline``
        The date or time as printed, without white space; several are joined by ``、``.
    """

    text: str
    kind: Kind = "text"
    op: Comparison | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    unit: str | None = None
    period: str | None = None
    deadline: str | None = None

    def to_dict(self) -> dict[str, str | None]:
        """The fields by name as plain JSON; ``low`` and ``high`` as decimal strings, so that no digit is lost."""
        plain = {}
        for field in fields(self):
            value = getattr(self, field.name)
            plain[field.name] = format(value, "f") if isinstance(value, Decimal) else value
        return plain


def render(value: TargetValue) -> str:
    """The printed text of the value: ``render(parse_value(text)) == text`` for every text."""
    return value.text
