"""Two runs never write to one folder at once, and a run that was killed blocks nobody."""

from __future__ import annotations

import fcntl
import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from jixiao.scale.errors import FolderInUseError, FolderMaybeInUseError
from jixiao.scale.folder_lock import LOCK, locked

_HOLD = """
import sys, time
from pathlib import Path
from jixiao.scale.folder_lock import locked
with locked(Path(sys.argv[1])):
    print("locked", flush=True)
    time.sleep(60)
"""


def test_a_second_run_is_told_who_holds_the_folder(tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", _HOLD, str(tmp_path)], stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        with pytest.raises(FolderInUseError) as raised, locked(tmp_path):
            pass
        assert f"主机 {socket.gethostname()}，进程 {holder.pid}" in raised.value.sentence("zh")
        holder.kill()
        holder.wait()
        with locked(tmp_path):  # what the killed run left behind is stale
            assert json.loads((tmp_path / LOCK).read_text())["process"] == os.getpid()


def test_the_lock_is_given_back(tmp_path: Path) -> None:
    for _ in range(2):
        with locked(tmp_path):
            pass
    assert (tmp_path / LOCK).read_bytes() == b""


def test_a_run_of_another_machine_that_has_not_signed_off_blocks(tmp_path: Path) -> None:
    (tmp_path / LOCK).write_text(json.dumps({"host": "砚浦-2", "process": 7, "begun": ""}), encoding="utf-8")
    with pytest.raises(FolderMaybeInUseError) as raised, locked(tmp_path):
        pass
    assert str(tmp_path / LOCK) in raised.value.sentence("zh")
    (tmp_path / LOCK).unlink()
    with locked(tmp_path):
        pass


@pytest.mark.parametrize(
    ("process", "begun", "blocks"),
    [(os.getpid(), "", True), (os.getpid(), "1", False), (2**22 + 1, "", False)],
    ids=["running", "number given anew", "gone"],
)
def test_where_the_system_has_no_locks_the_process_decides(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, process: int, begun: str, blocks: bool
) -> None:
    def flock(*_: object) -> None:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(fcntl, "flock", flock)
    holder = {"host": socket.gethostname(), "process": process, "begun": begun}
    (tmp_path / LOCK).write_text(json.dumps(holder), encoding="utf-8")
    if blocks:
        with pytest.raises(FolderInUseError), locked(tmp_path):
            pass
    else:
        with locked(tmp_path):
            pass


def test_a_lock_file_of_nonsense_does_not_block(tmp_path: Path) -> None:
    (tmp_path / LOCK).write_bytes(b"\xff nonsense")
    with locked(tmp_path):
        pass
