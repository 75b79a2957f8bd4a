"""The rows of a table without rules that labels begin: header, funding and goals, and what closes a table."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jixiao.documents.scan.blocks import Block, is_field, middle, over, side_by_side, stacked
from jixiao.documents.scan.spanning import share_rows
from jixiao.documents.scan.text_line import TextLine
from jixiao.documents.scan.unruled_rows import Piece, UnruledRow

_SIDES = frozenset(("funding_side", "goal_side", "indicator_side"))
_ONE_CELL = 1.6
"""In character widths: what stands closer is one text with a gap, such as boxes to be ticked."""
_AMOUNT = re.compile(r"[\d,.，．\s%％/—-]+")


def labelled_rows(labels: Sequence[Block], lines: Sequence[TextLine], em: float, pitch: float) -> list[UnruledRow]:
    """The rows that the labels and the lines form, from top to bottom."""
    sides = [label for label in labels if label.kinds & _SIDES and _leftmost(label, labels, lines)]
    fields = [Block([line]) for line in lines if is_field(line.text)]
    taken = {id(field.lines[0]) for field in fields}
    anchors = sorted([label for label in labels if label not in sides] + fields, key=lambda block: block.y)
    bands = _bands(anchors)
    values = stacked([line for line in lines if id(line) not in taken], pitch, anchors)
    loose: list[Block] = []
    for value in values:
        for part in _by_band(value, bands, em):
            beside = [band for band in bands if any(side_by_side(part, one, 0.4) for one in band)]
            if beside:
                min(beside, key=lambda band: abs(_middle(band) - part.y)).append(part)
            else:
                loose.append(part)
    bands += _bands(loose)
    rows = [_row(band, em) for band in sorted(bands, key=_middle)]
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


def _row(band: list[Block], em: float) -> UnruledRow:
    pieces: list[Piece] = []
    for block in sorted(band, key=lambda block: block.left):
        before = pieces[-1] if pieces else None
        if before and before.right > block.left - _ONE_CELL * em and _one_text(before.blocks[-1], block):
            before.blocks.append(block)
            before.right = max(before.right, block.right)
        else:
            pieces.append(Piece([block], block.left, block.right))
    return UnruledRow(min(block.top for block in band), max(block.bottom for block in band), pieces)


def _one_text(before: Block, block: Block) -> bool:
    return (
        not (before.kinds or block.kinds)
        and len(before.lines) == len(block.lines) == 1
        and not (_AMOUNT.fullmatch(before.lines[0].text) or _AMOUNT.fullmatch(block.lines[0].text))
    )


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
