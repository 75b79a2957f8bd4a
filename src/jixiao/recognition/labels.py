"""Finding labels in printed text: a cell that is a label, a label with its value behind it, labels in running text."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from jixiao.forms.vocabulary import Label, vocabulary
from jixiao.records.folding import fold_label, simplified

LONGEST_LABEL = 40
"""Characters of the longest cell that may be a label, hints included."""

_COLON = re.compile(r"^([^:：]{2,24})[:：]\s*(\S.*)$", re.DOTALL)
_BRACKET = re.compile(r"^([^()（）\s]{2,16}(?:\s[^()（）\s]{1,6})?)\s*([(（][^()（）]{1,40}[)）])\s*(\S.*)$", re.DOTALL)
_TOKEN = re.compile(r"\s+")


@lru_cache(maxsize=1 << 14)
def whole(text: str) -> tuple[Label, ...]:
    """What the text is as a label, or nothing where it is not one."""
    if len(text) > LONGEST_LABEL:
        return ()
    return vocabulary().get(fold_label(text), ())


@lru_cache(maxsize=1 << 13)
def leading(text: str) -> tuple[tuple[Label, ...], str]:
    """The label a text starts with and the text behind it: ``主管部门：某局``, ``项目总目标 (2024年-2024年) 完成…``.

    A label must be set off by a colon, a bracket or a blank; otherwise any sentence might seem to start with one.
    """
    match = _COLON.match(text)
    if match and (labels := whole(match.group(1))):
        return labels, match.group(2)
    match = _BRACKET.match(text)
    if match and (labels := whole(match.group(1))) and len(fold_label(match.group(1))) > 2:
        return labels, match.group(2) + " " + match.group(3)
    tokens = _TOKEN.split(text[: LONGEST_LABEL * 2].strip(), maxsplit=4)
    for count in range(min(4, len(tokens) - 1), 0, -1):
        head = " ".join(tokens[:count])
        labels = whole(head)
        if labels and len(fold_label(head)) >= 4:
            return labels, _after(text, count)
    return (), ""


def _after(text: str, tokens: int) -> str:
    return _TOKEN.split(text.strip(), maxsplit=tokens)[-1]


def joined(upper: str, lower: str) -> tuple[Label, ...]:
    """The labels that two texts are when put together, neither of them without a share in it."""
    above, below = fold_label(upper), fold_label(lower)
    if not above or not below or fold_label(upper + lower) != above + below:
        return ()
    return whole(upper + lower)


@cache
def strong_labels() -> re.Pattern[str]:
    """Labels long and plain enough to be found inside running text, the longest first.

    Words of fewer than four characters and single-word block names (满意度, 成本) also occur in sentences.
    """
    strong = [
        spelling
        for spelling, labels in vocabulary().items()
        if len(spelling) >= 4
        and any(
            label.kind in ("header", "funding_rows", "funding_columns", "goals", "indicator_columns", "level1")
            or (label.kind in ("level2", "indicator_side", "funding_side", "goal_side") and len(spelling) >= 4)
            for label in labels
        )
        and not (any(label.kind == "level2" for label in labels) and not spelling.endswith("指标"))
    ]
    short = [
        spelling
        for spelling, labels in vocabulary().items()
        if 2 <= len(spelling) < 4 and any(label.kind in ("header", "funding_rows") for label in labels)
    ]
    parts = [re.escape(spelling) for spelling in sorted(strong, key=len, reverse=True)]
    parts += [f"{re.escape(spelling)}(?=[:：])" for spelling in sorted(short, key=len, reverse=True)]
    return re.compile(f"(?:其中[:：]?)?(?:{'|'.join(parts)})")


def strong_labels_in(text: str) -> int:
    """How many labels of a form stand in the text."""
    return len(strong_labels().findall(simplified(text)))
