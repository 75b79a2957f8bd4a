from __future__ import annotations

import struct

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from samples.compound_file_writer import compound_file

from jixiao.documents.archive_errors import DamagedDocumentError
from jixiao.documents.compound_file import CompoundFile

LARGE = bytes(range(256)) * 40
SMALL = b"small"
FILE = compound_file({"WordDocument": LARGE, "1Table": SMALL})
FAT = 512 + 512 * struct.unpack_from("<I", FILE, 76)[0]


def linked(sector: int, to: int) -> bytes:
    """The file with another next sector behind one."""
    data = bytearray(FILE)
    struct.pack_into("<I", data, FAT + 4 * sector, to)
    return bytes(data)


def with_header(at: int, number: int) -> bytes:
    data = bytearray(FILE)
    struct.pack_into("<I", data, at, number)
    return bytes(data)


def test_streams_are_read_whatever_their_size_and_case() -> None:
    file = CompoundFile(FILE)
    assert file.read("WordDocument") == file.read("worddocument") == LARGE
    assert file.read("1Table") == SMALL


def test_a_stream_that_is_not_there() -> None:
    file = CompoundFile(FILE)
    assert "1table" in file and "0Table" not in file
    assert file.read("0Table") is None


@settings(deadline=None)
@given(st.dictionaries(st.text("abcXYZ", min_size=1, max_size=8), st.binary(max_size=9000), max_size=5))
def test_any_streams_are_read(streams: dict[str, bytes]) -> None:
    streams = {name.lower(): data for name, data in streams.items()}
    file = CompoundFile(compound_file(streams))
    assert {name: file.read(name) for name in streams} == streams


def test_a_chain_in_a_circle_is_damage() -> None:
    with pytest.raises(DamagedDocumentError):
        CompoundFile(linked(3, 1)).read("WordDocument")


def test_a_chain_that_ends_early_is_damage() -> None:
    with pytest.raises(DamagedDocumentError):
        CompoundFile(linked(3, 0xFFFFFFFE)).read("WordDocument")


def test_a_chain_that_leaves_the_file_is_damage() -> None:
    with pytest.raises(DamagedDocumentError):
        CompoundFile(linked(3, 5000)).read("WordDocument")


def test_a_stream_larger_than_the_file_is_damage() -> None:
    data = bytearray(FILE)
    entry = data.index("WordDocument".encode("utf-16-le"))
    struct.pack_into("<I", data, entry + 120, 0x7FFFFFFF)
    with pytest.raises(DamagedDocumentError):
        CompoundFile(bytes(data)).read("WordDocument")


def test_a_directory_in_a_circle_is_no_fault() -> None:
    data = bytearray(FILE)
    entry = data.index("WordDocument".encode("utf-16-le"))
    struct.pack_into("<II", data, entry + 68, 1, 2)
    assert CompoundFile(bytes(data)).read("WordDocument") in (LARGE, None)


@pytest.mark.parametrize(
    ("at", "number"),
    [(44, 0x7FFFFFFF), (72, 0x7FFFFFFF), (64, 0x7FFFFFFF), (30, 0x0006FFFF), (48, 0x7FFFFFFF), (0, 0)],
    ids=["sectors of the table", "of the table of tables", "of the small table", "size", "directory", "signature"],
)
def test_headers_that_promise_too_much_are_damage(at: int, number: int) -> None:
    with pytest.raises(DamagedDocumentError):
        CompoundFile(with_header(at, number))


@pytest.mark.parametrize("length", [0, 8, 511, 600])
def test_a_file_that_is_cut_off_is_damage(length: int) -> None:
    with pytest.raises(DamagedDocumentError):
        CompoundFile(FILE[:length]).read("WordDocument")


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(FILE) - 1), st.integers(0, 255)), min_size=1, max_size=10))
def test_no_damage_is_a_fault(changes: list[tuple[int, int]]) -> None:
    data = bytearray(FILE)
    for at, byte in changes:
        data[at] = byte
    try:
        CompoundFile(bytes(data)).read("WordDocument")
    except DamagedDocumentError:
        return
