"""Which format a file has, told from some of its bytes, for counting; how it is read is found out by reading it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import BinaryIO

from jixiao.documents.signatures import kind

_START, _END = 4096, 65536
_PACKAGE_PARTS = (b"[Content_Types].xml", b"_rels/", b"word/", b"xl/", b"docProps/", b"customXml/", b"mimetype")
_NAME_AT = 30
"""Where a zip file has the name of its first part."""


def format_of(path: Path) -> str:
    """The format as a suffix (``.docx``); ``?`` where the bytes say nothing. Raises ``OSError``."""
    with path.open("rb") as file:
        start = file.read(_START)
        found = kind(start)
        if start.startswith(b"PK"):
            return _of_zip(start, _ending(file))
        if start.startswith(b"\xd0\xcf\x11\xe0"):
            return _of_compound_file(file)
    if found == "?":
        return ".txt" if start and b"\0" not in start else "?"
    return found


def _of_zip(start: bytes, ending: bytes) -> str:
    if start[_NAME_AT:].startswith(_PACKAGE_PARTS):
        for part, suffix in ((b"word/", ".docx"), (b"xl/", ".xlsx")):
            if part in ending:
                return suffix
    return ".zip"


def _of_compound_file(file: BinaryIO) -> str:
    names = {"Workbook\0": ".xls", "Book\0": ".xls", "WordDocument\0": ".doc"}
    file.seek(0)
    left = b""
    while block := file.read(1 << 20):
        for name, suffix in names.items():
            if name.encode("utf-16-le") in left + block:
                return suffix
        left = block[-64:]
    return "?"


def _ending(file: BinaryIO) -> bytes:
    size = file.seek(0, os.SEEK_END)
    file.seek(max(0, size - _END))
    return file.read(_END)
