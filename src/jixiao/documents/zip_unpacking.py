"""The bytes of one member of a zip archive, unpacked within limits."""

from __future__ import annotations

import bz2
import struct
import zlib
from collections.abc import Iterator
from lzma import FORMAT_ALONE, LZMADecompressor, LZMAError
from typing import BinaryIO, Protocol

from jixiao.documents.archive_errors import (
    DamagedMemberError,
    EncryptedMemberError,
    FullArchiveError,
    OversizedMemberError,
    TightlyPackedError,
    TooManyMembersError,
    UnknownPackingError,
)
from jixiao.documents.opening import MAX_BYTES
from jixiao.documents.zip_directory import MAX_MEMBERS, Entry
from jixiao.documents.zip_parts import MAX_RATIO, SMALL

MAX_TOTAL = 1 << 30
"""Bytes that all members of an archive may have unpacked, those of the archives in it among them."""
_HEADER = struct.Struct("<4s5H3I2H")
_PIECE = 4 << 10
"""Packed bytes handed out at a time; of Deflate they become 4.2 MB at most."""
_MOST = 8 << 20
"""Bytes unpacked at a time. So many are never reached by Deflate, which would have to be given the rest again; a piece
of bzip2 may become gigabytes."""
_MEMORY = 256 << 20
"""What LZMA may take for its dictionary."""
_STORED = 0
_METHODS = {9: "Deflate64", 93: "Zstandard", 95: "XZ", 97: "WavPack", 98: "PPMd", 99: "AES"}


class _Unpacker(Protocol):
    """What unpacks one packing, piece by piece."""

    def decompress(self, data: bytes, /, max_length: int) -> bytes:
        """What the piece unpacks to, or the first ``max_length`` bytes of it."""

    @property
    def eof(self) -> bool:
        """Whether the packed data have come to their end."""


class Allowance:
    """What an archive and the archives in it may still take: of ``MAX_TOTAL`` bytes and ``MAX_MEMBERS`` members."""

    def __init__(self) -> None:
        self._bytes = MAX_TOTAL
        self._members = MAX_MEMBERS

    def take_bytes(self, count: int) -> None:
        """Raises ``FullArchiveError`` where so many bytes are no longer left."""
        self._bytes -= count
        if self._bytes < 0:
            raise FullArchiveError(limit=MAX_TOTAL >> 20)

    def take_members(self, count: int) -> None:
        """Raises ``TooManyMembersError`` where so many members are no longer left."""
        self._members -= count
        if self._members < 0:
            raise TooManyMembersError(limit=MAX_MEMBERS)


def unpack(file: BinaryIO, entry: Entry, allowance: Allowance) -> bytes:
    """The bytes of the member.

    Sizes are counted and not believed. Raises ``EncryptedMemberError``, ``UnknownPackingError``,
    ``OversizedMemberError``, ``TightlyPackedError``, ``DamagedMemberError``, and ``FullArchiveError`` where the
    allowance is used up.
    """
    if entry.encrypted or entry.method == 99:
        raise EncryptedMemberError()
    if entry.unpacked > MAX_BYTES:
        raise OversizedMemberError(limit=MAX_BYTES >> 20)
    found: list[bytes] = []
    size = checksum = 0
    try:
        for piece in _pieces(file, entry):
            size += len(piece)
            allowance.take_bytes(len(piece))
            if size > MAX_BYTES:
                raise OversizedMemberError(limit=MAX_BYTES >> 20)
            if size > SMALL and size > MAX_RATIO * max(1, entry.packed):
                raise TightlyPackedError(limit=MAX_RATIO)
            checksum = zlib.crc32(piece, checksum)
            found.append(piece)
    except (zlib.error, OSError, EOFError, ValueError, OverflowError, struct.error, LZMAError):
        raise DamagedMemberError() from None
    if size != entry.unpacked or checksum != entry.checksum:
        raise DamagedMemberError()
    return b"".join(found)


def _pieces(file: BinaryIO, entry: Entry) -> Iterator[bytes]:
    """What the data of the member unpack to, piece by piece."""
    file.seek(entry.offset)
    header = file.read(_HEADER.size)
    if len(header) < _HEADER.size or not header.startswith(b"PK\x03\x04"):
        raise DamagedMemberError()
    *_, name_size, extra_size = _HEADER.unpack(header)
    file.seek(name_size + extra_size, 1)
    left = entry.packed
    unpacker: _Unpacker | None = None
    if entry.method != _STORED:
        unpacker, taken = _unpacker(file, entry)
        left -= taken
    while left > 0 and not (unpacker and unpacker.eof):
        packed = file.read(min(left, _PIECE))
        if not packed:
            raise DamagedMemberError()
        left -= len(packed)
        if unpacker is None:
            yield packed
            continue
        yield unpacker.decompress(packed, _MOST)
        while not unpacker.eof and not getattr(unpacker, "needs_input", True):
            yield unpacker.decompress(b"", _MOST)


def _unpacker(file: BinaryIO, entry: Entry) -> tuple[_Unpacker, int]:
    """What unpacks that packing, and how many bytes it has read already."""
    if entry.method == 8:
        return zlib.decompressobj(-15), 0
    if entry.method == 12:
        return bz2.BZ2Decompressor(), 0
    if entry.method == 14:
        # Two bytes of version and two of size stand before the five that a file of LZMA alone begins with; there the
        # size follows, of which eight times 0xFF says that it is not known.
        _, size = struct.unpack("<HH", file.read(4))
        if 4 + size > entry.packed:
            raise DamagedMemberError()
        lzma = LZMADecompressor(FORMAT_ALONE, memlimit=_MEMORY)
        lzma.decompress(file.read(size)[:5] + b"\xff" * 8)
        return lzma, 4 + size
    raise UnknownPackingError(method=_METHODS.get(entry.method, entry.method))
