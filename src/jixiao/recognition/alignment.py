"""The alignment of printed lines with the blocks of the form, by least total cost.

The lines of an indicator table are a noisy sequence: labels drift a row, numbering restarts, blank rows mark where a
block ends. The blocks come in the order of the form, so each line's block is never above that of the line before it.
Over all assignments that respect this, the one with the least cost is found by dynamic programming; run forwards and
backwards it also gives, for each line, how much worse the best assignment with another block for it would be.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from jixiao.forms.vocabulary import LEVEL2_ORDER
from jixiao.recognition import costs
from jixiao.recognition.lines import Line
from jixiao.recognition.wording import wording_cost
from jixiao.records.folding import fold, fold_label
from jixiao.records.target import LEVEL1_OF

NOTHING_KNOWN: Mapping[str, str] = MappingProxyType({})
_FAR = 1e9
_REACH = 8
"""Rows that a label is charged for at the most: further away it says nothing more."""


@dataclass(slots=True)
class BlockSlot:
    """A block of the table: its printed label (folded, ``None`` where unprinted), canonical name, level-1 group."""

    label: str | None
    canonical: str | None
    group: str | None
    printed_level1: str | None = None
    printed_level2: str | None = None


@dataclass(slots=True)
class Assignment:
    """The block of a line, and the cost by which the best other block is worse (infinite: there is no other)."""

    slot: BlockSlot
    margin: float


def slots_of(lines: list[Line], order: tuple[str, ...] = LEVEL2_ORDER) -> list[BlockSlot]:
    """The blocks that lines may belong to, in order, printed or not: see the form."""
    slots: list[BlockSlot] = []
    group: tuple[str, str] | None = None
    without_level2 = not any(line.level2 for line in lines)
    for line in lines:
        for item in line.level1:
            group = (item.key("level1") or fold_label(item.text), item.text)
            if item.key("level1") == "满意度指标" and not line.level2:
                _append(slots, fold_label(item.text), "服务对象满意度指标", group, item.text)
            elif without_level2:
                _append(slots, fold_label(item.text), None, group, item.text)
        for item in line.level2:
            _append(slots, fold_label(item.text), item.key("level2"), group, item.text)
    printed = {slot.canonical for slot in slots}
    if len(printed & set(order)) >= 2:
        _insert_unprinted(slots, printed, order)
    return slots


def _append(
    slots: list[BlockSlot], label: str, canonical: str | None, group: tuple[str, str] | None, printed: str
) -> None:
    specific = canonical == "成本指标" and label not in ("成本指标", "成本")
    if any(slot.label == label or (slot.canonical == canonical and canonical and not specific) for slot in slots):
        return
    own = LEVEL1_OF.get(canonical or "") or (group[0] if group else None)
    if group and group[0] == "成本指标":
        own = "成本指标"
    slots.append(BlockSlot(label, canonical, own, group[1] if group else None, printed))


def _insert_unprinted(slots: list[BlockSlot], printed: set[str | None], order: tuple[str, ...]) -> None:
    for index, canonical in enumerate(order):
        if canonical in printed:
            continue
        if canonical == "成本指标" and "成本指标" in {slot.group for slot in slots}:
            continue
        at = 0
        for earlier in reversed(order[:index]):
            positions = [place for place, slot in enumerate(slots) if slot.canonical == earlier]
            if positions:
                at = positions[-1] + 1
                break
        slots.insert(at, BlockSlot(None, canonical, LEVEL1_OF[canonical]))


def number_lines(lines: list[Line]) -> list[int | None]:
    """The running numbers of the lines; an unnumbered filled line right above ``指标2`` counts as the first."""
    numbers: list[int | None] = [line.number for line in lines]
    for at in range(len(lines) - 1):
        line, following = lines[at], lines[at + 1]
        if line.number is None and line.name and following.number == 2 and not following.level2:
            numbers[at] = 1
    return numbers


def align(lines: list[Line], slots: list[BlockSlot], known: Mapping[str, str] = NOTHING_KNOWN) -> list[Assignment]:
    """The block of every line. ``slots`` must not be empty; lines without any content are aligned as well.

    ``known`` maps folded names to the block they surely have elsewhere in the document.
    """
    count, width = len(lines), len(slots)
    numbers = number_lines(lines)
    own = _own_costs(lines, slots)
    _charge_known(own, lines, slots, known)
    entering = [0.0 if slot.label else costs.UNLABELLED for slot in slots]
    beside = _prints_placeholders(lines)
    begin = [_begin_cost(line, number, beside) for line, number in zip(lines, numbers, strict=True)]
    stay = [0.0] + [_stay_cost(lines, numbers, at) for at in range(1, count)]

    forward = [[_FAR] * width for _ in range(count)]
    origin = [[0] * width for _ in range(count)]
    for block in range(width):
        forward[0][block] = own[0][block] + entering[block] + begin[0]
    for at in range(1, count):
        cheapest, cheapest_block = _FAR, 0
        for block in range(width):
            staying = forward[at - 1][block] + stay[at]
            changing = cheapest + begin[at] + entering[block] + costs.CHANGE
            if staying <= changing:
                forward[at][block], origin[at][block] = staying + own[at][block], block
            else:
                forward[at][block], origin[at][block] = changing + own[at][block], cheapest_block
            if forward[at - 1][block] < cheapest:
                cheapest, cheapest_block = forward[at - 1][block], block
    backward = [[0.0] * width for _ in range(count)]
    for at in range(count - 2, -1, -1):
        cheapest = _FAR
        for block in range(width - 1, -1, -1):
            staying = backward[at + 1][block] + own[at + 1][block] + stay[at + 1]
            backward[at][block] = min(staying, cheapest + begin[at + 1] + costs.CHANGE)
            cheapest = min(cheapest, backward[at + 1][block] + own[at + 1][block] + entering[block])

    block = min(range(width), key=lambda last: forward[count - 1][last])
    chosen = [0] * count
    for at in range(count - 1, -1, -1):
        chosen[at] = block
        block = origin[at][block]
    assignments: list[Assignment] = []
    for at in range(count):
        through = [forward[at][block] + backward[at][block] for block in range(width)]
        canonical = slots[chosen[at]].canonical
        rivals = [
            cost
            for block, cost in enumerate(through)
            if block != chosen[at] and (slots[block].canonical != canonical or canonical is None)
        ]
        margin = min(rivals, default=_FAR) - through[chosen[at]]
        assignments.append(Assignment(slots[chosen[at]], margin))
    return assignments


def _own_costs(lines: list[Line], slots: list[BlockSlot]) -> list[list[float]]:
    """What each line costs in each block: its wording, and the labels that stand on the wrong side of it."""
    width = len(slots)
    position = {slot.label: index for index, slot in enumerate(slots) if slot.label}
    by_canonical: dict[str, int] = {}
    for index, slot in enumerate(slots):
        if slot.canonical and slot.label:
            by_canonical.setdefault(slot.canonical, index)
    labels: list[tuple[int, int]] = []  # (line, block)
    groups: list[tuple[int, int, int]] = []  # (line, first block, last block)
    for at, line in enumerate(lines):
        for item in line.level2:
            block = position.get(fold_label(item.text), by_canonical.get(item.key("level2") or "", -1))
            if block >= 0:
                labels.append((at, block))
        for item in line.level1:
            if (own_block := position.get(fold_label(item.text))) is not None:
                labels.append((at, own_block))  # the only label of its rows is as firm as a level-2 one
            key = item.key("level1") or fold_label(item.text)
            members = [index for index, slot in enumerate(slots) if slot.group == key]
            if members:
                groups.append((at, members[0], members[-1]))
    own = [_wording_costs(line, slots) for line in lines]
    labelled: set[int] = set()
    for at_label, wanted in labels:
        if wanted not in labelled:
            labelled.add(wanted)
            for at in range(max(0, at_label - _REACH), at_label):
                own[at][wanted] += costs.LABEL_LATE
        _charge(own, at_label, wanted, wanted, costs.LABEL_SHIFT, width)
    for at_label, first, last in groups:
        _charge(own, at_label, first, last, costs.LEVEL1_SHIFT, width)
    return own


def _charge_known(own: list[list[float]], lines: list[Line], slots: list[BlockSlot], known: Mapping[str, str]) -> None:
    for line, costs_of_line in zip(lines, own, strict=True):
        block = known.get(fold(line.name)) if line.name else None
        if block:
            for index, slot in enumerate(slots):
                if slot.canonical != block:
                    costs_of_line[index] += costs.KNOWN_ELSEWHERE


def _charge(own: list[list[float]], at_label: int, first: int, last: int, cost: float, width: int) -> None:
    """Charge a label printed at a line: it costs for every row between it and its block, above or below."""
    for at in range(at_label, min(len(own), at_label + _REACH)):
        for block in range(first):
            own[at][block] += cost
    for at in range(max(0, at_label - _REACH + 1), at_label + 1):
        for block in range(last + 1, width):
            own[at][block] += cost


def _wording_costs(line: Line, slots: list[BlockSlot]) -> list[float]:
    if not line.filled:
        return [0.0] * len(slots)
    name, value = line.name or "", line.value or ""
    if fold_label(name) in ("无", ""):
        return [0.0] * len(slots)
    return [wording_cost(name, value, slot.canonical) if slot.canonical else costs.NEUTRAL for slot in slots]


def _prints_placeholders(lines: list[Line]) -> bool:
    """Whether the table prints a numbered placeholder beside the label of an empty block, as blank forms do."""
    if not any(line.blank for line in lines):
        return False
    labelled = [line for line in lines if line.level2]
    return sum(1 for line in labelled if line.filled or line.blank) * 3 >= 2 * len(labelled)


def _begin_cost(line: Line, number: int | None, beside: bool) -> float:
    """What it costs that a block begins with the line; ``beside``: placeholders stand beside labels."""
    if line.dots and not line.filled and not line.blank:
        return costs.DOTS_FIRST
    if number is not None and number > 1:
        return costs.STARTS_AT_TWO
    if beside and not line.filled and not line.blank and not line.dots:
        return costs.BEGINS_EMPTY
    return 0.0


def _stay_cost(lines: list[Line], numbers: list[int | None], at: int) -> float:
    """What it costs that the line belongs to the same block as the line above."""
    line, above = lines[at], lines[at - 1]
    number, number_above = numbers[at], numbers[at - 1]
    cost = 0.0
    if number == 1 and (above.filled or above.blank or above.dots):
        cost += costs.RESTART_INSIDE
    elif number is not None and number_above is not None and number != number_above + 1:
        cost += costs.NUMBER_JUMP
    if above.dots and not above.filled and (line.filled or line.blank):
        cost += costs.AFTER_DOTS
    elif above.blank and line.filled and number is None:
        cost += costs.AFTER_PLACEHOLDER
    return cost
