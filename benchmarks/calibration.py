"""Whether the reader is as sure as it is right: its confidence in every field of the gold records, beside the truth.

    python -m benchmarks.calibration [--misses] [--write README.md README.zh-CN.md]

A field that is blank in the gold and in the record says nothing and does not count. A field that the reader left
blank, and an indicator that it missed, are wrong without a confidence; every field of an indicator too many is wrong
with the confidence it has.
"""

from __future__ import annotations

import argparse
import difflib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from benchmarks.markers import write_figures
from benchmarks.material import Record, amount, fold, jixiao_records, pairs, scored_fields

INDICATOR = ("name", "value", "level2")

SURE = 0.9
"""From here on a user need not look again."""
GOAL_LIKENESS = 0.98
"""From here on the scorer takes two goals for the same."""
_KINSHIP = 1.0
"""From this likeness on, of 3, two indicators are the same printed line: the same value, or a similar name."""


@dataclass(frozen=True)
class Outcome:
    """One field: what the gold and the reader say, whether they agree, and how sure the reader is.

    ``confidence`` is ``None`` where the reader names no source.
    """

    record: str
    path: str
    want: Any
    got: Any
    right: bool
    confidence: float | None


@dataclass(frozen=True)
class Bin:
    """The fields with a confidence from ``low`` to below ``high``; both are ``None`` for those without."""

    low: float | None
    high: float | None
    fields: int
    right: int

    @property
    def name(self) -> str:
        """The range in words."""
        if self.low is None or self.high is None:
            return "none"
        return f"≥ {self.low:g}" if self.high > 1 else f"{self.low:g}–{self.high:g}" if self.low else f"< {self.high:g}"


def outcomes(found: list[tuple[Record, Record | None]]) -> list[Outcome]:
    """Every field of the gold records that says something, compared with the record found for it."""
    return [outcome for want, got in found for outcome in _outcomes(want, got or {})]


def bins(fields: list[Outcome]) -> list[Bin]:
    """The fields by confidence, the surest first; every field is in exactly one bin."""
    edges = (0.0, 0.8, 0.9, 0.95, 0.99, 1.01)
    counted = []
    for low, high in reversed([*pairwise(edges)]):
        inside = [field for field in fields if field.confidence is not None and low <= field.confidence < high]
        counted.append(Bin(low, high, len(inside), sum(field.right for field in inside)))
    blank = [field for field in fields if field.confidence is None]
    return [*counted, Bin(None, None, len(blank), sum(field.right for field in blank))]


def sure_fields(fields: list[Outcome]) -> list[Outcome]:
    """The fields the reader is sure of."""
    return [field for field in fields if field.confidence is not None and field.confidence >= SURE]


def _outcomes(want: Record, got: Record) -> Iterator[Outcome]:
    for field in scored_fields("HEADER", "GOALS"):
        yield from _outcome(want, got, field, want.get(field), got.get(field))
    for field in scored_fields("FUNDING"):
        yield from _outcome(
            want, got, f"funding.{field}", want["funding"].get(field), got.get("funding", {}).get(field)
        )
    printed = [
        {**line, "path": f"indicators.{number}"}
        for number, line in enumerate(got.get("indicators", []))
        if fold(line["name"]) or fold(line["value"])
    ]
    for wanted, line in align_indicators(want["indicators"], printed):
        path = line["path"] if line else f"indicators.missing.{wanted and wanted['name']}"
        for field in INDICATOR:
            yield from _outcome(want, got, f"{path}.{field}", (wanted or {}).get(field), (line or {}).get(field))


def _outcome(want: Record, got: Record, path: str, truth: Any, read: Any) -> Iterator[Outcome]:
    source = got.get("provenance", {}).get(path)
    if truth in (None, "", []) and read in (None, "", []):
        return
    yield Outcome(want["id"], path, truth, read, agree(path, truth, read), source["confidence"] if source else None)


def agree(path: str, truth: Any, read: Any) -> bool:
    """Whether the two say the same, by the measure the scorer has for the field."""
    if path == "categories":
        return sorted(truth or []) == sorted(read or [])
    if path.startswith("funding."):
        return amount(truth) == amount(read)
    if path.endswith(".level2"):
        return bool(truth == read)
    if path in scored_fields("GOALS") and truth and read:
        return difflib.SequenceMatcher(None, fold(truth), fold(read), autojunk=False).ratio() >= GOAL_LIKENESS
    return fold(truth) == fold(read)


def align_indicators(wanted: list[Record], found: list[Record]) -> list[tuple[Record | None, Record | None]]:
    """The gold indicators with those found for them, in print order, so that they are most alike.

    ``None`` stands for an indicator that has no partner.
    """
    likeness = [[_likeness(want, got) for got in found] for want in wanted]
    best = [[0.0] * (len(found) + 1) for _ in range(len(wanted) + 1)]
    for i in reversed(range(len(wanted))):
        for j in reversed(range(len(found))):
            best[i][j] = max(best[i + 1][j], best[i][j + 1], best[i + 1][j + 1] + likeness[i][j])
    aligned: list[tuple[Record | None, Record | None]] = []
    i = j = 0
    while i < len(wanted) and j < len(found):
        if best[i][j] == best[i + 1][j]:
            aligned.append((wanted[i], None))
            i += 1
        elif best[i][j] == best[i][j + 1]:
            aligned.append((None, found[j]))
            j += 1
        else:
            aligned.append((wanted[i], found[j]))
            i, j = i + 1, j + 1
    return aligned + [(want, None) for want in wanted[i:]] + [(None, got) for got in found[j:]]


def _likeness(want: Record, got: Record) -> float:
    """How alike two indicators are, 0–3; name counts twice. 0 where they are not the same printed line."""
    name, value = (
        difflib.SequenceMatcher(None, fold(want[field]), fold(got[field]), autojunk=False).ratio()
        for field in ("name", "value")
    )
    likeness = 2 * name + value
    return likeness if likeness >= _KINSHIP else 0.0


def table(fields: list[Outcome], *, chinese: bool) -> str:
    """The bins as a Markdown table."""
    head = ("可信程度", "字段数", "正确", "正确率") if chinese else ("confidence", "fields", "right", "share")
    rows = [head, ("---:", "---:", "---:", "---:")]
    for part in bins(fields):
        if part.fields:
            rows.append((part.name, str(part.fields), str(part.right), f"{part.right / part.fields:.2%}"))
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description="The reader's confidence beside the truth.")
    parser.add_argument("--misses", action="store_true", help=f"list wrong fields with a confidence of {SURE} or more")
    parser.add_argument(
        "--write", nargs="+", type=Path, default=[], metavar="FILE", help="put the table in these files"
    )
    options = parser.parse_args()
    fields = outcomes(pairs(jixiao_records()))
    print(f"{'confidence':12}{'fields':>8}{'right':>8}{'share':>10}")
    for part in bins(fields):
        share = f"{part.right / part.fields:.2%}" if part.fields else ""
        print(f"{part.name:12}{part.fields:8}{part.right:8}{share:>10}")
    sure = sure_fields(fields)
    right = sum(field.right for field in sure)
    print(f"{'all ≥ ' + str(SURE):12}{len(sure):8}{right:8}{right / len(sure) if sure else 0:>10.2%}")
    write_figures(options.write, "calibration", lambda chinese: table(fields, chinese=chinese))
    if options.misses:
        for field in sure:
            if not field.right:
                print(field.record, field.path, field.confidence, repr(field.want), repr(field.got), sep="\t")


if __name__ == "__main__":
    main()
