"""Several processes read the same as one, also when some of them die."""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Iterator
from pathlib import Path

from tests.scale.documents import rows, write_documents

from jixiao.scale.batch import run_batch
from jixiao.scale.executors import Serial
from jixiao.scale.processes import Processes, _Waiting
from jixiao.scale.reading_task import ReadingTask
from jixiao.scale.sources import find_sources


def test_two_processes_read_the_same_as_one(tmp_path: Path) -> None:
    write_documents(tmp_path / "in", 16)
    files = find_sources([str(tmp_path / "in")]).files
    run_batch(files, tmp_path / "serial", Serial())
    tally = run_batch(files, tmp_path / "processes", Processes(2))
    assert (tally.read, tally.tables) == (16, 21)
    assert rows(tmp_path / "processes") == rows(tmp_path / "serial")


def test_a_process_that_dies_is_replaced_and_no_file_is_lost(tmp_path: Path) -> None:
    write_documents(tmp_path / "in", 12)
    tasks = [ReadingTask(at, file.address) for at, file in enumerate(find_sources([str(tmp_path / "in")]).files)]

    def killing() -> Iterator[ReadingTask]:
        for task in tasks:
            if task.number == 6:
                os.kill(_children()[0], signal.SIGKILL)
            yield task

    outcomes = list(Processes(1).outcomes(killing()))
    assert sorted(outcome.task.number for outcome in outcomes) == list(range(12))
    assert [outcome.task.number for outcome in outcomes if outcome.rows is None] == []


def test_no_process_stays_behind_when_nobody_asks_any_more(tmp_path: Path) -> None:
    write_documents(tmp_path / "in", 6)
    tasks = [ReadingTask(at, file.address) for at, file in enumerate(find_sources([str(tmp_path / "in")]).files)]
    outcomes = Processes(2).outcomes(tasks)
    next(outcomes)
    outcomes.close()  # type: ignore[attr-defined]
    assert _children() == []


def test_a_file_that_kills_twice_is_given_up_and_those_behind_it_are_not() -> None:
    killer, behind = ReadingTask(0, "/毒.docx"), ReadingTask(1, "/路灯改造.docx")
    waiting = _Waiting([])
    assert waiting.take_back(deque([killer, behind])) is None
    assert [waiting.next(), waiting.next(), waiting.next()] == [behind, killer, None]
    assert waiting.take_back(deque([killer])) == killer


def _children() -> list[int]:
    """The processes that were started with multiprocessing and read files, the helper of multiprocessing left out."""
    children = Path(f"/proc/self/task/{os.getpid()}/children").read_text(encoding="ascii").split()
    return [int(child) for child in children if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes()]
