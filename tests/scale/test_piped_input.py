import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from jixiao.documents.errors import InaccessibleDocumentError, TooLargeDocumentError
from jixiao.scale.guard_errors import TimeLimitError
from jixiao.scale.piped_input import gives_bytes_once, piped_bytes


@pytest.fixture
def pipe(tmp_path: Path) -> Path:
    os.mkfifo(tmp_path / "管道.txt")
    return tmp_path / "管道.txt"


@pytest.fixture
def written(pipe: Path) -> Iterator[Path]:
    end = os.open(pipe, os.O_RDWR)
    os.write(end, "砚浦镇".encode())
    yield pipe
    os.close(end)


def test_files_and_folders_are_none_of_it(tmp_path: Path, pipe: Path) -> None:
    assert gives_bytes_once(pipe)
    assert gives_bytes_once(Path("/dev/zero"))
    assert not gives_bytes_once(tmp_path)
    assert not gives_bytes_once(tmp_path / "无.txt")
    assert not gives_bytes_once(Path("a\0b"))


def test_what_was_written_is_read() -> None:
    end, start = os.pipe()
    os.write(start, b"x" * 3000)
    os.close(start)
    assert piped_bytes(Path(f"/dev/fd/{end}"), 20) == b"x" * 3000
    os.close(end)


def test_a_pipe_into_which_nobody_writes_is_given_up(pipe: Path) -> None:
    with pytest.raises(TimeLimitError):
        piped_bytes(pipe, 0.1)


def test_a_pipe_that_nobody_closes_is_given_up(written: Path) -> None:
    with pytest.raises(TimeLimitError):
        piped_bytes(written, 0.1)


def test_a_device_without_end_is_given_up() -> None:
    with pytest.raises(TooLargeDocumentError):
        piped_bytes(Path("/dev/zero"), 20, most=3 << 20)


def test_what_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(InaccessibleDocumentError):
        piped_bytes(tmp_path / "无", 1)
