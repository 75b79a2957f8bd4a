from __future__ import annotations

import pytest

from jixiao.documents.archive_errors import (
    DamagedDocumentError,
    EntityDocumentError,
    NestedTooDeepError,
    TooManyElementsError,
)
from jixiao.documents.markup import MAX_HTML_TAGS, MAX_XML_TAGS, Walk, parse_html, parse_xml


def test_comments_and_instructions_are_left_out() -> None:
    root = parse_xml("<a>甲<!-- 注 -->乙<?x y?>丙</a>".encode(), "a.xml")
    assert (root.text, len(root)) == ("甲乙丙", 0)


@pytest.mark.parametrize("text", ["", "<a>", "<a></b>", "甲", "<a>&nbsp;</a>", '<a x="1" x="2"/>', "<a>" * 300])
def test_damaged_xml_names_its_part(text: str) -> None:
    with pytest.raises(DamagedDocumentError) as raised:
        parse_xml(text.encode(), "word/styles.xml")
    assert "word/styles.xml" in raised.value.sentence("zh")


@pytest.mark.parametrize(
    "text", ['<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>', '<!DOCTYPE a SYSTEM "http://localhost/a.dtd"><a/>']
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_document_types_are_refused(text: str, encoding: str) -> None:
    with pytest.raises(EntityDocumentError):
        parse_xml(text.encode(encoding), "a.xml")


def test_tags_without_end_are_refused() -> None:
    with pytest.raises(TooManyElementsError):
        parse_xml(b"<" * (MAX_XML_TAGS + 1), "a.xml")
    with pytest.raises(TooManyElementsError):
        parse_html("<" * (MAX_HTML_TAGS + 1))


def test_html_nested_beyond_reason_is_refused_rather_than_cut() -> None:
    deep = parse_html("<b>" * 2000 + "<i>底</i>")
    assert deep is not None and any(element.text == "底" for element in deep.iter("i"))
    with pytest.raises(NestedTooDeepError):
        parse_html("<p></b>" * 500 + "<div>" * 3000 + "底")


@pytest.mark.parametrize("text", ["", " \n", "<!-- -->"])
def test_a_page_may_hold_nothing(text: str) -> None:
    root = parse_html(text)
    assert root is None or not len(root)


def test_a_walk_may_leave_out_what_is_inside() -> None:
    root = parse_xml(b"<a><b><c/></b><d/></a>", "a.xml")
    walk = Walk(root)
    seen = []
    for event, element in walk:
        seen.append((event, element.tag))
        if event == "start" and element.tag == "b":
            walk.skip()
    assert seen == [("start", "a"), ("start", "b"), ("end", "b"), ("start", "d"), ("end", "d"), ("end", "a")]
