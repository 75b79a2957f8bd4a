"""One cell of a filled-in form, whatever it will be drawn with."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LaidCell:
    """A cell: the ``label`` printed by the form, the ``content`` from the record and the fields it shows."""

    label: str = ""
    content: str = ""
    fields: tuple[str, ...] = ()
    rowspan: int = 1
    colspan: int = 1
