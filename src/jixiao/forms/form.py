"""The model of an official form: what one YAML file in ``official/`` says about it.

A form is data. Its rows are the printed rows, top to bottom, with the spans of their cells; the same file serves
to recognise a printed table, to show it for editing and to print it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

Kind = Literal["target", "self_evaluation", "monitoring"]
Role = Literal[
    "level1", "level2", "name", "value", "direction", "number", "unit", "weight", "basis",
    "actual", "expected", "likelihood", "score", "deviation", "note",
]  # fmt: skip


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Region(_Strict):
    """Where a form is used: ``code`` as in GB/T 2260 (6 digits, "000000" = nationwide) and its Chinese name."""

    code: str = Field(pattern=r"^\d{6}$")
    name: str


class Validity(_Strict):
    """Budget years (inclusive) in which the form was in use; ``None`` = open."""

    first: int | None = None
    last: int | None = None


class FormCell(_Strict):
    """One printed cell: a label, a field (or several run together), or both in one cell.

    ``label`` is the text as this form prints it; ``also`` holds other spellings met in filled-in copies. ``field``
    is a dotted record path such as ``funding.annual_total``. ``choices`` lists the words of a tick-box cell in
    print order. ``hint`` is a fill-in instruction that is printed but is not content.
    """

    label: str | None = None
    also: tuple[str, ...] = ()
    field: str | None = None
    choices: tuple[str, ...] = ()
    hint: str | None = None
    rowspan: int = Field(default=1, ge=1)
    colspan: int = Field(default=1, ge=1)

    @model_validator(mode="after")
    def _says_something(self) -> FormCell:
        if self.choices and not self.field:
            raise ValueError("a cell with choices needs the field they fill")
        if self.also and not self.label:
            raise ValueError("other spellings need a label")
        return self


class Column(_Strict):
    """A column of the indicator block: its role, its printed heading, other spellings, its span in grid columns."""

    role: Role
    label: str
    also: tuple[str, ...] = ()
    colspan: int = Field(default=1, ge=1)


class Level2(_Strict):
    """A level-2 block as printed, with its canonical name (one of the nine, or None for a block outside them)."""

    label: str
    canonical: str | None
    also: tuple[str, ...] = ()
    required: bool = False
    hint: str | None = None


class Block(_Strict):
    """A level-1 block with its level-2 blocks in print order."""

    label: str
    also: tuple[str, ...] = ()
    level2: tuple[Level2, ...]


class IndicatorTable(_Strict):
    """The indicator part: side label, columns and blocks in print order.

    ``horizon`` is "total" or "annual" where a form has two such tables, else None. ``numbered`` says that names are
    printed as 指标1：, 指标2：; ``placeholder_rows`` is how many rows an empty block of the blank form has.
    """

    side_label: str | None = "绩效指标"
    horizon: Literal["total", "annual"] | None = None
    columns: tuple[Column, ...]
    blocks: tuple[Block, ...]
    numbered: bool = False
    placeholder_rows: int = Field(default=1, ge=1)


class Form(_Strict):
    """An official form.

    ``columns`` is the number of grid columns; in ``rows`` each row's cells (with those hanging down from rows above)
    fill exactly that many. Rows stand above the indicator tables, ``closing_rows`` below them.
    """

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    title: str
    also_titles: tuple[str, ...] = ()
    kind: Kind
    region: Region
    valid: Validity = Validity()
    source: str
    verified: bool = False
    amount_unit: Literal["元", "万元"] = "万元"
    columns: int = Field(ge=2)
    rows: tuple[tuple[FormCell, ...], ...]
    indicator_tables: tuple[IndicatorTable, ...]
    closing_rows: tuple[tuple[FormCell, ...], ...] = ()
    narrative_title: str | None = None
    narrative: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _rows_fill_the_grid(self) -> Form:
        for name, rows in (("rows", self.rows), ("closing_rows", self.closing_rows)):
            hanging: list[int] = [0] * self.columns
            for index, row in enumerate(rows):
                free = [column for column in range(self.columns) if hanging[column] == 0]
                width = sum(cell.colspan for cell in row)
                if width != len(free):
                    raise ValueError(f"{self.id}: {name}[{index}] fills {width} columns, {len(free)} are free")
                hanging = [max(0, rest - 1) for rest in hanging]
                position = 0
                for cell in row:
                    for column in free[position : position + cell.colspan]:
                        hanging[column] = cell.rowspan - 1
                    position += cell.colspan
            if any(hanging):
                raise ValueError(f"{self.id}: a cell of {name} hangs below the last row")
        for table in self.indicator_tables:
            width = sum(column.colspan for column in table.columns) + (1 if table.side_label else 0)
            if width != self.columns:
                raise ValueError(f"{self.id}: an indicator table fills {width} of {self.columns} columns")
        return self


def placed_cells(rows: tuple[tuple[FormCell, ...], ...], columns: int) -> Iterator[list[tuple[int, FormCell]]]:
    """The rows of a form with the grid column that each cell begins in; cells that hang down take theirs from it."""
    hanging = [0] * columns
    for row in rows:
        free = iter([column for column in range(columns) if hanging[column] == 0])
        hanging = [max(0, rest - 1) for rest in hanging]
        placed: list[tuple[int, FormCell]] = []
        for cell in row:
            own = [next(free) for _ in range(cell.colspan)]
            for column in own:
                hanging[column] = cell.rowspan - 1
            placed.append((own[0], cell))
        yield placed
