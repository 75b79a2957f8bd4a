"""The parts of an output folder: one Parquet file per table, of which either all count or none.

Rows are gathered as JSON lines in a folder of their own, turned into Parquet there, forced to the disk, and given their
names; the manifest names the part last. What a killed run leaves before that, ``tidy`` takes away.
"""

from __future__ import annotations

import os
import secrets
import shutil
import time
from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from jixiao.scale.manifest import Manifest, Place, ReadFile, State
from jixiao.scale.parquet_files import connection, live_rows, name_dead, text, told_of_disk, write, write_lines
from jixiao.scale.rows import FileRows
from jixiao.scale.schema import TABLES, Table

STAGING = ".staging"
"""The folder for what is not complete yet."""
_SMALL = 200_000
"""Rows of a part below which it is put together with others."""
_LARGEST = 4_000_000
"""Rows of a part that was put together."""
_MANY = 8
"""Small parts that are left as they are."""


@dataclass(frozen=True, slots=True)
class Fullness:
    """When a part is complete: after so many files, bytes of rows or seconds; what a killed run loses at most."""

    files: int = 500
    size: int = 64 << 20
    seconds: float = 60


def part_file(folder: Path, table: Table, part: str) -> Path:
    """The Parquet file of a table in a part."""
    return folder / table.name / f"{part}.parquet"


@dataclass(slots=True)
class _Lines:
    """The rows of a table that wait for their part."""

    file: BinaryIO
    path: Path
    rows: int = 0
    longest: int = 0

    def take(self, lines: bytes) -> None:
        self.file.write(lines)
        self.rows += lines.count(b"\n")
        self.longest = max(self.longest, max(map(len, lines.split(b"\n"))))


@dataclass(slots=True)
class _Gathered:
    files: dict[str, ReadFile] = field(default_factory=dict)
    places: list[Place] = field(default_factory=list)
    lines: dict[str, _Lines] = field(default_factory=dict)
    size: int = 0
    begun: float = 0


class PartWriter:
    """Gathers the rows of files and writes them as parts. ``discard`` it in the end."""

    def __init__(self, folder: Path, manifest: Manifest, fullness: Fullness) -> None:
        self._folder = folder
        self._manifest = manifest
        self._fullness = fullness
        self._part = ""
        self._gathered = _Gathered()

    @property
    def waiting(self) -> Collection[str]:
        """The contents (SHA-256) that were gathered and not written yet."""
        return self._gathered.files.keys()

    def add(self, place: Place, rows: FileRows, *, reader: int, form: str | None) -> None:
        """Take the rows of a file. Raises ``FullDiskError`` and ``UnwritableFolderError``."""
        gathered = self._gathered
        if not gathered.files:
            self._part = _new_part(self._manifest.state)
            gathered.begun = time.monotonic()
        with told_of_disk(self._folder):
            for name, lines in rows.lines.items():
                if name not in gathered.lines:
                    path = self._folder / STAGING / f"{self._part}.{name}.jsonl"
                    gathered.lines[name] = _Lines(path.open("wb"), path)
                gathered.lines[name].take(lines)
        gathered.size += rows.size
        gathered.files[place.sha256] = ReadFile(self._part, reader, form, bool(rows.counts.kinds))
        gathered.places.append(place)

    def also_at(self, place: Place) -> None:
        """Contents that were gathered already were found at another place too."""
        self._gathered.places.append(place)

    @property
    def full(self) -> bool:
        """Whether it is time to write a part."""
        gathered, full = self._gathered, self._fullness
        return bool(gathered.files) and (
            len(gathered.files) >= full.files
            or gathered.size >= full.size
            or time.monotonic() - gathered.begun >= full.seconds
        )

    def commit(self) -> None:
        """Write what was gathered. Raises ``FullDiskError`` and ``UnwritableFolderError``; none of it counts then."""
        gathered = self._gathered
        if not gathered.files:
            return
        with told_of_disk(self._folder):
            rows: dict[str, int] = {}
            for table in TABLES:
                lines = gathered.lines.get(table.name)
                if lines is not None:
                    lines.file.close()
                    write_lines(lines.path, table, _staged(self._folder, table, self._part), lines.longest)
                    lines.path.unlink()
                    rows[table.name] = lines.rows
            _give_names(self._folder, self._part, rows)
            self._manifest.add_part(self._part, rows, gathered.files, gathered.places)
        self._gathered = _Gathered()

    def discard(self) -> None:
        """Forget what was gathered and not written."""
        for lines in self._gathered.lines.values():
            try:
                lines.file.close()
            except OSError:
                lines.file.close()  # what could not be written is gone, and now the file is closed
            lines.path.unlink(missing_ok=True)
        self._gathered = _Gathered()


def tidy(folder: Path, state: State) -> None:
    """Take away what no manifest names: unfinished files, and parts that were written but not named or replaced."""
    with told_of_disk(folder):
        shutil.rmtree(folder / STAGING, ignore_errors=True)
        (folder / STAGING).mkdir()
        for table in TABLES:
            (folder / table.name).mkdir(exist_ok=True)
            for file in (folder / table.name).glob("*.parquet"):
                if file.stem not in state.parts:
                    file.unlink()


def put_together(folder: Path, manifest: Manifest) -> None:
    """Write parts anew that hold dead rows, and small parts as few larger ones. Raises as ``PartWriter.commit``."""
    state = manifest.state
    touched = {part for _, part in state.dead}
    small = [part for part, rows in state.parts.items() if part not in touched and sum(rows.values()) < _SMALL]
    groups: list[list[str]] = [[]]
    size = 0
    for part in [*sorted(touched & set(state.parts)), *(small if len(small) > _MANY else [])]:
        rows = sum(state.parts[part].values())
        if groups[-1] and size + rows > _LARGEST:
            groups.append([])
            size = 0
        groups[-1].append(part)
        size += rows
    for group in groups:
        if len(group) > 1 or touched.intersection(group):
            _rewrite(folder, manifest, set(group))


def _rewrite(folder: Path, manifest: Manifest, of: set[str]) -> None:
    state = manifest.state
    part = _new_part(state)
    rows: dict[str, int] = {}
    with told_of_disk(folder):
        for table in TABLES:
            files = [part_file(folder, table, one) for one in sorted(of) if table.name in state.parts[one]]
            if not files:
                continue
            with connection() as database:
                name_dead(database, state.dead)
                target = _staged(folder, table, part)
                write(database, live_rows(table, files, some_dead=True), target)
                counted = database.execute(f"SELECT count(*) FROM {text(str(target))}").fetchone()
            rows[table.name] = counted[0] if counted else 0
        _give_names(folder, part, rows)
        manifest.rewritten(part, of, rows)
        for table in TABLES:
            for one in of:
                part_file(folder, table, one).unlink(missing_ok=True)


def _staged(folder: Path, table: Table, part: str) -> Path:
    return folder / STAGING / f"{part}.{table.name}.parquet"


def _give_names(folder: Path, part: str, rows: dict[str, int]) -> None:
    for table in TABLES:
        if table.name in rows:
            target = part_file(folder, table, part)
            _staged(folder, table, part).replace(target)
            _force(target.parent)


def _force(folder: Path) -> None:
    """Force the names in a folder to the disk, where the system can."""
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _new_part(state: State) -> str:
    return f"{state.number + 1:06d}-{secrets.token_hex(4)}"
