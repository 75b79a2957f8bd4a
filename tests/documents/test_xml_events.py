from __future__ import annotations

import pytest

from jixiao.documents.archive_errors import DamagedDocumentError, EntityDocumentError, NestedTooDeepError
from jixiao.documents.xml_events import Event, xml_events


def events(xml: str | bytes) -> list[Event]:
    return list(xml_events(xml.encode() if isinstance(xml, str) else xml, "甲.xml"))


def test_starts_and_ends_come_in_order_with_attributes_and_text() -> None:
    assert events('<a b="1">甲<c/>乙</a>') == [
        Event(True, "a", {"b": "1"}, ""),
        Event(True, "c", {}, ""),
        Event(False, "c", {}, ""),
        Event(False, "a", {}, "甲乙"),
    ]


def test_names_are_without_prefix() -> None:
    assert events('<x:a xmlns:x="y" x:id="1"/>')[0] == Event(True, "a", {"x": "y", "id": "1"}, "")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_the_encoding_is_the_one_of_the_file(encoding: str) -> None:
    xml = f'<?xml version="1.0" encoding="{encoding}"?><a>河道</a>'
    assert events(xml.encode(encoding))[-1].text == "河道"


def test_texts_longer_than_what_is_parsed_at_once_are_whole() -> None:
    assert events(f"<a>{'河道' * 100_000}</a>")[-1].text == "河道" * 100_000


@pytest.mark.parametrize("xml", ["", "甲", "<a>", "<a></b>", "<a>&b;</a>", "<a/><a/>", "<a>\x00</a>"])
def test_what_is_not_well_formed_is_damage(xml: str) -> None:
    with pytest.raises(DamagedDocumentError):
        events(xml)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_document_types_are_refused(encoding: str) -> None:
    xml = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
    with pytest.raises(EntityDocumentError):
        events(xml.encode(encoding))


def test_endless_nesting_is_refused() -> None:
    assert len(events("<a>" * 256 + "</a>" * 256)) == 512
    with pytest.raises(NestedTooDeepError):
        events("<a>" * 257)
