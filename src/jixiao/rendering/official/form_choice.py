"""Which official form a record is printed in."""

from __future__ import annotations

from jixiao.forms.form import Form
from jixiao.forms.library import forms
from jixiao.records.target import PerformanceTarget
from jixiao.rendering.form_grid import unprinted

_NATIONWIDE = "000000"
_EVALUATED = ("actual", "score", "deviation")
_MONITORED = ("expected", "likelihood")


def form_for(record: PerformanceTarget) -> Form:
    """The form that the record says it is in; else the one of its kind that leaves least of it out.

    Among forms that leave out equally much, one of the same title comes first, then one that was in use in the year of
    the record, then a nationwide one.
    """
    for form in forms():
        if form.id == record.form:
            return form
    kind = _kind(record)
    candidates = [form for form in forms() if form.kind == kind] or list(forms())
    return min(candidates, key=lambda form: (len(unprinted(record, form)), *_strangeness(record, form), form.id))


def _kind(record: PerformanceTarget) -> str:
    if any(getattr(indicator, field) is not None for indicator in record.indicators for field in _MONITORED):
        return "monitoring"
    evaluated = any(getattr(indicator, field) is not None for indicator in record.indicators for field in _EVALUATED)
    return "self_evaluation" if evaluated or record.actual_goal or record.funding.executed_total else "target"


def _strangeness(record: PerformanceTarget, form: Form) -> tuple[bool, bool, bool]:
    first, last = form.valid.first, form.valid.last
    in_use = record.year is None or ((first or record.year) <= record.year <= (last or record.year))
    titled = record.title in (form.title, *form.also_titles)
    return not titled, not in_use, form.region.code != _NATIONWIDE
