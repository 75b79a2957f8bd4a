"""What reading one document yields."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from jixiao.records.provenance import UnplacedCell
from jixiao.records.target import PerformanceTarget


class Statement(BaseModel):
    """What a document says about its tables as a whole (绩效目标设置情况): counts and the sum, as printed.

    ``amount`` is the printed number, ``amount_unit`` its unit.
    """

    model_config = ConfigDict(extra="forbid")

    text: str
    year: int | None = None
    units: int | None = None
    projects: int | None = None
    amount: str | None = None
    amount_unit: str | None = None


class Fault(BaseModel):
    """Why a part of a document could not be read: one sentence in Chinese and in English."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    zh: str
    en: str


class Extraction(BaseModel):
    """The records of a document and what is left over.

    ``unplaced`` lists the non-blank cells outside of all tables that nothing took; ``cells`` counts the non-blank
    cells of the document. ``faults`` says which parts of it could not be read.
    """

    model_config = ConfigDict(extra="forbid")

    document: str
    records: list[PerformanceTarget] = []
    statement: Statement | None = None
    unplaced: list[UnplacedCell] = []
    cells: int = 0
    faults: list[Fault] = []
