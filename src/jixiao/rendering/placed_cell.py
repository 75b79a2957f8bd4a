"""One cell of a printed form: what stands in it, where, and which part of the record it shows."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PlacedCell:
    """A cell at its place in the grid: row and column from 0, spans from 1, the text (``""`` = blank).

    ``is_label`` says that the cell prints words of the form; ``field`` is the path in the record that it shows
    (``funding.total``, ``indicators.3.value``). A cell that prints a value behind its label has both.
    """

    row: int
    column: int
    text: str = ""
    rowspan: int = 1
    colspan: int = 1
    is_label: bool = False
    field: str | None = None
