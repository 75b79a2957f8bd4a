"""Old office files (.doc, .xls) made to do harm."""

from __future__ import annotations

import random
import struct
from collections.abc import Callable
from functools import partial
from pathlib import Path

_SAMPLES = Path(__file__).parents[2] / "samples" / "2024"
_SECTOR = 512


def _doc() -> bytearray:
    return bytearray((_SAMPLES / "luting-agriculture.doc").read_bytes())


def _xls() -> bytearray:
    return bytearray((_SAMPLES / "luting-health.xls").read_bytes())


def _with(make: Callable[[], bytearray], at: int, *numbers: int) -> bytes:
    """The file with these numbers of four bytes from ``at`` on."""
    data = make()
    struct.pack_into(f"<{len(numbers)}I", data, at, *numbers)
    return bytes(data)


def _fat_loop(make: Callable[[], bytearray]) -> bytes:
    """Every chain of sectors comes back to its own sector."""
    data = make()
    (fat,) = struct.unpack_from("<I", data, 76)
    start = _SECTOR * (fat + 1)
    count = _SECTOR // 4
    struct.pack_into(f"<{count}I", data, start, *range(count))
    return bytes(data)


def _directory(data: bytearray) -> int:
    (sector,) = struct.unpack_from("<I", data, 48)
    return int(_SECTOR * (sector + 1))


def _sibling_circle(make: Callable[[], bytearray]) -> bytes:
    """Every entry of the directory is its own sibling and child."""
    data = make()
    start = _directory(data)
    for entry in range(4):
        struct.pack_into("<3I", data, start + 128 * entry + 68, entry, entry, entry)
    return bytes(data)


def _stream_sizes(make: Callable[[], bytearray], size: int) -> bytes:
    data = make()
    start = _directory(data)
    for entry in range(4):
        struct.pack_into("<I", data, start + 128 * entry + 120, size)
    return bytes(data)


def _shuffled(make: Callable[[], bytearray], seed: int) -> bytes:
    """The header and the directory as they were, the other sectors in another order."""
    data = make()
    sectors = [bytes(data[at : at + _SECTOR]) for at in range(_SECTOR, len(data), _SECTOR)]
    random.Random(seed).shuffle(sectors)
    return bytes(data[:_SECTOR]) + b"".join(sectors)


def _sprinkled(make: Callable[[], bytearray], seed: int, count: int = 400) -> bytes:
    """With bytes behind the directory changed at random."""
    data, dice = make(), random.Random(seed)
    for _ in range(count):
        data[dice.randrange(_SECTOR, len(data))] = dice.randrange(256)
    return bytes(data)


def _replaced(make: Callable[[], bytearray], old: bytes, new: bytes) -> bytes:
    data = bytes(make())
    assert old in data
    return data.replace(old, new)


def _biff(*records: tuple[int, bytes]) -> bytes:
    """A workbook of these records that stands in no compound file, as Excel 4 wrote it."""
    return b"".join(struct.pack("<HH", kind, len(content)) + content for kind, content in records)


COMPOUND_FILES: dict[str, Callable[[], bytes]] = {
    **{
        f"{kind}-{name}.{kind}": partial(build, make)
        for kind, make in (("doc", _doc), ("xls", _xls))
        for name, build in {
            "fat-loop": _fat_loop,
            "sibling-circle": _sibling_circle,
            "stream-sizes": partial(_stream_sizes, size=0xFFFFFFFF),
            "stream-sizes-large": partial(_stream_sizes, size=0x7FFFFFF0),
            "shuffled": partial(_shuffled, seed=1),
            "sprinkled": partial(_sprinkled, seed=2),
            "sprinkled-more": partial(_sprinkled, seed=3, count=4000),
            "cut": lambda make: bytes(make()[: len(make()) // 2]),
            "header-only": lambda make: bytes(make()[:_SECTOR]),
            "sector-size": lambda make: _with(make, 30, 0x001E001E),
            "many-fats": lambda make: _with(make, 44, 0xFFFFFFFF),
            "difat-loop": lambda make: _with(make, 68, 0, 109),
            "mini-fat-loop": lambda make: _with(make, 60, 0, 0xFFFF),
            "directory-far": lambda make: _with(make, 48, 0xFFFFFF00),
            "no-name": lambda make: _replaced(make, "Root Entry".encode("utf-16-le"), b"\0" * 20),
        }.items()
    },
    "doc-without-text.doc": lambda: _replaced(
        _doc, "WordDocument".encode("utf-16-le"), "WordDocumenX".encode("utf-16-le")
    ),
    "doc-without-table.doc": lambda: _replaced(_doc, "Table".encode("utf-16-le"), "Tablx".encode("utf-16-le")),
    "rtf-deep.doc": lambda: b"{\\rtf1" + b"{" * 200_000,
    "rtf-object.doc": lambda: (
        b"{\\rtf1{\\object\\objautlink\\objupdate{\\*\\objdata 0105}}{\\field{\\*\\fldinst INCLUDETEXT /etc/passwd}}}"
    ),
    "word-2.doc": lambda: b"\xdb\xa5\x2d\0" + b"\xff" * 3000,
    "biff-endless.xls": lambda: _biff(*[(0x0203, b"\xff" * 14)] * 5000),
}
"""Positions are those of the header of [MS-CFB] 2.2: 30 sector size, 44 FATs, 48 directory, 60 mini FAT, 68 DIFAT."""
