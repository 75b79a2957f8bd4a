"""A run over many documents: what is new among the sources is read, by any executor, and written to a folder.

Contents that the folder holds already, by their SHA-256, are not read again, unless a newer reader, another form or
``retry_failed`` asks for it. A run that was ended at any point is continued by the next one.
"""

from __future__ import annotations

import os
import shutil
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from pathlib import Path

from jixiao.records.extraction import Fault
from jixiao.scale.errors import ForeignFolderError, UnwritableFolderError
from jixiao.scale.executors import Executor
from jixiao.scale.folder_lock import LOCK, locked
from jixiao.scale.manifest import MANIFEST, Manifest, Place
from jixiao.scale.parquet_files import need_duckdb, told_of_disk
from jixiao.scale.parts import STAGING, Fullness, PartWriter, put_together, tidy
from jixiao.scale.reading_task import READER_VERSION, Outcome, ReadingTask, digest
from jixiao.scale.remote_files import RemoteFile, is_remote
from jixiao.scale.rows import Counts

_OURS = (MANIFEST, LOCK, STAGING)


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked of a run.

    ``form`` names the official form of all tables where it is known, ``limit`` is the largest number of files to read,
    ``retry_failed`` reads again what failed before.
    """

    form: str | None = None
    limit: int | None = None
    retry_failed: bool = False
    fullness: Fullness = field(default_factory=Fullness)


@dataclass(frozen=True, slots=True)
class Step:
    """What the run is done with: a file that was read or left as it is. ``fault``: it could not be fetched."""

    address: str
    counts: Counts | None = None
    format: str | None = None
    fault: Fault | None = None


@dataclass(slots=True)
class Tally:
    """What a run did. ``unchanged`` are files that were not read because their contents are in the output already.

    ``formats`` counts the files that were read, ``kinds`` the errors; ``unfetched`` files are tried again next time.
    """

    read: int = 0
    unchanged: int = 0
    unfetched: int = 0
    documents: int = 0
    failed: int = 0
    tables: int = 0
    indicators: int = 0
    formats: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)


def run_batch(
    files: Iterable[RemoteFile],
    folder: Path,
    executor: Executor,
    wish: Wish | None = None,
    report: Callable[[Step], None] = lambda step: None,
) -> Tally:
    """Read what is new among the files into the folder, and say what was done.

    Raises ``ScaleError``: the folder is in use, holds something else or was written by a newer release, the disk is
    full, the cluster has gone. What was written until then is intact.
    """
    need_duckdb()
    wish = wish or Wish()
    _make(folder)
    with ExitStack() as cleared:
        with told_of_disk(folder):
            cleared.enter_context(locked(folder))
            manifest = Manifest(folder, newest_reader=READER_VERSION)
        cleared.callback(_close, folder, manifest)
        tidy(folder, manifest.state)
        work = _Run(folder, manifest, wish, report)
        work.read(files, executor)
        with told_of_disk(folder):
            manifest.settle()  # what is dead must be known to be, before it is taken away
        put_together(folder, manifest)
    return work.tally


def _close(folder: Path, manifest: Manifest) -> None:
    shutil.rmtree(folder / STAGING, ignore_errors=True)
    with told_of_disk(folder):
        manifest.close()


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        present = {entry.name for entry in os.scandir(folder)}
    except OSError as error:
        raise UnwritableFolderError(folder=folder, reason=error.strerror or type(error).__name__) from error
    if present - set(_OURS) and MANIFEST not in present:
        raise ForeignFolderError(folder=folder)


class _Run:
    """One run: which files to read is decided while others are being read."""

    def __init__(self, folder: Path, manifest: Manifest, wish: Wish, report: Callable[[Step], None]) -> None:
        self.tally = Tally()
        self._state = manifest.state
        self._manifest = manifest
        self._wish = wish
        self._report = report
        self._writer = PartWriter(folder, manifest, wish.fullness)
        self._copies: dict[str, list[Place]] = {}
        """Contents handed out, with other places at which the same contents were met meanwhile."""
        self._failed: set[str] = set()
        """Contents that this run could not read; it does not try again."""

    def read(self, files: Iterable[RemoteFile], executor: Executor) -> None:
        """Read what is new and write it, also what is there when the run is told to end."""
        outcomes = executor.outcomes(self._tasks(files))
        try:
            for outcome in outcomes:
                self._take(outcome)
                if self._writer.full:
                    self._writer.commit()
            self._writer.commit()
        except (KeyboardInterrupt, SystemExit):
            self._writer.commit()
            raise
        finally:
            close = getattr(outcomes, "close", None)
            if close is not None:
                close()
            self._writer.discard()

    def _tasks(self, files: Iterable[RemoteFile]) -> Iterator[ReadingTask]:
        number = 0
        for file in files:
            if number == self._wish.limit:
                return
            task = self._task(file, number)
            if task is not None:
                number += 1
                yield task

    def _task(self, file: RemoteFile, number: int) -> ReadingTask | None:
        """The task of reading the file, ``None`` where that is not needed."""
        sha256 = None
        if is_remote(file.address):
            known = self._state.places.get(file.address)
            if known is not None and file.fingerprint is not None and known.fingerprint == file.fingerprint:
                sha256 = known.sha256
        else:
            with suppress(OSError):  # told by whoever is to read it
                sha256, _ = digest(Path(file.address))
        if sha256 is not None:
            place = Place(file.address, sha256, file.fingerprint)
            if self._is_read(sha256):
                self._manifest.found_again(place)
                self._unchanged(file.address)
                return None
            if sha256 in self._writer.waiting:
                self._writer.also_at(place)
                self._unchanged(file.address)
                return None
            if sha256 in self._copies:
                self._copies[sha256].append(place)
                self._unchanged(file.address)
                return None
            self._copies[sha256] = []
        return ReadingTask(number, file.address, sha256, self._wish.form, file.fingerprint)

    def _is_read(self, sha256: str) -> bool:
        read = self._state.files.get(sha256)
        if read is None or read.reader < READER_VERSION or read.form != self._wish.form:
            return False
        return sha256 in self._failed or not (read.failed and self._wish.retry_failed)

    def _unchanged(self, address: str) -> None:
        self.tally.unchanged += 1
        self._report(Step(address))

    def _take(self, outcome: Outcome) -> None:
        task = outcome.task
        copies = self._copies.pop(task.sha256, []) if task.sha256 else []
        if copies and outcome.sha256 != task.sha256:  # it could not be got, or has changed since it was looked at
            self.tally.unchanged -= len(copies)
            self.tally.unfetched += len(copies)
            copies = []
        if outcome.rows is None or outcome.sha256 is None:
            self.tally.unfetched += 1
            self._report(Step(task.address, fault=outcome.fault))
            return
        place = Place(task.address, outcome.sha256, task.fingerprint)
        if outcome.sha256 in self._writer.waiting:  # only now is it known that these are the same contents
            self._writer.also_at(place)
            self._unchanged(task.address)
        elif self._is_read(outcome.sha256):
            self._manifest.found_again(place)
            self._unchanged(task.address)
        else:
            self._writer.add(place, outcome.rows, reader=READER_VERSION, form=task.form)
            for copy in copies:
                self._writer.also_at(copy)
            self._count(outcome)

    def _count(self, outcome: Outcome) -> None:
        assert outcome.rows is not None
        counts, tally = outcome.rows.counts, self.tally
        tally.read += 1
        tally.documents += counts.documents - len(counts.failures)
        tally.failed += len(counts.failures)
        tally.tables += counts.tables
        tally.indicators += counts.indicators
        tally.formats[outcome.rows.format] += 1
        tally.kinds.update(counts.kinds)
        if counts.kinds:
            self._failed.add(outcome.sha256 or "")
        self._report(Step(outcome.task.address, counts, outcome.rows.format))
