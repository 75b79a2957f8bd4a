"""The rows of a table without rules that labels begin: header, funding and goals, and what closes a table."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jixiao.documents.scan.blocks import Block, is_field, joined, middle, over, side_by_side, stacked
from jixiao.documents.scan.parting import is_edge
from jixiao.documents.scan.spanning import share_rows
from jixiao.documents.scan.text_line import TextLine
from jixiao.documents.scan.unruled_rows import Piece, UnruledRow

_SIDES = frozenset(("funding_side", "goal_side", "indicator_side"))
_BOXES = frozenset("□☑☐☒√■")
_BESIDE_BOX, _ONE_TEXT = 1.6, 0.75
"""In character widths: what stands so close to a box, and to other text where no column ends, is one text with it."""
_NEXT_LINES = 3.0
"""In character widths: how far above and below a column may be told from."""
_ONE_LINE = 0.4
_AMOUNT = re.compile(r"[\d,.，．\s%％/—-]+")


def labelled_rows(labels: Sequence[Block], lines: Sequence[TextLine], em: float, pitch: float) -> list[UnruledRow]:
    """The rows that the labels and the lines form, from top to bottom."""
    sides = [label for label in labels if label.kinds & _SIDES and _leftmost(label, labels, lines)]
    fields = [Block([line]) for line in lines if is_field(line.text)]
    taken = {id(field.lines[0]) for field in fields}
    anchors = sorted([label for label in labels if label not in sides] + fields, key=lambda block: block.y)
    bands = _bands(anchors)
    page = [*lines, *(line for label in labels for line in label.lines)]
    values = stacked(_whole([line for line in lines if id(line) not in taken], page, em), pitch, anchors)
    loose: list[Block] = []
    for value in values:
        for part in _by_band(value, bands, em):
            beside = [band for band in bands if any(side_by_side(part, one, 0.4) for one in band)]
            if beside:
                min(beside, key=lambda band: abs(_middle(band) - part.y)).append(part)
            else:
                loose.append(part)
    bands += _bands(loose)
    rows = [_row(band) for band in sorted(bands, key=_middle)]
    return _with_sides(rows, sides, em)


def _leftmost(label: Block, labels: Sequence[Block], lines: Sequence[TextLine]) -> bool:
    before = [other for other in labels if other is not label and other.right <= label.left]
    return not any(side_by_side(other, label) for other in before) and not any(
        line.right <= label.left and side_by_side(line, label) for line in lines
    )


def _bands(blocks: Sequence[Block]) -> list[list[Block]]:
    """The blocks by rows: those side by side."""
    bands: list[list[Block]] = []
    for block in sorted(blocks, key=lambda block: block.y):
        beside = [band for band in bands if any(side_by_side(block, one, 0.4) for one in band)]
        if beside and not any(over(block, one) for one in beside[-1]):
            beside[-1].append(block)
        else:
            bands.append([block])
    return bands


def _by_band(value: Block, bands: list[list[Block]], em: float) -> list[Block]:
    """The block, or its parts where it stands beside several rows."""
    beside = [
        at
        for at, band in enumerate(bands)
        if any(side_by_side(value, one, 0.6) and not over(value, one) for one in band)
    ]
    if len(beside) < 2:
        return [value]
    parts: dict[int, list[TextLine]] = {}
    for line in value.lines:
        nearest = min(beside, key=lambda at: abs(_middle(bands[at]) - middle(line)))
        parts.setdefault(nearest, []).append(line)
    return [Block(part) for part in parts.values()]


def _middle(band: Sequence[Block]) -> float:
    return (min(block.top for block in band) + max(block.bottom for block in band)) / 2


def _row(band: list[Block]) -> UnruledRow:
    pieces = [Piece([block], block.left, block.right) for block in sorted(band, key=lambda block: block.left)]
    return UnruledRow(min(block.top for block in band), max(block.bottom for block in band), pieces)


def _whole(lines: Sequence[TextLine], page: Sequence[TextLine], em: float) -> list[TextLine]:
    """The lines, those put together that are one text with a gap: boxes to be ticked with their words, for the most."""
    found: list[TextLine] = []
    for line in sorted(lines, key=lambda line: line.left):
        at = next(
            (
                at
                for at, other in enumerate(found)
                if abs(middle(other) - middle(line)) <= _ONE_LINE * em and _goes_on(other, line, page, em)
            ),
            None,
        )
        if at is None:
            found.append(line)
        else:
            found[at] = joined(found[at], line)
    return found


def _goes_on(before: TextLine, line: TextLine, page: Sequence[TextLine], em: float) -> bool:
    gap = line.left - before.right
    if gap < -0.5 * em or _AMOUNT.fullmatch(before.text) or _AMOUNT.fullmatch(line.text):
        return False
    if _BOXES & {before.text[-1], line.text[0], line.text[-1]}:
        return gap <= _BESIDE_BOX * em
    return gap <= _ONE_TEXT * em and not is_edge(before.right + gap / 2, before, page, em, near=_NEXT_LINES)


def _with_sides(rows: list[UnruledRow], sides: Sequence[Block], em: float) -> list[UnruledRow]:
    """The rows with the labels beside several of them."""
    if not sides:
        return rows
    edge = max(side.right for side in sides)
    runs: list[list[UnruledRow]] = [[]]
    for row in rows:
        if row.pieces[0].left < edge - 0.5 * em:
            runs.append([])
        else:
            runs[-1].append(row)
    runs = [run for run in runs if run]
    of_run: dict[int, list[Block]] = {}
    alone: list[UnruledRow] = []
    for side in sorted(sides, key=lambda side: side.y):
        at = min(range(len(runs)), key=lambda at: _distance(side, runs[at]), default=None)
        if at is None or _distance(side, runs[at]) > 0:
            alone.append(UnruledRow(side.top, side.bottom, [Piece([side], side.left, side.right)]))
        else:
            of_run.setdefault(at, []).append(side)
    for at, labels in of_run.items():
        run = runs[at]
        shares = share_rows([(row.top, row.bottom) for row in run], labels, em)
        for label, (first, end) in zip(labels, shares, strict=True):
            piece = Piece([label], label.left, label.right, max(1, end - first))
            if first == end:
                alone.append(UnruledRow(label.top, label.bottom, [piece]))
                continue
            run[first].pieces.insert(0, piece)
            for row in run[first + 1 : end]:
                row.beside.append(piece)
    return sorted([*rows, *alone], key=lambda row: row.top + row.bottom)


def _distance(side: Block, run: Sequence[UnruledRow]) -> float:
    return max(0.0, run[0].top - side.bottom, side.top - run[-1].bottom)
