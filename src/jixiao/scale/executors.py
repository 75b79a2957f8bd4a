"""The three ways to do the same work: in this process, in several, on a Ray cluster.

All of them take tasks as they can work on them, so that few are in flight, and yield what became of each task exactly
once, in whatever order it comes. Rows know by themselves where they are from, so that the order does not matter.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from typing import Literal, Protocol

from jixiao.scale.reading_task import Outcome, PlainReader, ReadingTask, perform

Engine = Literal["serial", "processes", "ray"]
ENGINES: tuple[Engine, ...] = ("serial", "processes", "ray")


class Executor(Protocol):
    """Something that reads files."""

    def outcomes(self, tasks: Iterable[ReadingTask]) -> Iterator[Outcome]:
        """What became of each task. Raises ``ScaleError`` where the work as a whole cannot go on."""
        ...


class Serial:
    """Reads one file after the other in this process, which a file that makes a library crash takes down."""

    def outcomes(self, tasks: Iterable[ReadingTask]) -> Iterator[Outcome]:
        """What became of each task, in their order."""
        reader = PlainReader()
        for task in tasks:
            yield perform(task, reader)


def executor(engine: Engine, *, jobs: int = 0, address: str | None = None) -> Executor:
    """The executor of that name.

    ``jobs`` is the number of processes, 0 for one per processor core; with Ray it bounds what is in flight, 0 for what
    the cluster has room for. ``address`` is that of a Ray cluster; without it, Ray is started on this machine.
    """
    if engine == "serial":
        return Serial()
    if engine == "processes":
        from jixiao.scale.processes import Processes

        return Processes(jobs or os.cpu_count() or 1)
    from jixiao.scale.ray_cluster import RayCluster

    return RayCluster(address, jobs)
