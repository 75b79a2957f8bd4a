"""Which files a command line means."""

import os
from pathlib import Path

import pytest

from jixiao.scale.found_documents import find_documents, shown_names


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    root = tmp_path / "tree"
    for name in ("2.txt", "1.txt", "notes.md", ".hidden.txt", "sub/3.TXT", ".git/4.txt"):
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    return root


def names(given: list[Path], root: Path) -> list[str]:
    return [str(path.relative_to(root)) for path in find_documents(map(str, given)).paths]


def keys(given: list[Path]) -> list[tuple[str, bool]]:
    return [(obstacle.key, obstacle.fatal) for obstacle in find_documents(map(str, given)).obstacles]


def test_a_folder_is_searched_for_text_files(tree: Path) -> None:
    assert names([tree], tree) == ["1.txt", "2.txt", "sub/3.TXT"]
    assert keys([tree]) == []


def test_archives_are_documents_and_what_programs_put_there_is_none(tree: Path) -> None:
    for name in ("3.ZIP", "~$1.docx", "__MACOSX/1.txt"):
        (tree / name).parent.mkdir(exist_ok=True)
        (tree / name).write_text("x")
    assert names([tree], tree) == ["1.txt", "2.txt", "3.ZIP", "sub/3.TXT"]


def test_files_are_taken_as_they_are(tree: Path) -> None:
    assert names([tree / "notes.md", tree / ".hidden.txt", tree / "missing"], tree) == [
        "notes.md",
        ".hidden.txt",
        "missing",
    ]


def test_a_hidden_folder_is_searched_where_asked_for(tree: Path) -> None:
    assert names([tree / ".git"], tree) == [".git/4.txt"]


def test_no_file_comes_twice(tree: Path) -> None:
    assert names([tree / "2.txt", tree, tree / "sub", tree / "2.txt"], tree) == ["2.txt", "1.txt", "sub/3.TXT"]


def test_links_out_of_the_folder_are_not_followed(tree: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.txt").write_text("x")
    (tree / "file.txt").symlink_to(outside / "secret.txt")
    (tree / "folder").symlink_to(outside, target_is_directory=True)
    assert names([tree], tree) == ["1.txt", "2.txt", "sub/3.TXT"]
    assert keys([tree]) == [("leads_outside", False), ("leads_outside", False)]


def test_a_folder_of_a_similar_name_is_outside(tree: Path, tmp_path: Path) -> None:
    (tmp_path / "tree-2").mkdir()
    (tmp_path / "tree-2" / "5.txt").write_text("x")
    (tree / "5.txt").symlink_to(tmp_path / "tree-2" / "5.txt")
    assert "5.txt" not in names([tree], tree)


def test_links_inside_the_folder_add_nothing(tree: Path) -> None:
    (tree / "0.txt").symlink_to("2.txt")
    (tree / "loop").symlink_to(".", target_is_directory=True)
    assert names([tree], tree) == ["1.txt", "2.txt", "sub/3.TXT"]
    assert keys([tree]) == []


def test_a_link_to_a_hidden_file_inside_is_followed(tree: Path) -> None:
    (tree / "0.txt").symlink_to(".hidden.txt")
    assert names([tree], tree) == ["0.txt", "1.txt", "2.txt", "sub/3.TXT"]


def test_a_dead_link_is_left_to_reading(tree: Path) -> None:
    (tree / "0.txt").symlink_to("nowhere.txt")
    assert names([tree], tree) == ["0.txt", "1.txt", "2.txt", "sub/3.TXT"]


def test_a_link_given_by_name_is_followed(tree: Path, tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(tree, target_is_directory=True)
    assert names([link], link) == ["1.txt", "2.txt", "sub/3.TXT"]


def test_pipes_in_a_folder_are_no_documents(tree: Path) -> None:
    os.mkfifo(tree / "pipe.txt")
    assert "pipe.txt" not in names([tree], tree)


def test_a_folder_without_text_files_is_an_obstacle(tmp_path: Path) -> None:
    assert keys([tmp_path]) == [("empty_folder", True)]


def test_documents_of_one_name_are_told_apart_by_their_paths() -> None:
    paths = [Path("2024/a.txt"), Path("2025/a.txt"), Path("2025/b.txt")]
    assert shown_names(paths) == ["2024/a.txt", "2025/a.txt", "b.txt"]
