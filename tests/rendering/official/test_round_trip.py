"""Whatever a record says, reading its official form gives the same record, in every form and every format."""

from __future__ import annotations

from typing import Any

import pytest
from benchmarks.material import gold, score
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from tests.rendering.generated_records import filled, long_records, records

from jixiao.documents.opening import read_bytes
from jixiao.forms.form import Form
from jixiao.forms.library import forms
from jixiao.recognition.reading import read_document
from jixiao.records.target import PerformanceTarget
from jixiao.rendering.form_grid import unprinted
from jixiao.rendering.official.form_choice import form_for
from jixiao.rendering.official.printed_form import PrintedDocument, printed_form
from jixiao.rendering.official.writing import FORMATS, write_forms

every_form = pytest.mark.parametrize("official", forms(), ids=lambda official: official.id)
# Without shrinking: in a failing case that takes minutes, and the record that fails is clear enough.
phases = (Phase.explicit, Phase.reuse, Phase.generate)
every_format = pytest.mark.parametrize("to", FORMATS)


def read_back(document: PrintedDocument, to: str) -> list[PerformanceTarget]:
    return read_document(read_bytes(f"表.{to}", write_forms(document, to).data)).records


def in_order(record: PerformanceTarget, official: Form) -> dict[str, Any]:
    """The content of the record with its sections in the order of the form, in which they are printed."""
    names = [name for name in official.narrative if name in record.narrative]
    return record.model_copy(update={"narrative": {name: record.narrative[name] for name in names}}).content()


@every_format
@every_form
def test_a_form_filled_in_every_cell(official: Form, to: str) -> None:
    record = filled(official)
    (read,) = read_back(PrintedDocument("表", [printed_form(record, official)]), to)
    assert read.content() == record.content()
    assert read.unplaced == []


@every_format
@every_form
@settings(max_examples=6, deadline=None, phases=phases, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_any_record(official: Form, to: str, data: st.DataObject) -> None:
    record = data.draw(records(official))
    (read,) = read_back(PrintedDocument("表", [printed_form(record, official)]), to)
    assert read.content() == in_order(record, official)


@every_format
@settings(max_examples=8, deadline=None, phases=phases, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_long_texts_and_many_indicators(to: str, data: st.DataObject) -> None:
    official = data.draw(st.sampled_from(forms()))
    record = data.draw(long_records(official))
    (read,) = read_back(PrintedDocument("表", [printed_form(record, official)]), to)
    assert read.content() == in_order(record, official)


@every_format
@settings(max_examples=5, deadline=None, phases=phases, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_several_records_of_different_forms_in_one_file(to: str, data: st.DataObject) -> None:
    chosen = data.draw(st.lists(st.sampled_from(forms()), min_size=2, max_size=4))
    several = [data.draw(records(official)).model_copy(update={"project_name": "路灯改造"}) for official in chosen]
    printed = [printed_form(record, official) for record, official in zip(several, chosen, strict=True)]
    read = read_back(PrintedDocument("表", printed), to)
    expected = [in_order(record, official) for record, official in zip(several, chosen, strict=True)]
    assert [one.content() for one in read] == expected


@every_format
def test_the_records_written_down_from_real_documents(to: str) -> None:
    read: list[dict[str, Any]] = []
    for document in dict.fromkeys(record["document"] for record in gold()):
        written = [_record(entry) for entry in gold() if entry["document"] == document]
        chosen = [form_for(record) for record in written]
        assert [unprinted(record, official) for record, official in zip(written, chosen, strict=True)] == [[]] * len(
            written
        )
        printed = [printed_form(record, official) for record, official in zip(written, chosen, strict=True)]
        found = read_back(PrintedDocument(document, printed), to)
        read += [record.model_copy(update={"document": document}).model_dump(mode="json") for record in found]
    result = score(read)
    assert result.misses == []
    assert all(right == of for right, of in result.tally.values())


def _record(entry: dict[str, Any]) -> PerformanceTarget:
    """A gold record without what only the scorer needs."""
    known = PerformanceTarget.model_fields
    fields = {name: value for name, value in entry.items() if name in known}
    fields["indicators"] = [
        {name: value for name, value in indicator.items() if name in ("level1", "level2", "name", "value", "parts")}
        for indicator in entry["indicators"]
    ]
    return PerformanceTarget.model_validate(fields)
