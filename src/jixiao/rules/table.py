"""One table as the rules look at it: the record, its form, its amounts in one unit, its values parsed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cached_property

from jixiao.forms.form import Form, Kind
from jixiao.forms.library import form
from jixiao.records.folding import simplified
from jixiao.records.money import decimal_of
from jixiao.records.provenance import Source
from jixiao.records.target import Indicator, PerformanceTarget
from jixiao.values.parsing import parse_value
from jixiao.values.target_value import TargetValue

UNSURE_BELOW = 0.9
"""A field read with less confidence than this is unsure; the same bound as readers are shown."""
LONGEST = 4000
"""Characters of a text that the rules look at; the longest real goal has some 600."""
_SPACE = re.compile(r"\s+")
_NOTHING = frozenset(("", "无", "/", "-", "—", "——", "…", "……", "暂无", "不涉及", "无。"))
_STARS = "★*☆＊"
YUAN = {"元": Decimal(1), "万元": Decimal(10_000)}


@dataclass(frozen=True)
class Line:
    """An indicator line: ``at`` is its number from 0; ``name`` and ``value`` are without white space and stars."""

    at: int
    indicator: Indicator

    @cached_property
    def name(self) -> str:
        """The name without white space, ``""`` where there is none."""
        return _compact(self.indicator.name).lstrip(_STARS)

    @cached_property
    def value(self) -> str:
        """The printed target value without white space, ``""`` where there is none."""
        return _compact(self.indicator.value)

    @cached_property
    def target(self) -> TargetValue:
        """What the value means."""
        return parse_value(self.value)

    @property
    def block(self) -> str | None:
        """Which of the nine blocks it stands in."""
        return self.indicator.level2

    @property
    def is_named(self) -> bool:
        """Whether it says what is measured: 无 and dashes do not."""
        return self.name not in _NOTHING

    @property
    def is_valued(self) -> bool:
        """Whether it has a target value other than 无 or a dash."""
        return self.value not in _NOTHING

    def path(self, field: str = "value") -> str:
        """The path of one of its fields in the record."""
        return f"indicators[{self.at}].{field}"


class Table:
    """A record with what the rules ask of it. Amounts are in yuan, whatever the table is printed in."""

    def __init__(self, record: PerformanceTarget) -> None:
        self.record = record

    @cached_property
    def form(self) -> Form | None:
        """The official form, where it is known."""
        try:
            return form(self.record.form) if self.record.form else None
        except KeyError:
            return None

    @property
    def kind(self) -> Kind:
        """The kind of its form; tables of no known form count as targets."""
        return self.form.kind if self.form else "target"

    @property
    def region(self) -> str | None:
        """The code of the region of its form."""
        return self.form.region.code if self.form else None

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """All indicator lines."""
        return tuple(Line(at, one) for at, one in enumerate(self.record.indicators))

    @cached_property
    def measured(self) -> tuple[Line, ...]:
        """The lines that have both a name and a value."""
        return tuple(line for line in self.lines if line.is_named and line.is_valued)

    def of_block(self, *blocks: str) -> Iterator[Line]:
        """The lines with name and value that stand in one of the blocks."""
        return (line for line in self.measured if line.block in blocks)

    @cached_property
    def form_fields(self) -> frozenset[str]:
        """The fields that the form has a cell for; none where the form is not known."""
        if self.form is None:
            return frozenset()
        rows = (*self.form.rows, *self.form.closing_rows)
        return frozenset(cell.field for row in rows for cell in row if cell.field)

    @cached_property
    def roles(self) -> frozenset[str]:
        """The roles of the columns of the form's indicator tables; none where the form is not known."""
        tables = self.form.indicator_tables if self.form else ()
        return frozenset(column.role for table in tables for column in table.columns)

    @cached_property
    def blocks(self) -> dict[str, bool]:
        """The canonical blocks that the form prints, each with whether it must be filled in."""
        found: dict[str, bool] = {}
        for table in self.form.indicator_tables if self.form else ():
            for block in table.blocks:
                for level2 in block.level2:
                    if level2.canonical:
                        found[level2.canonical] = found.get(level2.canonical, False) or level2.required
        return found

    @cached_property
    def goals(self) -> tuple[tuple[str, str], ...]:
        """The goals that are filled in: field and text, with line breaks, without other white space.

        Of a longer text the first ``LONGEST`` characters. An annual goal that repeats the total goal is left out, so
        that nothing is said twice.
        """
        goals = (("total_goal", self.record.total_goal), ("annual_goal", self.record.annual_goal))
        texts = {field: re.sub(r"[^\S\n]+", "", text[:LONGEST]) for field, text in goals if text and text.strip()}
        if texts.get("total_goal") == texts.get("annual_goal"):
            texts.pop("annual_goal", None)
        return tuple(texts.items())

    @cached_property
    def about(self) -> str:
        """What the project is about in its own words: name, goals and narrative."""
        texts = [self.record.project_name or "", *(text for _, text in self.goals), *self.record.narrative.values()]
        texts += [self.record.other_fields.get("项目概况", "")]
        return simplified("\n".join(texts))

    @cached_property
    def unit(self) -> Decimal | None:
        """How many yuan the unit of the amounts is; ``None`` where no unit is printed and the form is not known."""
        printed = self.record.amount_unit or (self.form.amount_unit if self.form else None)
        return YUAN.get(printed or "")

    def printed_amount(self, name: str) -> str | None:
        """An amount of the funding as printed, ``None`` where it is blank."""
        printed: str | None = getattr(self.record.funding, name)
        return printed or None

    def amount(self, name: str) -> Decimal | None:
        """An amount of the funding in the unit of the table; ``None`` where it is blank or no number."""
        try:
            return decimal_of(self.printed_amount(name) or "")
        except InvalidOperation:
            return None

    def yuan(self, name: str) -> Decimal | None:
        """An amount of the funding in yuan; ``None`` where it is blank or the unit is not known."""
        amount = self.amount(name)
        return None if amount is None or self.unit is None else amount * self.unit

    @property
    def unit_name(self) -> str:
        """The unit of the amounts as one prints it behind a number."""
        return self.record.amount_unit or (self.form.amount_unit if self.form else "") or ""

    @cached_property
    def years(self) -> tuple[int, int] | None:
        """First and last year of the project's dates, where both are printed."""
        start, end = self.record.start, self.record.end
        return (int(start[:4]), int(end[:4])) if start and end else None

    def text(self, path: str) -> str | None:
        """The text that stands at a path of the record, ``None`` where nothing does."""
        held: object = self.record
        for part in re.findall(r"[^.\[\]]+", path):
            if isinstance(held, list):
                held = held[int(part)] if part.isdecimal() and int(part) < len(held) else None
            elif isinstance(held, dict):
                held = held.get(part)
            else:
                held = getattr(held, part, None)
        if held is None or isinstance(held, str):
            return held
        if isinstance(held, list):
            return "、".join(filter(None, map(_said, held))) or None
        return _said(held)

    def source(self, path: str) -> Source | None:
        """Where the text at a path was printed, if the reader said so."""
        return self.record.provenance.get(re.sub(r"\[(\d+)\]", r".\1", path))

    def is_unsure(self, path: str) -> bool:
        """Whether the reader was unsure of the field."""
        source = self.source(path)
        return source is not None and source.confidence < UNSURE_BELOW


def _compact(text: str | None) -> str:
    return simplified(_SPACE.sub("", text[:LONGEST])) if text else ""


def _said(held: object) -> str | None:
    """What a part of a record says in print: of an indicator its name or, without one, its value."""
    return (held.name or held.value) if isinstance(held, Indicator) else str(held)
