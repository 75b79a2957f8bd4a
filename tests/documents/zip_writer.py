"""Zip archives with what ``zipfile`` does not write: names of any bytes, and lies of any kind."""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass


@dataclass
class Member:
    """A member as it is to stand in the archive. ``data`` are as packed; what is ``None`` is what it should be."""

    name: bytes
    data: bytes
    method: int = 0
    flags: int = 0
    extra: bytes = b""
    mode: int = 0
    checksum: int | None = None
    unpacked: int | None = None
    packed: int | None = None
    offset: int | None = None
    local_name: bytes | None = None


def deflated(contents: bytes) -> bytes:
    """The contents as method 8 packs them."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(contents) + packer.flush()


def unicode_path(raw: bytes, name: str) -> bytes:
    """The extra field in which Info-ZIP keeps the name that ``raw`` stands for."""
    value = b"\x01" + struct.pack("<I", zlib.crc32(raw)) + name.encode()
    return struct.pack("<HH", 0x7075, len(value)) + value


def zip_of(*members: Member, before: bytes = b"", zip64: bool = False) -> bytes:
    """The archive; ``before`` stands in front of it and is counted in no offset."""
    body, directory = b"", b""
    for one in members:
        contents = zlib.decompress(one.data, -15) if one.method == 8 else one.data
        checksum = zlib.crc32(contents) if one.checksum is None else one.checksum
        unpacked = len(contents) if one.unpacked is None else one.unpacked
        packed = len(one.data) if one.packed is None else one.packed
        offset = len(body) if one.offset is None else one.offset
        name = one.name if one.local_name is None else one.local_name
        sizes = struct.pack("<3I", checksum, packed, unpacked)
        body += struct.pack("<4s5H", b"PK\x03\x04", 20, one.flags, one.method, 0, 0) + sizes
        body += struct.pack("<2H", len(name), 0) + name + one.data
        extra = one.extra
        if zip64:
            extra += struct.pack("<HHQQQ", 1, 24, unpacked, packed, offset)
            sizes, offset = struct.pack("<I", checksum) + b"\xff" * 8, 0xFFFFFFFF
        directory += struct.pack("<4s6H", b"PK\x01\x02", 20, 20, one.flags, one.method, 0, 0) + sizes
        directory += struct.pack("<5H2I", len(one.name), len(extra), 0, 0, 0, one.mode << 16, offset) + one.name + extra
    end = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, len(members), len(members), len(directory), len(body), 0)
    if zip64:
        at = len(body) + len(directory)
        end = (
            struct.pack("<4sQ2H2I", b"PK\x06\x06", 44, 45, 45, 0, 0)
            + struct.pack("<4Q", len(members), len(members), len(directory), len(body))
            + struct.pack("<4sIQI", b"PK\x06\x07", 0, at, 1)
            + struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0)
        )
    return before + body + directory + end
