"""Text that is safe to show: what comes out of a document must not steer the terminal."""

from __future__ import annotations

import os

_REPLACEMENT = "\ufffd"
# Control characters but tab and line feed, and the signs that turn the direction of writing: with those a document
# could rewrite what the terminal has shown, or show a value other than the one it holds.
_CONTROLS = [code for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in "\t\n"]
_DIRECTIONS = (0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
_SHOWN = dict.fromkeys((*_CONTROLS, *_DIRECTIONS), _REPLACEMENT)


def printable(text: str) -> str:
    """``text`` with every sign that would steer a terminal replaced by U+FFFD."""
    return text.translate(_SHOWN).encode("utf-8", "replace").decode("utf-8")


def file_name(path: str | os.PathLike[str]) -> str:
    """A path as text, also where the bytes of the name are not UTF-8.

    Archives packed on Chinese Windows leave names in GB18030 on the disk; other bytes become U+FFFD.
    """
    name = os.fsencode(path)
    for encoding in ("utf-8", "gb18030"):
        try:
            return name.decode(encoding)
        except UnicodeDecodeError:
            continue
    return name.decode("utf-8", "replace")
