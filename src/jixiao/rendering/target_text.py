"""What a target value means, in words."""

from __future__ import annotations

from jixiao.values.target_value import TargetValue

_KINDS = {
    "number": ("数值", "number"),
    "range": ("区间", "range"),
    "date": ("时间", "date"),
    "frequency": ("频次", "frequency"),
    "text": ("文字", "text"),
}


def kind_name(value: TargetValue, lang: str = "zh") -> str:
    """What the kind of the value is called."""
    return _KINDS[value.kind][lang == "en"]


def meaning_text(value: TargetValue, lang: str = "zh") -> str:
    """The meaning in a few words: ``每季度 ≥ 2 次``, ``1–3 天``, ``11月底之前``; empty where there is none.

    Units, periods and dates are part of what was printed and stay Chinese.
    """
    numbers = [format(number, "f") for number in (value.low, value.high) if number is not None]
    parts = (value.period, value.op, "–".join(numbers), value.unit)
    words = " ".join(part for part in parts if part)
    return ("，" if lang == "zh" else ", ").join(part for part in (words, value.deadline) if part)
