"""Bytes to text: UTF-8 with or without mark, UTF-16, GB18030, found by content."""

from __future__ import annotations

import codecs

from jixiao.documents.errors import BinaryDocumentError, UndecodableDocumentError

_SIGNATURES = (
    (b"%PDF", "PDF"),
    (b"PK\x03\x04", "DOCX / XLSX / ZIP"),
    (b"\xd0\xcf\x11\xe0", "DOC / XLS"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
    (b"GIF8", "GIF"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf", "7Z"),
    (b"\x1f\x8b", "GZIP"),
)
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_SAMPLE = 1 << 16
_WHOLE_CHARACTERS = 3
"""UTF-8 with at least so many whole Chinese characters for each broken byte is still read as UTF-8."""
_BROKEN_SHARE = 0.02
"""GB18030 with at most this share of broken characters is still read, with U+FFFD where they stood."""
_LEGACY = ("big5", "cp950", "big5hkscs")
"""What else Chinese text may be in; a guess of any other encoding is none."""


def decode(data: bytes) -> str:
    """The text of ``data``.

    Raises ``BinaryDocumentError`` for known binary formats and for bytes full of control characters,
    ``UndecodableDocumentError`` where no encoding fits.
    """
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            raise BinaryDocumentError(kind=kind)
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _checked(data.decode(encoding, errors="replace"))
    wide = _utf16_without_mark(data[:_SAMPLE])
    if wide:
        return _checked(data.decode(wide, errors="replace"))
    try:
        return _checked(data.decode("utf-8"))
    except UnicodeDecodeError:
        pass
    nearly = _nearly_utf8(data)
    if nearly is not None:
        return _checked(nearly)
    try:
        return _checked(data.decode("gb18030"))
    except UnicodeDecodeError:
        return _checked(_damaged(data))


def _nearly_utf8(data: bytes) -> str | None:
    """The text of UTF-8 with a few broken bytes: bytes of another encoding almost never make several characters."""
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    whole = sum(1 for char in text[: _SAMPLE * 4] if char > "\u2e7f" and char != "\ufffd")
    return text if whole >= _WHOLE_CHARACTERS * broken else None


def _utf16_without_mark(sample: bytes) -> str | None:
    # Line feeds and digits leave a NUL on every second byte of UTF-16; no other text encoding has any.
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if max(even, odd) * 20 < len(sample) // 2 or min(even, odd) * 10 > max(even, odd):
        return None
    encoding = "utf-16-le" if odd > even else "utf-16-be"
    usable = sample[: len(sample) - len(sample) % 2]
    text = usable.decode(encoding, errors="replace")
    visible = sum(1 for char in text if char.isprintable() or char in "\t\r\n")
    return encoding if visible > len(text) * 0.8 else None


def _damaged(data: bytes) -> str:
    # A few broken bytes must not cost the whole file; charset-normalizer is asked only where both usual ones fail.
    text = data.decode("gb18030", errors="replace")
    if text.count("\ufffd") <= len(text) * _BROKEN_SHARE:
        return text
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE]).best()
    if best is None or best.encoding not in _LEGACY:
        raise UndecodableDocumentError()
    try:
        return data.decode(best.encoding)
    except UnicodeDecodeError:
        raise UndecodableDocumentError() from None


def _checked(text: str) -> str:
    sample = text[:_SAMPLE]
    strange = sum(1 for char in sample if char < " " and char not in "\t\n\r\f\v") + sample.count("\ufffd")
    if strange > max(2, len(sample) * 0.05):
        raise BinaryDocumentError(kind="二进制文件")
    return text
