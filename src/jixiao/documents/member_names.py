"""What the members of a zip archive are called: bytes of an encoding that the archive seldom states."""

from __future__ import annotations

import re
import struct
import zlib

_UNICODE_PATH = 0x7075
"""The extra field in which Info-ZIP keeps the name in UTF-8, with the checksum of the name it stands for."""
_LONGEST = 400
"""Characters of a name that are kept; file systems allow 255 bytes for each of its parts."""
_FIRST_HAN = "\u2e80"
# As in what is shown on a terminal: control characters and the signs that turn the direction of writing.
_STEERING = dict.fromkeys(
    (*range(0x20), *range(0x7F, 0xA0), 0x200E, 0x200F, *range(0x2028, 0x202F), *range(0x2066, 0x206A)), "\ufffd"
)
_DRIVE = re.compile(r"[A-Za-z]:")


def member_name(raw: bytes, *, utf8: bool, extra: bytes) -> str:
    """The name that stands as ``raw`` in the directory of an archive.

    ``utf8`` is whether the archive says that it is UTF-8; ``extra`` are the extra fields of the entry. Chinese Windows
    writes GBK and says nothing of it, macOS writes UTF-8 and says nothing of it either.
    """
    stated = _unicode_path(raw, extra)
    if stated is not None:
        return stated
    as_utf8 = _decoded(raw, "utf-8")
    if as_utf8 is not None and (utf8 or raw.isascii() or any(char >= _FIRST_HAN for char in as_utf8)):
        return as_utf8
    # Two bytes that are a Chinese character of GBK may also be one letter of UTF-8, Greek or Cyrillic.
    as_gb18030 = _decoded(raw, "gb18030")
    return as_gb18030 or as_utf8 or raw.decode("cp437")


def shown_path(name: str) -> str:
    """``name`` as a path below the archive: nothing in it leads out of the archive or steers a terminal.

    It is only ever shown and never opened.
    """
    parts = [part.strip() for part in name.replace("\\", "/").split("/")]
    if parts and _DRIVE.fullmatch(parts[0][:2]):
        parts[0] = parts[0][2:]
    path = "/".join(part for part in parts if part not in ("", ".", "..")).translate(_STEERING)
    path = path.encode("utf-8", "replace").decode("utf-8")
    if len(path) > _LONGEST:
        path = f"{path[: _LONGEST // 2]}…{path[-_LONGEST // 2 :]}"
    return path or "?"


def _unicode_path(raw: bytes, extra: bytes) -> str | None:
    while len(extra) >= 4:
        identifier, size = struct.unpack_from("<HH", extra)
        value, extra = extra[4 : 4 + size], extra[4 + size :]
        # The checksum tells whether a program that knows nothing of this field has renamed the member since.
        if identifier == _UNICODE_PATH and value[:5] == b"\x01" + struct.pack("<I", zlib.crc32(raw)):
            return _decoded(value[5:], "utf-8") or None
    return None


def _decoded(raw: bytes, encoding: str) -> str | None:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError:
        return None
