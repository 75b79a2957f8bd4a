"""Pictures made to do harm: little data that say they are large, or point at themselves."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def _png(width: int, height: int, pixels: bytes, *more: bytes, depth: int = 8, colours: int = 0) -> bytes:
    head = struct.pack(">IIBBBBB", width, height, depth, colours, 0, 0, 0)
    chunks = _chunk(b"IHDR", head), *more, _chunk(b"IDAT", zlib.compress(pixels, 9)), _chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def _tiff(*pages: tuple[int, int], following: int | None = None) -> bytes:
    """Black pages of a byte each, in a file that begins again at ``following`` after the last."""
    data, pointer = bytearray(b"II*\0" + b"\0" * 4), 4
    for width, height in pages:
        struct.pack_into("<I", data, pointer, len(data))
        fields = ((256, width), (257, height), (258, 1), (259, 1), (262, 1), (273, 0), (278, height), (279, 1))
        data += struct.pack("<H", len(fields))
        for tag, number in fields:
            data += struct.pack("<HHII", tag, 4, 1, number)
        pointer = len(data)
        data += b"\0" * 4
    if following is not None:
        struct.pack_into("<I", data, pointer, following)
    return bytes(data)


def _jpeg(width: int, height: int) -> bytes:
    frame = b"\x08" + struct.pack(">HH", height, width) + b"\1\1\x11\0"
    return (
        b"\xff\xd8\xff\xe0\0\x10JFIF\0\1\1\0\0\1\0\1\0\0\xff\xc0"
        + struct.pack(">H", len(frame) + 2)
        + frame
        + b"\xff\xd9"
    )


PICTURES: dict[str, Callable[[], bytes]] = {
    "png-huge.png": lambda: _png(30_000, 30_000, b"\0" * 1000),
    "png-huge-one-bit.png": lambda: _png(30_000, 30_000, b"\0" * (30_000 * 3751), depth=1),
    "png-largest.png": lambda: _png(2**31 - 1, 2**31 - 1, b""),
    "png-no-size.png": lambda: _png(0, 0, b""),
    "png-one-pixel.png": lambda: _png(1, 1, b"\0\0"),
    "png-thin.png": lambda: _png(1, 90_000_000, b"\0" * 1000),
    "png-text-bomb.png": lambda: _png(
        9, 9, b"\0" * 90, _chunk(b"zTXt", b"a\0\0" + zlib.compress(b"\0" * (80 << 20), 9))
    ),
    "png-profile-bomb.png": lambda: _png(
        9, 9, b"\0" * 90, _chunk(b"iCCP", b"a\0\0" + zlib.compress(b"\0" * (80 << 20), 9))
    ),
    "png-many-chunks.png": lambda: _png(9, 9, b"\0" * 90, *[_chunk(b"tEXt", b"a\0b")] * 100_000),
    "png-too-much-data.png": lambda: _png(9, 9, b"\0" * (60 << 20)),
    "png-cut.png": lambda: _png(900, 900, b"\0" * 810_900)[:60],
    "png-wrong-sum.png": lambda: _png(9, 9, b"\0" * 90)[:-20] + b"\xff" * 20,
    "tif-huge.tif": lambda: _tiff((30_000, 30_000)),
    "tif-loop.tif": lambda: _tiff((9, 9), (9, 9), following=8),
    "tif-loop-of-one.tif": lambda: _tiff((9, 9), following=8),
    "tif-many-pages.tif": lambda: _tiff(*[(1, 1)] * 5000),
    "tif-page-far.tif": lambda: _tiff((9, 9), following=0xFFFFFF00),
    "tif-many-fields.tif": lambda: b"II*\0\x08\0\0\0\xff\xff" + struct.pack("<HHII", 256, 4, 0xFFFFFFFF, 0) * 9000,
    "tif-empty.tif": lambda: b"II*\0\x08\0\0\0\0\0\0\0\0\0",
    "jpg-huge.jpg": lambda: _jpeg(30_000, 30_000),
    "jpg-largest.jpg": lambda: _jpeg(65_535, 65_535),
    "jpg-cut.jpg": lambda: _jpeg(900, 900)[:-9],
    "bmp-huge.bmp": lambda: (
        b"BM" + struct.pack("<IIIIiiHHIIiiII", 99, 0, 54, 40, 30_000, 30_000, 1, 24, 0, 0, 0, 0, 0, 0)
    ),
    "bmp-negative.bmp": lambda: (
        b"BM" + struct.pack("<IIIIiiHHIIiiII", 99, 0, 54, 40, -5, -(2**31), 1, 24, 0, 0, 0, 0, 0, 0)
    ),
    "webp-huge.webp": lambda: b"RIFF\x30\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0\xff\xff\xff\xff\xff\xff" + b"\0" * 30,
    "gif.gif": lambda: b"GIF89a\xff\xff\xff\xff\0\0\0" + b"," * 900,
}
