"""What the first bytes of a file say of its format, whatever its name says."""

from __future__ import annotations

_SIGNATURES = (
    (b"%PDF", ".pdf"),
    (b"PK\x03\x04", ".docx / .xlsx / .zip"),
    (b"PK\x05\x06", ".zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ".doc / .xls"),
    (b"{\\rtf", ".rtf"),
    (b"Rar!", ".rar"),
    (b"7z\xbc\xaf\x27\x1c", ".7z"),
    (b"\x1f\x8b", ".gz"),
    (b"\x89PNG", ".png"),
    (b"\xff\xd8\xff", ".jpg"),
    (b"GIF8", ".gif"),
    (b"II*\x00", ".tif"),
    (b"MM\x00*", ".tif"),
    (b"II+\x00", ".tif"),
    (b"MM\x00+", ".tif"),
)
_MARKUP = (
    (b"<html", ".html"),
    (b"<!doctype html", ".html"),
    (b"mime-version:", ".mht"),
    (b"<?xml", ".xml"),
)


def binary_kind(data: bytes) -> str | None:
    """The suffix of the format, ``None`` where the bytes may be text or markup."""
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return ".webp"
    if data.startswith(b"BM") and data[6:10] == bytes(4):  # two letters alone may begin a text
        return ".bmp"
    return next((kind for signature, kind in _SIGNATURES if data.startswith(signature)), None)


def kind(data: bytes) -> str:
    """The suffix of the format, ``?`` where nothing is known of it: for messages."""
    start = data[:512].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    markup = (kind for signature, kind in _MARKUP if start.startswith(signature))
    return binary_kind(data) or next(markup, "?")
