"""Reading with several processes of this machine, each of which may die.

Each has a guarded reader, so that no file does harm; see ``guarded_reader``.
"""

from __future__ import annotations

import multiprocessing
import signal
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from contextlib import suppress
from multiprocessing.connection import Connection, wait

from jixiao.scale.guarded_reader import GuardedReader
from jixiao.scale.reading_task import Outcome, ReadingTask, lost, perform

_AHEAD = 2
"""Tasks that a process has: the one it works on, and the next, so that it never waits for this process."""
_FAREWELL = 5.0
"""Seconds that a process has to end by itself."""
_ATTEMPTS = 2
"""How often a file is given to a process before it counts as one that kills whoever reads it."""


class Processes:
    """So many processes, started when there is work for them. A process that dies is replaced."""

    def __init__(self, jobs: int) -> None:
        self.jobs = jobs

    def outcomes(self, tasks: Iterable[ReadingTask]) -> Iterator[Outcome]:
        """What became of each task, as it comes."""
        waiting = _Waiting(tasks)
        workers: dict[Connection, _Worker] = {}
        try:
            while True:
                _hand_out(waiting, workers, self.jobs)
                if not any(worker.tasks for worker in workers.values()):
                    return
                for ready in wait([connection for connection, worker in workers.items() if worker.tasks]):
                    worker = workers[ready]  # type: ignore[index]
                    try:
                        outcome = worker.outcome()
                    except (EOFError, OSError):
                        del workers[worker.connection]
                        worker.end()
                        given_up = waiting.take_back(worker.tasks)
                        if given_up is not None:
                            yield lost(given_up)
                    else:
                        yield outcome
        finally:
            for worker in workers.values():
                worker.end()


def _hand_out(waiting: _Waiting, workers: dict[Connection, _Worker], jobs: int) -> None:
    """Give every process a task before any gets its second, and start processes as long as there are tasks."""
    for full in range(1, _AHEAD + 1):
        while len(workers) < jobs or any(len(worker.tasks) < full for worker in workers.values()):
            task = waiting.next()
            if task is None:
                return
            worker = min(workers.values(), key=lambda one: len(one.tasks), default=None)
            if worker is None or (worker.tasks and len(workers) < jobs):
                worker = _Worker()
                workers[worker.connection] = worker
            worker.give(task)


class _Waiting:
    """The tasks that no process has: those that dead processes had, then those that were never handed out."""

    def __init__(self, tasks: Iterable[ReadingTask]) -> None:
        self._tasks = iter(tasks)
        self._again: deque[ReadingTask] = deque()
        self._deaths: Counter[int] = Counter()

    def next(self) -> ReadingTask | None:
        """The next task, ``None`` where there is none."""
        return self._again.popleft() if self._again else next(self._tasks, None)

    def take_back(self, tasks: deque[ReadingTask]) -> ReadingTask | None:
        """Take what a dead process had; returns the task that it worked on where that is not tried again."""
        if not tasks:
            return None
        first, *others = tasks
        self._again.extend(others)
        self._deaths[first.number] += 1
        if self._deaths[first.number] >= _ATTEMPTS:
            return first
        self._again.append(first)
        return None


class _Worker:
    """A process, the pipe to it, and the tasks it has, in the order in which it will be done with them."""

    def __init__(self) -> None:
        # Not by fork: progress bars have threads, and a forked thread's locks stay shut for ever.
        context = multiprocessing.get_context("spawn")
        self.connection, theirs = context.Pipe()
        self._process = context.Process(target=_work, args=(theirs,), daemon=True)
        self._process.start()
        theirs.close()
        self.tasks: deque[ReadingTask] = deque()

    def give(self, task: ReadingTask) -> None:
        """Hand out a task; that a process has died is noticed when its outcome is asked for."""
        self.tasks.append(task)
        with suppress(OSError):
            self.connection.send(task)

    def outcome(self) -> Outcome:
        """The outcome of its first task. Raises ``EOFError`` or ``OSError`` where the process has died."""
        outcome: Outcome = self.connection.recv()
        self.tasks.popleft()
        return outcome

    def end(self) -> None:
        """End the process: one that has nothing to do ends by itself when nobody can ask it any more."""
        self.connection.close()
        if not self.tasks:
            self._process.join(_FAREWELL)
        self._process.terminate()
        self._process.join()


def _work(connection: Connection) -> None:
    """The process: read what is asked for until nobody asks any more, also because whoever asked was killed."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl-C ends it silently; the parent says what there is to say
    with suppress(EOFError, OSError), GuardedReader() as reader:
        while True:
            connection.send(perform(connection.recv(), reader))
