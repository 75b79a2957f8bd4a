"""Where a value came from and how sure the reader is of it."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field


class Place(BaseModel):
    """A place in a document: page from 1 (``None`` where the format has no pages), table, row and column from 0.

    ``line`` is the line of a text file, from 1.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    page: int | None = None
    table: int = 0
    row: int = 0
    column: int = 0
    line: int | None = None


class Source(Place):
    """The place of a value, the text printed there, and how sure the reader is (0–1)."""

    text: str
    confidence: float = Field(ge=0, le=1)


class UnplacedCell(Place):
    """A non-blank cell that no field of a record took."""

    text: str
