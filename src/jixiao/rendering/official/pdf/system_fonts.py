"""Fonts of the machine that help out with characters that the shipped font lacks."""

from __future__ import annotations

import os
import struct
import sys
from functools import cache
from pathlib import Path
from typing import NamedTuple

_SUFFIXES = (".ttf", ".ttc")
_MOST_FILES = 3000
_MOST_FACES = 16
_COLLECTION = b"ttcf"


class FontFile(NamedTuple):
    """A font: its file, and which of the fonts in it, from 0."""

    path: Path
    face: int


def font_folders() -> list[Path]:
    """Where this system keeps its fonts."""
    home = Path.home()
    if sys.platform == "win32":
        local = Path(os.environ.get("LOCALAPPDATA", home / "AppData" / "Local"))
        return [Path(os.environ.get("WINDIR", "C:/Windows")) / "Fonts", local / "Microsoft/Windows/Fonts"]
    if sys.platform == "darwin":
        return [Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library/Fonts"]
    return [Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), home / ".local/share/fonts", home / ".fonts"]


@cache
def font_with(char: str) -> FontFile | None:
    """The first font of the machine, in the order of their names, that has the character, or ``None``."""
    return next((file for file in outline_fonts(tuple(font_folders())) if ord(char) in characters_of(file)), None)


@cache
def outline_fonts(folders: tuple[Path, ...]) -> tuple[FontFile, ...]:
    """The fonts with TrueType outlines below the folders; others cannot be embedded."""
    found: list[FontFile] = []
    for folder in folders:
        paths = (
            sorted(path for path in folder.rglob("*") if path.suffix.lower() in _SUFFIXES) if folder.is_dir() else []
        )
        for path in paths[:_MOST_FILES]:
            found += [FontFile(path, face) for face in _outline_faces(path)]
    return tuple(found)


def _outline_faces(path: Path) -> list[int]:
    """Which fonts in the file have a table of TrueType outlines; none where the file is damaged."""
    try:
        with path.open("rb") as file:
            starts = [0]
            if file.read(4) == _COLLECTION:
                count = min(struct.unpack(">II", file.read(8))[1], _MOST_FACES)
                starts = list(struct.unpack(f">{count}I", file.read(4 * count)))
            found = []
            for face, start in enumerate(starts):
                file.seek(start + 4)
                tables = struct.unpack(">H6x", file.read(8))[0]
                directory = file.read(16 * tables)
                if b"glyf" in {directory[at : at + 4] for at in range(0, len(directory), 16)}:
                    found.append(face)
            return found
    except (OSError, struct.error):
        return []


@cache
def characters_of(file: FontFile) -> frozenset[int]:
    """The code points of the characters that the font has."""
    from reportlab.pdfbase.ttfonts import TTFontFile  # type: ignore[import-untyped]

    try:
        font = TTFontFile(str(file.path), subfontIndex=file.face)
    except Exception:  # damaged, or not to be embedded: ReportLab raises whatever it stumbles over
        return frozenset()
    return frozenset(code for code, glyph in font.charToGlyph.items() if glyph)
