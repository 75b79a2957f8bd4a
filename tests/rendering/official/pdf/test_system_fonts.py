from __future__ import annotations

import shutil
import struct
from importlib.resources import files
from pathlib import Path

import pytest

from jixiao.rendering.official.pdf import system_fonts
from jixiao.rendering.official.pdf.system_fonts import FontFile, font_with, outline_fonts

SHIPPED = Path(str(files("jixiao.rendering.official.fonts"))) / "jixiao-song.ttf"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of fonts: one that can be embedded, one with other outlines, two damaged ones."""
    shutil.copy(SHIPPED, tmp_path / "song.ttf")
    (tmp_path / "cff.ttf").write_bytes(b"OTTO" + struct.pack(">H6x4s12x", 1, b"CFF "))
    (tmp_path / "cut.ttf").write_bytes(b"\x00\x01")
    (tmp_path / "cut.ttc").write_bytes(b"ttcf" + struct.pack(">III", 0x10000, 2, 900))
    return tmp_path


def test_only_fonts_with_truetype_outlines_are_found(folder: Path) -> None:
    assert outline_fonts((folder, folder / "none")) == (FontFile(folder / "song.ttf", 0),)


def test_the_fonts_of_a_collection_are_told_apart(tmp_path: Path) -> None:
    directories = struct.pack(">4sH6x4s12x", b"OTTO", 1, b"CFF ") + struct.pack(">4sH6x4s12x", b"true", 1, b"glyf")
    collection = b"ttcf" + struct.pack(">IIII", 0x10000, 2, 20, 20 + len(directories) // 2)
    (tmp_path / "two.ttc").write_bytes(collection + directories)
    assert outline_fonts((tmp_path,)) == (FontFile(tmp_path / "two.ttc", 1),)


def test_the_first_font_that_has_the_character_is_taken(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system_fonts, "font_folders", lambda: [folder])
    font_with.cache_clear()
    try:
        assert font_with("砚") == FontFile(folder / "song.ttf", 0)
        assert font_with("\U000f0000") is None
    finally:
        font_with.cache_clear()
