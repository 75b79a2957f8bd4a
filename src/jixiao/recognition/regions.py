"""Finding the tables of a document: where each begins and ends, and which part of it each item belongs to."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import IntEnum

from jixiao.recognition.items import Item, Row
from jixiao.recognition.titles import ends_page, ends_table, is_furniture, title_of
from jixiao.records.folding import fold, fold_label

_TITLE_REACH = 14
"""How many rows above 项目名称 a title may stand."""
_NARRATIVE = re.compile(r"^(?:项目)?经费情况说明\d*$|^项目(?:经费|情况)说明\d*$")


class Zone(IntEnum):
    """The parts of a table, in their usual order."""

    PREFACE = 0
    HEADER = 1
    FUNDING = 2
    GOALS = 3
    INDICATORS = 4
    CLOSING = 5


@dataclass(slots=True)
class Region:
    """The rows of one table, ``title_row`` (index into ``rows``) and the zone of each item.

    ``tail`` holds rows printed behind the table that belong to several tables, ``narrative`` the rows of the section
    that describes its project.
    """

    rows: list[Row]
    title_row: int | None = None
    zones: dict[Item, Zone] = field(default_factory=dict)
    tail: list[Row] = field(default_factory=list)
    narrative: list[Row] = field(default_factory=list)

    def all_rows(self) -> list[Row]:
        """All rows that belong to the table, in it or around it."""
        return self.rows + self.tail + self.narrative

    def abandon(self) -> None:
        """Give the rows back: what seemed to be a table is none, and all its cells are left over."""
        for row in self.all_rows():
            for item in row.items:
                item.taken = None
        self.rows, self.tail, self.narrative = [], [], []

    def items(self, *zones: Zone) -> list[Item]:
        """The items of the given zones in reading order."""
        return [item for row in self.rows for item in row.items if self.zones.get(item) in zones]

    @property
    def unnamed(self) -> bool:
        """Whether the table has no 项目名称."""
        return not any(item.key("header") == "project_name" for row in self.rows for item in row.items)

    @property
    def streaming(self) -> bool:
        """Whether the table is printed one cell on a line, so that rows say nothing about columns."""
        if not self.rows:
            return False
        single = sum(1 for row in self.rows if len(row.items) == 1)
        return single >= 0.8 * len(self.rows) and len(self.rows) > 12


def is_narrative_title(text: str) -> bool:
    """Whether the row opens the narrative section that some forms put before each table."""
    return len(text) <= 30 and bool(_NARRATIVE.match(fold(text)))


def find_regions(rows: list[Row]) -> list[Region]:
    """The tables among the rows, in reading order.

    A table starts with its title, or with 项目名称 where the title is missing. A title or header that a page break
    repeats inside a table starts nothing.
    """
    starts = _starts(rows)
    regions: list[Region] = []
    for index, (start, title) in enumerate(starts):
        end = starts[index + 1][0] if index + 1 < len(starts) else len(rows)
        end = next((at for at in range(start + 1, end) if is_narrative_title(rows[at].items[0].text)), end)
        region = Region(rows[start:end], None if title is None else title - start)
        _zone(region)
        regions.append(region)
    return regions


def _starts(rows: list[Row]) -> list[tuple[int, int | None]]:
    """(first row, title row) of every table."""
    starts: list[tuple[int, int | None]] = []
    floor = 0
    last_name: str | None = None
    body_since = False
    title_since: int | None = None
    for at, row in enumerate(rows):
        if any(title_of(item.text) for item in row.items[:2]) and not row.items[0].label("header"):
            title_since = at
        if _is_heading(row) or any(item.label("level2") for item in row.items[:3]):
            if _is_heading(row) and (not starts or _other_title(rows, starts[-1][1], title_since, floor)):
                # 项目名称 is cut off, or the title itself names the project.
                starts.append(_first_row(rows, at, floor))
                floor, last_name = at + 1, None
            body_since = True
            continue
        name = _project_name(rows, at)
        if name is None or (name and name == last_name and not body_since):
            continue  # no table, or the header repeated by a page break
        start, title = _first_row(rows, at, floor)
        starts.append((start, title))
        floor, last_name, body_since = at + 1, name, False
    return starts


def _other_title(rows: list[Row], title: int | None, since: int | None, floor: int) -> bool:
    """Whether a title printed since the last table's header is another one: a page break repeats the same."""
    if since is None or since < floor or title is None:
        return False
    return fold(rows[since].items[0].text) != fold(rows[title].items[0].text)


def _is_heading(row: Row) -> bool:
    keys = {item.key("indicator_columns") for item in row.items}
    return len(keys & {"level1", "level2", "name"}) >= 2


def _names_money(item: Item) -> bool:
    folded = fold_label(item.text)
    return len(folded) >= 4 and ("资金" in folded or "预算" in folded)


def _column_heads(row: Row) -> int:
    return sum(1 for item in row.items if item.label("indicator_columns"))


def is_listing_heading(row: Row) -> bool:
    """Whether the row heads a list in which each row names its project: 项目名称 beside the indicator columns."""
    named = any("项目名称" in fold_label(item.text) for item in row.items)
    return named and sum(1 for item in row.items if item.label("indicator_columns", "level1", "level2")) >= 4


def _project_name(rows: list[Row], at: int) -> str | None:
    """The folded text behind 项目名称 in row ``at`` ("" where blank), ``None`` where the row has no such label."""
    row = rows[at]
    if sum(1 for item in row.items if item.label("indicator_columns")) >= 3:
        return None
    for index, item in enumerate(row.items):
        if item.key("header") == "project_name":
            if item.rest:
                return fold(item.rest)
            following = row.items[index + 1 :] or (rows[at + 1].items if at + 1 < len(rows) else [])
            return fold(following[0].text) if following else ""
    return None


def _first_row(rows: list[Row], at: int, floor: int) -> tuple[int, int | None]:
    """The first row of the table whose 项目名称 stands in row ``at``, and its title row."""
    title = None
    for row in range(at, max(floor, at - _TITLE_REACH) - 1, -1):
        if row < at and (_is_heading(rows[row]) or any(item.label("level2") for item in rows[row].items)):
            break
        text = " ".join(item.text for item in rows[row].items[:2])
        if any(title_of(item.text) for item in rows[row].items) or (len(rows[row].items) <= 2 and title_of(text)):
            title = row
            break
    first = at if title is None else title
    while first > floor and _is_preface(rows[first - 1]):
        first -= 1
    return first, title


def _is_preface(row: Row) -> bool:
    return len(row.items) == 1 and is_furniture(row.items[0].text)


_CLEAR = {"header": Zone.HEADER, "goals": Zone.GOALS, "funding_side": Zone.FUNDING}
_ONLY_INSIDE_FUNDING = {"either_total", "beside", "other"}
_ONLY_INSIDE_GOALS = {"actual_goal"}


def _zone(region: Region) -> None:
    zone = Zone.PREFACE
    previous: Item | None = None
    for row in region.rows:
        if (row.running is None and _is_heading(row)) or (_column_heads(row) >= 3 and zone >= Zone.GOALS):
            zone = Zone.INDICATORS
        elif zone == Zone.INDICATORS and len(row.items) > 1 and any(ends_page(item.text) for item in row.items):
            zone = Zone.CLOSING
        elif zone < Zone.GOALS and sum(1 for item in row.items if item.label("funding_columns")) >= 3:
            zone = Zone.FUNDING
        for index, item in enumerate(row.items):
            after_heading = previous is not None and previous.label("indicator_columns") is not None
            zone = _next_zone(zone, item, first=index == 0 and not after_heading)
            region.zones[item] = zone
            previous = item


def _next_zone(zone: Zone, item: Item, *, first: bool) -> Zone:
    """The zone that an item belongs to, given the zone of the item before it."""
    if not item.labels and not (zone >= Zone.INDICATORS and first):
        return zone
    if zone >= Zone.INDICATORS:
        return Zone.CLOSING if first and is_closing(item) else zone
    column = item.key("indicator_columns")
    if column in ("level1", "level2") or (column == "name" and len(fold_label(item.text)) >= 4):
        return Zone.INDICATORS
    if item.label("level1", "level2") and fold_label(item.text).endswith("指标") and zone >= Zone.HEADER:
        return Zone.INDICATORS
    if item.label("indicator_side") and zone >= Zone.GOALS and fold_label(item.text).endswith(("指标", "指标表")):
        return Zone.INDICATORS
    row = item.key("funding_rows")
    opens = row and (row not in _ONLY_INSIDE_FUNDING or (row == "either_total" and _names_money(item)))
    if opens or (row and zone == Zone.FUNDING) or item.label("funding_side"):
        return Zone.FUNDING
    if item.label("funding_columns") and zone == Zone.FUNDING:
        return Zone.FUNDING
    goal = item.key("goals")
    if (goal and (goal not in _ONLY_INSIDE_GOALS or zone == Zone.GOALS)) or (
        item.label("goal_side") and zone >= Zone.HEADER and not item.rest
    ):
        return Zone.GOALS
    if item.label("header"):
        return Zone.HEADER
    return zone


def is_closing(item: Item) -> bool:
    """Whether a row that starts with the item stands below the indicators: sums, opinions, signatures, page ends."""
    if item.label("level1", "level2", "indicator_columns") and not item.label("closing"):
        return False
    if item.label("closing") and not item.label("level1", "level2"):
        return True
    return ends_table(item.text)
