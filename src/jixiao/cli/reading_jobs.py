"""Reading many documents, each in a process that may be lost, in the order in which they were given."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from queue import SimpleQueue
from typing import TYPE_CHECKING

from jixiao.cli.main import debugging
from jixiao.scale.guarded_reader import GuardedReader

if TYPE_CHECKING:
    from jixiao.records.extraction import Extraction, Fault
    from jixiao.scale.reading_messages import GuardedReading

_AHEAD = 4
"""Documents handed out to each process before the first of them is back; bounds the memory used."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of the file at one path: its extraction, or the reason why there is none.

    Of an archive, ``extraction`` is that of all its documents, ``members`` says what became of each, and the
    ``member`` of each is what leads from the archive to it: ``/2024年/绩效目标表.docx``.
    """

    path: Path
    extraction: Extraction | None
    reason: str | None = None
    member: str = ""
    members: tuple[Outcome, ...] = ()

    def documents(self) -> tuple[Outcome, ...]:
        """What became of each document: those of an archive, or this one."""
        return self.members or (self,)


_early: list[GuardedReader] = []
"""The reader of ``early_reader``, until it is taken."""


@contextmanager
def early_reader() -> Iterator[None]:
    """Have a process for reading start, which takes a while, before it is known what there is to read."""
    reader = GuardedReader(show_tracebacks=debugging())
    reader.start()
    _early.append(reader)
    try:
        yield
    finally:
        _early.clear()
        reader.close()


def read_one(path: Path, form: str | None, lang: str) -> Outcome:
    """Read one document, or all of an archive; whatever goes wrong with it becomes a sentence."""
    with _reader() as reader:
        return _outcome(reader, path, form, lang)


def read_many(paths: Sequence[Path], form: str | None, lang: str, jobs: int) -> Iterator[Outcome]:
    """Read the documents with so many processes (0: one per core), and yield what became of each in their order.

    No document is parsed in this process: see ``scale.guarded_reader``.
    """
    jobs = min(jobs or os.cpu_count() or 1, len(paths))
    if jobs <= 1:
        with _reader() as reader:
            for path in paths:
                yield _outcome(reader, path, form, lang)
        return
    with ExitStack() as stack:
        idle: SimpleQueue[GuardedReader] = SimpleQueue()
        pool = stack.enter_context(ThreadPoolExecutor(jobs))
        stack.callback(pool.shutdown, wait=False, cancel_futures=True)
        for _ in range(jobs):
            idle.put(stack.enter_context(_reader()))
        ahead: deque[Future[Outcome]] = deque()
        waiting = iter(paths)
        for path in islice(waiting, jobs * _AHEAD):
            ahead.append(pool.submit(_outcome_from, idle, path, form, lang))
        while ahead:
            outcome = ahead.popleft().result()
            for path in islice(waiting, 1):
                ahead.append(pool.submit(_outcome_from, idle, path, form, lang))
            yield outcome


def _reader() -> GuardedReader:
    return _early.pop() if _early else GuardedReader(show_tracebacks=debugging())


def _outcome_from(idle: SimpleQueue[GuardedReader], path: Path, form: str | None, lang: str) -> Outcome:
    reader = idle.get()
    try:
        return _outcome(reader, path, form, lang)
    finally:
        idle.put(reader)


def _outcome(reader: GuardedReader, path: Path, form: str | None, lang: str) -> Outcome:
    from jixiao.records.extraction import Fault

    readings = reader.read(path, form)
    if len(readings) == 1 and readings[0][0] == path.name:
        found = readings[0][1]
        return Outcome(path, None, _reason(found, lang)) if isinstance(found, Fault) else Outcome(path, found)
    from jixiao.recognition.reading import merged  # for archives only: it is much to load

    extraction = merged(path.name, readings)
    return Outcome(path, extraction, members=tuple(_member(path, reading, lang) for reading in readings))


def _member(path: Path, reading: GuardedReading, lang: str) -> Outcome:
    from jixiao.records.extraction import Fault

    name, found = reading
    member = name.removeprefix(path.name)
    if isinstance(found, Fault):
        return Outcome(path, None, _reason(found, lang), member)
    return Outcome(path, found, member=member)


def _reason(fault: Fault, lang: str) -> str:
    return fault.en if lang == "en" else fault.zh
