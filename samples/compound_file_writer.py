"""OLE2 compound files made of their streams ([MS-CFB], version 3)."""

from __future__ import annotations

import struct

_SECTOR, _MINI = 512, 64
_CUTOFF = 4096
_END, _FREE, _FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
_NOTHING = 0xFFFFFFFF


def compound_file(streams: dict[str, bytes]) -> bytes:
    """The file with these streams in its outermost storage; small ones share the mini stream, as they have to."""
    small = {name: data for name, data in streams.items() if 0 < len(data) < _CUTOFF}
    sectors: list[bytes] = []
    links: list[int] = []

    def stored(data: bytes) -> int:
        """The first sector of ``data``, which is put behind all others."""
        pieces = [data[at : at + _SECTOR].ljust(_SECTOR, b"\0") for at in range(0, len(data), _SECTOR)]
        if not pieces:
            return _END
        first = len(sectors)
        sectors.extend(pieces)
        links.extend([*range(first + 1, first + len(pieces)), _END])
        return first

    mini = b""
    mini_links: list[int] = []
    starts: dict[str, int] = {}
    for name, data in streams.items():
        if name in small:
            count = -(-len(data) // _MINI)
            starts[name] = len(mini_links)
            mini_links += [*range(len(mini_links) + 1, len(mini_links) + count), _END]
            mini += data.ljust(count * _MINI, b"\0")
        else:
            starts[name] = stored(data)
    mini_start = stored(mini)
    mini_table = struct.pack(f"<{len(mini_links)}I", *mini_links)
    mini_table += struct.pack("<I", _FREE) * (-len(mini_links) % 128)
    mini_table_start = stored(mini_table)
    directory_start = stored(_directory(streams, starts, mini_start, len(mini)))
    # The table of sectors stands at the end and tells of its own sectors too.
    tables = 1
    while tables * 128 < len(sectors) + tables:
        tables += 1
    assert tables <= 109, "too large for a header without further tables"
    table_at = range(len(sectors), len(sectors) + tables)
    links += [_FAT] * tables
    links += [_FREE] * (tables * 128 - len(links))
    sectors += [struct.pack("<128I", *links[at : at + 128]) for at in range(0, len(links), 128)]
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<IIIIIII", 0, tables, directory_start, 0, _CUTOFF, mini_table_start, len(mini_table) // 512)
    header += struct.pack("<II", _END, 0) + struct.pack("<109I", *table_at, *[_FREE] * (109 - tables))
    return header + b"".join(sectors)


def _directory(streams: dict[str, bytes], starts: dict[str, int], mini_start: int, mini_size: int) -> bytes:
    """The entries: the root, and the streams as a tree that is a list, each the right neighbour of the one before."""
    # Names are in the order of the trees of compound files: by length, then by letters.
    names = sorted(streams, key=lambda name: (len(name), name.upper()))
    entries = [_entry("Root Entry", 5, _NOTHING, 1 if names else _NOTHING, mini_start, mini_size)]
    for at, name in enumerate(names, start=1):
        right = at + 1 if at < len(names) else _NOTHING
        entries.append(_entry(name, 2, right, _NOTHING, starts[name], len(streams[name])))
    entries += [_entry("", 0, _NOTHING, _NOTHING, 0, 0)] * (-len(entries) % 4)
    return b"".join(entries)


def _entry(name: str, kind: int, right: int, child: int, start: int, size: int) -> bytes:
    written = (name + "\0").encode("utf-16-le") if name else b""
    entry = written.ljust(64, b"\0") + struct.pack("<HBBIII", len(written), kind, 1, _NOTHING, right, child)
    return entry + bytes(36) + struct.pack("<IQ", start, size)
