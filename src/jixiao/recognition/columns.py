"""The columns of an indicator table: which role each has and where it stands, from its heading rows."""

from __future__ import annotations

from dataclasses import dataclass, field

from jixiao.recognition.items import Item, Row
from jixiao.records.folding import fold_label

LEVELS = ("level1", "level2")
_SIDE_LETTERS = frozenset(("", *"绩效指标年度目"))
EXTRA = "extra"
"""Roles of columns that no field takes begin with this."""
OPTIONAL_ROLES = frozenset(("note", "deviation", "basis", "kind", "half_value", "likelihood"))
"""Roles whose cells are mostly blank."""


@dataclass(slots=True)
class Columns:
    """The content columns left to right as (role, column in the print or ``None``), and the level columns.

    Where two tables stand side by side, ``right`` holds the columns of the right one, which begins at ``boundary``.
    """

    content: list[tuple[str, int | None]] = field(default_factory=list)
    levels: list[tuple[str, int]] = field(default_factory=list)
    right: Columns | None = None
    boundary: int = 0

    @property
    def roles(self) -> tuple[str, ...]:
        """The roles of the content columns in print order."""
        return tuple(role for role, _ in self.content)

    def column_of(self, role: str) -> int | None:
        """The printed column of a role."""
        return next((column for name, column in self.content if name == role), None)


def is_heading(items: list[Item]) -> bool:
    """Whether a row of the indicator zone holds column headings: several of them, or 一级指标 alone."""
    heads = [item for item in items if item.label("indicator_columns")]
    if len(heads) >= 2 and len(heads) * 2 >= len(items):
        return True
    return len(heads) == len(items) == 1 and heads[0].key("indicator_columns") in LEVELS


def read_columns(rows: list[Row]) -> tuple[Columns, int]:
    """The columns from the heading rows at the start of ``rows``, and how many rows they take.

    Without headings the usual ones are assumed: level 1, level 2, name, value. In a text with one cell on a line
    every heading is a row of its own.
    """
    columns = Columns()
    taken = 0
    first_row: list[Item] = []
    for row in rows:
        heads = [item for item in row.items if item.label("indicator_columns")]
        sides = [item for item in row.items if item not in heads and _is_side(item)]
        others = [item for item in row.items if item not in heads and item not in sides]
        seen = bool(columns.content or columns.levels)
        if heads and len(heads) >= 3 and others and _body_begins(others[0]):
            # Headings with body cells behind them: everything printed on one line.
            for item in row.items:
                if item is others[0]:
                    break
                item.taken = "label"
                if item in heads:
                    _add(columns, item)
            break
        if heads and len(heads) > len(others) and (len(heads) > 1 or len(row.items) == 1 or not seen):
            cells = _without_side(row.items, sides)
            if seen and first_row and "name" not in columns.roles and len(heads) > 1:
                # The second row of a heading: its columns lie under the first one's, before those that go on.
                columns = Columns()
                cells += [item for item in first_row if item.key("indicator_columns") != "value"]
            half = _second_half(cells)
            if half:
                columns.right, columns.boundary = Columns(), cells[half].column
                for item in cells[half:]:
                    _add(columns.right, item)
            for item in cells[: half or len(cells)]:
                _add(columns, item)
            first_row = first_row or (cells if len(heads) > 1 else [])
        elif seen and _is_sub_heading(row.items):
            for item in row.items:
                item.taken = "label"
        elif heads or others:
            break
        for item in sides:
            item.taken = "label"
        taken += 1
    if not any(role == "name" for role in columns.roles):
        columns.content.insert(0, ("name", None))
    return columns, taken


def _without_side(items: list[Item], sides: list[Item]) -> list[Item]:
    """The headings of a row from the levels on.

    What stands before the level columns is the label at the side of the table, or the first of two heading rows that
    were printed as one: its columns go on behind those of the second.
    """
    levels = [index for index, item in enumerate(items) if item.key("indicator_columns") in LEVELS]
    first = levels[0] if levels else 0
    below = [item for item in items[first:] if item not in sides]
    values = {item.key("indicator_columns") for item in below}
    above = [
        item
        for item in items[:first]
        if item.label("indicator_columns") and item.key("indicator_columns") not in values
    ]
    return below + above


def _second_half(cells: list[Item]) -> int:
    """The index at which the headings of a second table begin, 0 where there is one table only.

    A second table has names and values of its own; it begins behind the value of the first.
    """
    keys = [item.key("indicator_columns") for item in cells]
    if keys.count("name") != 2 or keys.count("value") != 2:
        return 0
    half = keys.index("value") + 1
    return half if keys.index("name") < half <= len(keys) - 2 and "name" in keys[half:] else 0


_SUB_HEADINGS = frozenset(
    [
        "经费保障",
        "制度保障",
        "人员保障",
        "硬件条件保障",
        "硬件条件",
        "其他",
        "原因说明",
        "说明",
        "确定能",
        "有可能",
        "完全不可能",
        "完成目标可能性",
    ]
)


def _is_side(item: Item) -> bool:
    return bool(item.label("indicator_side", "total_tables", "annual_tables")) or fold_label(item.text) in _SIDE_LETTERS


def _body_begins(item: Item) -> bool:
    return bool(item.label("level1", "level2", "other_blocks"))


def _is_sub_heading(items: list[Item]) -> bool:
    """A second heading row, such as the kinds of causes under 偏差原因分析."""
    words = sum(fold_label(item.text) in _SUB_HEADINGS for item in items)
    return words >= 3 and words * 2 > len(items)


def _add(columns: Columns, item: Item) -> None:
    """Add a column; one whose heading is unknown gets a role of its own, so that its cells bother no other."""
    role = item.key("indicator_columns")
    item.taken = "label" if item.labels else None  # the wording of an unknown heading stays among the rest
    if role in LEVELS:
        if role not in [name for name, _ in columns.levels]:
            columns.levels.append((role, item.column))
        return
    if role == "name" and "name" in columns.roles:
        # 指标内容 beside 三级指标 explains it.
        role = "basis" if "basis" not in columns.roles else "note"
    if role is None or role in columns.roles:
        role = f"{EXTRA}{len(columns.content)}"
    columns.content.append((role, item.column))
