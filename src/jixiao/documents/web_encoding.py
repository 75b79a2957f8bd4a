"""The characters of a web page: found by its mark, its bytes, and what the page says about itself."""

from __future__ import annotations

import codecs
import re

from jixiao.documents.archive_errors import OtherFormatError
from jixiao.documents.encoding import decode
from jixiao.documents.signatures import binary_kind

_DECLARED = re.compile(
    rb"""<meta\b[^>]{0,400}?\bcharset\s*=\s*["']?\s*([\w.:-]{1,40})|^\s*<\?xml\b[^>]{0,200}?\bencoding\s*=\s*["']([\w.:-]{1,40})""",
    re.IGNORECASE,
)
_CONTROLS = re.compile(rb"\0|[\x01-\x08\x0e-\x1a]{3}")
"""Bytes of UTF-16, or of no text."""
_HEAD = 16 << 10
"""Where the declaration is looked for; browsers look at the first 1,024 bytes, but pages with long scripts exist."""
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs"}
"""Read as their supersets: pages that declare GB2312 hold 镕, €, ㎡ and ①, which GB2312 lacks."""
_MEANINGLESS = frozenset(("iso8859-1", "cp1252", "ascii", "utf-8", "utf-16", "utf-16-le", "utf-16-be"))
"""Declared by programs that know no better, or disproved once it is known that the bytes are no UTF-8."""


def decode_page(data: bytes, declared: str | None = None) -> str:
    """The text of an HTML page; ``declared`` is the encoding that a header outside of the page names.

    UTF-8 is believed over what is declared, since Chinese in another encoding never is valid UTF-8 by chance: pages
    were re-encoded, or saved by a browser, and kept their declaration. Raises a ``DocumentError`` for bytes that are
    no text.
    """
    if (kind := binary_kind(data)) is not None:
        raise OtherFormatError(expected=".html", kind=kind)
    if data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or _CONTROLS.search(data, 0, _HEAD):
        return decode(data)
    if (text := _utf8(data)) is not None:
        return text
    for name in (declared, _declared_in(data)):
        codec = _codec(name)
        if codec:
            try:
                return data.decode(codec)
            except UnicodeDecodeError:
                continue
    return decode(data)


def _utf8(data: bytes) -> str | None:
    """The text where it is UTF-8 throughout, a character cut off by the end left out."""
    try:
        text = codecs.getincrementaldecoder("utf-8")().decode(data)
    except UnicodeDecodeError:
        return None
    # A few pairs of bytes of a short GBK text may pass as Latin letters with accents, but not as Chinese.
    return text if text.isascii() or any(char >= "\u0800" for char in text) else None


def _declared_in(data: bytes) -> str | None:
    match = _DECLARED.search(data[:_HEAD])
    return (match.group(1) or match.group(2)).decode("ascii", "replace") if match else None


def _codec(name: str | None) -> str | None:
    """The codec for a declared name, ``None`` where it is unknown or says nothing."""
    try:
        codec = codecs.lookup((name or "").strip().removeprefix("x-"))
        "".encode(codec.name)  # base64 and the like are codecs, too, but not of texts
    except (LookupError, ValueError):
        return None
    return None if codec.name in _MEANINGLESS else _WIDER.get(codec.name, codec.name)
