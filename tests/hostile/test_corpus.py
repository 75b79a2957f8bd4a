"""Every hostile file ends in time as a document or as one clear sentence, and the next file is read.

They are all read by one reader, as a batch is. LibreOffice has limits of its own and its own tests: it is hidden here.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.hostile.corpus import KINDS

from jixiao.records.extraction import Extraction
from jixiao.scale.guarded_reader import GuardedReader
from jixiao.scale.limits import Limits
from jixiao.scale.reading_messages import Refusal

GOOD = Path(__file__).parents[2] / "samples" / "2024" / "yanpu-roads.txt"
LIMITS = Limits(cpu_seconds=30, wall_seconds=60, memory_megabytes=1536, recognition_megabytes=3072)
MEMORY_HERE = 700 << 10
"""Kilobytes that this process may take for what comes back of one file."""
STOPPED = {"pdf-form-in-itself.pdf", "pdf-forms-doubling.pdf", "pdf-font-in-itself.pdf"}
"""Files that no reader sees through: their process has to end."""
REASON = re.compile(r"[^\n]{4,200}。")


@pytest.fixture(scope="module")
def reader() -> Iterator[GuardedReader]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PATH", "/nowhere")
        patch.setenv("OMP_NUM_THREADS", "1")
        with GuardedReader(LIMITS) as started:
            yield started


@pytest.mark.parametrize("name", KINDS)
def test_a_hostile_file_costs_nothing_but_itself(name: str, reader: GuardedReader, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(KINDS[name]())
    before = _contents(tmp_path)
    resident = _begin_peak()
    begin = time.monotonic()

    readings = reader.read(path)

    assert time.monotonic() - begin < LIMITS.wall_seconds
    assert _memory("self", "VmHWM") - resident < MEMORY_HERE
    assert readings
    for title, found in readings:
        assert title.startswith(name)
        if isinstance(found, Extraction):
            reasons, kind = [fault.zh for fault in found.faults], ""
        else:
            assert isinstance(found, Refusal)
            reasons, kind = [found.zh], found.kind
        assert all(REASON.fullmatch(reason) for reason in reasons), reasons
        assert kind != "UnexpectedMemberError"
        assert kind not in ("TimeLimitError", "MemoryLimitError", "CrashedReaderError") or name in STOPPED
        assert kind not in ("ForbiddenDeedError", "GarbledAnswerError", "ReaderStartError")
    assert _contents(tmp_path) == before
    assert not _sockets(reader.pid)
    ((_, good),) = reader.read(GOOD)
    assert isinstance(good, Extraction)
    assert len(good.records) == 2


def test_there_are_many_kinds() -> None:
    assert len(KINDS) >= 300
    assert set(KINDS) >= STOPPED


def test_a_sparse_file_of_a_gigabyte_is_not_read(reader: GuardedReader, tmp_path: Path) -> None:
    path = tmp_path / "大.txt"
    with path.open("wb") as file:
        file.truncate(1 << 30)
    ((_, found),) = reader.read(path)
    assert isinstance(found, Refusal)
    assert found.zh == "文件大小为 1024 MB，超过 256 MB 的上限，请拆分后再读取。"


def _contents(folder: Path) -> dict[str, tuple[int, int]]:
    return {str(path): (path.stat().st_size, path.stat().st_mtime_ns) for path in folder.rglob("*")}


def _begin_peak() -> int:
    """Have the peak memory of this process begin anew (Linux); kilobytes that it has now."""
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    return _memory("self", "VmRSS")


def _memory(process: str, which: str) -> int:
    status = Path("/proc", process, "status").read_text(encoding="ascii", errors="replace")
    (line,) = (line for line in status.splitlines() if line.startswith(which))
    return int(line.split()[1])


def _sockets(process: int | None) -> list[str]:
    assert process is not None
    links = []
    for one in Path(f"/proc/{process}/fd").iterdir():
        try:
            links.append(str(one.readlink()))
        except OSError:  # it starts, and closes what it does not need
            continue
    return [link for link in links if link.startswith("socket:")]
