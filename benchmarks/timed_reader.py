"""One reader, timed in a process of its own, by any interpreter that has the reader: ``command`` starts it.

It reads the files once to warm up and then round by round, and writes what ``Timing`` holds. The process keeps to one
core, and the time that counts is the processor time of this process and of those it starts and ends, so that other
programs on the machine disturb it little.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import traceback
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

from benchmarks.other_readers import ADAPTERS, Tables

OWN = ("grid", "records")
"""The readers of jixiao: file to grids of cells, and file to records."""
_LONGEST = 40.0
"""Seconds after which no further round begins."""


@dataclass(slots=True)
class Timing:
    """Processor seconds for all files, round by round; per file the tables, and the records where there are any.

    ``missing`` says what cannot be imported, ``failed`` what the reader said where it could not read a file.
    """

    seconds: list[float] = field(default_factory=list)
    tables: list[Tables] = field(default_factory=list)
    records: list[list[dict[str, Any]]] = field(default_factory=list)
    missing: str | None = None
    failed: str | None = None


_PROGRAM = "import sys; from benchmarks.timed_reader import run; run(*sys.argv[1:])"


def command(python: str, kind: str, reader: str, rounds: int, result: Path, files: list[Path]) -> list[str]:
    """How the process is started, in the checkout, that reads files of a format and writes ``result`` as JSON."""
    return [python, "-c", _PROGRAM, kind, reader, str(rounds), str(result), *map(str, files)]


def run(kind: str, reader: str, rounds: str, result: str, *files: str) -> None:
    """The process: measure and write the result."""
    _keep_to_one_core()
    timing = _measured(kind, reader, int(rounds), [Path(file) for file in files])
    Path(result).write_text(json.dumps(asdict(timing), ensure_ascii=False), encoding="utf-8")


def _measured(kind: str, reader: str, rounds: int, files: list[Path]) -> Timing:
    try:
        read, forget = _own(reader) if reader in OWN else (dict(ADAPTERS[kind])[reader](), _nothing)
    except ImportError as error:
        return Timing(missing=str(error))
    timing = Timing()
    try:
        found: list[Any] = [read(file) for file in files]
        begun = perf_counter()
        while len(timing.seconds) < rounds and (not timing.seconds or perf_counter() - begun < _LONGEST):
            forget()
            before = _processor_seconds()
            for file in files:
                read(file)
            timing.seconds.append(_processor_seconds() - before)
    except Exception:  # whatever another program's reader raises on a file is the result
        return Timing(failed=traceback.format_exc(limit=-1).strip())
    if reader == "grid":
        timing.tables = [_tables(document) for document in found]
    elif reader == "records":
        timing.records = [[record.model_dump(mode="json") for record in extraction.records] for extraction in found]
    else:
        timing.tables = found
    return timing


def _own(reader: str) -> tuple[Callable[[Path], Any], Callable[[], None]]:
    """The reader of jixiao, and how its memory of texts is emptied before a round."""
    import jixiao
    from benchmarks.reading import forget_texts
    from jixiao.documents.opening import open_document

    return open_document if reader == "grid" else jixiao.read, forget_texts


def _tables(document: Any) -> Tables:
    return [
        [(cell.row, cell.column, cell.rowspan, cell.colspan, cell.text) for row in grid.rows for cell in row]
        for grid in document.grids
    ]


def _nothing() -> None:
    pass


def _keep_to_one_core() -> None:
    if sys.platform == "linux":
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


def _processor_seconds() -> float:
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    return process_time() + ended.ru_utime + ended.ru_stime
