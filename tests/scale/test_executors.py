"""The three ways to read many documents, by name."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.scale.documents import write_documents

from jixiao.scale.executors import ENGINES, Engine, Serial, executor
from jixiao.scale.processes import Processes
from jixiao.scale.ray_cluster import RayCluster
from jixiao.scale.reading_task import ReadingTask


@pytest.mark.parametrize(("engine", "kind"), list(zip(ENGINES, (Serial, Processes, RayCluster), strict=True)))
def test_an_engine_has_a_name(engine: Engine, kind: type) -> None:
    assert isinstance(executor(engine, jobs=2), kind)


def test_as_many_processes_as_cores_unless_told_otherwise() -> None:
    chosen, usual = executor("processes", jobs=3), executor("processes")
    assert isinstance(chosen, Processes)
    assert isinstance(usual, Processes)
    assert chosen.jobs == 3
    assert usual.jobs >= 1


def test_tasks_are_taken_only_as_they_can_be_worked_on(tmp_path: Path) -> None:
    write_documents(tmp_path, 5)
    taken: list[int] = []

    def tasks() -> Iterator[ReadingTask]:
        for number, path in enumerate(sorted(tmp_path.iterdir())):
            taken.append(number)
            yield ReadingTask(number, str(path))

    outcomes = Serial().outcomes(tasks())
    next(outcomes)
    assert taken == [0]
