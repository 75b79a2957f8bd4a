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
    return _join_lone_values(_part_merged(_share_values(_join_wrapped(lines))))


def _join_wrapped(lines: list[Line]) -> list[Line]:
    """The lines of a text laid out with blanks, with names that went on in the row below whole again.

    A name goes on only where it fills its column, which is as wide as the longest name. Its value may stand between
    its two rows, for such texts centre the cells of a row.
    """
    widest = max((len(unspaced(line.name)) for line in lines if line.laid_out and line.name), default=0)
    kept: list[Line] = []
    for line in lines:
        upper = next((above for above in reversed(kept[-2:]) if above.name), None)
        if (
            upper is None
            or not (line.laid_out and upper.laid_out and _only_name(line))
            or line.number is not None
            or len(unspaced(upper.name or "")) < widest - 1
            or len(unspaced(line.name or "")) >= len(unspaced(upper.name or ""))
        ):
            kept.append(line)
            continue
        between = kept[-1] if kept[-1] is not upper else None
        if between is not None and not (_lone_value(between) or not between.cells):
            kept.append(line)
            continue
        upper.name = f"{upper.name}{line.name}"
        upper.cells["name"] = _part(upper.cells["name"], f"{upper.cells['name'].text}{line.cells['name'].text}")
        line.cells["name"].taken = "split"
        upper.moved = True
        if between is not None and between.cells and "value" not in upper.cells:
            upper.cells |= between.cells
            upper.level1, upper.level2 = upper.level1 + between.level1, upper.level2 + between.level2
            kept.pop()
        if line.level1 or line.level2:
            line.name, line.cells = None, {}
            kept.append(line)
    return kept


def _only_name(line: Line) -> bool:
    return line.name is not None and set(line.cells) == {"name"}


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
