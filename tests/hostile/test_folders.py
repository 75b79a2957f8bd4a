"""Folders made to do harm: what is no document in them is left alone, and the others are read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from tests.documents.docx_file import zipped

from jixiao.cli.reading_jobs import read_many
from jixiao.scale.found_documents import find_documents
from jixiao.scale.guarded_reader import GuardedReader
from jixiao.scale.limits import Limits
from jixiao.scale.reading_messages import Refusal

TEXT = "项目名称\t砚浦镇道路养护\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a good document, and a secret beside the folder."""
    (tmp_path / "秘密.txt").write_text("项目名称\t不得外传\n", encoding="utf-8")
    (tmp_path / "材料").mkdir()
    (tmp_path / "材料" / "好.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path / "材料"


def read_names(folder: Path) -> dict[str, bool]:
    """The names of what is read below the folder, and whether it could be."""
    outcomes = read_many(find_documents([str(folder)]).paths, None, "zh", 1)
    return {outcome.path.name: outcome.extraction is not None for outcome in outcomes}


def test_a_link_out_of_the_folder_is_not_followed(folder: Path) -> None:
    (folder / "链.txt").symlink_to(folder.parent / "秘密.txt")
    (folder / "外").symlink_to(folder.parent)
    assert read_names(folder) == {"好.txt": True}


def test_links_in_circles_end(folder: Path) -> None:
    (folder / "圈.txt").symlink_to("圈.txt")
    (folder / "内").symlink_to(folder)
    assert read_names(folder) == {"好.txt": True, "圈.txt": False}


def test_a_link_to_nothing_is_told(folder: Path) -> None:
    (folder / "断.txt").symlink_to("没有.txt")
    assert read_names(folder) == {"好.txt": True, "断.txt": False}


def test_pipes_and_devices_are_left_alone(folder: Path) -> None:
    os.mkfifo(folder / "管.txt")
    (folder / "零.txt").symlink_to("/dev/zero")
    assert read_names(folder) == {"好.txt": True}


def test_a_folder_called_like_a_document_is_a_folder(folder: Path) -> None:
    (folder / "表.docx").mkdir()
    (folder / "表.docx" / "内.txt").write_text(TEXT, encoding="utf-8")
    assert read_names(folder) == {"好.txt": True, "内.txt": True}


@pytest.mark.parametrize(
    "name",
    [
        b"a" * 251 + b".txt", b"\xff\xfe\x80.txt", b"\x1b[2J\r\n.txt", "\u202etxt.txt".encode(), b"-o.txt", b"~.txt",
        b"%s%n{0}$(id)`id`;id|id.txt", b"'\".txt", b" .txt", "绩效".encode("gb18030") + b".txt",
    ],
)  # fmt: skip
def test_names_are_only_names(folder: Path, name: bytes) -> None:
    path = Path(os.fsdecode(os.fsencode(folder) + b"/" + name))
    path.write_text(TEXT, encoding="utf-8")
    assert read_names(folder) == {"好.txt": True, path.name: True}


def test_a_module_in_the_folder_is_not_imported(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("json", "lxml", "pydantic", "jixiao"):
        (folder / f"{name}.py").write_text("import os; os._exit(9)", encoding="utf-8")
    monkeypatch.chdir(folder)
    assert read_names(Path()) == {"好.txt": True}


def test_a_link_in_an_archive_is_not_followed(folder: Path) -> None:
    (folder / "档.zip").write_bytes(zipped({"../../秘密.txt": TEXT}))
    assert read_names(folder) == {"好.txt": True, "档.zip": True}
    assert (folder.parent / "秘密.txt").read_text(encoding="utf-8") == "项目名称\t不得外传\n"


def test_a_pipe_that_was_named_ends(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "管.txt")
    with GuardedReader(Limits(wall_seconds=1)) as reader:
        ((_, found),) = reader.read(tmp_path / "管.txt")
        assert isinstance(found, Refusal)
        assert found.kind == "TimeLimitError"
