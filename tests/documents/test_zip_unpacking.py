"""One member's bytes: every packing that is read, and every lie about them."""

from __future__ import annotations

import io
import tracemalloc
import zipfile

import pytest
from tests.documents.zip_writer import Member, deflated, zip_of

from jixiao.documents import zip_unpacking
from jixiao.documents.archive_errors import (
    DamagedMemberError,
    EncryptedMemberError,
    FullArchiveError,
    OversizedMemberError,
    TightlyPackedError,
    UnknownPackingError,
)
from jixiao.documents.errors import DocumentError
from jixiao.documents.zip_directory import read_directory
from jixiao.documents.zip_unpacking import Allowance, unpack

TEXT = "砚浦镇财政项目支出绩效目标表\n".encode() * 2000


def first(data: bytes) -> bytes:
    file = io.BytesIO(data)
    return unpack(file, read_directory(file).entries[0], Allowance())


@pytest.mark.parametrize(
    "method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA], ids=str
)
def test_packings(method: int) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        archive.writestr("表.txt", TEXT)
    assert first(stream.getvalue()) == TEXT


def test_a_size_that_is_stated_only_behind_the_data() -> None:
    class Pipe(io.RawIOBase):
        """What cannot be sought in, so that sizes come after the data."""

        def __init__(self) -> None:
            self.data = b""

        def writable(self) -> bool:
            return True

        def write(self, data: bytes, /) -> int:  # type: ignore[override]
            self.data += data
            return len(data)

    pipe = Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("表.txt", TEXT)
    assert first(pipe.data) == TEXT


def test_a_name_spelt_in_two_ways() -> None:
    assert first(zip_of(Member("表.txt".encode(), b"1", local_name="表.txt".encode("gbk")))) == b"1"


@pytest.mark.parametrize(
    ("member", "error"),
    [
        (Member(b"a", b"1", flags=1), EncryptedMemberError),
        (Member(b"a", b"1", method=99), EncryptedMemberError),
        (Member(b"a", b"1", checksum=0), DamagedMemberError),
        (Member(b"a", b"1", unpacked=2), DamagedMemberError),
        (Member(b"a", b"1", packed=0), DamagedMemberError),
        (Member(b"a", b"1", offset=7), DamagedMemberError),
        (Member(b"a", b"1", offset=0xFFFFFFFE), DamagedMemberError),
        (Member(b"a", deflated(TEXT), method=8, unpacked=10), DamagedMemberError),
        (Member(b"a", deflated(TEXT), method=8, packed=20), DamagedMemberError),
        (Member(b"a", b"no bzip2", method=12), DamagedMemberError),
        (Member(b"a", b"no lzma", method=14), DamagedMemberError),
        (Member(b"a", b"", method=14), DamagedMemberError),
        (Member(b"a", b"1", unpacked=257 << 20), OversizedMemberError),
        (Member(b"a", deflated(bytes(20 << 20)), method=8), TightlyPackedError),
        (Member(b"a", deflated(bytes(20 << 20)), method=8, unpacked=10), TightlyPackedError),
    ],
    ids=lambda value: value.__name__ if isinstance(value, type) else "",
)
def test_what_is_refused(member: Member, error: type[DocumentError]) -> None:
    with pytest.raises(error):
        first(zip_of(member))


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA], ids=str)
def test_a_bomb_is_left_as_soon_as_it_shows(method: int) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        archive.writestr("表.txt", bytes(60 << 20))
    data = stream.getvalue()
    tracemalloc.start()
    with pytest.raises(TightlyPackedError):
        first(data)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 40 << 20


def test_a_packing_that_is_not_read_is_named() -> None:
    with pytest.raises(UnknownPackingError) as caught:
        first(zip_of(Member(b"a", b"1", method=9)))
    assert str(caught.value) == "采用了不支持的压缩方式（Deflate64），请解压后再读取，或改用普通的 zip 格式。"


def test_a_member_that_grows_beyond_what_it_states(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zip_unpacking, "MAX_BYTES", 1000)
    with pytest.raises(OversizedMemberError):
        first(zip_of(Member(b"a", deflated(TEXT), method=8, unpacked=1000)))


def test_all_members_together_have_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zip_unpacking, "MAX_TOTAL", 10)
    file = io.BytesIO(zip_of(Member(b"a", b"123456"), Member(b"b", b"123456")))
    one, two = read_directory(file).entries
    allowance = Allowance()
    assert unpack(file, one, allowance) == b"123456"
    with pytest.raises(FullArchiveError):
        unpack(file, two, allowance)
