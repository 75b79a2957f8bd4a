"""The directory of an archive, also where ``zipfile`` would give up."""

from __future__ import annotations

import io
from contextlib import suppress
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.documents.damaged import damaged
from tests.documents.docx_file import zipped
from tests.documents.zip_writer import Member, zip_of

from jixiao.documents.archive_errors import DamagedDocumentError, TooManyMembersError
from jixiao.documents.errors import DocumentError
from jixiao.documents.zip_directory import Directory, read_directory


def directory(data: bytes) -> Directory:
    return read_directory(io.BytesIO(data))


A, B = Member(b"a.txt", b"1"), Member(b"b.txt", b"22")


def test_members_as_they_are_listed() -> None:
    first, second = directory(zipped({"2024年/绩效目标表.txt": "甲" * 90, "b.txt": ""})).entries
    assert (first.name, first.method, first.unpacked) == ("2024年/绩效目标表.txt", 8, 270)
    assert (second.name, second.unpacked, second.offset) == ("b.txt", 0, first.end)
    assert first.is_file and not first.encrypted


@pytest.mark.parametrize(
    "whole", [zip_of(A, B, zip64=True), zip_of(A, B, before=b"PK\x30\x30")], ids=["zip64", "split"]
)
def test_offsets_are_found_in_every_kind_of_archive(whole: bytes) -> None:
    found = directory(whole)
    assert [(entry.name, entry.packed) for entry in found.entries] == [("a.txt", 1), ("b.txt", 2)]
    assert all(whole[entry.offset :].startswith(b"PK\x03\x04") for entry in found.entries)
    assert not found.overlapping


def test_an_archive_with_a_comment() -> None:
    data = zip_of(A)[:-2] + (6).to_bytes(2, "little") + "砚浦".encode()
    assert [entry.name for entry in directory(data).entries] == ["a.txt"]


def test_an_empty_archive() -> None:
    assert directory(zip_of()).entries == []


def test_folders_and_links_are_no_files() -> None:
    members = [
        Member(b"a/", b""),
        Member(b"b\\", b""),
        Member(b"c", b"", mode=0o120777),
        Member(b"d", b"", mode=0o100644),
    ]
    entries = directory(zip_of(*members)).entries
    assert [entry.is_file for entry in entries] == [False, False, False, True]
    assert [entry.is_link for entry in entries] == [False, False, True, False]


def test_a_member_listed_twice_overlaps_itself() -> None:
    assert len(directory(zip_of(A, Member(b"c.txt", b"1", offset=0), B)).overlapping) == 1


def test_data_that_reach_into_the_next_member_or_the_directory() -> None:
    whole = zip_of(Member(b"a.txt", b"1", packed=40), A, Member(b"b.txt", b"1", packed=2))
    assert directory(whole).overlapping == {0, 2}


@given(st.lists(st.tuples(st.integers(0, 300), st.integers(0, 300)), max_size=6))
def test_what_does_not_overlap_lies_apart(places: list[tuple[int, int]]) -> None:
    found = directory(zip_of(*(Member(b"a", b"12345", offset=offset, packed=size) for offset, size in places)))
    apart = sorted((entry.offset, entry.end) for at, entry in enumerate(found.entries) if at not in found.overlapping)
    assert all(end <= start for (_, end), (start, _) in pairwise(apart))


def test_too_many_members_are_refused() -> None:
    with pytest.raises(TooManyMembersError):
        directory(zip_of(*[Member(b"a", b"")] * 10_001))


@pytest.mark.parametrize(
    "data",
    [b"PK", b"PK\x05\x06", zip_of(A, B)[:-30], zip_of(A).replace(b"PK\x01\x02", b"PK\x01\x03"), zip_of(A)[60:]],
    ids=["nothing", "a mark", "cut off", "no entry", "no beginning"],
)
def test_no_directory(data: bytes) -> None:
    with pytest.raises(DamagedDocumentError):
        directory(data)


@given(st.data())
def test_any_damage_is_a_document_error(data: st.DataObject) -> None:
    whole = data.draw(st.sampled_from([zip_of(A, B), zip_of(A, B, zip64=True)]))
    with suppress(DocumentError):
        directory(data.draw(damaged(whole)))
