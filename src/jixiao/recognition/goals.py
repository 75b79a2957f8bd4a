"""The goals: labels in one row and texts in the next, or a label with its text beside or behind it."""

from __future__ import annotations

import re

from jixiao.recognition.draft import Draft
from jixiao.recognition.items import Item
from jixiao.recognition.regions import Region, Zone
from jixiao.records.dates import parse_goal_period
from jixiao.records.folding import fold_label, unspaced

_SIDE_PIECES = ("项目", "绩效", "目标", "项目绩效", "绩效目标", "年度", "总体", "总体目标", "年度总体", "体目标", "总", "体", "标", "目", "年", "度", "绩", "效", "情况", "完成")
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


def read_goals(region: Region, draft: Draft) -> None:
    """Fill ``total_goal``, ``annual_goal``, ``actual_goal`` and ``goal_period`` from the goals zone."""
    items = region.items(Zone.GOALS)
    labels: list[Item] = []
    texts: list[Item] = []
    side: Item | None = None
    for item in items:
        if item.label("goals"):
            item.taken = "label"
            labels.append(item)
        elif item.label("goal_side") and not item.rest:
            item.taken = "label"
            side = side or item
        elif _is_piece(item):
            item.taken = "label"
        else:
            texts.append(item)
    for label in labels:
        _read_period(label, draft)
    if not labels and side is not None:
        labels = [side]
    if not labels:
        return
    for label, own in zip(labels, _texts_of(labels, texts, region), strict=True):
        key = label.key("goals") or _side_key(label, region)
        parts = ([_behind_period(label.rest)] if _behind_period(label.rest) else []) + [item.text for item in own]
        text = goal_text("\n".join(parts) if len(own) > 1 or region.streaming else "".join(parts)) if parts else None
        source = own[0] if own and not _behind_period(label.rest) else label
        for item in own:
            item.taken = key
        if text and key not in draft.values:
            draft.put(key, text, source, 0.98 if len(own) <= 1 else 0.93)
            if source is label:
                label.taken = key


def _side_key(label: Item, region: Region) -> str:
    return "annual_goal" if "年" in fold_label(label.text) or "总" not in fold_label(label.text) else "annual_goal"


def _is_piece(item: Item) -> bool:
    return len(item.text) <= 12 and fold_label(item.text) in _SIDE_PIECES


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


def _texts_of(labels: list[Item], texts: list[Item], region: Region) -> list[list[Item]]:
    """Which texts belong to which label.

    Labels in a row of their own head columns: the texts below go to them in order. A label with text in its own row
    takes what stands between it and the next label.
    """
    owned: list[list[Item]] = [[] for _ in labels]
    if region.streaming or len(labels) == 1:
        return _between(labels, texts, owned)
    rows = {label.row for label in labels}
    if len(rows) == 1:
        row = next(iter(rows))
        last = max(label.column for label in labels)
        beside = [text for text in texts if text.row == row and text.column < last]
        if not beside:
            return _by_column(labels, [text for text in texts if text.row >= row], owned)
    return _between(labels, texts, owned)


def _between(labels: list[Item], texts: list[Item], owned: list[list[Item]]) -> list[list[Item]]:
    order = [(label.row, label.column) for label in labels]
    consecutive = len(labels) > 1 and not any(
        order[0] < (text.row, text.column) < order[-1] for text in texts
    )
    if consecutive and len(texts) == len(labels) and not any(_behind_period(label.rest) for label in labels):
        return [[text] for text in texts]
    for text in texts:
        before = [index for index, position in enumerate(order) if position < (text.row, text.column)]
        owned[before[-1] if before else 0].append(text)
    return owned


def _by_column(labels: list[Item], texts: list[Item], owned: list[list[Item]]) -> list[list[Item]]:
    by_row: dict[int, list[Item]] = {}
    for text in texts:
        by_row.setdefault(text.row, []).append(text)
    for row_texts in by_row.values():
        if len(row_texts) >= len(labels):
            for index, text in enumerate(row_texts[: len(labels)]):
                owned[index].append(text)
            continue
        for text in row_texts:
            distances = [abs(text.column - label.column) for label in labels]
            owned[distances.index(min(distances))].append(text)
    return owned
