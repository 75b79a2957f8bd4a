"""Web archives (.mht, .mhtml): the HTML pages inside a MIME message (RFC 2557), decoded from their transfer form."""

from __future__ import annotations

import email
import email.message
import re
from collections.abc import Iterator

from jixiao.documents.archive_errors import TooManyPartsError

_FIRST_HEADER = re.compile(rb"\s*[A-Za-z][A-Za-z0-9-]{1,40}:")
_MIME_HEADER = re.compile(rb"^(?:MIME-Version|Content-Type)\s*:", re.IGNORECASE | re.MULTILINE)
_HEADERS_END = re.compile(rb"\r?\n[ \t]*\r?\n|\r\r")
_MOST_HEADERS = 64 << 10
_MOST_PARTS = 10_000
"""A page has some hundred pictures, and a workbook a page for each sheet."""
_DEEPEST = 8
"""Messages inside messages: browsers write one level, mail programs three."""
_PAGES = frozenset(("text/html", "application/xhtml+xml"))
_TABS = "tabstrip.htm"
"""The page with the names of the sheets that Excel adds to a workbook."""


def is_web_archive(data: bytes) -> bool:
    """Whether the bytes are a MIME message rather than a page."""
    head = data[:4096].removeprefix(b"\xef\xbb\xbf")
    return _FIRST_HEADER.match(head) is not None and _MIME_HEADER.search(head) is not None


def archived_pages(data: bytes) -> list[tuple[bytes, str | None]]:
    """(bytes, encoding named in its header or ``None``) of each page of the archive, in order.

    A page in a frame is a page of its own; Excel archives each sheet so. Raises ``TooManyPartsError``.
    """
    return list(_pages(data.removeprefix(b"\xef\xbb\xbf"), _DEEPEST))


def _pages(entity: bytes, depth: int) -> Iterator[tuple[bytes, str | None]]:
    entity = entity.lstrip(b"\r\n")
    end = _HEADERS_END.search(entity, 0, _MOST_HEADERS)
    if end is None or not depth:
        return
    message = email.message_from_bytes(entity[: end.start()])
    body = entity[end.end() :]
    kind = message.get_content_type()
    if message.get_content_maintype() == "multipart":
        for part in _parts(body, str(message.get_param("boundary") or "")):
            yield from _pages(part, depth - 1)
    elif kind == "message/rfc822":
        yield from _pages(body, depth - 1)
    elif kind in _PAGES and not str(message.get("Content-Location", "")).lower().endswith(_TABS):
        message.set_payload(body.decode("ascii", "surrogateescape"))
        decoded = message.get_payload(decode=True)
        if isinstance(decoded, bytes):
            yield decoded, message.get_content_charset()


def _parts(body: bytes, boundary: str) -> list[bytes]:
    """The parts between the boundaries; what stands before the first is for programs that know no MIME."""
    if not boundary:
        return []
    mark = b"--" + boundary.encode("latin-1", "replace")
    if body.count(mark) > _MOST_PARTS:
        raise TooManyPartsError(limit=_MOST_PARTS)
    line = rb"(?:^|\r?\n)" + re.escape(mark) + rb"(?:--)?[ \t]*(?=\r?\n|\Z)"
    return re.split(line, body)[1:]
