"""The indicators of a record in the indicator tables of its form, block by block."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from jixiao.forms.form import Column, Form, IndicatorTable
from jixiao.records.folding import fold_label
from jixiao.records.target import Indicator
from jixiao.rendering.laid_cell import LaidCell

Numbered = tuple[int, Indicator]


@dataclass(slots=True)
class _Section:
    """A level-2 block of a table with its indicators, one list for each half of the table.

    ``as_printed`` holds the numbers of those indicators whose printed blocks are called what this one is.
    """

    label: str
    halves: list[list[Numbered]]
    as_printed: set[int] = field(default_factory=set)

    @property
    def height(self) -> int:
        return max(1, *map(len, self.halves))


@dataclass(slots=True)
class _Part:
    """A level-1 block."""

    label: str
    sections: list[_Section] = field(default_factory=list)


def indicator_rows(form: Form, indicators: Sequence[Indicator], *, hints: bool = False) -> list[list[LaidCell]]:
    """The rows of all indicator tables of the form. Blocks of the form that have no indicator keep one blank row."""
    rows: list[list[LaidCell]] = []
    for table in form.indicator_tables:
        numbered = [(index, one) for index, one in enumerate(indicators) if _table_of(one, form) is table]
        rows.extend(_table_rows(table, numbered, hints))
    return rows


def _table_of(indicator: Indicator, form: Form) -> IndicatorTable:
    """The table an indicator belongs to; one without a horizon is annual."""
    horizon = indicator.horizon or "annual"
    return next((table for table in form.indicator_tables if table.horizon == horizon), form.indicator_tables[-1])


def _table_rows(table: IndicatorTable, numbered: Sequence[Numbered], hints: bool) -> list[list[LaidCell]]:
    halves = _halves(table.columns)
    parts = _parts(table, numbered, len(halves), hints)
    rows = [[LaidCell(column.label, colspan=column.colspan) for column in table.columns]]
    for part in parts:
        height = sum(section.height for section in part.sections)
        for section in part.sections:
            for line in range(section.height):
                opens = section is part.sections[0] and line == 0
                rows.append(_row(halves, part.label if opens else None, height, section, line))
    if table.side_label:
        rows[0].insert(0, LaidCell(table.side_label, rowspan=len(rows)))
    return rows


def _halves(columns: Sequence[Column]) -> list[list[Column]]:
    """The columns once, or twice where a form prints the whole term and the year side by side."""
    halves: list[list[Column]] = [[]]
    for column in columns:
        if any(column.role == other.role for other in halves[-1]):
            halves.append([])
        halves[-1].append(column)
    return halves


def _row(halves: list[list[Column]], level1: str | None, height: int, section: _Section, line: int) -> list[LaidCell]:
    row: list[LaidCell] = []
    for columns, numbered in zip(halves, section.halves, strict=True):
        index, indicator = numbered[line] if line < len(numbered) else (None, None)
        for column in columns:
            if column.role == "level1":
                if level1 is not None:
                    row.append(LaidCell(level1, rowspan=height, colspan=column.colspan))
            elif column.role == "level2":
                if line == 0:
                    row.append(LaidCell(section.label, rowspan=section.height, colspan=column.colspan))
            elif index is None or indicator is None:
                row.append(LaidCell(colspan=column.colspan))
            else:
                row.append(_content(column, columns, index, indicator, index in section.as_printed))
    return row


def _content(column: Column, columns: Sequence[Column], index: int, indicator: Indicator, printed: bool) -> LaidCell:
    roles = {other.role for other in columns}
    if column.role == "number" or (column.role == "value" and {"direction", "unit"} & roles):
        attribute, text = "value", _bare_value(indicator, {str(role) for role in roles})
    else:
        attribute = column.role
        text = getattr(indicator, attribute)
    fields = [f"indicators.{index}.{attribute}"]
    if column.role == "name":
        fields += [f"indicators.{index}.level1", f"indicators.{index}.level2"]
        if printed:
            fields += [f"indicators.{index}.printed_level1", f"indicators.{index}.printed_level2"]
    if column.role == "name" and indicator.horizon is not None:
        fields.append(f"indicators.{index}.horizon")
    return LaidCell("", text or "", tuple(fields), colspan=column.colspan)


def _bare_value(indicator: Indicator, roles: set[str]) -> str | None:
    """The value without what stands in columns of its own."""
    elsewhere = {getattr(indicator, role) for role in ("direction", "unit") if role in roles}
    if not indicator.parts:
        return indicator.value
    return "".join(part for part in indicator.parts if part not in elsewhere)


def _parts(table: IndicatorTable, numbered: Sequence[Numbered], halves: int, hints: bool) -> list[_Part]:
    parts = [
        _Part(
            block.label,
            [
                _Section(level2.label + (level2.hint or "" if hints else ""), [[] for _ in range(halves)])
                for level2 in block.level2
            ],
        )
        for block in table.blocks
    ]
    for index, indicator in numbered:
        half = 0 if halves == 1 or indicator.horizon == "total" else 1
        section, as_printed = _section_of(indicator, table, parts) or (_further_section(indicator, parts, halves), True)
        if as_printed:
            section.as_printed.add(index)
        section.halves[half].append((index, indicator))
    return parts


def _section_of(indicator: Indicator, table: IndicatorTable, parts: list[_Part]) -> tuple[_Section, bool] | None:
    """The block of the form that fits best, and whether it is called what was printed.

    The printed wording counts before the canonical name, and that before level 1.
    """
    best, found = 1, None
    for block, part in zip(table.blocks, parts, strict=False):
        same_block = _same(indicator.printed_level1 or indicator.level1, (block.label, *block.also))
        for level2, section in zip(block.level2, part.sections, strict=False):
            same_print = _same(indicator.printed_level2, (level2.label, *level2.also))
            same_name = indicator.level2 is not None and indicator.level2 == level2.canonical
            fit = 4 * same_print + 2 * same_name + same_block
            if fit > best:
                best, found = fit, (section, same_print)
    return found


def _further_section(indicator: Indicator, parts: list[_Part], halves: int) -> _Section:
    """A block that the form does not have, as it was printed."""
    level1 = indicator.printed_level1 or indicator.level1 or ""
    level2 = indicator.printed_level2 or indicator.level2 or ""
    part = next((part for part in parts if part.label == level1), None)
    if part is None:
        part = _Part(level1)
        parts.append(part)
    section = next((section for section in part.sections if section.label == level2), None)
    if section is None:
        section = _Section(level2, [[] for _ in range(halves)])
        part.sections.append(section)
    return section


def _same(text: str | None, spellings: Sequence[str]) -> bool:
    return text is not None and fold_label(text) in map(fold_label, spellings)
