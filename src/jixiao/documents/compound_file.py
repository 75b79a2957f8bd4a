"""The streams of an OLE2 compound file, the container of .doc and .xls ([MS-CFB])."""

from __future__ import annotations

import io
import struct
from collections.abc import Sequence

import olefile  # type: ignore[import-untyped]

from jixiao.documents.archive_errors import DamagedDocumentError

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEADER = 512
_SPECIAL = 0xFFFFFFFA
"""Sector numbers from here on end a chain or mark what a sector is used for ([MS-CFB] 2.1)."""
_PART = "OLE2"
_FAILURES = (OSError, ValueError, IndexError, TypeError, AttributeError, OverflowError, struct.error, RecursionError)
"""What olefile raises for broken files; it follows chains of directory entries of any length by recursion."""


class CompoundFile:
    """The compound file in ``data``. Raises ``DamagedDocumentError`` where it is none, or is cut or knotted.

    olefile follows what a file says of itself and only notes what is wrong with it; so whatever would make it read in
    circles, or allocate more than the file holds, is refused here. Only the streams of the outermost storage count:
    further inside are embedded objects.
    """

    def __init__(self, data: bytes) -> None:
        _check_header(data)
        try:
            self._file = olefile.OleFileIO(io.BytesIO(data))
            entries = [entry for entry in self._file.root.kids if entry.entry_type == olefile.STGTY_STREAM]
        except _FAILURES:
            raise DamagedDocumentError(part=_PART) from None
        self._entries = {entry.name.lower(): entry for entry in entries}
        self._size = len(data)

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._entries

    def read(self, name: str) -> bytes | None:
        """The bytes of the stream, ``None`` where there is none of that name; case does not matter.

        Raises ``DamagedDocumentError`` where the file holds less than the stream should have, or where the chain of
        its sectors comes back to itself.
        """
        entry = self._entries.get(name.lower())
        if entry is None:
            return None
        try:
            self._check_chain(entry.isectStart, entry.size)
            with self._file.openstream(entry.name) as stream:
                content: bytes = stream.read()
        except _FAILURES:
            raise DamagedDocumentError(part=name) from None
        return content

    def _check_chain(self, start: int, size: int) -> None:
        """Check the sectors of a stream before olefile reads them."""
        file, root = self._file, self._file.root
        if max(size, root.size) > self._size:
            raise DamagedDocumentError(part=_PART)
        if size >= file.minisectorcutoff:
            _follow(file.fat, start, file.sectorsize, size)
            return
        _follow(file.fat, root.isectStart, file.sectorsize, root.size)
        if file.minifat is None:
            file.loadminifat()
        _follow(file.minifat, start, file.minisectorsize, size)


def _check_header(data: bytes) -> None:
    """Refuse tables that would be larger than the whole file by what the header says ([MS-CFB] 2.2)."""
    if len(data) < _HEADER or not data.startswith(SIGNATURE):
        raise DamagedDocumentError(part=_PART)
    (shift,) = struct.unpack_from("<H", data, 30)
    fats, mini_fats, difats = (struct.unpack_from("<I", data, at)[0] for at in (44, 64, 72))
    if shift not in (9, 12):
        raise DamagedDocumentError(part=_PART)
    sectors = (len(data) >> shift) + 1
    links = (1 << shift) // 4
    # Some writers allocate a longer table than they need, none one of twice the length.
    if fats > 2 * (sectors // links + 1) or difats > fats or mini_fats > sectors:
        raise DamagedDocumentError(part=_PART)


def _follow(links: Sequence[int], start: int, sector_size: int, size: int) -> None:
    """Walk a chain of sectors as far as ``size`` bytes need; raise where it ends early or runs in a circle."""
    seen: set[int] = set()
    sector = start
    for _ in range(-(-size // sector_size)):
        if sector >= min(_SPECIAL, len(links)) or sector in seen:
            raise DamagedDocumentError(part=_PART)
        seen.add(sector)
        sector = links[sector]
