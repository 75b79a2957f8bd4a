from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest

from jixiao.rendering.official.pdf import typefaces
from jixiao.rendering.official.pdf.system_fonts import FontFile
from jixiao.rendering.official.pdf.text_to_set import NARROW_BLANK, WIDE_BLANK
from jixiao.rendering.official.pdf.typefaces import MISSING, UnusableFontError, typeface

SHIPPED = Path(str(files("jixiao.rendering.official.fonts"))) / "jixiao-song.ttf"


def test_widths_are_in_type_sizes() -> None:
    face = typeface()
    assert face.width("砚浦镇") == 3
    assert 0 < face.advance("1") < 1


def test_gb_2312_and_the_boxes_are_there() -> None:
    face = typeface()
    level_1_and_2 = [
        bytes((row, cell)).decode("gb2312", "ignore") for row in range(0xB0, 0xF8) for cell in range(0xA1, 0xFF)
    ]
    face.width("".join(level_1_and_2) + "□☑☐☒■√✓●○≥≤≠±×÷℃㎡㎥²³①⑳ⅠⅫ〓")
    assert face.missing == set()


def test_characters_that_no_font_has_are_collected(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typefaces, "font_with", lambda char: None)
    face = typeface()
    assert face.width("路\U000f0000") == 2
    assert [text for _, text in face.runs("路\U000f0000灯")] == [f"路{MISSING}灯"]
    assert face.missing == {"\U000f0000"}


def test_wide_blanks_are_printed_as_plain_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typefaces, "font_with", lambda char: None)
    face = typeface()
    assert [text for _, text in face.runs(f"路{NARROW_BLANK}A{WIDE_BLANK}")] == ["路 A "]
    assert face.missing == set()


def test_another_font_helps_out(monkeypatch: pytest.MonkeyPatch) -> None:
    face = typeface()
    monkeypatch.setattr(face, "_main", type("Empty", (), {"face": type("Face", (), {"charToGlyph": {}})}))
    monkeypatch.setattr(typefaces, "font_with", lambda char: FontFile(SHIPPED, 0))
    ((name, text),) = face.runs("路灯")
    assert (text, "jixiao-song" in name, face.missing) == ("路灯", True, set())


def test_a_font_file_can_be_asked_for(tmp_path: Path) -> None:
    assert typeface(SHIPPED).advance("砚") == 1
    with pytest.raises(UnusableFontError) as error:
        typeface(tmp_path / "无.ttf")
    assert "无.ttf" in error.value.sentence("en")
