"""From the regions of a document to its records."""

from __future__ import annotations

from collections import Counter

from jixiao.recognition.closing import read_closing
from jixiao.recognition.draft import Draft
from jixiao.recognition.executed_period import read_executed_period
from jixiao.recognition.form_fields import place_form_fields
from jixiao.recognition.funding import read_funding
from jixiao.recognition.goals import read_goals
from jixiao.recognition.header import read_header, read_preface
from jixiao.recognition.indicators import IndicatorLines, ReadIndicator, indicators_of, read_indicator_lines
from jixiao.recognition.items import Item, Row
from jixiao.recognition.listing import listing_heading, read_listing
from jixiao.recognition.matching import match_form
from jixiao.recognition.mending import mend
from jixiao.recognition.narrative import narrative_start, read_narrative
from jixiao.recognition.regions import Region
from jixiao.recognition.torn import TornColumn, take_torn_columns
from jixiao.records.folding import fold
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
    drafts: list[tuple[Region, Draft, list[IndicatorLines]]] = []
    pieces: list[Item] = []
    for position, region in enumerate(regions):
        column = torn.get(position)
        if column is not None:
            column.pieces = column.pieces or pieces
        drafts.append((region, *_read_parts(region, column)))
        pieces = column.values if column is not None and not column.last else []
    first = [[indicators_of(table.lines, table.horizon) for table in tables] for _, _, tables in drafts]
    known = _known_blocks(first)
    records: list[PerformanceTarget] = []
    for (region, draft, tables), placed in zip(drafts, first, strict=True):
        heading = listing_heading(region.rows)
        number = len(records) + 1
        if heading is not None:
            found = _listed(region, draft, heading, document, number)
        else:
            again = [_placed_again(table, own, known) for table, own in zip(tables, placed, strict=True)]
            official = form or match_form(region, draft.get("title"), draft.get("year"))
            if official is not None:
                place_form_fields(region, official, draft)
            found = [_finished(region, draft, [read for own in again for read in own], document, number)]
        for record in found:
            record.form = form or match_form(region, record.title, record.year)
        records += found
    return records


def _read_parts(region: Region, torn: TornColumn | None) -> tuple[Draft, list[IndicatorLines]]:
    draft = Draft()
    read_preface(region, draft)
    read_header(region, draft)
    if listing_heading(region.rows) is not None:
        return draft, []
    read_executed_period(region, draft)
    read_funding(region, draft)
    read_goals(region, draft)
    tables = read_indicator_lines(region, torn)
    read_closing(region, draft)
    if torn is not None:
        mend(draft, torn.pieces)
    return draft, tables


_SURE = 0.96
_LEAST_TABLES = 2


def _known_blocks(tables: list[list[list[ReadIndicator]]]) -> dict[str, str]:
    """Folded name → block, for names that several tables of the document surely have in one and the same block."""
    seen: dict[str, Counter[str]] = {}
    for own in tables:
        for table in own:
            for read in table:
                name, block = read.indicator.name, read.indicator.level2
                if name and block and read.confidence.get("level2", 0.0) >= _SURE:
                    seen.setdefault(fold(name), Counter())[block] += 1
    return {
        name: next(iter(blocks))
        for name, blocks in seen.items()
        if len(blocks) == 1 and blocks.total() >= _LEAST_TABLES
    }


def _placed_again(table: IndicatorLines, placed: list[ReadIndicator], known: dict[str, str]) -> list[ReadIndicator]:
    """The indicators, placed anew where one of them stands in another block than in the rest of the document."""
    for read in placed:
        name, block = read.indicator.name, read.indicator.level2
        if name and known.get(fold(name), block) != block:
            return indicators_of(table.lines, table.horizon, known)
    return placed


def _finished(
    region: Region, draft: Draft, indicators: list[ReadIndicator], document: str, number: int
) -> PerformanceTarget:
    sections, sources = read_narrative(region.narrative)
    for section, item in sources.items():
        draft.sources[f"narrative.{section}"] = item.source(0.97)
    record = _record(draft, indicators, region.all_rows(), document, number)
    record.narrative = {section: text for section, text in sections.items() if text}
    return record


def _listed(region: Region, common: Draft, heading: int, document: str, first_number: int) -> list[PerformanceTarget]:
    projects = read_listing(region.rows, heading)
    if not projects:
        region.abandon()
        return []
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
