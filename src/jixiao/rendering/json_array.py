"""Records as one JSON document: an array of records, indented to be read."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from jixiao.records.target import PerformanceTarget
from jixiao.rendering.plain_record import plain_record


def json_array(records: Iterable[PerformanceTarget]) -> Iterator[bytes]:
    """The array piece by piece, in UTF-8, so that many records need not be held at once."""
    opening = "[\n"
    for record in records:
        yield (opening + json.dumps(plain_record(record), ensure_ascii=False, allow_nan=False, indent=1)).encode()
        opening = ",\n"
    yield b"[]\n" if opening == "[\n" else b"\n]\n"
