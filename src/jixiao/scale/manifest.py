"""What has been read into an output folder: a list of JSON lines that is only ever appended to.

A line says that a part (one Parquet file per table) is complete; it is written, and forced to the disk, after the files
of the part have their names. A run that is killed leaves at most a last line without its end, which counts for nothing,
and files that no line names, which the next run takes away. Lines need nothing of a file system but that appending
works, so the manifest lies beside the data on any disk or network share; SQLite would need locks that network shares
often lack, and could not be read with the eye.

===================== ===============================================================================================
line                  fields
===================== ===============================================================================================
``{"manifest": 1}``   the first: its version, and ``schema``, that of the tables
``{"files": …}``      what the next line makes valid: [sha256, reader version, form, failed] of files; their ``places``
                      as [address, sha256, fingerprint], and where known contents were found ``before``
``{"part": …}``       a new part with those files, or none (null); ``rows`` per table; what is ``dead`` from now on
``{"rewritten": …}``  a part that took the place of the parts in ``of``, without what was dead in them; ``rows``
===================== ===============================================================================================

Lines with files are long, and those who only ask the results pass over them: for them the lines after say what is dead.
The same contents count once, however many addresses they have. A later line for the same contents replaces the former
one, and contents to which no address leads any more, because the file was replaced by a newer one, are dead.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from jixiao.scale.errors import DamagedManifestError, NewerOutputError, NoOutputError
from jixiao.scale.schema import SCHEMA_VERSION

MANIFEST = "manifest.jsonl"
"""The name of the manifest in the output folder."""
MANIFEST_VERSION = 1
"""Raise it when lines change so that older releases would misread them."""
_CONTENTS = b'{"files":'
"""How lines with files begin."""


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file whose contents are in the output: its part, and how it was read.

    ``form`` is the form that the user named, ``failed`` whether something of it could not be read.
    """

    part: str
    reader: int
    form: str | None
    failed: bool


@dataclass(frozen=True, slots=True)
class Place:
    """Where contents were found: ``fingerprint`` is what the file system says of a remote file without reading it."""

    address: str
    sha256: str
    fingerprint: str | None = None


@dataclass(slots=True)
class State:
    """What the lines add up to. ``dead`` are files whose rows in that part count no more: (sha256, part)."""

    parts: dict[str, dict[str, int]] = field(default_factory=dict)
    files: dict[str, ReadFile] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    dead: set[tuple[str, str]] = field(default_factory=set)
    number: int = 0
    _uses: Counter[str] = field(default_factory=Counter)

    def take_places(self, places: Iterable[Place]) -> None:
        """The contents now found at these addresses."""
        left: set[str] = set()
        for place in places:
            before = self.places.get(place.address)
            self.places[place.address] = place
            if before is None or before.sha256 != place.sha256:
                self._uses[place.sha256] += 1
                if before is not None:
                    self._uses[before.sha256] -= 1
                    left.add(before.sha256)
        for sha256 in left:  # only now: another of the places may have them
            if self._uses[sha256] <= 0:
                del self._uses[sha256]
                gone = self.files.pop(sha256, None)
                if gone is not None:
                    self.dead.add((sha256, gone.part))

    def take_part(self, part: str, rows: dict[str, int], files: dict[str, ReadFile]) -> None:
        """A part with these files."""
        self.number += 1
        self.parts[part] = rows
        for sha256, read in files.items():
            before = self.files.get(sha256)
            if before is not None:
                self.dead.add((sha256, before.part))
            self.files[sha256] = read

    def take_rewritten(self, part: str, of: set[str], rows: dict[str, int]) -> None:
        """A part that replaces others."""
        self.number += 1
        self.parts[part] = rows
        self.files = {
            sha256: ReadFile(part, read.reader, read.form, read.failed) if read.part in of else read
            for sha256, read in self.files.items()
        }
        self.dead = {(sha256, of_part) for sha256, of_part in self.dead if of_part not in of}
        for replaced in of:
            self.parts.pop(replaced, None)


class Manifest:
    """The manifest of a folder, open for one run: its state, and lines to append."""

    def __init__(self, folder: Path, *, newest_reader: int) -> None:
        """Read it, or begin it where there is none.

        Raises ``NewerOutputError``, also where files were read by a newer reader than ``newest_reader``, and
        ``DamagedManifestError``; ``OSError``.
        """
        self.path = folder / MANIFEST
        self._waiting: list[Place] = []
        self.state, whole = State(), 0
        if self.path.exists():
            self.state, whole = _load(self.path, all_lines=True)
            newest = max((read.reader for read in self.state.files.values()), default=0)
            if newest > newest_reader:
                raise NewerOutputError(folder=folder, what="READER_VERSION", theirs=newest, ours=newest_reader)
        self._told = set(self.state.dead)
        """What is dead by the lines that are written."""
        self._descriptor = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o644)
        try:
            os.ftruncate(self._descriptor, whole)  # what a killed run did not finish
            if whole == 0:
                self._append({"manifest": MANIFEST_VERSION, "schema": SCHEMA_VERSION})
        except BaseException:
            os.close(self._descriptor)
            raise

    def close(self) -> None:
        """Settle, and close the file. Raises ``OSError``."""
        try:
            self.settle()
        finally:
            os.close(self._descriptor)

    def settle(self) -> None:
        """Write down the places that no part took along. Raises ``OSError``."""
        if self._waiting:
            self._commit(None, {}, {}, [])

    def found_again(self, place: Place) -> None:
        """Contents that are in the output already were found there."""
        if self.state.places.get(place.address) != place:
            self.state.take_places([place])
            self._waiting.append(place)

    def add_part(self, part: str, rows: dict[str, int], files: dict[str, ReadFile], places: list[Place]) -> None:
        """The files of a part have their names: from now on they count. Raises ``OSError``."""
        self.state.take_part(part, rows, files)
        self.state.take_places(places)
        self._commit(part, rows, files, places)

    def rewritten(self, part: str, of: set[str], rows: dict[str, int]) -> None:
        """The files of a part have their names that replaces others. Raises ``OSError``."""
        self._append({"rewritten": part, "of": sorted(of), "rows": rows})
        self.state.take_rewritten(part, of, rows)
        self._told = set(self.state.dead)

    def _commit(self, part: str | None, rows: dict[str, int], files: dict[str, ReadFile], places: list[Place]) -> None:
        contents = {
            "files": [[sha256, read.reader, read.form, int(read.failed)] for sha256, read in files.items()],
            "before": _places(self._waiting),
            "places": _places(places),
        }
        dead = sorted(self.state.dead - self._told)
        self._append(contents, {"part": part, "rows": rows, "dead": dead})
        self._waiting.clear()
        self._told.update(dead)

    def _append(self, *lines: dict[str, Any]) -> None:
        text = "".join(json.dumps(line, ensure_ascii=True, separators=(",", ":")) + "\n" for line in lines)
        data = text.encode("ascii")
        end = os.fstat(self._descriptor).st_size
        try:
            while data:
                data = data[os.write(self._descriptor, data) :]
            os.fsync(self._descriptor)
        except OSError:
            os.ftruncate(self._descriptor, end)  # the disk is full: half a line must not stay
            raise


def read_state(folder: Path) -> State:
    """What is in an output folder: its parts and what is dead in them, but neither files nor places.

    Raises ``NoOutputError``, ``NewerOutputError``, ``DamagedManifestError``; ``OSError``.
    """
    path = folder / MANIFEST
    if not path.is_file():
        raise NoOutputError(folder=folder)
    return _load(path, all_lines=False)[0]


def _load(path: Path, *, all_lines: bool) -> tuple[State, int]:
    """The state, with files and places if ``all_lines``, and the bytes of the lines that are valid."""
    state = State()
    contents: dict[str, Any] | None = None
    at = valid = 0
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            if not line.endswith(b"\n"):
                break
            at += len(line)
            if line.startswith(_CONTENTS) and not all_lines:
                continue
            try:
                plain = json.loads(line)
                if "files" in plain:
                    contents = plain
                    continue
                _take(state, plain, contents, path.parent)
            except (ValueError, KeyError, TypeError, AttributeError) as error:
                raise DamagedManifestError(path=path, line=number) from error
            contents = None
            valid = at
    return state, valid


def _take(state: State, line: dict[str, Any], contents: dict[str, Any] | None, folder: Path) -> None:
    if "manifest" in line:
        for what, theirs, ours in (
            ("manifest", line["manifest"], MANIFEST_VERSION),
            ("schema", line["schema"], SCHEMA_VERSION),
        ):
            if theirs > ours:
                raise NewerOutputError(folder=folder, what=what, theirs=theirs, ours=ours)
    elif "rewritten" in line:
        state.take_rewritten(line["rewritten"], set(line["of"]), line["rows"])
    else:
        part = line["part"]
        found = contents or {"files": [], "before": [], "places": []}
        state.take_places(Place(*place) for place in found["before"])
        if part is not None:
            files = {one[0]: ReadFile(part, one[1], one[2], bool(one[3])) for one in found["files"]}
            state.take_part(part, line["rows"], files)
        state.take_places(Place(*place) for place in found["places"])
        state.dead.update((sha256, of) for sha256, of in line["dead"])


def _places(places: list[Place]) -> list[list[str | None]]:
    return [[place.address, place.sha256, place.fingerprint] for place in places]
