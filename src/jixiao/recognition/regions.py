"""Finding the tables of a document: where each begins and ends, and which part of it each item belongs to."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import IntEnum

from jixiao.records.folding import fold, fold_label, simplified
from jixiao.recognition.items import Item, Row

_TITLE = re.compile(
    r"(?:绩效(?:目标)?.{0,8}|目标.{0,6}|监控.{0,4}|自评.{0,4})(?:申报|填报|自评|评价|评审|审核|监控|运行|执行|情况|信息|批复|公开|目标|明细|绩效|完成|报|复核|指标){0,3}表$"
)
_TITLE_ANYWHERE = re.compile(r"^.{0,30}?(?:项目|资金|支出|预算).{0,12}绩效.{0,12}表")
_PREFACE = re.compile(
    r"^(?:附件|附表|附|表)\s*[\d一二三四五六七八九十]*(?:[-－.．]\d+)*[:：]?$|^第?\s*\d+\s*页|^[-—－\s]*\d{1,4}[-—－\s]*$|^\d+\s*/\s*\d+$"
)
_YEAR = re.compile(r"[(（]?\s*((?:19|20)\s*\d\s*\d)\s*年?\s*(?:度|年度)?\s*[)）]?")
_YEAR_LINE = re.compile(r"^[(（【\[]?\s*((?:19|20)\s*\d\s*\d)\s*(?:年\s*度?|年度)\s*[)）】\]]?$")
_TITLE_REACH = 10
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
    """The rows of one table, ``title_row`` (index into ``rows``) and the zone of each item."""

    rows: list[Row]
    title_row: int | None = None
    zones: dict[Item, Zone] = field(default_factory=dict)

    def items(self, *zones: Zone) -> list[Item]:
        """The items of the given zones in reading order."""
        return [item for row in self.rows for item in row.items if self.zones.get(item) in zones]

    @property
    def streaming(self) -> bool:
        """Whether the table is printed one cell on a line, so that rows say nothing about columns."""
        if not self.rows:
            return False
        single = sum(1 for row in self.rows if len(row.items) == 1)
        return single >= 0.8 * len(self.rows) and len(self.rows) > 12


def title_of(text: str) -> str | None:
    """The table title that a row consists of or contains, or ``None``."""
    if len(text) > 80:
        return None
    folded = fold_label(text)
    if len(folded) <= 36 and _TITLE.search(folded):
        return text
    return None


def year_in(text: str, *, alone: bool) -> int | None:
    """The budget year printed in a title or, with ``alone``, in a row of its own: ``（2024年度）``."""
    match = (_YEAR_LINE if alone else _YEAR).search(text.strip())
    return int(re.sub(r"\s", "", match.group(1))) if match else None


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
    body_since = True
    for at, row in enumerate(rows):
        if _is_heading(row) or any(item.label("level2") for item in row.items[:3]):
            if not starts and not body_since:
                body_since = True
            if not starts:
                # A table whose beginning is cut off still is a table.
                if _is_heading(row):
                    starts.append((_first_row(rows, at, 0)[0], _first_row(rows, at, 0)[1]))
                    floor = at + 1
                    last_name = None
            body_since = True
            continue
        name = _project_name(rows, at)
        if name is None:
            continue
        if name and name == last_name and not body_since:
            continue  # the header repeated by a page break
        start, title = _first_row(rows, at, floor)
        starts.append((start, title))
        floor, last_name, body_since = at + 1, name, False
    return starts


def _is_heading(row: Row) -> bool:
    keys = {item.key("indicator_columns") for item in row.items}
    return len(keys & {"level1", "level2", "name"}) >= 2


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
    return len(row.items) == 1 and bool(_PREFACE.match(row.items[0].text.strip()))


_CLEAR = {"header": Zone.HEADER, "goals": Zone.GOALS, "funding_side": Zone.FUNDING}
_ONLY_INSIDE_FUNDING = {"either_total", "beside", "other"}
_ONLY_INSIDE_GOALS = {"actual_goal"}


def _zone(region: Region) -> None:
    zone = Zone.PREFACE
    for row in region.rows:
        for index, item in enumerate(row.items):
            zone = _next_zone(zone, item, first=index == 0, alone=len(row.items) == 1)
            region.zones[item] = zone


def _next_zone(zone: Zone, item: Item, *, first: bool, alone: bool) -> Zone:
    """The zone that an item belongs to, given the zone of the item before it."""
    if not item.labels:
        return zone
    if zone >= Zone.INDICATORS:
        return Zone.CLOSING if first and item.label("closing") and not item.label("level1", "level2") else zone
    column = item.key("indicator_columns")
    if column in ("level1", "level2") or (column == "name" and len(fold_label(item.text)) >= 4):
        return Zone.INDICATORS
    if item.label("level1", "level2") and fold_label(item.text).endswith("指标") and zone >= Zone.HEADER:
        return Zone.INDICATORS
    if item.label("indicator_side") and zone >= Zone.GOALS and fold_label(item.text).endswith("指标"):
        return Zone.INDICATORS
    row = item.key("funding_rows")
    if (row and (row not in _ONLY_INSIDE_FUNDING or zone == Zone.FUNDING)) or item.label("funding_side"):
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


def is_traditional(text: str) -> bool:
    """Whether the text is printed in traditional characters."""
    return simplified(text) != text
