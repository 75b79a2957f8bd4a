"""The goals: labels in one row and texts in the next, or a label with its text beside or behind it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from jixiao.recognition.draft import Draft
from jixiao.recognition.items import Item
from jixiao.recognition.regions import Region, Zone
from jixiao.records.dates import parse_goal_period
from jixiao.records.folding import fold_label, unspaced

_SIDE_PIECES = (
    "项目",
    "绩效",
    "目标",
    "项目绩效",
    "绩效目标",
    "年度",
    "总体",
    "总体目标",
    "年度总体",
    "体目标",
    "总",
    "体",
    "标",
    "目",
    "年",
    "度",
    "绩",
    "效",
    "情况",
    "完成",
)
_LIST_NUMBER = re.compile(r"^\s*\d{1,2}\s*[.、．]?\s*(?:[(（][^()（）]*[)）])?\s*$")
_MOST_ITEMS = 1000
"""No goals are printed in more cells or lines; what goes on longer is something else and stays unplaced."""
_PERIOD = re.compile(r"^\s*[(（][^()（）]{2,40}[)）]\s*")
_NUMBERED_LINE = re.compile(r"^\s*(?:\d{1,2}\s*[.、．)）]|[(（]?\d{1,2}[)）]|[一二三四五六七八九十]+、|目标\s*\d)")


def goal_text(text: str) -> str | None:
    """The goal as the record carries it: without white space; a line break stays before a numbered item only."""
    lines: list[str] = []
    for line in text.split("\n"):
        line_text = unspaced(line)
        if not line_text:
            continue
        if lines and not _NUMBERED_LINE.match(line):
            lines[-1] += line_text
        else:
            lines.append(line_text)
    return "\n".join(lines) or None


@dataclass(slots=True)
class _Run:
    """Labels printed one after the other, and the texts behind them."""

    labels: list[Item] = field(default_factory=list)
    texts: list[Item] = field(default_factory=list)


def read_goals(region: Region, draft: Draft) -> None:
    """Fill ``total_goal``, ``annual_goal``, ``actual_goal`` and ``goal_period`` from the goals zone."""
    for run in _runs(region.items(Zone.GOALS)[:_MOST_ITEMS]):
        labels = _distinct(run.labels)
        for label in labels:
            _read_period(label, draft)
        for label, texts in zip(labels, _shared(labels, run.texts, region), strict=True):
            _put(draft, label, texts, region)


def _runs(items: list[Item]) -> list[_Run]:
    """The labels and texts of the zone as runs.

    A heading such as 总体目标 names a goal only where a text and no further label stands behind it.
    """
    runs: list[_Run] = []
    for index, item in enumerate(items):
        if runs and len(fold_label(item.text)) <= len("目标") and _is_piece(item):
            item.taken = "label"
        elif item.label("goals") or (item.label("goal_side") and not _waiting(runs) and _has_text(items, index)):
            item.taken = "label"
            if not runs or runs[-1].texts:
                runs.append(_Run())
            runs[-1].labels.append(item)
        elif (item.label("goal_side") and not item.rest) or _is_piece(item):
            item.taken = "label"
        elif runs and (item.label("header") is None or item.rest == ""):
            runs[-1].texts.append(item)
    return runs


def _waiting(runs: list[_Run]) -> bool:
    return bool(runs) and not runs[-1].texts and not any(_behind_period(label.rest) for label in runs[-1].labels)


def _has_text(items: list[Item], index: int) -> bool:
    if items[index].rest:
        return True
    following = next((items[at] for at in range(index + 1, len(items)) if not _is_piece(items[at])), None)
    return following is not None and not following.label("goals", "goal_side")


def _distinct(labels: list[Item]) -> list[Item]:
    """The labels that head a text: 年度总体目标 beside 预期目标 only stands at their side, merged cells repeat."""
    kept: list[Item] = []
    labels = _first_of_each(labels)
    for index, label in enumerate(labels):
        following = labels[index + 1 :]
        if not _behind_period(label.rest) and any(_key(other) == _key(label) for other in following):
            continue
        kept.append(label)
    return kept


def _first_of_each(items: list[Item]) -> list[Item]:
    """The items without those that only repeat the text of an earlier one, as merged cells do."""
    first: dict[str, Item] = {}
    for item in items:
        first.setdefault(item.text, item)
    return list(first.values())


def _put(draft: Draft, label: Item, texts: list[Item], region: Region) -> None:
    key = _key(label)
    own = _behind_period(label.rest)
    if key in draft.values:
        return
    for item in texts:
        item.taken = key
    distinct = _first_of_each(texts)
    parts = ([own] if own else []) + [item.text for item in distinct]
    joiner = "\n" if len(distinct) > 1 or region.streaming else ""
    text = goal_text(joiner.join(parts))
    if text:
        source = label if own or not distinct else distinct[0]
        draft.put(key, text, source, 0.98 if len(distinct) <= 1 else 0.93)


def _key(label: Item) -> str:
    key = label.key("goals")
    if key:
        return key
    folded = fold_label(label.text[: len(label.text) - len(label.rest)])
    return "total_goal" if "总" in folded and "年" not in folded else "annual_goal"


def _is_piece(item: Item) -> bool:
    return len(item.text) <= 12 and (fold_label(item.text) in _SIDE_PIECES or bool(_LIST_NUMBER.match(item.text)))


def _behind_period(rest: str) -> str:
    """What stands behind a label once the period in brackets is gone."""
    return _PERIOD.sub("", rest).strip()


def _read_period(label: Item, draft: Draft) -> None:
    if label.key("goals") != "total_goal":
        return
    period = parse_goal_period(label.text)
    if period:
        draft.put("goal_period", period, label)
        label.taken = "label"


def _shared(labels: list[Item], texts: list[Item], region: Region) -> list[list[Item]]:
    """Which texts belong to which label of a run.

    Labels in one row head columns, so the texts below go to them by column. In a text with one cell on a line they go
    to them in order; a goal of several lines is told from the next by its numbering, which starts again.
    """
    owned: list[list[Item]] = [[] for _ in labels]
    if len(labels) == 1:
        return [texts]
    if len({label.row for label in labels}) == 1 and not region.streaming:
        return _by_column(labels, texts, owned)
    open_labels = [index for index, label in enumerate(labels) if not _behind_period(label.rest)]
    if not open_labels:
        owned[-1] = texts
        return owned
    if len(texts) <= len(open_labels):
        for index, text in zip(open_labels, texts, strict=False):
            owned[index].append(text)
        return owned
    position = 0
    share = -(-len(texts) // len(open_labels))
    numbers = [_first_number(text.text) for text in texts]
    restarts = [at for at in range(1, len(texts)) if numbers[at] == 1]
    for at, text in enumerate(texts):
        if at in restarts if restarts else (at and at % share == 0):
            position = min(position + 1, len(open_labels) - 1)
        owned[open_labels[position]].append(text)
    return owned


def _first_number(text: str) -> int | None:
    match = re.match(r"\s*(?:目标)?[(（]?(\d{1,2})[)）.、．:：]", text)
    return int(match.group(1)) if match else None


def _by_column(labels: list[Item], texts: list[Item], owned: list[list[Item]]) -> list[list[Item]]:
    by_row: dict[int, list[Item]] = {}
    for text in texts:
        by_row.setdefault(text.row, []).append(text)
    for repeated in by_row.values():
        row_texts = _first_of_each(repeated)
        if len(row_texts) < len(labels):
            row_texts = repeated
        elif len(row_texts) == len(labels):
            for text in repeated:
                text.taken = "repeated"
        if len(row_texts) >= len(labels):
            for index, text in enumerate(row_texts[: len(labels)]):
                owned[index].append(text)
            continue
        for text in row_texts:
            distances = [abs(text.column - label.column) for label in labels]
            owned[distances.index(min(distances))].append(text)
    return owned
