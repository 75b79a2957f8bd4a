"""Which fields of a record a person should look at."""

from __future__ import annotations

from jixiao.records.target import PerformanceTarget

UNSURE_BELOW = 0.9
"""A field read with less confidence than this is called unsure (存疑)."""


def unsure_fields(record: PerformanceTarget) -> list[str]:
    """The paths of the fields that were read with doubt, in the order of the record's provenance."""
    return [path for path, source in record.provenance.items() if source.confidence < UNSURE_BELOW]
