"""Records from files that ``jixiao read`` wrote: JSON Lines, or one JSON array."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from jixiao.records.target import PerformanceTarget

LONGEST = 64 << 20
"""Bytes of the longest line. A record with its sources has some 20 kB."""


@dataclass(frozen=True, slots=True)
class BadRecord:
    """A line, or an entry of an array, that is no record: its number from 1, and a message key with its details."""

    number: int
    key: str
    details: dict[str, object]


def record_lines(path: Path) -> Iterator[PerformanceTarget | BadRecord]:
    """The records of a file one by one; what is no record comes as what is wrong with it, and the rest goes on.

    Raises ``OSError`` where the file cannot be read.
    """
    with path.open("rb") as stream:
        number = 0
        while line := stream.readline(LONGEST):
            number += 1
            text = line.removeprefix(b"\xef\xbb\xbf").strip() if number == 1 else line.strip()
            if number == 1 and text.startswith(b"["):
                yield from _array(text + b"\n" + stream.read(LONGEST))
                return
            if text:
                yield _record(text, number)


def _array(data: bytes) -> Iterator[PerformanceTarget | BadRecord]:
    try:
        entries = json.loads(data)
    except (ValueError, RecursionError):
        yield BadRecord(1, "not_json", {})
        return
    for number, entry in enumerate(entries, start=1):
        yield _validated(entry, number)


def _record(line: bytes, number: int) -> PerformanceTarget | BadRecord:
    try:
        return _validated(json.loads(line), number)
    except (ValueError, RecursionError):
        return BadRecord(number, "not_json", {})


def _validated(entry: Any, number: int) -> PerformanceTarget | BadRecord:
    """The record, without what its values mean and what a review found, which are added for readers of the file."""
    if not isinstance(entry, dict):
        return BadRecord(number, "not_a_record", {"field": "—"})
    entry.pop("findings", None)
    indicators = entry.get("indicators")
    if isinstance(indicators, list):
        for indicator in indicators:
            if isinstance(indicator, dict):
                indicator.pop("target", None)
    try:
        return PerformanceTarget.model_validate(entry)
    except ValidationError as error:
        place = ".".join(str(part) for part in error.errors()[0]["loc"])
        return BadRecord(number, "not_a_record", {"field": place or "—"})
