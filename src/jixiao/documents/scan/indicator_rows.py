"""The rows of indicators in a table without rules: columns from their headings, rows from the names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from jixiao.documents.scan.blocks import Block, side_by_side, stacked
from jixiao.documents.scan.column_items import Beside, column_items
from jixiao.documents.scan.spanning import share_rows
from jixiao.documents.scan.text_line import TextLine
from jixiao.documents.scan.unruled_rows import Piece, UnruledRow
from jixiao.forms.vocabulary import vocabulary
from jixiao.records.folding import fold_label

_LEVELS = ("level1", "level2")
_SIDES = frozenset(("indicator_side", "goal_side", "goals"))
_FEWEST_HEADINGS = 3
_CROSSING = 1.5
"""In character widths: text that reaches so far over an edge on both sides stands in no column."""
_UNPARTED = 1.0
"""In character widths of text crossed: what it costs to leave two texts of a row in one column."""


@dataclass(slots=True, eq=False)
class HeadingRow:
    """The headings of the indicator columns from left to right, with the role of each where it is known."""

    blocks: list[Block]
    roles: list[str | None]
    top: float
    bottom: float


def heading_rows(labels: Sequence[Block], em: float) -> list[HeadingRow]:
    """The rows of headings on a page, from top to bottom."""
    rows: list[list[Block]] = []
    for label in sorted((label for label in labels if "indicator_columns" in label.kinds), key=lambda label: label.y):
        if rows and any(side_by_side(label, other, 0.4) for other in rows[-1]):
            rows[-1].append(label)
        else:
            rows.append([label])
    found: list[HeadingRow] = []
    for row in rows:
        row.sort(key=lambda block: block.left)
        roles = [_role(block) for block in row]
        distinct = {role for role in roles if role}
        if len(distinct) >= _FEWEST_HEADINGS and distinct & {"name", "value", "total_value"}:
            top, bottom = min(block.top for block in row), max(block.bottom for block in row)
            found.append(HeadingRow(row, roles, top, bottom))
    return found


def _role(block: Block) -> str | None:
    text = "".join(line.text for line in block.lines)
    keys = [label.key for label in vocabulary().get(fold_label(text), ()) if label.kind == "indicator_columns"]
    return keys[0] if keys else None


def indicator_rows(
    heading: HeadingRow, labels: Sequence[Block], lines: Sequence[TextLine], em: float, pitch: float
) -> list[UnruledRow]:
    """The row of headings and the rows of indicators below it."""
    heads = list(heading.blocks)
    roles = list(heading.roles)
    beside = [line for line in lines if any(side_by_side(line, head, 0.6) for head in heads)]
    for line in beside:
        block = Block([line])
        at = sum(head.left < block.left for head in heads)
        heads.insert(at, block)
        roles.insert(at, None)
    texts = [*labels, *(Block([line]) for line in lines if line not in beside)]
    sides = [block for block in labels if block.right <= heads[0].left + em and _may_stand_aside(block)]
    sides = [side for side in sides if not any(o is not side and o.right < side.left for o in texts)]
    if sides:
        heads.insert(0, sides[0])
        roles.insert(0, "side")
    texts = [block for block in texts if block not in sides]
    edges = [_edge(left, right, texts, em) for left, right in pairwise(heads)]
    outer = (min(block.left for block in [*texts, *heads]), max(block.right for block in [*texts, *heads]))
    bounds = [outer[0], *edges, outer[1]]
    across = [
        block
        for block in texts
        if sum(block.left + _CROSSING * em < x < block.right - _CROSSING * em for x in edges) > 0 and not block.kinds
    ]
    columns: list[list[Block]] = [[] for _ in heads]
    for block in texts:
        if block not in across:
            columns[_column(block, bounds)].append(block)
    first = UnruledRow(heading.top, heading.bottom)
    rows = _content_rows(columns, roles, bounds, em, pitch)
    rows = _with_levels(rows, columns, roles, bounds, em, pitch)
    for at, head in enumerate(heads):
        if roles[at] != "side":
            first.pieces.append(Piece([head], bounds[at], bounds[at + 1], exact=True))
    for block in across:
        rows.append(UnruledRow(block.top, block.bottom, [Piece([block], outer[0], outer[1], exact=True)]))
    rows.sort(key=lambda row: row.top + row.bottom)
    if sides:
        first.pieces.insert(0, Piece(sides, bounds[0], bounds[1], 1 + len(rows), exact=True))
    return [first, *rows]


def _may_stand_aside(label: Block) -> bool:
    return bool(label.kinds & _SIDES) and not label.kinds & frozenset(_LEVELS)


def _edge(left: Block, right: Block, texts: Sequence[Block], em: float) -> float:
    """Where the two columns meet: between their headings, where the least text is crossed and most rows are parted."""
    start, end = left.right, right.left
    if start >= end:
        return (start + end) / 2
    near = [block for block in texts if block.right > left.left and block.left < right.right]
    spaces = _spaces(near, start, end)
    stops = sorted({start, end, *(x for block in near for x in (block.left, block.right) if start < x < end)})
    best = (float("inf"), 0.0, start)
    for one, other in pairwise(stops):
        x = (one + other) / 2
        crossed = sum(min(x - block.left, block.right - x, 2 * em) for block in near if block.left < x < block.right)
        unparted = sum(not any(low < x < high for low, high in row) for row in spaces)
        best = min(best, (round(crossed / em + _UNPARTED * unparted, 1), one - other, x))
    return best[2]


def _spaces(texts: Sequence[Block], start: float, end: float) -> list[list[tuple[float, float]]]:
    """For each line of text, the spaces between neighbours in it that lie between two headings."""
    found: list[list[tuple[float, float]]] = []
    for text in texts:
        beside = [other for other in texts if other.left > text.right and side_by_side(text, other, 0.5)]
        following = min(beside, key=lambda other: other.left, default=None)
        if following is not None and following.left > start and text.right < end:
            found.append([(text.right, following.left)])
    return found


def _column(block: Block, bounds: Sequence[float]) -> int:
    shares = [min(block.right, right) - max(block.left, left) for left, right in pairwise(bounds)]
    return shares.index(max(shares))


def _content_rows(
    columns: Sequence[Sequence[Block]], roles: Sequence[str | None], bounds: Sequence[float], em: float, pitch: float
) -> list[UnruledRow]:
    """The rows that the columns behind the levels form: each name begins one, other texts go to the name beside."""
    content = [at for at, role in enumerate(roles) if role not in _LEVELS and role != "side"]
    if not content:
        return []
    main = next((at for at in content if roles[at] == "name"), content[0])
    beside = Beside(
        [line for at in content if at != main for line in _lines(columns[at])],
        [
            block.lines[0]
            for at, column in enumerate(columns)
            for block in column
            if at != main and len(block.lines) == 1
        ],
    )
    names = column_items(_lines(columns[main]), pitch, em, bounds[main + 1], beside=beside)
    rows = [UnruledRow(name.top, name.bottom, [_piece(name, main, bounds)]) for name in names]
    for at in content:
        if at == main:
            continue
        for block in column_items(_lines(columns[at]), pitch, em, bounds[at + 1], names=names):
            reached = [
                row
                for row in rows
                if side_by_side(row.pieces[0].blocks[0], block, 0.3) or row.top < block.y < row.bottom
            ]
            free = [row for row in reached if not any(piece.left == bounds[at] for piece in row.pieces)]
            if free:
                row = min(
                    free, key=lambda row: min(abs((row.top + row.bottom) / 2 - block.y), abs(row.top - block.top))
                )
                row.pieces.append(_piece(block, at, bounds))
            else:
                rows.append(UnruledRow(block.top, block.bottom, [_piece(block, at, bounds)]))
    for row in rows:
        row.pieces.sort(key=lambda piece: piece.left)
        row.top = min(block.top for piece in row.pieces for block in piece.blocks)
        row.bottom = max(block.bottom for piece in row.pieces for block in piece.blocks)
    return sorted(rows, key=lambda row: row.top + row.bottom)


def _lines(blocks: Sequence[Block]) -> list[TextLine]:
    return [line for block in blocks for line in block.lines]


def _piece(block: Block, column: int, bounds: Sequence[float], rowspan: int = 1) -> Piece:
    return Piece([block], bounds[column], bounds[column + 1], rowspan, exact=True)


def _with_levels(
    rows: list[UnruledRow],
    columns: Sequence[Sequence[Block]],
    roles: Sequence[str | None],
    bounds: Sequence[float],
    em: float,
    pitch: float,
) -> list[UnruledRow]:
    """The rows with the labels of the levels beside them; one that stands by itself has a row of its own."""
    cuts: frozenset[int] | None = None
    for at in sorted((at for at, role in enumerate(roles) if role in _LEVELS), reverse=True):
        known = [block for block in columns[at] if block.kinds]
        loose = [line for block in columns[at] if not block.kinds for line in block.lines]
        labels = sorted([*known, *stacked(loose, pitch, known)], key=lambda block: block.y)
        shares = share_rows([(row.top, row.bottom) for row in rows], labels, em, cuts)
        if any(first == end for first, end in shares):
            for label, (first, end) in zip(labels, shares, strict=True):
                if first == end:
                    rows.append(UnruledRow(label.top, label.bottom))
            rows.sort(key=lambda row: row.top + row.bottom)
            cuts = None
            shares = share_rows([(row.top, row.bottom) for row in rows], labels, em, cuts)
        for label, (first, end) in zip(labels, shares, strict=True):
            if first < end:
                rows[first].pieces.append(_piece(label, at, bounds, end - first))
        cuts = frozenset(first for first, _ in shares)
    for row in rows:
        row.pieces.sort(key=lambda piece: piece.left)
    return rows
