"""Labels that print or scanning has broken: over two lines, down a column, around the rows beside them, by gaps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.recognition.labels import joined, whole
from jixiao.records.folding import fold_label

if TYPE_CHECKING:
    from jixiao.recognition.items import Item, Row

_LABEL_ROWS = 3
"""Over how many rows below the first a block label may be spread."""
_LONGEST_VERTICAL = 6
_LONGEST_PIECE = 10


def joins_line(upper: Item, lower: Item) -> bool:
    """Whether a line only ends the label that the line above begins (``主管部门`` / ``及编码``); joins them if so."""
    if max(len(upper.text), len(lower.text)) > _LONGEST_PIECE or (lower.labels and upper.labels) or upper.rest:
        return False
    labels = joined(upper.text, lower.text)
    if not labels:
        return False
    upper.text, upper.labels = f"{upper.text}\n{lower.text}", labels
    return True


def join_broken_block(rows: list[Row], items: list[Item]) -> list[Item]:
    """The items of a row with the block label whose beginning ended the row above (``社会效益`` / ``指标``)."""
    if not rows or len(rows[-1].items) > 2 or rows[-1].running:
        return items
    upper, lower = rows[-1].items[-1], items[0]
    if max(len(item.text) for item in rows[-1].items) > _LONGEST_PIECE or len(lower.text) > _LONGEST_PIECE:
        return items
    if len(items) == 1 or (upper.labels and lower.labels and len(fold_label(lower.text)) > len("效益指标")):
        return items
    labels = joined(upper.text, lower.text)
    if not any(label.kind in ("level1", "level2") for label in labels):
        return items
    above = rows.pop().items
    lower.text, lower.labels = upper.text + lower.text, labels
    upper.taken = "label"
    for item in above[:-1]:
        item.row = len(rows)
    for item in items:
        item.row = len(rows)
    return [*above[:-1], *items]


def join_vertical(rows: list[Row], last: Item) -> None:
    """Make one label of characters printed as a column (``总`` / ``体`` / ``目`` / ``标``), ``last`` the lowest."""
    text = last.text.strip()
    if last.labels or len(text) > 2:
        return
    for depth in range(1, min(_LONGEST_VERTICAL, len(rows)) + 1):
        upper = rows[-depth].items
        if len(upper) != 1 or len(upper[0].text.strip()) > 2 or upper[0].labels:
            return
        text = upper[0].text.strip() + text
        if len(text) > 2 and (joined := whole(text)):
            last.text, last.labels = text, joined
            for row in rows[-depth:]:
                row.items[0].taken = "label"
            return


def join_split_labels(rows: list[Row]) -> None:
    """Make block labels whole that are laid out over several rows beside the indicators (``可持续影`` / ``响指标``)."""
    for at, row in enumerate(rows):
        for item in row.items if row.laid_out else ():
            if item.labels or not 2 <= len(item.text) <= _LONGEST_PIECE:
                continue
            below = [
                (other, end) for other in rows[at + 1 : at + 1 + _LABEL_ROWS] if other.laid_out for end in other.items
            ]
            for other, end in below:
                labels = joined(item.text, end.text) if abs(end.column - item.column) <= 1 else ()
                if any(label.kind in ("level1", "level2") for label in labels):
                    item.text, item.labels, end.taken = item.text + end.text, labels, "label"
                    other.items.remove(end)
                    break


def ends_heading(heading: Row, items: list[Item]) -> bool:
    """Whether the items only end the column headings above them (``年度`` / ``指标值``); joins them if so."""
    pairs: list[tuple[Item, Item]] = []
    for item in items:
        above = min(heading.items, key=lambda head: abs(head.column - item.column))
        if len(item.text) > _LONGEST_PIECE or not joined(above.text, item.text):
            return False
        pairs.append((above, item))
    for above, item in pairs:
        above.labels = joined(above.text, item.text)
        above.text += item.text
    return True


def joined_letters(items: list[Item]) -> list[Item]:
    """The items with a label that is printed with wide gaps (``总  分``) made one again."""
    kept: list[Item] = []
    for item in items:
        if kept and max(len(kept[-1].text), len(item.text)) <= 2 and not kept[-1].labels:
            labels = joined(kept[-1].text, item.text)
            if labels:
                kept[-1].text, kept[-1].labels, item.taken = kept[-1].text + item.text, labels, "label"
                continue
        kept.append(item)
    return kept
