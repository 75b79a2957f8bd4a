"""The indicator tables of a region: from rows to indicators with their true blocks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from math import exp
from typing import Literal

from jixiao.recognition.alignment import NOTHING_KNOWN, Assignment, align, slots_of
from jixiao.recognition.columns import EXTRA, Columns, read_columns
from jixiao.recognition.items import Item, Row
from jixiao.recognition.lines import Line, read_lines
from jixiao.recognition.pairing import rejoin
from jixiao.recognition.regions import Region, Zone
from jixiao.recognition.shapes import is_sign, squeezed
from jixiao.recognition.torn import TornColumn, pair_values
from jixiao.records.folding import fold_label, unspaced
from jixiao.records.target import LEVEL1_OF, Indicator

Horizon = Literal["total", "annual"]

_FIELD_OF_ROLE = {
    "weight": "weight",
    "basis": "basis",
    "actual": "actual",
    "expected": "expected",
    "likelihood": "likelihood",
    "score": "score",
    "deviation": "deviation",
    "note": "note",
}
_PARTS_OF_VALUE = ("value", "direction", "unit")
_NOTHING = ("", "/", "-", "—", "--", "－")


@dataclass(slots=True)
class ReadIndicator:
    """An indicator with the items and confidences of its fields."""

    indicator: Indicator
    items: dict[str, Item] = field(default_factory=dict)
    confidence: dict[str, float] = field(default_factory=dict)


@dataclass(slots=True)
class IndicatorLines:
    """The lines of one indicator table and what they span: the whole term, the year, or ``None``."""

    horizon: Horizon | None
    lines: list[Line]


def read_indicator_lines(region: Region, torn: TornColumn | None = None) -> list[IndicatorLines]:
    """The indicator tables of the region as lines, names and values joined; blocks come later.

    ``torn`` is the value column where that was printed apart; what of it is no value of this table is left in its
    ``values``.
    """
    found: list[IndicatorLines] = []
    for horizon, rows in _tables(region):
        columns, headings = read_columns(rows)
        _assume_value(columns, rows[headings:])
        if columns.right is not None and _stand_apart(rows[headings:], columns.boundary):
            left, right = _halves(rows[headings:], columns.boundary)
            found.append(IndicatorLines("total", rejoin(read_lines(left, columns, streaming=False))))
            found.append(IndicatorLines("annual", rejoin(read_lines(right, columns.right, streaming=False))))
            continue
        lines = read_lines(rows[headings:], columns, streaming=region.streaming)
        if torn is not None:
            torn.values = pair_values(lines, torn)
        found.append(IndicatorLines(horizon, rejoin(lines)))
    return found


def _stand_apart(rows: list[Row], boundary: int) -> bool:
    """Whether blank cells are printed, so that the cells of two tables side by side keep to their sides."""
    second = [
        labels[1].column for row in rows if len(labels := [item for item in row.items if item.label("level2")]) > 1
    ]
    return bool(second) and sum(column == boundary for column in second) * 2 > len(second)


def _halves(rows: list[Row], boundary: int) -> tuple[list[Row], list[Row]]:
    """The rows of two tables side by side, taken apart at the column where the right one begins."""
    halves: tuple[list[Row], list[Row]] = ([], [])
    for row in rows:
        for half, items in zip(
            halves,
            (
                [item for item in row.items if item.column < boundary],
                [item for item in row.items if item.column >= boundary],
            ),
            strict=True,
        ):
            if items:
                half.append(replace(row, items=items))
    return halves


def _tables(region: Region) -> list[tuple[Horizon | None, list[Row]]]:
    """The indicator tables of the region: one, or one for the whole term and one for the year."""
    rows = _zone_rows(region)
    marks: list[tuple[int, Horizon]] = []
    for index, row in enumerate(rows):
        for item in row.items[:2]:
            if item.label("total_tables"):
                marks.append((index, "total"))
            elif item.label("annual_tables"):
                marks.append((index, "annual"))
    if not any(horizon == "total" for _, horizon in marks) or not any(horizon == "annual" for _, horizon in marks):
        return [(None, rows)] if rows else []
    tables: list[tuple[Horizon | None, list[Row]]] = []
    for position, (start, horizon) in enumerate(marks):
        end = marks[position + 1][0] if position + 1 < len(marks) else len(rows)
        tables.append((horizon, rows[0 if position == 0 else start : end]))
    return tables


def _zone_rows(region: Region) -> list[Row]:
    rows = []
    for row in region.rows:
        items = [item for item in row.items if region.zones[item] is Zone.INDICATORS]
        if items:
            rows.append(replace(row, items=items))
    return rows


def _assume_value(columns: Columns, rows: list[Row]) -> None:
    """A heading without a value column, over rows that have values all the same."""
    if set(columns.roles) != {"name"}:
        return
    if not columns.levels and all(column is None for _, column in columns.content):
        columns.content.append(("value", None))
        return
    wide = sum(1 for row in rows if sum(not item.labels for item in row.items) >= 2)
    if wide * 2 > len(rows):
        columns.content.append(("value", None))


def indicators_of(
    lines: list[Line],
    horizon: Horizon | None = None,
    known: Mapping[str, str] = NOTHING_KNOWN,
) -> list[ReadIndicator]:
    """The indicators of the lines of one table, each in the block that the alignment gives it.

    ``known`` tells in which block the rest of the document has a name.
    """
    slots = slots_of(lines)
    assignments: list[Assignment | None] = list(align(lines, slots, known)) if slots and lines else [None] * len(lines)
    found: list[ReadIndicator] = []
    for line, assignment in zip(lines, assignments, strict=True):
        name = None if line.name is None else unspaced(line.name)
        if not line.filled or (set(line.cells) <= {"name"} and fold_label(name or "") in ("无", "")):
            for item in line.cells.values():
                item.taken = "placeholder"
            continue
        if not any(not role.startswith(EXTRA) for role in line.cells):
            continue
        found.append(_indicator(line, name, assignment, horizon))
    return found


def _indicator(line: Line, name: str | None, assignment: Assignment | None, horizon: Horizon | None) -> ReadIndicator:
    indicator = Indicator(name=name, horizon=horizon)
    read = ReadIndicator(indicator)
    cell_confidence = 0.8 if line.moved else 0.99
    if name is not None:
        read.items["name"], read.confidence["name"] = line.cells["name"], cell_confidence
    _set_value(read, line, cell_confidence)
    for role, attribute in _FIELD_OF_ROLE.items():
        item = line.cells.get(role)
        if item is not None:
            text = unspaced(item.text)
            item.taken = f"indicator.{attribute}"
            if text not in _NOTHING:
                setattr(indicator, attribute, text)
                read.items[attribute], read.confidence[attribute] = item, cell_confidence - 0.02
    if assignment is not None:
        slot = assignment.slot
        indicator.level2 = slot.canonical
        indicator.level1 = slot.group if slot.canonical is None else LEVEL1_OF.get(slot.canonical)
        if slot.group == "成本指标":
            indicator.level1 = "成本指标"
        if slot.canonical is None or slot.group == "成本指标":
            indicator.printed_level1 = unspaced(slot.printed_level1 or "") or None
            indicator.printed_level2 = unspaced(slot.printed_level2 or "") or None
        read.confidence["level2"] = round(1.0 - 0.5 * exp(-2.2 * max(0.0, assignment.margin)), 4)
        read.items["level2"] = next(iter(line.cells.values()))
    for role, item in line.cells.items():
        # What stands under other headings (上半年目标值) has no field and stays among the unplaced cells.
        if role in _PARTS_OF_VALUE or unspaced(item.text) in _NOTHING:
            item.taken = item.taken or "indicator"
    return read


def _set_value(read: ReadIndicator, line: Line, confidence: float) -> None:
    """The value: one cell, or sign, number and unit from columns of their own joined."""
    direction, value, unit = line.cells.get("direction"), line.cells.get("value"), line.cells.get("unit")
    if value is None and "total_value" in line.cells:
        value = line.cells["total_value"]
    parts = [item for item in (direction, value, unit) if item is not None and unspaced(item.text) not in _NOTHING]
    if direction is not None and not is_sign(direction.text):
        parts = [item for item in parts if item is not direction]
    if (
        direction is not None
        and value is not None
        and squeezed(direction.text) in ("定性", "正向", "反向", "正向指标", "反向指标")
    ):
        parts = [item for item in parts if item is not direction]
    if unit is not None and value is not None and squeezed(value.text).endswith(squeezed(unit.text)):
        parts = [item for item in parts if item is not unit]
    if not parts:
        return
    read.indicator.value = "".join(unspaced(item.text) for item in parts)
    if len(parts) > 1:
        read.indicator.parts = [unspaced(item.text) for item in parts]
    if direction is not None:
        read.indicator.direction = unspaced(direction.text)
    if unit is not None:
        read.indicator.unit = unspaced(unit.text)
    main = value or parts[0]
    read.items["value"], read.confidence["value"] = main, confidence
    for item in parts:
        item.taken = "indicator.value"
