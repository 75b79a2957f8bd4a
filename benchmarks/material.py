"""What the benchmarks measure on: the seeds, the gold records and the scorer, in the shared folder beside the checkout.

The scorer is a program of that folder and is loaded from there, so that everybody counts alike.
"""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jixiao

if TYPE_CHECKING:
    from jixiao.records.extraction import Extraction

SHARED = Path(__file__).resolve().parents[2] / "shared"

Record = dict[str, Any]
"""A record as JSON has it: gold, or what a reader found."""


@dataclass(frozen=True)
class Score:
    """What the shared scorer counts: per measure how many are right of how many, and every disagreement."""

    tally: dict[str, tuple[int, int]]
    misses: list[tuple[Any, ...]]

    def share(self, measure: str) -> float:
        """The part of a measure that is right; ``indicator F1`` is the harmonic mean of precision and recall."""
        if measure == "indicator F1":
            precision, recall = self.share("indicator precision"), self.share("indicator recall")
            return 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        right, of = self.tally[measure]
        return right / of if of else 0.0


def seeds() -> list[Path]:
    """The real documents, in order."""
    found = sorted((SHARED / "seeds").glob("*.txt"))
    if not found:
        raise FileNotFoundError(f"no documents in {SHARED / 'seeds'}")
    return found


@cache
def gold() -> list[Record]:
    """The records written down by reading the documents; they cover a part of the tables."""
    lines = (SHARED / "evaluation" / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


@cache
def extractions() -> dict[str, Extraction]:
    """What jixiao reads in the seeds, by document."""
    return {path.name: jixiao.read(path) for path in seeds()}


def jixiao_records() -> list[Record]:
    """The records jixiao finds in the seeds, as JSON has them."""
    return [record.model_dump(mode="json") for found in extractions().values() for record in found.records]


@cache
def _scorer() -> Any:
    spec = importlib.util.spec_from_file_location("shared_score", SHARED / "evaluation" / "score.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError("the shared score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def score(predicted: list[Record], documents: Collection[str] | None = None) -> Score:
    """The shared scorer's count of ``predicted`` against the gold, of all or some documents.

    Tables that the gold does not cover do not count.
    """
    wanted = [record for record in gold() if documents is None or record["document"] in documents]
    tally, misses = _scorer().score(wanted, [{**record, "_outside_gold": True} for record in predicted])
    return Score({measure: (right, of) for measure, (right, of) in tally.items()}, misses)


def score_against(wanted: list[Record], found: list[Record]) -> Score:
    """The shared scorer's count of ``found`` against other records than the gold; each needs an ``id``."""
    tally, misses = _scorer().score(wanted, found)
    return Score({measure: (right, of) for measure, (right, of) in tally.items()}, misses)


def pairs(predicted: list[Record]) -> list[tuple[Record, Record | None]]:
    """Every gold record with the record found for it, paired as the shared scorer pairs them."""
    found: list[tuple[Record, Record | None]] = []
    for document in dict.fromkeys(record["document"] for record in gold()):
        wanted = [record for record in gold() if record["document"] == document]
        paired, _ = _scorer().pair(wanted, [record for record in predicted if record["document"] == document])
        found.extend(paired)
    return found


def scored_fields(*parts: str) -> tuple[str, ...]:
    """The fields that the shared scorer compares in ``HEADER``, ``FUNDING`` (inside ``funding``) and ``GOALS``."""
    return tuple(field for part in parts for field in getattr(_scorer(), part))


def fold(text: object) -> str:
    """``text`` as the shared scorer compares it."""
    return str(_scorer().fold(text))


def amount(text: object) -> float | None:
    """``text`` as the amount that the shared scorer compares."""
    number: float | None = _scorer().amount(text)
    return number
