"""The elements of an XML part one after the other, without a tree: a sheet may have millions of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple
from xml.parsers import expat

from jixiao.documents.archive_errors import DamagedDocumentError, EntityDocumentError, NestedTooDeepError

_CHUNK = 1 << 16
_DEEPEST = 256


class Event(NamedTuple):
    """The start of an element with its attributes, or its end with the text that stands directly in it.

    Names are without namespace: the strict and the transitional form of a format differ in nothing else.
    """

    start: bool
    name: str
    attributes: dict[str, str]
    text: str


class _Ahead:
    """What the parser has found and nobody has taken yet."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        self._texts: list[list[str]] = [[]]

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if len(self._texts) > _DEEPEST:
            raise NestedTooDeepError()
        self._texts.append([])
        local = {key.rpartition(":")[2]: value for key, value in attributes.items()} if attributes else attributes
        self.events.append(Event(True, name.rpartition(":")[2], local, ""))

    def end(self, name: str) -> None:
        self.events.append(Event(False, name.rpartition(":")[2], {}, "".join(self._texts.pop())))

    def text(self, text: str) -> None:
        self._texts[-1].append(text)


def xml_events(data: bytes, part: str) -> Iterator[Event]:
    """The starts and ends of all elements in ``data``, in document order.

    ``part`` names the bytes in errors. Raises, while it is iterated, ``DamagedDocumentError`` where the XML is not
    well-formed, ``NestedTooDeepError``, and ``EntityDocumentError`` for a document type declaration: with it come
    entities.
    """

    def refuse(*_: object) -> None:
        raise EntityDocumentError(part=part)

    ahead = _Ahead()
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = ahead.start
    parser.EndElementHandler = ahead.end
    parser.CharacterDataHandler = ahead.text
    parser.StartDoctypeDeclHandler = refuse
    view = memoryview(data)
    for at in range(0, len(data) + _CHUNK, _CHUNK):
        chunk = bytes(view[at : at + _CHUNK])
        try:
            parser.Parse(chunk, not chunk)
        except (expat.ExpatError, ValueError):
            raise DamagedDocumentError(part=part) from None
        yield from ahead.events
        ahead.events.clear()
