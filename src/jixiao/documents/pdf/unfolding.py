"""Whether a PDF may unfold into far more than its bytes: PDFium would follow it until memory runs out.

Forms (groups of drawing commands) may call each other, themselves even; streams of a few kilobytes may unpack to
gigabytes; a page may name the same stream a million times. What is looked at here is cheap and can be hidden from by
those who try, so that a service that takes files from strangers reads all of them apart (``apart``).
"""

from __future__ import annotations

import re
import zlib

_MOST_UNPACKED = 24 << 20
"""Bytes of drawing commands in one stream; the fullest page measured has 2 MB."""
_BEST_PACKING = 1032
"""Deflate packs no tighter."""
_MOST_CONTENTS = 200
"""Streams of which a page is put together; editors leave a few, those that add page numbers one each."""
_BLOCK = 1 << 20
_NAME_BEFORE = 4096
"""How far before its stream a dictionary begins at most."""

_STREAM = re.compile(rb"stream\r?\n")
_FORM = re.compile(rb"/(?:F|#46)(?:o|#6[fF])(?:r|#72)(?:m|#6[dD])(?![A-Za-z0-9_#.-])")
_CALL = re.compile(rb"(?<![A-Za-z0-9])Do(?![A-Za-z0-9])")
_CONTENTS = re.compile(rb"/Contents\s*\[([^\]]*)")


def may_unfold(data: bytes) -> bool:
    """Whether the file is better read with limits of time and memory. Takes about a millisecond per megabyte."""
    if any(match.group(1).count(b"R") > _MOST_CONTENTS for match in _CONTENTS.finditer(data)):
        return True
    forms = _FORM.search(data) is not None
    if forms and b"/Encrypt" in data:
        return True  # what the forms do cannot be seen
    for match in _STREAM.finditer(data):
        if data.endswith(b"end", 0, match.start()):
            continue
        end = data.find(b"endstream", match.end())
        end = len(data) if end < 0 else end
        head = data[max(0, match.start() - _NAME_BEFORE) : match.start()]
        head = head[head.rfind(b" obj") + 1 :]
        if forms and _FORM.search(head):
            content = _unpacked(data, match.end(), end) if b"/Filter" in head else data[match.end() : end]
            if content is None or len(_CALL.findall(content)) > 1:
                return True
        elif (
            (end - match.end()) * _BEST_PACKING > _MOST_UNPACKED
            and b"/FlateDecode" in head
            and b"/Image" not in head
            and _size_unpacked(data, match.end(), end) > _MOST_UNPACKED
        ):
            return True
    return False


def _unpacked(data: bytes, start: int, end: int) -> bytes | None:
    """The content of a deflated stream, ``None`` where it is none, or too large."""
    unpacker = zlib.decompressobj()
    try:
        content = unpacker.decompress(data[start:end], _MOST_UNPACKED)
    except zlib.error:
        return None
    return None if unpacker.unconsumed_tail else content


def _size_unpacked(data: bytes, start: int, end: int) -> int:
    """How many bytes a deflated stream unpacks to, counted up to little more than the limit."""
    unpacker = zlib.decompressobj()
    size, packed = 0, data[start:end]
    try:
        while packed and size <= _MOST_UNPACKED:
            size += len(unpacker.decompress(packed, _BLOCK))
            packed = unpacker.unconsumed_tail
    except zlib.error:
        pass  # PDFium takes what there is, as was done here
    return size
