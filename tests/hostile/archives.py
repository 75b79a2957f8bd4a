"""Zip archives made to do harm, and other packings."""

from __future__ import annotations

import bz2
import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from functools import partial

from tests.documents.docx_file import zipped
from tests.documents.zip_writer import Member, deflated, zip_of

_NOTHING = deflated(b"")
_TEXT = "项目名称\t砚浦镇道路养护\n".encode()


def _zeros(megabytes: int) -> bytes:
    return b"\0" * (megabytes << 20)


def _nested(levels: int) -> bytes:
    data = zipped({"表.txt": _TEXT})
    for _ in range(levels):
        data = zipped({"内.zip": data})
    return data


def _wide_nested() -> bytes:
    """Archives of ten archives of ten files of ten megabytes of nothing."""
    file = zipped({f"{at}.txt": _zeros(10) for at in range(10)})
    return zipped({f"{at}.zip": file for at in range(10)})


def _overlapping(count: int) -> bytes:
    """Every entry of the directory names the same data."""
    whole = _zeros(3)
    data, sum_ = deflated(whole), zlib.crc32(whole)
    others = [
        Member(b"%d.txt" % at, _NOTHING, 8, offset=0, packed=len(data), unpacked=len(whole), checksum=sum_)
        for at in range(1, count)
    ]
    return zip_of(Member(b"0.txt", data, 8), *others)


def _holding_itself() -> bytes:
    """A stored member whose data are the archive from its beginning, as in a quine."""
    size = len(zip_of(Member(b"a.zip", b"", offset=0, packed=0, unpacked=0)))
    return zip_of(Member(b"a.zip", b"", offset=0, packed=size, unpacked=size))


def _many(count: int) -> bytes:
    return zip_of(*(Member(b"%d.txt" % at, b"") for at in range(count)))


def _bzip2_bomb() -> bytes:
    return zip_of(Member("表.txt".encode(), bz2.compress(_zeros(60)), 12, flags=0x800, unpacked=60 << 20, checksum=0))


def _lzma() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("表.txt", _zeros(20))
    return stream.getvalue()


def _lzma_dictionary() -> bytes:
    """LZMA data that ask for a dictionary of four gigabytes."""
    header = struct.pack("<HH", 0x1409, 5) + b"\x5d" + struct.pack("<I", 0xFFFFFFFF)
    return zip_of(Member(b"a.txt", header + b"\0" * 50, 14, unpacked=1 << 20, checksum=0))


def _named(name: bytes) -> bytes:
    return zip_of(Member(name, _TEXT), Member(b"good.txt", _TEXT))


def _directory_of(count: int) -> bytes:
    """The end says that there are so many members."""
    data = bytearray(zipped({"a.txt": _TEXT}))
    struct.pack_into("<HH", data, len(data) - 14, count, count)
    return bytes(data)


ARCHIVES: dict[str, Callable[[], bytes]] = {
    "zip-bomb-flat.zip": lambda: zipped({"表.txt": _zeros(100)}),
    "zip-bomb-nested.zip": partial(_nested, 8),
    "zip-bomb-wide-nested.zip": _wide_nested,
    "zip-bomb-overlapping.zip": partial(_overlapping, 2000),
    "zip-holding-itself.zip": _holding_itself,
    "zip-of-many-members.zip": partial(_many, 30_000),
    "zip-bomb-bzip2.zip": _bzip2_bomb,
    "zip-bomb-lzma.zip": _lzma,
    "zip-lzma-dictionary.zip": _lzma_dictionary,
    "zip-lying-small.zip": lambda: zip_of(Member(b"a.txt", deflated(_zeros(30)), 8, unpacked=100)),
    "zip-lying-large.zip": lambda: zip_of(Member(b"a.txt", deflated(_TEXT), 8, unpacked=0xFFFFFFFE)),
    "zip-lying-packed.zip": lambda: zip_of(Member(b"a.txt", deflated(_TEXT), 8, packed=0xFFFFFFF0)),
    "zip-lying-offset.zip": lambda: zip_of(Member(b"a.txt", _TEXT, offset=0xFFFFFFF0)),
    "zip64-lying.zip": lambda: zip_of(Member(b"a.txt", _TEXT, unpacked=0xFFFFFFF0, packed=0xFFFFFFF0), zip64=True),
    "zip-wrong-sum.zip": lambda: zip_of(Member(b"a.txt", _TEXT, checksum=1)),
    "zip-encrypted.zip": lambda: zip_of(Member(b"a.txt", b"\x13" * 60, flags=1)),
    "zip-aes.zip": lambda: zip_of(Member(b"a.txt", b"\x13" * 60, 99, flags=1)),
    "zip-unknown-packing.zip": lambda: zip_of(Member(b"a.txt", _TEXT, 77)),
    "zip-link-outside.zip": lambda: zip_of(Member(b"a.txt", b"/etc/passwd", mode=0o120777)),
    "zip-device.zip": lambda: zip_of(Member(b"a.txt", b"", mode=0o020666), Member(b"b.txt", _TEXT)),
    "zip-path-up.zip": partial(_named, b"../../../../tmp/evil.txt"),
    "zip-path-absolute.zip": partial(_named, b"/tmp/evil.txt"),
    "zip-path-windows.zip": partial(_named, b"C:\\..\\evil.txt"),
    "zip-name-controls.zip": partial(_named, b"\x1b[2J\r\n\x07\0.txt"),
    "zip-name-long.zip": partial(_named, b"a" * 60_000 + b".txt"),
    "zip-name-not-text.zip": partial(_named, b"\xff\xfe\xfd\x80.txt"),
    "zip-name-backwards.zip": partial(_named, "\u202etxt.exe.txt".encode()),
    "zip-same-names.zip": lambda: zip_of(*(Member(b"a.txt", _TEXT) for _ in range(300))),
    "zip-cut.zip": lambda: zipped({"a.txt": _TEXT * 900})[:-40],
    "zip-without-members.zip": lambda: zip_of(),
    "zip-directory-too-long.zip": partial(_directory_of, 65_000),
    "zip-of-junk-members.zip": lambda: zipped({f"{at}.docx": b"PK\3\4" + bytes([at]) * 99 for at in range(99)}),
    "zip-of-other-packings.zip": lambda: zipped(
        {"a.rar": b"Rar!\x1a\7\1\0" + b"x" * 99, "b.7z": b"7z\xbc\xaf\x27\x1c"}
    ),
    "rar.zip": lambda: b"Rar!\x1a\7\1\0" + b"x" * 900,
    "gzip-bomb.docx": lambda: b"\x1f\x8b\x08\0\0\0\0\0\0\3" + deflated(_zeros(50)),
}
