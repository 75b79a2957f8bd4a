"""What a review finds in a table: one remark with its place, proof, legal basis and suggestion."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict

from jixiao.records.provenance import Place

Severity = Literal["error", "warn", "info"]
"""``error``: wrong, missing or contradictory; ``warn``: sent back for improvement; ``info``: common and tolerated."""
SEVERITIES: tuple[Severity, ...] = ("error", "warn", "info")
Dimension = Literal["完整性", "相关性", "适当性", "可行性"]
"""The four dimensions of the review of targets."""


class _Plain(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class OtherTable(_Plain):
    """Which other table a proof stands in: its document, its number in it from 1, and the name of its project."""

    document: str
    number: int
    project: str | None = None
    year: int | None = None


class Proof(_Plain):
    """A text that proves a finding: the field it stands in, the text, and where it was printed if that is known.

    ``text`` is ``None`` where the proof is that nothing stands there. ``table`` is there where the text stands in
    another table than the one that the finding is on.
    """

    field: str
    text: str | None = None
    place: Place | None = None
    table: OtherTable | None = None


class Fix(_Plain):
    """A change that would settle a finding: the field and its new text.

    ``safe`` says that the change keeps what was meant, so that it may be made without asking.
    """

    field: str
    value: str
    safe: bool = False


class Finding(_Plain):
    """One remark of a review.

    ``rule`` is the id of the rule, ``defect`` the class of the field definitions (``F1``, ``M2``), ``field`` a path
    into the record (``funding.total``, ``indicators[3].value``). ``basis`` are citations as one would print them.
    ``misread`` says that the reader was unsure of a text in the proof, so that the document should be looked at first.
    """

    rule: str
    defect: str
    severity: Severity
    field: str
    message: str
    proof: tuple[Proof, ...] = ()
    suggestion: str
    basis: tuple[str, ...] = ()
    dimension: Dimension
    misread: bool = False
    fix: Fix | None = None
