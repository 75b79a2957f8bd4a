"""The labels of a form as a record prints them: with the money unit and the months that the record says."""

from __future__ import annotations

import re

from jixiao.forms.form import Form
from jixiao.records.target import PerformanceTarget

_MONTHS = re.compile(r"\d{1,2}[-—至]\d{1,2}月")
_EXECUTED_PERIOD = "1-7月"
"""The months that the forms name as those whose execution is reported."""


def printed_label(label: str, record: PerformanceTarget, form: Form) -> str:
    """The label with the record's money unit in place of the form's, none where the record has none; months alike."""
    label = label.replace(_bracketed_unit(form), f"（{record.amount_unit}）" if record.amount_unit else "")
    if record.executed_period and _MONTHS.fullmatch(record.executed_period):
        label = label.replace(_EXECUTED_PERIOD, record.executed_period)
    return label


def names_unit(form: Form) -> bool:
    """Whether a label above the indicators names the money unit."""
    return any(_bracketed_unit(form) in (cell.label or "") for row in form.rows for cell in row)


def _bracketed_unit(form: Form) -> str:
    return f"（{form.amount_unit}）"
