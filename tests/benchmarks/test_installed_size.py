"""Files are counted once, and a lock file gives its pins without their hashes."""

from __future__ import annotations

from pathlib import Path

from benchmarks.installed_size import figures, size, without_hashes

LOCK = """\
# made by make lock
--only-binary :all:

lxml==6.1.3 \\
    --hash=sha256:00 \\
    --hash=sha256:11
    # via jixiao (pyproject.toml)
colorama==0.4.6 ; sys_platform == 'win32' \\
    --hash=sha256:22
"""


def test_pins_lose_their_hashes_and_keep_their_markers() -> None:
    assert without_hashes(LOCK) == "lxml==6.1.3\ncolorama==0.4.6 ; sys_platform == 'win32'\n"


def test_files_of_all_folders_count_and_links_do_not(tmp_path: Path) -> None:
    (tmp_path / "lib").mkdir()
    (tmp_path / "lib" / "module.py").write_bytes(b"12345")
    (tmp_path / "readme").write_bytes(b"123")
    (tmp_path / "again").symlink_to(tmp_path / "readme")
    (tmp_path / "lib64").symlink_to(tmp_path / "lib")
    assert size(tmp_path) == 8


def test_the_figures_speak_english_or_chinese() -> None:
    sizes = {"": 85_400_000, "ocr": 390_000_000}
    assert figures(sizes, chinese=False) == (
        "Installed, it takes 85 MB on disk with all it needs, and 390 MB with `[ocr]` for scans."
    )
    assert figures(sizes, chinese=True).startswith("安装后占用磁盘 85 MB")
