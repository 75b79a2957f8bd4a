from __future__ import annotations

import pypdfium2
import pytest
from tests.documents.pdf.printing import Printer, unmapped

from jixiao.documents.pdf import characters as module
from jixiao.documents.pdf.boxes import Box
from jixiao.documents.pdf.characters import SLANTED, Character, main_turn, read_characters, turned
from jixiao.documents.pdf.errors import CrowdedPageError
from jixiao.documents.pdf.stand_in_font import install_stand_in_font
from jixiao.documents.pdf.symbols import BROKEN


def read(data: bytes) -> list[Character]:
    install_stand_in_font()
    with pypdfium2.PdfDocument(data) as file:
        page = file[0]
        text_page = page.get_textpage()
        return read_characters(text_page.raw, 1)


def text_of(printer: Printer) -> str:
    return "".join(character.text for character in read(printer.pdf()))


def test_boxes_are_as_wide_as_characters_advance_and_as_high_as_the_type() -> None:
    printer = Printer()
    printer.text(100, 700, "项目", size=12)

    first, second = read(printer.pdf())

    assert (first.text, round(first.box.left), round(first.box.right)) == ("项", 100, 112)
    assert (second.text, round(second.box.left), round(second.box.right)) == ("目", 112, 124)
    assert 11 < first.size < 14  # which font stands in for one that is not embedded differs between machines
    assert first.box.bottom < 700 < first.box.top


def test_blanks_are_no_characters() -> None:
    printer = Printer()
    printer.text(100, 700, "a b　项 目")

    assert text_of(printer) == "ab项目"


def test_a_single_character_of_a_font_that_nobody_has_is_read() -> None:
    printer = Printer()
    for at, char in enumerate("无是5"):
        printer.text(100, 700 - 20 * at, char)

    assert text_of(printer) == "无是5"


def test_radicals_and_ligatures_become_what_is_printed() -> None:
    printer = Printer()
    printer.text(100, 700, "⽬⻚⻓")

    assert text_of(printer) == "目页长"


def test_a_hyphen_at_the_end_of_a_line_stays() -> None:
    printer = Printer()
    printer.text(100, 700, "well-", font="Helvetica")
    printer.text(100, 686, "known", font="Helvetica")

    assert text_of(printer) == "well-known"


def test_characters_drawn_twice_count_once_or_stand_in_nearly_the_same_place() -> None:
    printer = Printer()
    printer.text(100, 700, "重要")
    printer.text(100.3, 700, "重要")

    found = read(printer.pdf())

    assert {character.text for character in found} == {"重", "要"}
    assert len({round(character.box.left, -1) for character in found}) == 2


@pytest.mark.parametrize(
    ("angle", "turn"), [(0, 0), (90, 1), (180, 2), (270, 3), (5, 0), (30, SLANTED), (315, SLANTED)]
)
def test_characters_know_how_they_are_turned(angle: int, turn: int) -> None:
    printer = Printer()
    printer.canvas.translate(300, 400)
    printer.canvas.rotate(angle)
    printer.text(0, 0, "旋转")

    assert {character.turn for character in read(printer.pdf())} == {turn}


def test_a_page_turns_to_where_most_characters_stand_upright() -> None:
    upwards = [Character(char, Box(100, 10 * at, 112, 10 * at + 10), 1) for at, char in enumerate("自下而上")]

    assert main_turn([*upwards, Character("正", Box(0, 0, 9, 9), 0)]) == 1
    assert main_turn([Character("斜", Box(0, 0, 9, 9), SLANTED)]) == 0
    assert [one.text for one in sorted(turned(upwards, 1), key=lambda one: one.box.left)] == list("自下而上")
    assert {one.turn for one in turned(upwards, 1)} == {0}


def test_characters_without_unicode_mapping_are_unknown() -> None:
    found = read(unmapped("ÀÁÂÃÄÅÆÇÈÉÊË"))

    assert {(character.text, character.confidence) for character in found} == {(BROKEN, 0.0)}
    assert len(found) == 12


def test_invisible_characters_over_a_scan_are_less_sure() -> None:
    printer = Printer()
    text = printer.canvas.beginText(100, 700)
    text.setFont("STSong-Light", 10)
    text.setTextRenderMode(3)
    text.textOut("扫描")
    printer.canvas.drawText(text)

    assert {character.confidence for character in read(printer.pdf())} == {0.6}


def test_each_text_object_is_a_run() -> None:
    printer = Printer()
    printer.text(100, 700, "前前")
    printer.text(100, 680, "后")

    assert [character.run for character in read(printer.pdf())] == [1, 1, 2]


def test_a_page_with_too_many_characters_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_CHARACTERS", 3)
    printer = Printer()
    printer.text(100, 700, "项目名称")

    with pytest.raises(CrowdedPageError):
        read(printer.pdf())
