"""The money block: project side and year side, or the columns of a self-evaluation."""

from __future__ import annotations

from collections import Counter

from jixiao.recognition.draft import Draft
from jixiao.recognition.items import Item
from jixiao.recognition.regions import Region, Zone
from jixiao.records.folding import fold_label
from jixiao.records.money import is_blank_amount, parse_amount, unit_in

_AMOUNT_COLUMNS = ("initial", "annual", "executed")
_RATED_COLUMNS = ("rate", "weight", "score")
_ROW_SUFFIX = {
    "total": "total",
    "annual_total": "total",
    "either_total": "total",
    "fiscal": "fiscal",
    "annual_fiscal": "fiscal",
    "annual_carryover": "carryover",
    "other": "other",
}
_YEAR_ROWS = ("annual_total", "annual_fiscal", "annual_carryover", "annual_other")
_MOST_ITEMS = 400
"""No form has a money block of more cells; what goes on longer is something else and stays unplaced."""
_PIECES = ("其他资", "金", "其他资金", "其他", "资金")
"""Pieces that scanning leaves of 其他资金 when the cell breaks over two lines."""


def read_funding(region: Region, draft: Draft) -> None:
    """Fill ``funding.*`` and ``amount_unit`` from the funding zone."""
    items = region.items(Zone.FUNDING)[:_MOST_ITEMS]
    for item in items:
        if item.label("funding_side", "funding_rows", "funding_columns"):
            item.taken = "label"
            if (unit := unit_in(item.text)) and draft.put("amount_unit", unit, item):
                item.taken = "label"
    roles = {item.key("funding_columns") for item in items if item.label("funding_columns")}
    if len(roles & {"initial", "annual", "executed"}) >= 2:
        _read_columns(items, draft)
    else:
        _read_sides(items, draft)


def _read_sides(items: list[Item], draft: Draft) -> None:
    pairs = _pairs(items)
    left = [label for label, _ in pairs if label.key("funding_rows") == "total"]
    right = [label for label, _ in pairs if label.key("funding_rows") in _YEAR_ROWS]
    if right and not left:
        left = [label for label, _ in pairs if label.key("funding_rows") == "either_total"]
    if not right:
        left = []  # one side only is the year's
    year_side = not left
    counts = Counter(label.key("funding_rows") for label, _ in pairs)
    for position, (label, value) in enumerate(pairs):
        key = label.key("funding_rows")
        if key is None or key == "beside":
            if value is not None and key == "beside":
                _keep_aside(label, value, draft)
            continue
        partner = _partner(pairs, position)
        if key in _YEAR_ROWS:
            path, year_side = key, True
        elif label in left:
            path, year_side = _sided(key, right=False), False
        elif partner is not None:
            path = _sided(key, right=partner < position)
        elif left and right and left[0].row == right[0].row and left[0].column != right[0].column:
            nearer_right = abs(label.column - right[0].column) < abs(label.column - left[0].column)
            path = _sided(key, right=nearer_right)
        elif left and counts[key] == 2:
            second = any(other.key("funding_rows") == key for other, _ in pairs[:position])
            path = _sided(key, right=second)
        else:
            path = _sided(key, right=year_side)
        _put_amount(draft, f"funding.{path}", label, value)


def _sided(key: str, *, right: bool) -> str:
    suffix = _ROW_SUFFIX[key]
    return f"annual_{suffix}" if right or suffix == "carryover" else suffix


def _partner(pairs: list[tuple[Item, Item | None]], position: int) -> int | None:
    """The position of the other pair of the same row, where the row has a project and a year side."""
    row = pairs[position][0].row
    same = [at for at, (label, _) in enumerate(pairs) if label.row == row and label.key("funding_rows") != "beside"]
    if len(same) != 2:
        return None
    return same[1] if same[0] == position else same[0]


def _pairs(items: list[Item]) -> list[tuple[Item, Item | None]]:
    """Each row label with the amount behind it, ``None`` where the cell is blank."""
    pairs: list[tuple[Item, Item | None]] = []
    for index, item in enumerate(items):
        if not item.label("funding_rows"):
            if fold_label(item.text) in _PIECES and not item.label("funding_side") and item.taken is None:
                # A piece of a broken 其他资金: it still says that the amount beside it is that of the left side.
                item.taken = "label"
                following = _amount_behind(items, index)
                row_mates = [other for other in items if other.row == item.row and other.label("funding_rows")]
                if row_mates and row_mates[0].column > item.column:
                    item.labels = row_mates[0].labels
                    pairs.append((item, following))
            continue
        if item.key("funding_rows") == "either_total" and any(
            other.row == item.row and other is not item and other.label("funding_columns") for other in items
        ):
            continue
        pairs.append((item, _amount_behind(items, index)))
    return pairs


def _amount_behind(items: list[Item], index: int) -> Item | None:
    label = items[index]
    if label.rest:
        return label if parse_amount(label.rest) or is_blank_amount(label.rest) else None
    if index + 1 >= len(items):
        return None
    item = items[index + 1]
    if item.labels or item.row > label.row + 1:
        return None
    alone = not any(other.row == label.row for other in items if other is not label)
    if item.row != label.row and not alone:
        return None
    return item if parse_amount(item.text) or is_blank_amount(item.text) else None


def _put_amount(draft: Draft, path: str, label: Item, value: Item | None) -> None:
    if value is None:
        return
    text = value.rest if value is label else value.text
    parsed = parse_amount(text)
    previous = draft.get(path)
    if parsed is None:
        value.taken = "label" if value is label else path
        return
    if previous is not None:
        if previous == parsed[0]:
            value.taken = path  # the same amount printed again: debris of one broken cell
        return
    draft.put(path, parsed[0], value)
    unit = {"万": "万元", "万元": "万元", "元": "元"}.get(parsed[1] or "")
    if unit and draft.get("amount_unit") is None:
        draft.put("amount_unit", unit, value)
        value.taken = path


def _keep_aside(label: Item, value: Item, draft: Draft) -> None:
    text = value.rest if value is label else value.text
    if parse_amount(text):
        draft.put(f"other_fields.{fold_label(label.text)}", text.strip(), value)
    value.taken = value.taken or "funding"


def _read_columns(items: list[Item], draft: Draft) -> None:
    heads = [item for item in items if item.label("funding_columns")]
    if sum(item.key("funding_columns") == "annual" for item in heads) > 1:
        # 年度预算数 over 年初预算 and 调整后预算数 names the block, not a column.
        heads = [item for item in heads if not (item.key("funding_columns") == "annual" and item.label("funding_side"))]
    first_row = heads[0].row
    heads = [
        item for item in heads if item.row == first_row or item.row == heads[0].row + 1 or heads[-1].row - first_row > 2
    ]
    roles = [item.key("funding_columns") or "" for item in heads]
    seen_total = False
    for label, values in _column_rows(items, heads):
        key = label.key("funding_rows") or "total"
        suffix = _ROW_SUFFIX.get(key)
        for role, value in _assign(roles, heads, values):
            if role in _AMOUNT_COLUMNS and suffix is not None:
                _put_column_amount(draft, f"funding.{role}_{suffix}", value)
            elif role in _RATED_COLUMNS and suffix == "total" and not seen_total:
                _put_rating(draft, f"funding.exec_{role}", value)
            else:
                _put_beside(draft, label, heads[roles.index(role)], value)
        seen_total = seen_total or (suffix == "total" and bool(values))


def _column_rows(items: list[Item], heads: list[Item]) -> list[tuple[Item, list[Item]]]:
    rows: list[tuple[Item, list[Item]]] = []
    for item in items:
        if item in heads:
            continue
        if item.label("funding_rows") or (item.label("funding_side") and item.row > heads[-1].row):
            rows.append((item, []))
        elif rows and item.taken is None:
            rows[-1][1].append(item)
    return rows


def _assign(roles: list[str], heads: list[Item], values: list[Item]) -> list[tuple[str, Item]]:
    """Values with their column roles: by column where the columns agree, else in order."""
    by_column = {head.column: role for head, role in zip(heads, roles, strict=True)}
    if values and len(by_column) == len(heads) and all(value.column in by_column for value in values):
        return [(by_column[value.column], value) for value in values]
    numeric = [value for value in values if _cell_like(value.text)]
    return list(zip(roles, numeric, strict=False))


def _cell_like(text: str) -> bool:
    return is_blank_amount(text) or parse_amount(text.rstrip("%％ ")) is not None


def _put_beside(draft: Draft, label: Item, head: Item, value: Item) -> None:
    """Keep a cell that no field of the record is for under the names of its row and column."""
    if is_blank_amount(value.text):
        value.taken = "funding"
    else:
        draft.put(f"other_fields.{fold_label(label.text)}{fold_label(head.text)}", value.text.strip(), value, 0.95)


def _put_column_amount(draft: Draft, path: str, value: Item) -> None:
    parsed = parse_amount(value.text)
    if parsed and not draft.put(path, parsed[0], value, 0.97) and draft.get(path) != parsed[0]:
        return  # two amounts for one field: the second stays unplaced, so that it is seen
    if parsed or is_blank_amount(value.text):
        value.taken = path


def _put_rating(draft: Draft, path: str, value: Item) -> None:
    if is_blank_amount(value.text) or draft.put(path, value.text.strip(), value, 0.97):
        value.taken = path
