"""Segments to tables: which rules belong together, and which cells with which spans they enclose.

Pure geometry. Rules that touch form one table; the lines on which they lie cut it into units; units between which no
rule is drawn are one cell. Tables whose outer sides are left open, as many Chinese forms print them, are closed where
the rules end.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass, field
from typing import NamedTuple

from jixiao.documents.pdf.boxes import Box, around
from jixiao.documents.pdf.rules import Segment

TOLERANCE = 3.0
"""How far rules may miss each other, in points, and still meet: dashes, double rules, sloppy corners."""
MAX_RULES = 3000
"""More rules than this, after pieces are joined, are a drawing: no table is looked for."""
_MAX_UNITS = 100_000
_SAME = 1.5
"""Pieces whose positions differ by no more lie on one rule."""
_OVERHANG = 8.0
"""Rules that stick out farther than this beyond the last crossing rule enclose cells whose outer side is not drawn."""
_FULL_ROW = 60.0
"""Height up to which a row without any upright rule, in a table with open sides, parts the table in two."""

_Interval = tuple[float, float]


class Span(NamedTuple):
    """A cell of a lattice: its first row and column, from 0, and over how many it extends."""

    row: int
    column: int
    rowspan: int
    colspan: int


@dataclass(slots=True)
class Lattice:
    """A table as geometry: the x of its column edges, left to right, the y of its row edges, top down, and its cells.

    The cells cover every unit once and are sorted by row and column.
    """

    columns: list[float]
    rows: list[float]
    spans: list[Span]

    @property
    def box(self) -> Box:
        """The outer edges."""
        return Box(self.columns[0], self.rows[-1], self.columns[-1], self.rows[0])

    def box_of(self, span: Span) -> Box:
        """The edges of a cell."""
        right, bottom = self.columns[span.column + span.colspan], self.rows[span.row + span.rowspan]
        return Box(self.columns[span.column], bottom, right, self.rows[span.row])


@dataclass(slots=True)
class Lattices:
    """The tables of a page from top to bottom, and the rectangles that enclose a single cell."""

    tables: list[Lattice] = field(default_factory=list)
    frames: list[Box] = field(default_factory=list)


def find_lattices(horizontals: list[Segment], verticals: list[Segment], tolerance: float = TOLERANCE) -> Lattices:
    """The tables that level and upright segments enclose; ``tolerance`` in points."""
    level, upright = join_pieces(horizontals, tolerance), join_pieces(verticals, tolerance)
    found = Lattices()
    if len(level) + len(upright) > MAX_RULES:
        return found
    for group in _bridged(_touching(level, upright, tolerance), tolerance):
        _close_sides(group, tolerance)
        lattice = _lattice(group, tolerance)
        if lattice is None:
            continue
        if len(lattice.spans) == 1:
            found.frames.append(lattice.box)
        else:
            found.tables.append(lattice)
    found.tables.sort(key=lambda lattice: (-lattice.rows[0], lattice.columns[0]))
    return found


def join_pieces(segments: list[Segment], gap: float = TOLERANCE) -> list[Segment]:
    """The segments with pieces on one line joined, over gaps up to ``gap``: dashes, and the sides of single cells."""
    joined: list[Segment] = []
    for line in _near([(segment.position, segment) for segment in segments], _SAME):
        length = sum(piece.end - piece.start for piece in line) or 1.0
        position = sum(piece.position * (piece.end - piece.start) for piece in line) / length
        joined += (Segment(position, *interval) for interval in _union([(one.start, one.end) for one in line], gap))
    return joined


def _near(items: list[tuple[float, Segment]], reach: float) -> list[list[Segment]]:
    """The segments in groups whose positions lie within ``reach`` of the first one's."""
    groups: list[list[Segment]] = []
    first = 0.0
    for position, segment in sorted(items):
        if groups and position - first <= reach:
            groups[-1].append(segment)
        else:
            groups.append([segment])
            first = position
    return groups


def _union(intervals: list[_Interval], gap: float) -> list[_Interval]:
    union: list[_Interval] = []
    for start, end in sorted(intervals):
        if union and start <= union[-1][1] + gap:
            union[-1] = (union[-1][0], max(union[-1][1], end))
        else:
            union.append((start, end))
    return union


@dataclass(slots=True)
class _Group:
    """Rules that touch each other."""

    level: list[Segment]
    upright: list[Segment]

    @property
    def box(self) -> Box:
        xs = [edge for rule in self.level for edge in rule[1:]] + [rule.position for rule in self.upright]
        ys = [edge for rule in self.upright for edge in rule[1:]] + [rule.position for rule in self.level]
        return Box(min(xs), min(ys), max(xs), max(ys))


class _Sets:
    """Numbers in sets that grow together (union-find)."""

    def __init__(self, size: int) -> None:
        self._above = list(range(size))

    def of(self, one: int) -> int:
        above = self._above
        while above[one] != one:
            above[one] = above[above[one]]
            one = above[one]
        return one

    def join(self, one: int, other: int) -> None:
        self._above[self.of(one)] = self.of(other)

    def members(self) -> list[list[int]]:
        sets: defaultdict[int, list[int]] = defaultdict(list)
        for one in range(len(self._above)):
            sets[self.of(one)].append(one)
        return list(sets.values())


def _touching(level: list[Segment], upright: list[Segment], tolerance: float) -> list[_Group]:
    upright = sorted(upright)
    positions = [rule.position for rule in upright]
    sets = _Sets(len(level) + len(upright))
    for at, (y, start, end) in enumerate(level):
        for other in range(bisect_left(positions, start - tolerance), bisect_right(positions, end + tolerance)):
            if upright[other].start - tolerance <= y <= upright[other].end + tolerance:
                sets.join(at, len(level) + other)
    return [
        _Group(
            [level[one] for one in members if one < len(level)],
            [upright[one - len(level)] for one in members if one >= len(level)],
        )
        for members in sets.members()
    ]


def _bridged(groups: list[_Group], tolerance: float) -> list[_Group]:
    """The groups with the parts of open-sided tables joined that a row without upright rules keeps apart."""
    bridged: list[_Group] = []
    near: list[tuple[Box, _Group]] = []
    boxed = ((group.box, group) for group in groups if group.level)
    for box, group in sorted(boxed, key=lambda one: -one[0].top):
        near = [(above, other) for above, other in near if above.bottom - box.top <= _FULL_ROW]
        for at, (above, other) in enumerate(near):
            if (
                above.bottom - box.top > tolerance
                and abs(above.left - box.left) <= tolerance
                and abs(above.right - box.right) <= tolerance
                and (other.upright or group.upright)
                and _open_sided(other, above, tolerance)
                and _open_sided(group, box, tolerance)
            ):
                other.level += group.level
                other.upright += group.upright
                near[at] = (around([above, box]), other)
                break
        else:
            bridged.append(group)
            near.append((box, group))
    return bridged


def _open_sided(group: _Group, box: Box, tolerance: float) -> bool:
    """Whether the first and the last rule reach both sides, and none stands there."""
    ends = (min(group.level), max(group.level))
    return not any(
        abs(rule.position - side) <= _OVERHANG for rule in group.upright for side in (box.left, box.right)
    ) and all(abs(rule.start - box.left) <= tolerance >= abs(rule.end - box.right) for rule in ends)


def _close_sides(group: _Group, tolerance: float) -> None:
    """Add the outer rules that are not drawn, where the crossing rules stick out to them."""
    for rules, crossing in ((group.upright, group.level), (group.level, group.upright)):
        if not crossing:
            continue
        low, high = min(rule.start for rule in crossing), max(rule.end for rule in crossing)
        drawn = [rule.position for rule in rules]
        for side, reached, is_open in (
            (
                low,
                [rule for rule in crossing if rule.start <= low + tolerance],
                min(drawn, default=high) > low + _OVERHANG,
            ),
            (
                high,
                [rule for rule in crossing if rule.end >= high - tolerance],
                max(drawn, default=low) < high - _OVERHANG,
            ),
        ):
            # A cell along the whole side leaves only the first and the last rule to reach it.
            outermost = min(crossing) in reached and max(crossing) in reached
            if is_open and len(reached) >= 2 and (outermost or len(reached) >= len(crossing) // 3):
                positions = [rule.position for rule in reached]
                rules.append(Segment(side, min(positions), max(positions)))


def _lattice(group: _Group, tolerance: float) -> Lattice | None:
    if len(group.level) < 2 or len(group.upright) < 2:
        return None
    rows, level = _lines(group.level, tolerance)
    columns, upright = _lines(group.upright, tolerance)
    rows.reverse()
    level.reverse()
    height, width = len(rows) - 1, len(columns) - 1
    if height < 1 or width < 1 or height * width > _MAX_UNITS:
        return None
    sets = _Sets(height * width)
    for row in range(height):
        for column in range(width):
            unit = row * width + column
            if column + 1 < width and not _drawn(upright[column + 1], rows[row + 1], rows[row], tolerance):
                sets.join(unit, unit + 1)
            if row + 1 < height and not _drawn(level[row + 1], columns[column], columns[column + 1], tolerance):
                sets.join(unit, unit + width)
    spans = [span for units in sets.members() for span in rectangles({divmod(unit, width) for unit in units})]
    return _without_idle_lines(columns, rows, spans)


def _lines(rules: list[Segment], tolerance: float) -> tuple[list[float], list[list[_Interval]]]:
    """The positions on which rules lie, ascending, and where on each of them a rule is drawn."""
    lines = _near([(rule.position, rule) for rule in rules], tolerance)
    positions = [sum(rule.position for rule in line) / len(line) for line in lines]
    return positions, [_union([(rule.start, rule.end) for rule in line], tolerance) for line in lines]


def _drawn(intervals: list[_Interval], low: float, high: float, tolerance: float) -> bool:
    """Whether a rule runs from one line to the other. Underlined words end before they reach the sides of a cell."""
    slack = min(tolerance, 0.3 * (high - low))
    return any(start <= low + slack and end >= high - slack for start, end in intervals)


def rectangles(units: set[tuple[int, int]]) -> list[Span]:
    """The units (row, column) as rectangles: one where they fill it, else few, cut row by row.

    Units that fill no rectangle are cells between which a rule is missing.
    """
    left = set(units)
    found: list[Span] = []
    for row, column in sorted(units):
        if (row, column) not in left:
            continue
        right = column
        while (row, right + 1) in left:
            right += 1
        bottom = row
        while all((bottom + 1, one) in left for one in range(column, right + 1)):
            bottom += 1
        found.append(Span(row, column, bottom - row + 1, right - column + 1))
        left -= {(down, along) for down in range(row, bottom + 1) for along in range(column, right + 1)}
    return found


def _without_idle_lines(columns: list[float], rows: list[float], spans: list[Span]) -> Lattice:
    """The lattice without lines at which no cell begins or ends, such as those of underlined words."""
    across = sorted({edge for span in spans for edge in (span.column, span.column + span.colspan)})
    down = sorted({edge for span in spans for edge in (span.row, span.row + span.rowspan)})
    new_column, new_row = ({edge: at for at, edge in enumerate(edges)} for edges in (across, down))
    moved = sorted(
        Span(
            new_row[row],
            new_column[column],
            new_row[row + rowspan] - new_row[row],
            new_column[column + colspan] - new_column[column],
        )
        for row, column, rowspan, colspan in spans
    )
    return Lattice([columns[edge] for edge in across], [rows[edge] for edge in down], moved)
