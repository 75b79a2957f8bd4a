"""Records as JSON Lines: one record a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from jixiao.records.target import PerformanceTarget
from jixiao.rendering.plain_record import plain_record


def json_lines(records: Iterable[PerformanceTarget]) -> Iterator[bytes]:
    """The records one by one, each as one line of UTF-8."""
    for record in records:
        yield json.dumps(plain_record(record), ensure_ascii=False, allow_nan=False).encode("utf-8") + b"\n"
