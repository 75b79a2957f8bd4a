"""From the regions of a document to its records."""

from __future__ import annotations

from jixiao.recognition.draft import Draft
from jixiao.recognition.funding import read_funding
from jixiao.recognition.goals import read_goals
from jixiao.recognition.header import read_header, read_preface
from jixiao.recognition.indicators import ReadIndicator, read_indicators
from jixiao.recognition.items import Item
from jixiao.recognition.regions import Region, Zone
from jixiao.records.provenance import Source
from jixiao.records.target import Funding, PerformanceTarget


def read_region(region: Region, document: str, number: int) -> PerformanceTarget:
    """The record of one table."""
    draft = Draft()
    read_preface(region, draft)
    read_header(region, draft)
    read_funding(region, draft)
    read_goals(region, draft)
    indicators = read_indicators(region)
    return _record(draft, indicators, region, document, number)


def _record(
    draft: Draft, indicators: list[ReadIndicator], region: Region, document: str, number: int
) -> PerformanceTarget:
    plain = {path: value for path, value in draft.values.items() if "." not in path}
    funding = {path.split(".", 1)[1]: value for path, value in draft.values.items() if path.startswith("funding.")}
    others = {path.split(".", 1)[1]: value for path, value in draft.values.items() if path.startswith("other_fields.")}
    provenance: dict[str, Source] = dict(draft.sources)
    for index, read in enumerate(indicators):
        for attribute, item in read.items.items():
            path = f"indicators.{index}.{attribute}"
            provenance[path] = item.source(read.confidence[attribute])
            if attribute != "level2":
                item.taken = path
    unplaced = [item.unplaced() for row in region.rows for item in row.items if item.taken is None]
    return PerformanceTarget(
        document=document,
        number=number,
        funding=Funding(**funding),
        other_fields=others,
        indicators=[read.indicator for read in indicators],
        provenance=provenance,
        confidence=min((source.confidence for source in provenance.values()), default=0.0),
        unplaced=unplaced,
        **plain,
    )


def closing_items(region: Region) -> list[Item]:
    """The items below the indicators."""
    return region.items(Zone.CLOSING)
