from __future__ import annotations

import struct

import pytest
from samples.word_97_writer import Paragraph, Word97, paragraph, sprm

from jixiao.documents.word_97 import read_word_97
from jixiao.documents.word_97_file import LIST_OVERRIDES, LISTS, STYLES

DECIMAL, UPPER_LETTER, CHINESE, BULLET = 0, 3, 37, 23


def level(text: str, form: int = DECIMAL, start: int = 1, follow: int = 0, flags: int = 0, restart: int = 0) -> bytes:
    """A level of a list; ``%1`` in its text stands for the number of the first level."""
    for number in range(9):
        text = text.replace(f"%{number + 1}", chr(number))
    head = struct.pack("<iBB9xB8xBBBx", start, form, flags, follow, 0, 3, restart)
    return head + b"\x35\x08\x01" + struct.pack("<H", len(text)) + text.encode("utf-16-le")


def lists(*levels: list[bytes], overrides: list[tuple[int, bytes]] | None = None) -> Word97:
    """A document with these lists; ``overrides`` are (number of the list from 0, changes of levels)."""
    part = struct.pack("<H", len(levels))
    for at, one in enumerate(levels):
        part += struct.pack("<i22xBx", 100 + at, 1 if len(one) == 1 else 0)
    full = [one if len(one) == 1 else [*one, *[level("")] * (9 - len(one))] for one in levels]
    used = overrides or [(at, b"") for at in range(len(levels))]
    changes = struct.pack("<I", len(used))
    for at, change in used:
        changes += struct.pack("<i8xB3x", 100 + at, 1 if change else 0)
    for _, change in used:
        changes += b"\xff" * 4 + change
    return Word97(
        [],
        parts={LISTS: part, LIST_OVERRIDES: changes},
        behind={LISTS: b"".join(b"".join(one) for one in full)},
    )


def item(text: str, number: int = 1, at: int = 0) -> Paragraph:
    return paragraph(text, properties=sprm(0x460B, struct.pack("<h", number)) + sprm(0x260A, bytes([at])))


def printed(document: Word97, *main: Paragraph) -> list[str]:
    document.main = list(main)
    return [cell.text for _, row in read_word_97("表.doc", document.file()).rows() for cell in row]


def test_numbers_are_counted_on() -> None:
    document = lists([level("%1.")])
    assert printed(document, item("甲"), paragraph("乙"), item("丙")) == ["1. 甲", "乙", "2. 丙"]


def test_numbers_are_written_in_the_form_of_the_list() -> None:
    document = lists([level("（%1）", CHINESE, start=10, follow=2)])
    assert printed(document, item("甲"), item("乙")) == ["（十）甲", "（十一）乙"]


def test_deeper_levels_begin_anew_below_each_number() -> None:
    document = lists([level("%1."), level("%1.%2", DECIMAL)])
    main = [item("甲"), item("乙", at=1), item("丙", at=1), item("丁"), item("戊", at=1)]
    assert printed(document, *main) == ["1. 甲", "1.1 乙", "1.2 丙", "2. 丁", "2.1 戊"]


def test_a_level_may_never_begin_anew() -> None:
    document = lists([level("%1."), level("%2)", flags=0x08)])
    assert printed(document, item("甲"), item("乙", at=1), item("丙"), item("丁", at=1))[-1] == "2) 丁"


def test_a_list_may_begin_with_another_number() -> None:
    change = struct.pack("<iI", 5, 0x10)
    document = lists([level("%1.")], overrides=[(0, b""), (0, change)])
    assert printed(document, item("甲"), item("乙", 2), item("丙", 2)) == ["1. 甲", "5. 乙", "6. 丙"]


def test_a_list_may_have_a_level_of_its_own() -> None:
    change = struct.pack("<iI", 0, 0x20) + level("%1)", UPPER_LETTER)
    document = lists([level("%1.")], overrides=[(0, change)])
    assert printed(document, item("甲")) == ["A) 甲"]


def test_digits_replace_other_numerals_where_the_level_asks_for_it() -> None:
    document = lists([level("%1、", CHINESE), level("%1.%2", flags=0x04)])
    assert printed(document, item("甲"), item("乙", at=1)) == ["一、 甲", "1.1 乙"]


def test_bullets_are_left_out_but_boxes() -> None:
    document = lists([level("•", BULLET)], [level("□", BULLET)])
    assert printed(document, item("甲"), item("乙", 2)) == ["甲", "□乙"]


@pytest.mark.parametrize("number", [0, 7, -1])
def test_lists_that_are_not_there_have_no_number(number: int) -> None:
    assert printed(lists([level("%1.")]), item("甲", number)) == ["甲"]


def style(base: int, properties: bytes) -> bytes:
    """A paragraph style (2.9.258) that says ``properties``."""
    said = bytes(2) + properties
    std = struct.pack("<HHHHH", 0, 1 | base << 4, 1, 0, 0) + struct.pack("<H", 1) + "式\0".encode("utf-16-le")
    std += struct.pack("<H", len(said)) + said
    return struct.pack("<H", len(std)) + std + bytes(len(std) & 1)


def test_a_style_may_put_paragraphs_on_a_list() -> None:
    document = lists([level("%1.")])
    styles = [style(1, b""), style(0xFFF, sprm(0x460B, b"\1\0"))]
    document.parts[STYLES] = struct.pack("<HHH", 4, len(styles), 10) + b"".join(styles)
    off = paragraph("乙", properties=sprm(0x460B, bytes(2)))
    assert printed(document, paragraph("甲"), off, paragraph("丙")) == ["1. 甲", "乙", "2. 丙"]


def test_styles_based_on_each_other_are_no_fault() -> None:
    document = lists([level("%1.")])
    document.parts[STYLES] = struct.pack("<HHH", 4, 2, 10) + style(1, b"") + style(0, b"")
    assert printed(document, paragraph("甲")) == ["甲"]


@pytest.mark.parametrize(
    "parts",
    [
        {LISTS: b"\xff\xff"},
        {LIST_OVERRIDES: b"\xff\xff\xff\xff"},
        {LIST_OVERRIDES: struct.pack("<I", 1) + bytes(3)},
        {STYLES: b"\xff" * 7},
        {STYLES: struct.pack("<HHHH", 4, 1, 10, 9000)},
    ],
)
def test_broken_lists_and_styles_do_not_cost_the_text(parts: dict[int, bytes]) -> None:
    document = lists([level("%1.")])
    document.parts |= parts
    assert printed(document, item("甲"))[0].endswith("甲")
