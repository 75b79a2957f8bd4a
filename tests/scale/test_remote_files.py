"""Files with an address."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import fsspec  # type: ignore[import-untyped]
import pytest
from tests.scale.documents import rows, table

from jixiao.documents.errors import MissingDocumentError, TooLargeDocumentError
from jixiao.scale import remote_files
from jixiao.scale.batch import Wish, run_batch
from jixiao.scale.errors import MissingSchemeLibraryError, UnknownSchemeError, UnreadableSourceError
from jixiao.scale.executors import Serial
from jixiao.scale.remote_files import RemoteFile, is_remote, list_remote, local_copy
from jixiao.scale.sources import find_sources


@pytest.fixture
def bucket() -> Iterator[str]:
    """A place in memory with two documents and a note."""
    memory = fsspec.filesystem("memory")
    for name, text in (("a.txt", table("路灯改造")), ("sub/b.txt", table("河道保洁")), ("说明.md", "x")):
        memory.pipe(f"/砚浦/{name}", text.encode("utf-8"))
    yield "memory://砚浦"
    memory.rm("/砚浦", recursive=True)


@pytest.mark.parametrize(
    ("address", "remote"),
    [("s3://a/b", True), ("https://a/b.pdf", True), ("/a/b", False), ("a:b", False), ("C:\\x", False), ("://x", False)],
)
def test_an_address_has_a_scheme(address: str, remote: bool) -> None:
    assert is_remote(address) == remote


def test_folders_and_globs_are_listed(bucket: str) -> None:
    assert [file.address for file in list_remote(bucket)] == ["memory:///砚浦/a.txt", "memory:///砚浦/sub/b.txt"]
    assert [file.address for file in list_remote(f"{bucket}/*.md")] == ["memory:///砚浦/说明.md"]
    assert all(file.fingerprint for file in list_remote(bucket))


def test_a_remote_batch_fetches_only_what_is_new(bucket: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = run_batch(find_sources([bucket]).files, tmp_path / "out", Serial())
    assert (first.read, first.tables) == (2, 2)
    fetched: list[str] = []
    fetch = remote_files._fetch

    def counted(system: Any, path: str, copy: Path) -> None:
        fetched.append(path)
        fetch(system, path, copy)

    monkeypatch.setattr(remote_files, "_fetch", counted)
    fsspec.filesystem("memory").pipe("/砚浦/c.txt", table("路灯改造").encode("utf-8"))
    second = run_batch(find_sources([bucket]).files, tmp_path / "out", Serial())
    assert fetched == ["/砚浦/c.txt"]
    assert (second.read, second.unchanged) == (0, 3)  # what it holds is there already
    assert len(rows(tmp_path / "out")["records"]) == 2


def test_files_without_a_fingerprint_are_fetched_to_be_compared(bucket: str, tmp_path: Path) -> None:
    files = [RemoteFile(file.address, None) for file in list_remote(bucket)]
    run_batch(files, tmp_path / "out", Serial(), Wish())
    assert run_batch(files, tmp_path / "out", Serial(), Wish()).unchanged == 2


def test_a_copy_has_the_name_of_the_file_and_goes_away(bucket: str) -> None:
    with local_copy(f"{bucket}/a.txt") as path:
        assert path.name == "a.txt"
        assert "路灯改造" in path.read_text(encoding="utf-8")
    assert not path.parent.exists()


def test_what_cannot_be_fetched_is_told(bucket: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(MissingDocumentError), local_copy(f"{bucket}/没有.txt"):
        pass
    monkeypatch.setattr(remote_files, "MAX_BYTES", 10)
    with pytest.raises(TooLargeDocumentError), local_copy(f"{bucket}/a.txt"):
        pass


@pytest.mark.parametrize(
    ("address", "error"),
    [
        ("gopher://a/b", UnknownSchemeError),
        ("memory://a::file:///etc", UnknownSchemeError),
        ("memory://没有", UnreadableSourceError),
        ("s3://bucket/a.docx", MissingSchemeLibraryError),
    ],
)
def test_an_address_that_is_no_use_is_told(
    address: str, error: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "s3fs", None)
    with pytest.raises(error):
        list(list_remote(address))
