"""The directory of a zip archive: which members it has and where they lie.

``zipfile`` gives up on the whole archive where one name is not in the encoding it states, and on every member whose
name is spelt in two ways; both happen in archives packed on Chinese systems. Format: PKWARE's APPNOTE.TXT 6.3, §4.3.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import BinaryIO

from jixiao.documents.archive_errors import DamagedDocumentError, TooManyMembersError
from jixiao.documents.member_names import member_name

MAX_MEMBERS = 10_000
"""Members of an archive, folders and pictures among them."""
_MAX_DIRECTORY = 32 << 20
"""Bytes of the directory; an entry takes some 100 to 300."""
_ENTRY = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_END_64 = struct.Struct("<4sQ2H2I4Q")
_LOCATOR_64 = struct.Struct("<4sIQI")
_LONGEST_COMMENT = 0xFFFF
_ENCRYPTED, _UTF8 = 1 << 0, 1 << 11
_FOLDER, _LINK, _FILE = 0o040000, 0o120000, 0o100000


@dataclass(frozen=True, slots=True)
class Entry:
    """A member as the directory describes it, all of it hostile.

    ``packed`` and ``unpacked`` are bytes, ``offset`` is where its local header begins in the file, ``end`` where its
    data end at the earliest, ``checksum`` the CRC-32 of what it unpacks to, ``method`` the number of its packing.
    ``kind`` is the type of file that Unix states for it, 0 where none is stated.
    """

    name: str
    method: int
    packed: int
    unpacked: int
    offset: int
    end: int
    checksum: int
    encrypted: bool
    kind: int

    @property
    def is_file(self) -> bool:
        """Whether it is neither a folder nor a link, nor a device."""
        return not self.name.endswith(("/", "\\")) and self.kind in (0, _FILE)

    @property
    def is_link(self) -> bool:
        """Whether it is a symbolic link: its data are the path that it leads to."""
        return self.kind == _LINK


@dataclass(frozen=True, slots=True)
class Directory:
    """The members in the order in which they are listed.

    ``overlapping`` are those whose data reach into those of another member: so bombs are built, which unpack the same
    bytes again and again. The data of the others lie apart, hence together they are no longer than the file.
    """

    entries: list[Entry]
    overlapping: frozenset[int]
    """Positions in ``entries``."""


def read_directory(file: BinaryIO) -> Directory:
    """The directory of the archive in ``file``.

    Raises ``DamagedDocumentError`` where there is none or it is broken, ``TooManyMembersError``, and ``OSError``
    where the file cannot be read.
    """
    start, size, shift = _directory_place(file)
    file.seek(start)
    data = file.read(size)
    entries: list[Entry] = []
    at = 0
    while at < len(data):
        if len(entries) == MAX_MEMBERS:
            raise TooManyMembersError(limit=MAX_MEMBERS)
        entry, at = _entry(data, at, shift)
        entries.append(entry)
    return Directory(entries, _overlapping(entries, start))


def _directory_place(file: BinaryIO) -> tuple[int, int, int]:
    """Where the directory begins, its bytes, and by how much offsets are short because something stands before."""
    length = file.seek(0, 2)
    tail_at = max(0, length - _END.size - _LONGEST_COMMENT)
    file.seek(tail_at)
    tail = file.read()
    found = tail.rfind(b"PK\x05\x06")
    if found < 0 or len(tail) - found < _END.size:
        raise DamagedDocumentError(part="zip")
    _, _, _, _, _, size, offset, _ = _END.unpack_from(tail, found)
    end = tail_at + found
    locator = found - _LOCATOR_64.size
    if locator >= 0 and tail.startswith(b"PK\x06\x07", locator):
        # Beyond 65,535 members or 4 GB, but some programs always write it. Nothing may stand between the two.
        end -= _LOCATOR_64.size + _END_64.size
        file.seek(max(0, end))
        record = file.read(_END_64.size)
        if len(record) < _END_64.size or not record.startswith(b"PK\x06\x06"):
            raise DamagedDocumentError(part="zip")
        *_, size, offset = _END_64.unpack(record)
    start = end - size
    if start < 0 or size > _MAX_DIRECTORY:
        raise DamagedDocumentError(part="zip")
    return start, size, start - offset


def _entry(data: bytes, at: int, shift: int) -> tuple[Entry, int]:
    """The entry at that place and where the next one begins."""
    if not data.startswith(b"PK\x01\x02", at) or len(data) - at < _ENTRY.size:
        raise DamagedDocumentError(part="zip")
    fields = _ENTRY.unpack_from(data, at)
    _, _, _, flags, method, _, _, checksum, packed, unpacked, name_size, extra_size, comment_size, *_ = fields
    attributes, offset = fields[-2:]
    at += _ENTRY.size
    raw, extra = data[at : at + name_size], data[at + name_size : at + name_size + extra_size]
    unpacked, packed, offset = _large(extra, unpacked, packed, offset)
    entry = Entry(
        name=member_name(raw, utf8=bool(flags & _UTF8), extra=extra),
        method=method,
        packed=packed,
        unpacked=unpacked,
        offset=offset + shift,
        end=offset + shift + 30 + name_size + packed,
        checksum=checksum,
        encrypted=bool(flags & _ENCRYPTED),
        kind=attributes >> 16 & 0o170000,
    )
    return entry, at + name_size + extra_size + comment_size


def _large(extra: bytes, *sizes: int) -> list[int]:
    """The numbers that stand in the zip64 extra field where 32 bits are too few, the others as they are."""
    numbers = b""
    while len(extra) >= 4:
        identifier, size = struct.unpack_from("<HH", extra)
        if identifier == 1:
            numbers = extra[4 : 4 + size]
        extra = extra[4 + size :]
    found = []
    for size in sizes:
        if size == 0xFFFFFFFF and len(numbers) >= 8:
            size, numbers = int.from_bytes(numbers[:8], "little"), numbers[8:]
        found.append(size)
    return found


def _overlapping(entries: list[Entry], directory: int) -> frozenset[int]:
    order = sorted(range(len(entries)), key=lambda at: (entries[at].offset, entries[at].end))
    limits = [*(entries[at].offset for at in order[1:]), directory]
    return frozenset(at for at, limit in zip(order, limits, strict=False) if entries[at].end > limit)
