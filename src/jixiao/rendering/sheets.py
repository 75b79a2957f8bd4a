"""Records as rows and columns, for spreadsheets: what the columns are and what stands in them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Generic, TypeVar

from jixiao.records.target import Funding, Indicator, PerformanceTarget
from jixiao.rendering.doubt import unsure_fields
from jixiao.rendering.fields import CONTENT_FIELDS, HORIZONS, field_name
from jixiao.rendering.target_text import kind_name
from jixiao.values.parsing import parse_value
from jixiao.values.target_value import TargetValue

Content = str | int | float | Decimal | None
Row = TypeVar("Row")

_EVERY_FORM_HAS = frozenset(
    {*CONTENT_FIELDS, "total", "fiscal", "other", "annual_total", "annual_fiscal", "annual_carryover", "annual_other"}
    - {"actual_goal", "executed_period"}
    | {"level1", "level2", "name", "value"}
)
_AMOUNTS = frozenset({*Funding.model_fields, "weight", "score"}) - {"exec_rate"}
_HEADINGS = {
    "indicators": ("指标数", "indicators"),
    "confidence": ("置信度", "confidence"),
    "unsure": ("存疑数", "unsure fields"),
    "unsure_names": ("存疑字段", "which fields are unsure"),
    "unsure_indicator": ("指标存疑", "what is unsure about it"),
    "unplaced": ("未归位", "unplaced cells"),
    "index": ("指标序号", "indicator no."),
    "kind": ("指标值类型", "kind of value"),
    "op": ("比较符", "comparison"),
    "low": ("数值", "number"),
    "high": ("数值上限", "upper end"),
    "value_unit": ("数值单位", "unit of number"),
    "period": ("周期", "period"),
    "deadline": ("时限", "deadline"),
}


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """A column: its heading and how its cell follows from a row.

    ``amount`` columns hold printed numbers. ``optional`` columns hold what only some forms have; they are left out
    where no row fills them.
    """

    heading: str
    cell: Callable[[Row], Content]
    amount: bool = False
    optional: bool = False


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """One indicator with the record it stands in; ``indicator`` is ``None`` for a record that has none."""

    record: PerformanceTarget
    index: int = 0
    indicator: Indicator | None = None
    target: TargetValue | None = None


def indicator_rows(records: Iterable[PerformanceTarget], *, with_empty: bool) -> list[IndicatorRow]:
    """One row per indicator; with ``with_empty`` also one for each record that has no indicator."""
    rows: list[IndicatorRow] = []
    for record in records:
        for index, indicator in enumerate(record.indicators):
            target = None if indicator.value is None else parse_value(indicator.value)
            rows.append(IndicatorRow(record, index, indicator, target))
        if with_empty and not record.indicators:
            rows.append(IndicatorRow(record))
    return rows


def used(columns: Sequence[Column[Row]], rows: Sequence[Row]) -> list[Column[Row]]:
    """The columns without the optional ones that no row fills."""
    return [
        column for column in columns if not column.optional or any(column.cell(row) not in (None, "") for row in rows)
    ]


def identifying_columns(lang: str) -> list[Column[PerformanceTarget]]:
    """The columns that say which table a row is about."""
    fields = ("document", "number", "project_name", "year")
    return [Column(field_name(field, lang), _field_of_record(field)) for field in fields]


def project_columns(records: Sequence[PerformanceTarget], lang: str) -> list[Column[PerformanceTarget]]:
    """The columns about a table as a whole; the free sections found in the records come last."""
    columns = identifying_columns(lang)
    split = CONTENT_FIELDS.index("goal_period")
    for field in ("form", *CONTENT_FIELDS[:split]):
        if field not in ("project_name", "year"):
            columns.append(Column(field_name(field, lang), _field_of_record(field), optional=field == "form"))
    for field in Funding.model_fields:
        heading = field_name(f"funding.{field}", lang)
        optional = field not in _EVERY_FORM_HAS
        columns.append(Column(heading, _field_of_funding(field), amount=field in _AMOUNTS, optional=optional))
    for field in CONTENT_FIELDS[split:]:
        columns.append(Column(field_name(field, lang), _field_of_record(field), optional=field not in _EVERY_FORM_HAS))
    columns += [
        Column(_heading("indicators", lang), lambda record: len(record.indicators)),
        Column(_heading("confidence", lang), lambda record: record.confidence),
        Column(_heading("unsure", lang), lambda record: len(unsure_fields(record))),
        Column(_heading("unsure_names", lang), lambda record: _unsure_names(record, None, lang)),
        Column(_heading("unplaced", lang), lambda record: len(record.unplaced)),
    ]
    narrative = dict.fromkeys(section for record in records for section in record.narrative)
    others = dict.fromkeys(name for record in records for name in record.other_fields)
    columns += [Column(section, _section(section)) for section in narrative]
    columns += [Column(name, _other_field(name)) for name in others]
    return columns


def indicator_columns(lang: str) -> list[Column[IndicatorRow]]:
    """The columns about one indicator, with what its value means."""
    columns: list[Column[IndicatorRow]] = [
        Column(_heading("index", lang), lambda row: None if row.indicator is None else row.index + 1)
    ]
    for field in Indicator.model_fields:
        columns.append(
            Column(
                field_name(field, lang),
                _field_of_indicator(field, lang),
                amount=field in _AMOUNTS,
                optional=field not in _EVERY_FORM_HAS,
            )
        )
        if field == "value":
            columns += _target_columns(lang)
    columns.append(Column(_heading("unsure_indicator", lang), lambda row: _unsure_names(row.record, row.index, lang)))
    return columns


def cell_text(content: Content) -> str:
    """The content of a cell as text; blank cells are empty."""
    if content is None:
        return ""
    return format(content, "f") if isinstance(content, Decimal) else str(content)


def of_record(column: Column[PerformanceTarget]) -> Column[IndicatorRow]:
    """The same column in a sheet that has one row per indicator."""
    return Column(column.heading, lambda row: column.cell(row.record), column.amount, column.optional)


def _target_columns(lang: str) -> list[Column[IndicatorRow]]:
    def column(key: str, cell: Callable[[TargetValue], Content], amount: bool = False) -> Column[IndicatorRow]:
        return Column(_heading(key, lang), lambda row: None if row.target is None else cell(row.target), amount)

    return [
        column("kind", lambda target: kind_name(target, lang)),
        column("op", lambda target: target.op),
        column("low", lambda target: target.low, amount=True),
        column("high", lambda target: target.high, amount=True),
        column("value_unit", lambda target: target.unit),
        column("period", lambda target: target.period),
        column("deadline", lambda target: target.deadline),
    ]


def _heading(key: str, lang: str) -> str:
    return _HEADINGS[key][lang == "en"]


def _field_of_record(field: str) -> Callable[[PerformanceTarget], Content]:
    if field == "categories":
        return lambda record: "、".join(record.categories)
    return lambda record: _content(getattr(record, field))


def _field_of_funding(field: str) -> Callable[[PerformanceTarget], Content]:
    return lambda record: _content(getattr(record.funding, field))


def _field_of_indicator(field: str, lang: str) -> Callable[[IndicatorRow], Content]:
    if field == "horizon":
        return lambda row: (
            HORIZONS[row.indicator.horizon][lang == "en"] if row.indicator and row.indicator.horizon else None
        )
    if field == "parts":
        return lambda row: " | ".join(row.indicator.parts) if row.indicator and row.indicator.parts else None
    return lambda row: _content(getattr(row.indicator, field, None))


def _section(section: str) -> Callable[[PerformanceTarget], Content]:
    return lambda record: record.narrative.get(section)


def _other_field(name: str) -> Callable[[PerformanceTarget], Content]:
    return lambda record: record.other_fields.get(name)


def _content(value: object) -> Content:
    return value if value is None or isinstance(value, str | int) else str(value)


def _unsure_names(record: PerformanceTarget, index: int | None, lang: str) -> str | None:
    """The names of the unsure fields: of one indicator, or of the table outside its indicators."""
    prefix = "indicators." if index is None else f"indicators.{index}."
    names = [
        field_name(path if index is None else path.removeprefix(prefix), lang)
        for path in unsure_fields(record)
        if path.startswith(prefix) == (index is not None)
    ]
    return "、".join(names) or None
