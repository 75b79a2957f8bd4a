"""A value column torn off its tables and printed behind them, list after list.

Scanning software that loses the right edge of a page prints it at the end: ends of header and goal lines, the heading
指标值, the values. The lists come in the order of the tables; inside each, values come in the order of the indicators.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from jixiao.recognition import costs
from jixiao.recognition.items import Item, Row
from jixiao.recognition.lines import Line
from jixiao.recognition.regions import Region, Zone
from jixiao.recognition.shapes import enumerated, is_ellipsis, squeezed, value_likeness

_RATE = re.compile(r"率|满意度|比例|程度$")
_MONEY = re.compile(r"费|补贴|成本|资金|经费|补助|标准")
_TIME = re.compile(r"时间|天数|期限|时限|周期|及时")
_COUNT = re.compile(r"数|次|量|开展|举办|组织|人")
_MOST_PIECES = 40
"""How many more rows than values a torn list may have."""


@dataclass(slots=True)
class TornColumn:
    """What was torn off one table: pieces of header and goals, and the rows of the value list."""

    pieces: list[Item] = field(default_factory=list)
    values: list[Item] = field(default_factory=list)
    last: bool = True


def take_torn_columns(regions: list[Region]) -> dict[int, TornColumn]:
    """The torn columns of a document by the position of their region; their rows are taken out of the regions."""
    torn: dict[int, TornColumn] = {}
    waiting: list[int] = []
    for position, region in enumerate(regions):
        if _lacks_values(region):
            waiting.append(position)
        tail = _tail(region)
        if tail is None or not waiting:
            continue
        columns = _columns(region.rows[tail:])
        owners = waiting[-len(columns) :] if len(columns) <= len(waiting) else waiting
        for owner, column in zip(owners, columns, strict=False):
            torn[owner] = column
        region.tail = region.rows[tail:]
        region.rows = region.rows[:tail]
        waiting = []
    return torn


def _lacks_values(region: Region) -> bool:
    """Whether the headings of the indicator table name levels and names but no value."""
    keys: set[str | None] = set()
    for item in region.items(Zone.INDICATORS):
        if item.label("level1", "level2") and not item.label("indicator_columns"):
            break
        keys.add(item.key("indicator_columns"))
    return len(keys & {"level1", "level2", "name"}) >= 2 and "value" not in keys


def _is_heading(row: Row) -> bool:
    return len(row.items) == 1 and row.items[0].key("indicator_columns") == "value"


def _tail(region: Region) -> int | None:
    """Where the torn lists begin among the rows of a region: at the loose lines above the first lone 指标值."""
    body = next((at for at, row in enumerate(region.rows) if any(item.label("level2") for item in row.items)), None)
    if body is None:
        return None
    heading = next((at for at, row in enumerate(region.rows) if at > body and _is_heading(row)), None)
    if heading is None:
        return None
    if region.streaming and all(len(row.items) == 1 for row in region.rows):
        return heading
    start = heading
    while start > 0 and _is_loose(region.rows[start - 1]):
        start -= 1
    return start if start > 0 else None


def _is_loose(row: Row) -> bool:
    if len(row.items) != 1 or row.width != 1 or row.items[0].labels or is_ellipsis(row.items[0].text):
        return False
    return enumerated(row.items[0].text)[0] is None


def _columns(rows: list[Row]) -> list[TornColumn]:
    """One column a heading. Which of the lines between two headings are values and which the next table's pieces is
    left to the pairing: they stay with the values until then."""
    columns: list[TornColumn] = []
    before: list[Item] = []
    for row in rows:
        if _is_heading(row):
            row.items[0].taken = "label"
            columns.append(TornColumn(pieces=before if not columns else []))
            if len(columns) > 1:
                columns[-2].last = False
        elif columns:
            columns[-1].values.extend(row.items)
        else:
            before.extend(row.items)
    return columns


def pair_values(lines: list[Line], column: TornColumn) -> list[Item]:
    """Give the values of a torn column to the lines; returns the rows that are no values of this table."""
    names = [line for line in lines if line.name and "value" not in line.cells]
    values, beyond = column.values[: 2 * len(names) + _MOST_PIECES], column.values[2 * len(names) + _MOST_PIECES :]
    count, width = len(names), len(values)
    best = [[0.0] * (width + 1) for _ in range(count + 1)]
    step: list[list[str]] = [["end"] * (width + 1) for _ in range(count + 1)]
    for at in range(count, -1, -1):
        for value in range(width, -1, -1):
            if at == count and value == width:
                continue
            options: list[tuple[float, str]] = []
            if value < width:
                skip = costs.TRAILING_PIECE if at == count and not column.last else costs.UNPAIRED_VALUE
                options.append((best[at][value + 1] + skip, "value"))
            if at < count:
                options.append((best[at + 1][value] + costs.UNPAIRED_NAME, "name"))
            if at < count and value < width:
                fit = _misfit(names[at].name or "", values[value].text)
                options.append((best[at + 1][value + 1] + fit, "pair"))
            best[at][value], step[at][value] = min(options)
    at = value = 0
    left: list[Item] = []
    while step[at][value] != "end":
        move = step[at][value]
        if move == "pair":
            names[at].cells["value"] = values[value]
            names[at].moved = True
        elif move == "value":
            left.append(values[value])
        at += move in ("pair", "name")
        value += move in ("pair", "value")
    return left + beyond


def _misfit(name: str, value: str) -> float:
    """How badly a value suits a name by its kind alone."""
    short = squeezed(value)
    cost = 0.6 * (1.0 - value_likeness(value))
    if "%" in short:
        return cost + (0.0 if _RATE.search(name) else costs.OTHER_KIND)
    if "元" in short or short.endswith("万"):
        return cost + (0.0 if _MONEY.search(name) else costs.OTHER_KIND)
    if re.search(r"[天月日]|全年", short):
        return cost + (0.0 if _TIME.search(name) else costs.OTHER_KIND / 2)
    if re.search(r"\d", short):
        return cost + (0.0 if _COUNT.search(name) and not _RATE.search(name) else costs.OTHER_KIND / 2)
    return cost + (costs.OTHER_KIND if _RATE.search(name) else 0.0)
