"""From the regions of a document to its records."""

from __future__ import annotations

from jixiao.recognition.draft import Draft
from jixiao.recognition.funding import read_funding
from jixiao.recognition.goals import read_goals
from jixiao.recognition.header import read_header, read_preface
from jixiao.recognition.indicators import ReadIndicator, read_indicators
from jixiao.recognition.items import Item, Row
from jixiao.recognition.listing import listing_heading, read_listing
from jixiao.recognition.matching import match_form
from jixiao.recognition.mending import mend
from jixiao.recognition.narrative import narrative_start, read_narrative
from jixiao.recognition.regions import Region
from jixiao.recognition.torn import TornColumn, take_torn_columns
from jixiao.records.provenance import Source
from jixiao.records.target import Funding, PerformanceTarget


def give_narratives(rows: list[Row], regions: list[Region]) -> None:
    """Give each region the narrative section printed before it or, behind the last table, the one after it."""
    position = {id(row): index for index, row in enumerate(rows)}
    end = 0
    for region in regions:
        begin = position[id(region.rows[0])]
        start = narrative_start(rows[end:begin])
        if start is not None:
            region.narrative = rows[end + start : begin]
        end = position[id(region.rows[-1])] + 1
    start = narrative_start(rows[end:])
    if regions and start is not None and not regions[-1].narrative:
        regions[-1].narrative = rows[end + start :]


def read_regions(regions: list[Region], document: str, form: str | None = None) -> list[PerformanceTarget]:
    """The records of all tables of a document, numbered from 1.

    Each table gives one record, a list as many as it has projects. A value column printed apart is given back first.
    ``form`` names the form of all tables; without it each is matched.
    """
    torn = take_torn_columns(regions)
    records: list[PerformanceTarget] = []
    pieces: list[Item] = []
    for position, region in enumerate(regions):
        column = torn.get(position)
        if column is not None:
            column.pieces = column.pieces or pieces
        found = _read_region(region, document, len(records) + 1, column)
        for record in found:
            record.form = form or match_form(region, record.title, record.year)
        records += found
        pieces = column.values if column is not None and not column.last else []
    return records


def _read_region(region: Region, document: str, first_number: int, torn: TornColumn | None) -> list[PerformanceTarget]:
    draft = Draft()
    read_preface(region, draft)
    read_header(region, draft)
    heading = listing_heading(region.rows)
    if heading is not None:
        return _listed(region, draft, heading, document, first_number)
    read_funding(region, draft)
    read_goals(region, draft)
    indicators = read_indicators(region, torn=torn)
    if torn is not None:
        mend(draft, torn.pieces)
    sections, sources = read_narrative(region.narrative)
    for section, item in sources.items():
        draft.sources[f"narrative.{section}"] = item.source(0.97)
    record = _record(draft, indicators, region.all_rows(), document, first_number)
    record.narrative = {section: text for section, text in sections.items() if text}
    return [record]


def _listed(region: Region, common: Draft, heading: int, document: str, first_number: int) -> list[PerformanceTarget]:
    projects = read_listing(region.rows, heading)
    owned = {id(row) for project in projects for row in project.rows}
    records: list[PerformanceTarget] = []
    for offset, project in enumerate(projects):
        for path, value in common.values.items():
            project.draft.values.setdefault(path, value)
            project.draft.sources.setdefault(path, common.sources[path])
        rows = project.rows
        if offset == 0:
            rows = [row for row in region.rows if id(row) not in owned] + rows
        records.append(_record(project.draft, project.indicators(), rows, document, first_number + offset))
    return records


def _record(
    draft: Draft, indicators: list[ReadIndicator], rows: list[Row], document: str, number: int
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
    unplaced = [item.unplaced() for row in rows for item in row.items if item.taken is None]
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
