"""The parts of an office file: members of a zip archive, read one by one within limits."""

from __future__ import annotations

import io
import zipfile
import zlib

from jixiao.documents.archive_errors import (
    DamagedDocumentError,
    EncryptedDocumentError,
    OtherFormatError,
    OversizedPartError,
    TooManyPartsError,
)
from jixiao.documents.signatures import kind

MAX_PARTS = 10_000
"""An office file with a picture on every page has some hundred parts."""
MAX_PART_BYTES = 64 << 20
"""What one part may have unpacked: the text of some thousand forms is 64 MB of XML, and a tree takes ten times it."""
MAX_RATIO = 250
"""Unpacked by packed size. The XML of forms packs 10 to 60 times; a bomb of one repeated byte 1,032 times."""
SMALL = 4 << 20
"""Below this size unpacked, a part may be packed as tightly as it likes."""
_ENTRY = b"PK\x01\x02"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_FAILURES = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError)
"""What ``zipfile`` raises for hostile or cut archives, ``UnicodeDecodeError`` and the like among the ``ValueError``."""


class ZipParts:
    """The archive in ``data``; nothing is unpacked before it is asked for.

    ``expected`` is the suffix that the file should have, for messages. Raises ``OtherFormatError`` where ``data`` is
    no zip archive, ``EncryptedDocumentError`` for office files with a password (an OLE2 file around the archive),
    ``TooManyPartsError`` and ``DamagedDocumentError``.
    """

    def __init__(self, data: bytes, expected: str) -> None:
        if data.startswith(_OLE) and _ENCRYPTED in data:
            raise EncryptedDocumentError()
        if not data.startswith(b"PK"):
            raise OtherFormatError(expected=expected, kind=kind(data))
        # zipfile reads the whole list of parts at once, so they are counted before.
        if data.count(_ENTRY) > MAX_PARTS:
            raise TooManyPartsError(limit=MAX_PARTS)
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except (*_FAILURES, IndexError, OverflowError):
            raise DamagedDocumentError(part="zip") from None
        # The names in the archive and those that parts use for each other may differ in case and slashes.
        self._entries = {_folded(info.filename): info for info in self._archive.infolist()}

    def names(self) -> list[str]:
        """The names of all parts, in the order of the archive."""
        return [info.filename for info in self._archive.infolist()]

    def read(self, name: str) -> bytes | None:
        """The bytes of a part, ``None`` where there is no such part.

        Raises ``EncryptedDocumentError``, ``OversizedPartError`` and ``DamagedDocumentError``.
        """
        info = self._entries.get(_folded(name))
        if info is None:
            return None
        if info.flag_bits & 1:
            raise EncryptedDocumentError()
        if info.file_size > MAX_PART_BYTES or (
            info.file_size > SMALL and info.file_size > MAX_RATIO * max(1, info.compress_size)
        ):
            raise OversizedPartError(part=name, limit=MAX_PART_BYTES >> 20)
        try:
            with self._archive.open(info) as part:
                # zipfile stops at the stated size; what goes on beyond it fails the check of the sum.
                return part.read(MAX_PART_BYTES)
        except _FAILURES:
            raise DamagedDocumentError(part=name) from None


def _folded(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()
