"""Reading many documents, in this process or in several, in the order in which they were given."""

from __future__ import annotations

import multiprocessing
import os
import signal
import traceback
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path

from jixiao.cli.main import debugging
from jixiao.cli.messages import Messages
from jixiao.documents.errors import DocumentError
from jixiao.recognition.reading import Reading, merged, read_each
from jixiao.records.extraction import Extraction

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


def read_one(path: Path, form: str | None, lang: str) -> Outcome:
    """Read one document, or all of an archive; whatever goes wrong with it becomes a sentence."""
    try:
        readings = list(read_each(path, form))
        extraction = merged(path.name, readings)
        if any(extraction is found for _, found in readings):
            return Outcome(path, extraction)
        return Outcome(path, extraction, members=tuple(_member(path, reading, lang) for reading in readings))
    except DocumentError as error:
        return Outcome(path, None, error.sentence(lang))
    except Exception as error:
        if debugging():
            traceback.print_exc()
        return Outcome(path, None, Messages(lang)("unexpected", error=type(error).__name__))


def _member(path: Path, reading: Reading, lang: str) -> Outcome:
    name, found = reading
    member = name.removeprefix(path.name)
    if isinstance(found, DocumentError):
        if found.__cause__ and debugging():
            traceback.print_exception(found.__cause__)
        return Outcome(path, None, found.sentence(lang), member)
    return Outcome(path, found, member=member)


def read_many(paths: Sequence[Path], form: str | None, lang: str, jobs: int) -> Iterator[Outcome]:
    """Read the documents with so many processes (0: one per core), and yield what became of each in their order."""
    jobs = min(jobs or os.cpu_count() or 1, len(paths))
    if jobs <= 1:
        for path in paths:
            yield read_one(path, form, lang)
        return
    waiting = deque(paths)
    while waiting:
        try:
            yield from _read_in_pool(waiting, form, lang, jobs)
        except BrokenProcessPool:
            # A process died and took the pool with it. The document it was reading is not known, but it is one of
            # those handed out: the first of them is read alone, the others again.
            yield _read_alone(waiting.popleft(), form, lang)


def _read_in_pool(waiting: deque[Path], form: str | None, lang: str, jobs: int) -> Iterator[Outcome]:
    """Read the waiting documents; each leaves the queue when its outcome is there."""
    pool = _pool(jobs)
    try:
        ahead: deque[Future[Outcome]] = deque()
        handed_out = 0
        while waiting:
            while handed_out < len(waiting) and len(ahead) < jobs * _AHEAD:
                ahead.append(pool.submit(read_one, waiting[handed_out], form, lang))
                handed_out += 1
            outcome = ahead.popleft().result()
            waiting.popleft()
            handed_out -= 1
            yield outcome
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _read_alone(path: Path, form: str | None, lang: str) -> Outcome:
    with _pool(1) as pool:
        try:
            return pool.submit(read_one, path, form, lang).result()
        except BrokenProcessPool:
            return Outcome(path, None, Messages(lang)("worker_died"))


def _pool(jobs: int) -> ProcessPoolExecutor:
    # Not by fork: the progress bar has a thread, and a forked thread's locks stay shut for ever.
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(jobs, mp_context=context, initializer=_die_on_interrupt)


def _die_on_interrupt() -> None:
    """Let Ctrl-C end the process at once and silently; the parent says what there is to say."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
