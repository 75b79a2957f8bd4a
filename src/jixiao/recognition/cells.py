"""Cells to columns: which cell of a row, or of a stream of cells, has which role.

Cells come in the order of the columns, but blank ones may be missing and columns may have slid. The assignment with
the least cost over what each text looks like, where it stands and what is left out is found by dynamic programming.
"""

from __future__ import annotations

from jixiao.recognition import costs
from jixiao.recognition.columns import EXTRA, OPTIONAL_ROLES, Columns
from jixiao.recognition.items import Item
from jixiao.recognition.shapes import (
    NAME_LIKE,
    enumerated,
    is_ellipsis,
    is_number,
    is_points,
    is_sign,
    is_unit,
    squeezed,
    value_likeness,
)

_INFINITE = 1e9


def assign_cells(items: list[Item], columns: Columns, *, in_row: bool) -> list[dict[str, Item]]:
    """The records (role → item) that the items form, in order.

    ``in_row`` says that the items are one printed row, which normally is one record.
    """
    roles = columns.roles
    if in_row:
        plain = _plain_row(items, columns)
        if plain is not None:
            return plain
    return _least_cost(items, columns, roles, in_row=in_row)


def _plain_row(items: list[Item], columns: Columns) -> list[dict[str, Item]] | None:
    """The assignment of rows that leave no choice, or ``None``: nearly all rows, at no cost."""
    roles = columns.roles
    if len(items) == 1:
        item = items[0]
        if is_ellipsis(item.text) or enumerated(item.text)[0] is not None:
            return [{"name": item}]
        if len(roles) > 2:
            by_column = {column: role for role, column in columns.content}
            return [{by_column.get(item.column, "name"): item}]
        likeness = value_likeness(item.text)
        in_name_column = item.column == columns.column_of("name")
        lone_value = "value" in roles and likeness > (0.9 if in_name_column else 0.8) and squeezed(item.text) != "无"
        return [{"value" if lone_value else "name": item}]
    if roles == ("name", "value") and len(items) == 2:
        if enumerated(items[1].text)[0] is not None and enumerated(items[0].text)[0] is not None:
            return [{"name": items[0]}, {"name": items[1]}]
        return [{"name": items[0], "value": items[1]}]
    if len(items) == len(roles) and all(_cost(item, role) < 1.0 for item, role in zip(items, roles, strict=True)):
        return [dict(zip(roles, items, strict=True))]
    by_column = {column: role for role, column in columns.content if column is not None}
    if len(roles) > 2 and len(by_column) == len(roles) and all(item.column in by_column for item in items):
        record = {by_column[item.column]: item for item in items}
        if len(record) == len(items) and all(_cost(item, role) < 1.0 for role, item in record.items()):
            return [record]
    return None


def _cost(item: Item, role: str) -> float:
    """How badly the text suits the role."""
    text = item.text
    if role == "name":
        if enumerated(text)[0] is not None or is_ellipsis(text):
            return 0.0
        if is_sign(text):
            return 3.0
        if is_number(text):
            return 2.5
        likeness = value_likeness(text)
        return 1.4 * likeness if likeness > 0.5 else 0.1
    if enumerated(text)[0] is not None and role != "note":
        return 3.0
    if role in ("value", "total_value", "half_value"):
        return 2.0 if is_sign(text) and len(squeezed(text)) <= 2 else 0.7 * (1.0 - value_likeness(text))
    if role in ("weight", "score"):
        return 0.0 if is_points(text) else 0.4 if squeezed(text) in ("-", "/", "—") else 3.0
    if role == "direction":
        return 0.0 if is_sign(text) else 3.0
    if role == "unit":
        return 0.0 if is_unit(text) else 0.7 if len(squeezed(text)) <= 3 and not is_number(text) else 2.5
    if role in ("actual", "expected"):
        return 0.7 * (1.0 - value_likeness(text))
    if role == "kind":
        return 0.0 if squeezed(text) in ("定性", "定量", "是", "否", "定性指标", "定量指标") else 2.5
    if role == "likelihood":
        return 0.2 if len(squeezed(text)) <= 5 else 2.0
    if role.startswith(EXTRA):
        return 0.45
    return 0.9 if is_number(text) else 0.5 if value_likeness(text) <= NAME_LIKE else 0.3


def _least_cost(items: list[Item], columns: Columns, roles: tuple[str, ...], *, in_row: bool) -> list[dict[str, Item]]:
    count, width = len(items), len(roles)
    new = costs.NEW_RECORD_IN_ROW if in_row else costs.NEW_RECORD
    skip = [
        costs.SKIPPED_OPTIONAL if role in OPTIONAL_ROLES or role.startswith(EXTRA) else costs.SKIPPED_CELL
        for role in roles
    ]
    skip[roles.index("name")] = costs.NAMELESS_IN_ROW if in_row else costs.NAMELESS
    before = [0.0] * (width + 1)
    for index in range(width):
        before[index + 1] = before[index] + skip[index]
    best = [[_INFINITE] * width for _ in range(count)]
    origin: list[list[tuple[int, bool]]] = [[(-1, True)] * width for _ in range(count)]
    for at, item in enumerate(items):
        if at:
            ended = min(
                ((best[at - 1][last] + before[width] - before[last + 1], last) for last in range(width)),
                key=lambda pair: pair[0],
            )
        for role in range(width):
            own = _cost(item, roles[role]) + (_shift(item, columns, roles[role]) if in_row else 0.0)
            if at == 0:
                best[at][role] = own + before[role]
                continue
            best[at][role] = ended[0] + new + before[role] + own
            origin[at][role] = (ended[1], True)
            for last in range(role):
                cost = best[at - 1][last] + before[role] - before[last + 1] + own
                if cost < best[at][role]:
                    best[at][role] = cost
                    origin[at][role] = (last, False)
    role = min(range(width), key=lambda last: best[count - 1][last] + before[width] - before[last + 1])
    records: list[dict[str, Item]] = [{}]
    for at in range(count - 1, -1, -1):
        records[-1][roles[role]] = items[at]
        role, begins = origin[at][role]
        if begins and at:
            records.append({})
    return [dict(reversed(record.items())) for record in reversed(records)]


def _shift(item: Item, columns: Columns, role: str) -> float:
    column = columns.column_of(role)
    if column is None:
        return 0.0
    return min(costs.COLUMN_SHIFT_MOST, abs(item.column - column) * costs.COLUMN_SHIFT)
