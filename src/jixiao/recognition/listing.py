"""Lists of targets: one wide table whose rows name their project, as provinces print for a whole department.

Each project's cells (unit, project, amount, goal) stand once beside its first indicator, or are repeated on every row.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from jixiao.recognition.cells import assign_cells
from jixiao.recognition.columns import Columns, read_columns
from jixiao.recognition.draft import Draft
from jixiao.recognition.goals import goal_text
from jixiao.recognition.indicators import ReadIndicator, indicators_of
from jixiao.recognition.items import Item, Row
from jixiao.recognition.lines import Line, line_of, split_labels
from jixiao.recognition.regions import is_closing, is_listing_heading
from jixiao.records.folding import fold, fold_label, unspaced
from jixiao.records.money import parse_amount, unit_in

_COUNTING = re.compile(r"^\d{1,2}$")


@dataclass(slots=True)
class ListedProject:
    """One project of a list: its fields and its indicator lines."""

    draft: Draft
    rows: list[Row] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)

    def indicators(self) -> list[ReadIndicator]:
        """The project's indicators."""
        return indicators_of(self.lines)


def listing_heading(rows: list[Row]) -> int | None:
    """The index of the row that heads a list, if the rows have one."""
    return next((index for index, row in enumerate(rows) if is_listing_heading(row)), None)


def read_listing(rows: list[Row], heading: int) -> list[ListedProject]:
    """The projects of the list below ``rows[heading]``."""
    fields = _context_fields(rows[heading])
    behind = max((column for column, path in fields.items() if path == "project_name"), default=-1)
    first = next(
        (item.column for item in rows[heading].items if item.column > behind and item.label("indicator_columns")),
        behind + 1,
    )
    content = [item for item in rows[heading].items if item.column >= first]
    columns, _ = read_columns([Row(content, len(content), rows[heading].number)])
    for item in rows[heading].items:
        item.taken = "label"
    amount_unit = next((unit for item in rows[heading].items if (unit := unit_in(item.text))), None)
    projects: list[ListedProject] = []
    for row in rows[heading + 1 :]:
        if is_closing(row.items[0]):
            break
        if all(_COUNTING.match(item.text.strip()) for item in row.items):
            for item in row.items:
                item.taken = "furniture"
            continue
        _read_row(row, fields, columns, projects, amount_unit)
    return projects


def _context_fields(heading: Row) -> dict[int, str]:
    """Column → field of the columns before the levels."""
    fields: dict[int, str] = {}
    for item in heading.items:
        folded = fold_label(item.text)
        if item.label("indicator_columns") and "project_name" in fields.values():
            break
        if "项目名称" in folded:
            fields[item.column] = "project_name"
        elif item.label("goals", "goal_side") or folded.endswith("目标"):
            fields[item.column] = "annual_goal"
        elif item.label("funding_rows", "funding_side", "funding_columns") or "预算数" in folded or "金额" in folded:
            fields[item.column] = "funding.annual_total"
        elif item.key("indicator_columns") == "unit":
            fields[item.column] = "implementing_unit"  # 单位 in front of the project's name is no unit of measurement
        elif key := item.key("header"):
            fields[item.column] = key
    return fields


def _read_row(
    row: Row, fields: dict[int, str], columns: Columns, projects: list[ListedProject], amount_unit: str | None
) -> None:
    context: list[Item] = []
    rest: list[Item] = []
    for item in row.items:
        if not rest and item.column in fields and not item.label("level1", "level2"):
            context.append(item)
        else:
            rest.append(item)
    named = {fields[item.column]: item for item in context}
    if not rest and set(named) <= {"project_name", "implementing_unit"}:
        for item in context:
            item.taken = "furniture"  # a unit's name as a heading inside the list
        return
    name = named.get("project_name")
    if name is not None and (not projects or fold(projects[-1].draft.get("project_name") or "") != fold(name.text)):
        draft = Draft()
        if amount_unit:
            draft.put("amount_unit", amount_unit, name)
        projects.append(ListedProject(draft))
    if not projects:
        return
    project = projects[-1]
    project.rows.append(row)
    for path, item in named.items():
        _put(project.draft, path, item)
    level1, level2, content = split_labels(rest, columns, set())
    for cells in assign_cells(content, columns, in_row=True) if content else []:
        line = line_of(cells)
        line.level1, line.level2, level1, level2 = level1, level2, [], []
        project.lines.append(line)


def _put(draft: Draft, path: str, item: Item) -> None:
    if path.startswith("funding."):
        parsed = parse_amount(item.text)
        if parsed:
            draft.put(path, parsed[0], item)
    elif path == "annual_goal":
        draft.put(path, goal_text(item.text), item)
    elif path in ("project_name", "implementing_unit", "supervising_department"):
        draft.put(path, unspaced(item.text), item)
    item.taken = path
