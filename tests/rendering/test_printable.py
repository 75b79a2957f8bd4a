"""What comes out of a document cannot steer a terminal."""

import os

import pytest

from jixiao.rendering.printable import file_name, printable


@pytest.mark.parametrize("sign", ["\x1b", "\x00", "\r", "\x08", "\x7f", "\x9b", "\u202e", "\u2066"])
def test_steering_signs_are_replaced(sign: str) -> None:
    assert printable(f"路{sign}灯") == "路\ufffd灯"


def test_text_stays_as_it_is() -> None:
    text = "≥12(次)，“代表”\t☑\n㎡ 𠮷"
    assert printable(text) == text


def test_half_a_surrogate_can_be_printed() -> None:
    assert printable("路\ud800").encode() == "路?".encode()


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_file_names_are_read_in_the_encoding_they_were_packed_in(encoding: str) -> None:
    assert file_name(os.fsdecode("绩效目标表.txt".encode(encoding))) == "绩效目标表.txt"


def test_a_file_name_in_no_encoding_is_shown_all_the_same() -> None:
    assert file_name(os.fsdecode(b"\xff.txt")) == "\ufffd.txt"
