"""From what a user names to the files to read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from jixiao.scale.errors import UnreadableSourceError
from jixiao.scale.sources import Sources, find_sources


@pytest.fixture
def town(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with three documents and a note, and the process in it."""
    for name in ("2024/a.docx", "2024/b.pdf", "2025/c.docx", "2025/说明.md"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"x")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def names(found: Sources, town: Path) -> list[str]:
    assert all(Path(file.address).is_absolute() for file in found.files)
    return [str(Path(file.address).relative_to(town)) for file in found.files]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (["2024"], ["2024/a.docx", "2024/b.pdf"]),
        (["."], ["2024/a.docx", "2024/b.pdf", "2025/c.docx"]),
        (["2025/c.docx", "2025"], ["2025/c.docx"]),
        (["**/*.docx"], ["2024/a.docx", "2025/c.docx"]),
        (["2024/[b]*"], ["2024/b.pdf"]),
        (["2025/说明.md"], ["2025/说明.md"]),
    ],
)
def test_files_folders_and_globs(town: Path, given: list[str], expected: list[str]) -> None:
    found = find_sources(given)
    assert (names(found, town), found.obstacles) == (expected, [])


def test_a_list_names_sources_line_by_line(town: Path) -> None:
    (town / "清单.txt").write_text("\ufeff# 第一批\n2025\n\n  2024/a.docx\n", encoding="utf-8")
    assert names(find_sources(["@清单.txt"]), town) == ["2025/c.docx", "2024/a.docx"]


def test_a_file_whose_name_begins_like_a_list_is_a_file(town: Path) -> None:
    (town / "@a.txt").write_bytes(b"x")
    assert names(find_sources(["@a.txt"]), town) == ["@a.txt"]


@pytest.mark.parametrize("contents", [None, b"\xff\xfe\x00"])
def test_a_list_that_cannot_be_read_is_told(town: Path, contents: bytes | None) -> None:
    if contents:
        (town / "清单.txt").write_bytes(contents)
    with pytest.raises(UnreadableSourceError, match=r"清单\.txt"):
        find_sources(["@清单.txt"])


def test_what_is_not_there_is_told_and_the_rest_is_found(town: Path) -> None:
    os.mkfifo(town / "管道.docx")
    found = find_sources(["2024", "没有", "*.xls", "管道.docx"])
    assert len(found.files) == 2
    assert [(one.key, str(one.path)) for one in found.obstacles] == [
        ("nothing_matches", "*.xls"),
        ("no_such_source", "没有"),
        ("no_regular_file", "管道.docx"),
    ]


def test_addresses_and_paths_stand_side_by_side(town: Path) -> None:
    found = find_sources([f"file://{town}/2025", "2024/a.docx"])
    assert [file.address for file in found.files] == [f"file://{town}/2025/c.docx", str(town / "2024/a.docx")]
