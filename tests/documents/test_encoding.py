"""Bytes become text by content alone: UTF-8, UTF-16 and GB18030 with or without mark, whole or a little damaged."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from jixiao.documents.encoding import decode
from jixiao.documents.errors import BinaryDocumentError, DocumentError, UndecodableDocumentError

TABLE = """财政项目支出绩效目标表
项目名称\t道路养护\t主管部门\t镇人民政府
年度资金总额\t1,007.40\t万元
数量指标\t养护里程\t≥12公里
"""
SAMPLES = [
    ("a table", TABLE),
    ("Windows line ends", TABLE.replace("\n", "\r\n")),
    ("traditional", "項目資金\t績效目標\n數量指標\t12\n"),
    ("one line", "项目名称 道路养护 2024"),
    ("ASCII", "project\troads\n"),
]
sample = pytest.mark.parametrize("text", [text for _, text in SAMPLES], ids=[name for name, _ in SAMPLES])

VISIBLE = st.characters(exclude_categories=("Cs", "Cc", "Cn"), exclude_characters="\ufeff\ufffd")
PRINT = st.text(alphabet=st.one_of(VISIBLE, st.sampled_from("\t\n")))
CHINESE = st.text(alphabet="财政项目支出绩效指标項績數䲟𠮷，：（）≥0123456789abc\t\n", min_size=1)
LINES = st.lists(st.text(alphabet="财政项目支出绩效指标項績0123456789 ", min_size=1, max_size=15), min_size=1).map(
    lambda lines: "".join(line + "\n" for line in lines)
)
LONG = TABLE * 5


def is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


@sample
def test_utf8(text: str) -> None:
    assert decode(text.encode()) == text


@sample
def test_the_mark_of_utf8_is_no_text(text: str) -> None:
    assert decode(codecs.BOM_UTF8 + text.encode()) == text


@sample
@pytest.mark.parametrize(
    ("mark", "encoding"),
    [(codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"), (b"", "utf-16-le"), (b"", "utf-16-be")],
    ids=["LE with mark", "BE with mark", "LE", "BE"],
)
def test_utf16(text: str, mark: bytes, encoding: str) -> None:
    assert decode(mark + text.encode(encoding)) == text


@sample
@pytest.mark.parametrize("encoding", ["gbk", "gb18030"])
def test_gb18030(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


def test_the_four_byte_characters_of_gb18030() -> None:
    assert decode("项目负责人：𠮷䲟\n".encode("gb18030")) == "项目负责人：𠮷䲟\n"


@pytest.mark.parametrize("data", [b"", codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE])
def test_nothing_is_empty_text(data: bytes) -> None:
    assert decode(data) == ""


@given(PRINT)
def test_every_text_comes_back_from_utf8(text: str) -> None:
    assert decode(text.encode()) == text
    assert decode(codecs.BOM_UTF8 + text.encode()) == text


@given(PRINT, st.sampled_from([(codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")]))
def test_every_text_comes_back_from_utf16_with_mark(text: str, form: tuple[bytes, str]) -> None:
    mark, encoding = form
    assert decode(mark + text.encode(encoding)) == text


@settings(max_examples=50)
@given(LINES, st.sampled_from(["utf-16-le", "utf-16-be"]))
def test_short_lines_come_back_from_utf16_without_mark(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


@given(CHINESE)
def test_every_chinese_text_comes_back_from_gb18030(text: str) -> None:
    data = text.encode("gb18030")
    assume(text.isascii() or not is_utf8(data))  # a few pairs of characters have the same bytes in both
    assert decode(data) == text


@given(st.integers(0, len(LONG.encode()) - 1))
def test_a_broken_byte_costs_one_character_of_utf8(position: int) -> None:
    data = LONG.encode()
    broken = data[:position] + b"\xff" + data[position + 1 :]
    assert decode(broken) == broken.decode(errors="replace")


@given(st.integers(0, len(LONG.encode("gb18030")) - 2))
def test_a_broken_byte_costs_no_more_than_its_line_of_gb18030(position: int) -> None:
    data = LONG.encode("gb18030")
    text = decode(data[:position] + b"\xff" + data[position + 1 :])
    damaged = data[:position].count(b"\n")
    expected, got = LONG.split("\n"), text.split("\n")
    assert got[:damaged] == expected[:damaged]
    assert got[-1:] == expected[-1:]
    assert 1 <= text.count("\ufffd") <= 4


@given(st.integers(len(LONG.encode()) // 2, len(LONG.encode()) - 1))
def test_a_file_cut_off_is_read_up_to_the_cut(length: int) -> None:
    text = decode(LONG.encode()[:length])
    assert LONG.startswith(text.rstrip("\ufffd"))
    assert len(text.encode()) >= length


@pytest.mark.parametrize(
    ("signature", "kind"),
    [
        (b"%PDF-1.7\n", "PDF"),
        (b"PK\x03\x04\x14\x00", "DOCX / XLSX / ZIP"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "DOC / XLS"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"\xff\xd8\xff\xe0", "JPEG"),
        (b"II*\x00", "TIFF"),
        (b"MM\x00*", "TIFF"),
        (b"GIF89a", "GIF"),
        (b"Rar!\x1a\x07\x00", "RAR"),
        (b"7z\xbc\xaf\x27\x1c", "7Z"),
        (b"\x1f\x8b\x08", "GZIP"),
    ],
)
def test_a_binary_format_is_named(signature: bytes, kind: str) -> None:
    with pytest.raises(BinaryDocumentError) as caught:
        decode(signature + TABLE.encode())
    assert caught.value.details == {"kind": kind}


def test_a_signature_inside_the_text_is_text() -> None:
    assert decode(b"\n%PDF") == "\n%PDF"


@pytest.mark.parametrize(
    "data",
    [bytes(range(256)), b"\x00" * 100, b"\x1b\x07\x08" * 10, b"\x01\x02\x03" + b"text" * 5, b"ab\x00\x00" * 20],
    ids=["every byte", "zeros", "control characters", "a few control characters", "zeros between"],
)
def test_bytes_full_of_control_characters_are_not_text(data: bytes) -> None:
    with pytest.raises(BinaryDocumentError):
        decode(data)


def test_control_characters_behind_a_mark_are_not_text_either() -> None:
    with pytest.raises(BinaryDocumentError):
        decode(codecs.BOM_UTF8 + b"\x01\x02\x03\x04" * 10)


@pytest.mark.parametrize("text", [TABLE + "\x02", "项目\x01名称\x02"])
def test_a_stray_control_character_is_no_reason_to_refuse(text: str) -> None:
    assert decode(text.encode()) == text


def test_no_encoding_fits() -> None:
    broken = "".join(TABLE[at : at + 4] + "\udcff" for at in range(0, len(TABLE), 4)).encode(errors="surrogateescape")
    with pytest.raises(UndecodableDocumentError):
        decode(broken)


@settings(max_examples=50, deadline=None)  # what is neither UTF-8 nor GB18030 takes long to guess
@given(st.binary(max_size=200))
def test_bytes_are_text_or_refused_with_a_reason(data: bytes) -> None:
    try:
        text = decode(data)
    except DocumentError as error:
        assert error.sentence("zh") and error.sentence("en")
    else:
        assert isinstance(text, str)
