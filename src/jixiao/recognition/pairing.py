"""Names and values that scanning has put into neighbouring rows, brought together again."""

from __future__ import annotations

from itertools import pairwise

from jixiao.recognition.items import Item
from jixiao.recognition.lines import Line
from jixiao.recognition.shapes import enumerated, value_likeness
from jixiao.records.folding import unspaced

_LEAST_NAME = 4
"""Characters of the shortest name that a cell with two names may hold."""


def rejoin(lines: list[Line]) -> list[Line]:
    """The lines with values from a row above or below joined to the names they lost, and merged cells taken apart."""
    return _join_lone_values(_part_merged(_share_values(lines)))


def _lone_value(line: Line) -> bool:
    return line.name is None and "value" in line.cells and not line.blank and not line.dots


def _lone_name(line: Line) -> bool:
    return line.name is not None and "value" not in line.cells


def _join_lone_values(lines: list[Line]) -> list[Line]:
    kept: list[Line] = []
    index = 0
    while index < len(lines):
        line = lines[index]
        if _lone_value(line) and line.number is None:
            following = lines[index + 1] if index + 1 < len(lines) else None
            if following is not None and _lone_name(following) and set(following.cells) == {"name"}:
                _join(line, following)
                kept.append(line)
                index += 2
                continue
            above = kept[-1] if kept else None
            if above is not None and _lone_name(above) and set(above.cells) == {"name"} and not line.level2:
                above.cells.update(line.cells)
                above.moved = True
                index += 1
                continue
        kept.append(line)
        index += 1
    return kept


def _join(upper: Line, lower: Line) -> None:
    upper.cells = {**lower.cells, **upper.cells}
    upper.name, upper.number = lower.name, lower.number
    upper.level1 = upper.level1 + [item for item in lower.level1 if not upper.level1]
    upper.level2 = upper.level2 + [
        item for item in lower.level2 if item.text not in [other.text for other in upper.level2]
    ]
    upper.moved = True


def _pieces(item: Item) -> list[str]:
    return [piece for piece in item.text.split() if piece]


def _part(item: Item, text: str) -> Item:
    return Item(text, item.cell, item.table, item.row, item.column, certainty=item.certainty)


def _part_merged(lines: list[Line]) -> list[Line]:
    """Two names in one cell beside two values in another are two indicators."""
    kept: list[Line] = []
    for line in lines:
        name, value = line.cells.get("name"), line.cells.get("value")
        if name is None or value is None or set(line.cells) != {"name", "value"}:
            kept.append(line)
            continue
        names, values = _pieces(name), _pieces(value)
        if (
            len(names) != len(values)
            or len(names) < 2
            or any(len(piece) < _LEAST_NAME for piece in names)
            or any(value_likeness(piece) < 0.5 for piece in values)
            or enumerated(name.text)[0] is not None
        ):
            kept.append(line)
            continue
        name.taken = value.taken = "split"
        for index, (own_name, own_value) in enumerate(zip(names, values, strict=True)):
            part = Line(line.row, cells={"name": _part(name, own_name), "value": _part(value, own_value)})
            part.name, part.moved = own_name, True
            if index == 0:
                part.level1, part.level2 = line.level1, line.level2
            kept.append(part)
    return kept


def _share_values(lines: list[Line]) -> list[Line]:
    """Two values in one cell above a name without any: the second is that name's."""
    for line, following in pairwise(lines):
        value = line.cells.get("value")
        if value is None or line.name is None or not _lone_name(following) or set(following.cells) != {"name"}:
            continue
        pieces = _pieces(value)
        if len(pieces) == 2 and all(len(unspaced(piece)) >= 2 for piece in pieces):
            value.taken = "split"
            line.cells["value"] = _part(value, pieces[0])
            following.cells["value"] = _part(value, pieces[1])
            line.moved = following.moved = True
    return lines
