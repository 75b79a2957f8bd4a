"""XML and HTML to trees of elements, without entities, document types or any look outside the bytes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from lxml import etree  # type: ignore[import-untyped]

from jixiao.documents.archive_errors import (
    DamagedDocumentError,
    EntityDocumentError,
    NestedTooDeepError,
    TooManyElementsError,
)

MAX_XML_TAGS = 6_000_000
"""Word writes some thousand tags for a form. An element takes 200 bytes of memory, however short its tag."""
MAX_HTML_TAGS = 1_000_000
"""A page of 16 MB as Word saves it has some 500,000."""


class Element(Protocol):
    """What is used of an element of lxml. ``tag`` is ``{namespace}name`` in XML and ``name`` in HTML."""

    @property
    def tag(self) -> str: ...  # noqa: D102

    @property
    def text(self) -> str | None:
        """The text before the first child."""

    @property
    def tail(self) -> str | None:
        """The text behind the element, up to its next sibling."""

    def get(self, key: str) -> str | None:
        """The value of an attribute."""

    def find(self, path: str) -> Element | None:
        """The first element at the path, as lxml writes paths."""

    def iter(self, *tags: str) -> Iterator[Element]:
        """The element and all inside it that have one of the tags, in document order."""

    def getparent(self) -> Element | None:
        """The element around this one."""

    def __iter__(self) -> Iterator[Element]: ...

    def __len__(self) -> int: ...


def parse_xml(data: bytes, part: str) -> Element:
    """The root element of the XML in ``data``; comments and processing instructions are left out.

    ``part`` names the bytes in errors. Raises ``DamagedDocumentError`` for what is not well-formed (which includes
    nesting deeper than 256 elements, libxml2's limit) and ``EntityDocumentError`` for a document type declaration:
    with one come entities, and with them expansions without end. Raises ``TooManyElementsError``.
    """
    _check(data.count(b"<"), MAX_XML_TAGS)
    if b"<!DOCTYPE" in data:
        raise EntityDocumentError(part=part)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise DamagedDocumentError(part=part) from None
    if root.getroottree().docinfo.internalDTD is not None:  # in UTF-16
        raise EntityDocumentError(part=part)
    element: Element = root
    return element


def parse_html(text: str) -> Element | None:
    """The root element of an HTML page, ``None`` where there is nothing in it; comments are left out.

    The parser gets characters, not bytes: told of GB2312 by the page itself, libxml2 ends at the first character
    outside of it. Raises ``NestedTooDeepError`` beyond 2048 levels: everything deeper would be lost. Raises
    ``TooManyElementsError``.
    """
    _check(text.count("<"), MAX_HTML_TAGS)
    # Pages with hundreds of <font> that nobody closed are real: with huge_tree libxml2 follows 2048 levels, not 256.
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=True, remove_comments=True, remove_pis=True, recover=True
    )
    try:
        root = etree.fromstring(text.encode("utf-8", errors="replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    if any(entry.level_name == "FATAL" and "depth" in entry.message for entry in parser.error_log):
        raise NestedTooDeepError()
    element: Element | None = root
    return element


def _check(tags: int, limit: int) -> None:
    if tags > limit:
        raise TooManyElementsError(limit=limit)


class Walk:
    """(``start`` or ``end``, element) for an element and all inside it in document order, however deep they nest."""

    def __init__(self, root: Element) -> None:
        self._events = etree.iterwalk(root, events=("start", "end"))

    def __iter__(self) -> Iterator[tuple[str, Element]]:
        yield from self._events

    def skip(self) -> None:
        """Go on with the end of the element that just started, without what stands in it."""
        self._events.skip_subtree()
