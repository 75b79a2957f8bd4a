"""PDFs made to do harm, and the least that makes a PDF at all."""

from __future__ import annotations

_CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"
_PAGES = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
_FORM = b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]"


def pdf(*objects: bytes) -> bytes:
    """A file of these objects, numbered from 1; the first is its catalog."""
    out = b"%PDF-1.7\n"
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\n" % (size, table, size)
    return out + b"startxref\n%d\n%%%%EOF" % out.rindex(b"xref\n0")


def stream(entries: bytes, content: bytes) -> bytes:
    """A stream object with these entries in its dictionary."""
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (entries, len(content), content)


def page_with(contents: bytes, *objects: bytes, entries: bytes = b"") -> bytes:
    """A file of one page whose ``/Contents`` are ``contents``; ``objects`` are numbered from 4."""
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents[%s]%s>>" % (contents, entries)
    return pdf(_CATALOG, _PAGES, page, *objects)


def self_calling() -> bytes:
    """A form that draws itself, twice."""
    entries = b"/Resources<</XObject<</F 5 0 R>>>>"
    return page_with(b"4 0 R", stream(b"", b"/F Do"), stream(_FORM + entries, b"/F Do /F Do"), entries=entries)


def forms_calling(depth: int, times: int) -> bytes:
    """Forms of which each draws the next so many times."""
    calls = [
        stream(_FORM + b"/Resources<</XObject<</F %d 0 R>>>>" % (6 + level), b"/F Do " * times)
        for level in range(depth)
    ]
    entries = b"/Resources<</XObject<</F 5 0 R>>>>"
    last = stream(_FORM, b"0 0 m 9 9 l S")
    return page_with(b"4 0 R", stream(b"", b"/F Do"), *calls, last, entries=entries)


def endless_pages() -> bytes:
    """A page tree that has itself for a child."""
    return pdf(_CATALOG, b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 40>>")
