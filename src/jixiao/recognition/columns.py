"""The columns of an indicator table: which role each has and where it stands, from its heading rows."""

from __future__ import annotations

from dataclasses import dataclass, field

from jixiao.recognition.items import Item, Row
from jixiao.records.folding import fold_label

LEVELS = ("level1", "level2")
CONTENT_ROLES = (
    "name", "kind", "basis", "direction", "total_value", "half_value", "value", "unit", "weight", "actual",
    "expected", "likelihood", "score", "deviation", "note",
)  # fmt: skip
OPTIONAL_ROLES = frozenset(("note", "deviation", "basis", "kind", "half_value", "likelihood"))


@dataclass(slots=True)
class Columns:
    """The content columns left to right as (role, column in the print or ``None``), and the level columns."""

    content: list[tuple[str, int | None]] = field(default_factory=list)
    levels: list[tuple[str, int]] = field(default_factory=list)

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
    for row in rows:
        heads = [item for item in row.items if item.label("indicator_columns")]
        sides = [item for item in row.items if item.label("indicator_side", "total_tables", "annual_tables")]
        others = [item for item in row.items if item not in heads and item not in sides]
        seen = bool(columns.content or columns.levels)
        if heads and not others and (len(heads) > 1 or len(row.items) == 1 or not seen):
            for item in heads:
                _add(columns, item)
        elif heads and len(heads) >= 3:
            # Headings with body cells behind them: everything printed on one line.
            for item in row.items:
                if item in others:
                    break
                if item in heads:
                    _add(columns, item)
            break
        elif seen and not heads and others and all(len(fold_label(item.text)) <= 5 and not item.labels for item in others) and taken and len(row.items) >= 3 and _sub_headings(row):
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


def _sub_headings(row: Row) -> bool:
    words = {"经费保障", "制度保障", "人员保障", "硬件条件", "其他", "原因说明", "确定能", "有可能", "完全不可能", "硬件条件保障", "说明"}
    return sum(fold_label(item.text) in words for item in row.items) >= 3


def _add(columns: Columns, item: Item) -> None:
    role = item.key("indicator_columns")
    assert role is not None
    item.taken = "label"
    if role in LEVELS:
        if role not in [name for name, _ in columns.levels]:
            columns.levels.append((role, item.column))
        return
    if role == "name" and "name" in columns.roles:
        # 指标内容 beside 三级指标 explains it.
        role = "basis" if "basis" not in columns.roles else "note"
    if role in columns.roles:
        return
    columns.content.append((role, item.column))
