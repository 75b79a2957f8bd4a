"""The indicator tables of a form, laid out: labels merged over their blocks, one row for each indicator."""

from __future__ import annotations

from dataclasses import dataclass, field

from jixiao.forms.form import Block, Column, Form, IndicatorTable, Level2
from jixiao.records.folding import fold_label
from jixiao.records.target import Indicator, PerformanceTarget
from jixiao.rendering.form_labels import printed_label
from jixiao.rendering.placed_cell import PlacedCell

_LEVELS = ("level1", "level2")
_DOTS = "……"


@dataclass(slots=True)
class _Half:
    """The columns of one run of indicators: all of a table, or those of one horizon where two stand side by side.

    ``columns`` pairs the grid column with the form's; ``indicators`` maps a block (level 1, level 2 by position) to
    what stands in it, each with its index in the record.
    """

    columns: list[tuple[int, Column]]
    indicators: dict[tuple[int, int], list[tuple[int, Indicator]]] = field(default_factory=dict)


def indicator_rows(
    record: PerformanceTarget, form: Form, table: IndicatorTable, first_row: int
) -> list[list[PlacedCell]]:
    """The rows of one indicator table, its headings first; ``first_row`` is their place in the grid of the form."""
    halves = _halves(table)
    blocks = list(table.blocks)
    wanted = _horizons(form, table, len(halves))
    for half, horizons in zip(halves, wanted, strict=True):
        _fill(half, record, horizons, blocks)
    headings = [(position, column) for half in halves for position, column in half.columns]
    rows = [
        [
            PlacedCell(first_row, at, printed_label(column.label, record, form), 1, column.colspan, is_label=True)
            for at, column in headings
        ]
    ]
    for at, block in enumerate(blocks):
        rows.extend(_block_rows(halves, table, at, block, first_row + len(rows)))
    if table.side_label:
        rows[0].insert(0, PlacedCell(first_row, 0, table.side_label, rowspan=len(rows), is_label=True))
    return rows


def _halves(table: IndicatorTable) -> list[_Half]:
    """The columns of the table, parted where a role comes again."""
    halves = [_Half([])]
    position = 1 if table.side_label else 0
    for column in table.columns:
        if any(column.role == other.role for _, other in halves[-1].columns):
            halves.append(_Half([]))
        halves[-1].columns.append((position, column))
        position += column.colspan
    return halves


def _horizons(form: Form, table: IndicatorTable, halves: int) -> list[tuple[str | None, ...]]:
    """Which horizons each half shows. An indicator without one is annual; a form with one table shows them all."""
    if halves == 2:
        return [("total",), ("annual", None)]
    if len(form.indicator_tables) == 1:
        return [("total", "annual", None)]
    return [("total",) if table.horizon == "total" else ("annual", None)]


def _fill(half: _Half, record: PerformanceTarget, horizons: tuple[str | None, ...], blocks: list[Block]) -> None:
    for index, indicator in enumerate(record.indicators):
        if indicator.horizon in horizons:
            half.indicators.setdefault(_place(indicator, blocks), []).append((index, indicator))


def _place(indicator: Indicator, blocks: list[Block]) -> tuple[int, int]:
    """The block of an indicator: the one it was printed in, else the first of its canonical name.

    What is in none of the form's blocks gets one of its own below them, so that nothing is lost.
    """
    printed1, printed2 = fold_label(indicator.printed_level1 or ""), fold_label(indicator.printed_level2 or "")
    level1 = printed1 or indicator.level1 or ""
    best: tuple[int, tuple[int, int]] | None = None
    for at, block in enumerate(blocks):
        for position, level2 in enumerate(block.level2):
            spelled = printed2 in _spellings(level2)
            if level2.canonical != indicator.level2 or (level2.canonical is None and not spelled):
                continue
            likeness = 2 * spelled + (level1 in _spellings(block))
            if best is None or likeness > best[0]:
                best = (likeness, (at, position))
    if best is not None:
        return best[1]
    own = Level2(label=indicator.printed_level2 or indicator.level2 or "", canonical=indicator.level2)
    blocks.append(Block(label=indicator.printed_level1 or indicator.level1 or "", level2=(own,)))
    return len(blocks) - 1, 0


def _spellings(part: Block | Level2) -> set[str]:
    return {fold_label(text) for text in (part.label, *part.also)}


def _block_rows(
    halves: list[_Half], table: IndicatorTable, at: int, block: Block, first_row: int
) -> list[list[PlacedCell]]:
    heights = [
        max(len(half.indicators.get((at, position), ())) or table.placeholder_rows for half in halves)
        for position in range(len(block.level2))
    ]
    rows: list[list[PlacedCell]] = [[] for _ in range(sum(heights))]
    for half in halves:
        start = 0
        for position, (level2, height) in enumerate(zip(block.level2, heights, strict=True)):
            found = half.indicators.get((at, position), [])
            for line in range(height):
                row = first_row + start + line
                for place, column in half.columns:
                    if column.role == "level1" and start == line == 0:
                        rows[0].append(PlacedCell(row, place, block.label, sum(heights), column.colspan, is_label=True))
                    elif column.role == "level2" and line == 0:
                        text = level2.label + (level2.hint or "")
                        rows[start].append(PlacedCell(row, place, text, height, column.colspan, is_label=True))
                    elif column.role not in _LEVELS and line < len(found):
                        index, indicator = found[line]
                        number = line + 1 if table.numbered else None
                        rows[start + line].append(_filled(row, place, column, index, indicator, number))
                    elif column.role not in _LEVELS:
                        text = _placeholder(column, table, line, height) if not found else ""
                        rows[start + line].append(PlacedCell(row, place, text, 1, column.colspan))
            start += height
    return rows


def _placeholder(column: Column, table: IndicatorTable, line: int, height: int) -> str:
    """What a form prints in the rows of a block that nobody has filled in: ``指标1：``, ``指标2：``, ``……``."""
    if column.role != "name" or not table.numbered:
        return ""
    return _DOTS if 0 < line == min(table.placeholder_rows, height) - 1 else _numbered(line + 1, "")


def _numbered(number: int | None, name: str) -> str:
    return name if number is None else f"指标{number}：{name}"


def _filled(row: int, place: int, column: Column, index: int, indicator: Indicator, number: int | None) -> PlacedCell:
    role = "value" if column.role == "number" else column.role
    if column.role == "number":
        text = _number_of(indicator)
    elif column.role == "name":
        text = _numbered(number, indicator.name or "")
    else:
        text = getattr(indicator, column.role) or ""
    return PlacedCell(row, place, text, 1, column.colspan, field=f"indicators.{index}.{role}")


def _number_of(indicator: Indicator) -> str:
    """What stands in the number column: the printed parts of the value without its sign and its unit."""
    if not indicator.parts:
        return indicator.value or ""
    parts = list(indicator.parts)
    if len(parts) > 1 and parts[0] == indicator.direction:
        del parts[0]
    if len(parts) > 1 and parts[-1] == indicator.unit:
        del parts[-1]
    return "".join(parts)
