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
_BROKEN_SHARE = 0.02
"""A file with at most this share of undecodable bytes is still read, with U+FFFD where they stood."""


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
    for encoding in ("utf-8", "gb18030"):
        try:
            return _checked(data.decode(encoding))
        except UnicodeDecodeError:
            continue
    return _checked(_damaged(data))


def _utf16_without_mark(sample: bytes) -> str | None:
    # Line feeds and digits leave a NUL on every second byte of UTF-16; no other text encoding has any.
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if max(even, odd) * 20 < len(sample) // 2 or min(even, odd) * 10 > max(even, odd):
        return None
    encoding = "utf-16-le" if odd > even else "utf-16-be"
    usable = sample[: len(sample) - len(sample) % 2]
    text = usable.decode(encoding, errors="replace")
    return encoding if sum(map(str.isprintable, text)) + text.count("\n") * 2 > len(text) * 0.8 else None


def _damaged(data: bytes) -> str:
    # A few broken bytes must not cost the whole file; charset-normalizer is asked only where both usual ones fail.
    candidates = [(data.decode(encoding, errors="replace"), encoding) for encoding in ("utf-8", "gb18030")]
    text, _ = min(candidates, key=lambda candidate: candidate[0].count("\ufffd"))
    if text.count("\ufffd") <= len(text) * _BROKEN_SHARE:
        return text
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE]).best()
    if best is None:
        raise UndecodableDocumentError()
    try:
        return data.decode(best.encoding)
    except (UnicodeDecodeError, LookupError):
        raise UndecodableDocumentError() from None


def _checked(text: str) -> str:
    sample = text[:_SAMPLE]
    strange = sum(1 for char in sample if char < " " and char not in "\t\n\r\f\v") + sample.count("\ufffd")
    if strange > max(2, len(sample) * 0.05):
        raise BinaryDocumentError(kind="二进制文件")
    return text
