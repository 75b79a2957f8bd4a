"""Figures over the results of a batch: tables and amounts by region, year and unit, and errors by kind.

The amount of a table is that of its budget year, or of the whole project where the form has no other, in 万元; tables
without a number or a unit have none. The region is that of the official form; a nationwide form says nothing of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from jixiao.scale.results import Results

_AMOUNT = "coalesce(funding_annual_total, funding_total)"
_SUMS = f"count(*), coalesce(sum(indicators), 0), count({_AMOUNT}), coalesce(sum({_AMOUNT}), 0)"
_REGION = "CASE WHEN region_code = '000000' THEN NULL ELSE region END"
_UNIT = "coalesce(implementing_unit, supervising_department)"


@dataclass(frozen=True, slots=True)
class Sums:
    """Tables, their indicators, and the amount in 万元 of those ``with_amount``, of one group.

    ``name`` says which, ``None`` where the tables do not.
    """

    name: str | None
    tables: int
    indicators: int
    with_amount: int
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Figures:
    """All figures. ``units`` are those with the largest amounts; ``errors`` counts by kind, most first."""

    documents: int
    unread: int
    unplaced: int
    unsure: int
    whole: Sums
    regions: list[Sums]
    years: list[Sums]
    units: list[Sums]
    errors: list[tuple[str, int]]


def figures(results: Results, top: int) -> Figures:
    """The figures over the results, with so many units."""
    ((documents, unread, unplaced),) = results.ask(
        "SELECT count(*), count(*) FILTER (NOT read), coalesce(sum(unplaced), 0) FROM documents"
    )[1]
    ((unsure,),) = results.ask("SELECT coalesce(sum(unsure), 0) FROM records")[1]
    errors = [(kind, count) for kind, count in results.ask(
        "SELECT kind, count(*) FROM errors GROUP BY kind ORDER BY count(*) DESC, kind"
    )[1]]  # fmt: skip
    (whole,) = _sums(results, "NULL", "")
    return Figures(
        documents=documents,
        unread=unread,
        unplaced=int(unplaced),
        unsure=int(unsure),
        whole=whole,
        regions=_sums(results, _REGION, "GROUP BY 1 ORDER BY 2 DESC, 1"),
        years=_sums(results, "CAST(year AS VARCHAR)", "GROUP BY 1 ORDER BY 1 NULLS LAST"),
        units=_sums(results, _UNIT, f"GROUP BY 1 ORDER BY 5 DESC, 2 DESC, 1 LIMIT {top}"),
        errors=errors,
    )


def _sums(results: Results, name: str, grouped: str) -> list[Sums]:
    _, rows = results.ask(f"SELECT {name}, {_SUMS} FROM records {grouped}")
    return [
        Sums(name, tables, int(indicators), counted, Decimal(amount))
        for name, tables, indicators, counted, amount in rows
    ]
