"""``jixiao batch`` over very many documents: rate, memory, what a second process brings, and a second run.

    python -m benchmarks.batch [--documents 1000] [--scans 12] [--rounds 3] [--folder DIR]

prints the rates with one and two processes over the same documents in alternating rounds, the rate and the memory over
100, 1,000 and all documents, how much faster a run is that finds nothing new, and the rate over scans. Memory is that
of all processes together, each page counted once (PSS); processor seconds count all processes too, and say on a busy
machine more than the time on the clock.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import nullcontext
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median

from benchmarks.many_documents import write_many, write_scans
from jixiao.scale.batch import Step, run_batch
from jixiao.scale.executors import executor
from jixiao.scale.sources import find_sources

_ROOT = Path(__file__).resolve().parents[1]
_PROGRAM = "import sys; from benchmarks.batch import run; run(*sys.argv[1:])"
_SAMPLED = 50
_COMPARED = 1000
"""Documents with whose rate two processes are compared with one."""


@dataclass(frozen=True)
class Run:
    """One run: files read, tables, seconds on the clock, processor seconds, and memory after so many files."""

    files: int
    tables: int
    seconds: float
    processor: float
    memory: list[tuple[int, int]]
    peak: int

    def memory_at(self, first: int, last: int) -> tuple[float, int]:
        """The median and the peak of the memory between so many files."""
        inside = [size for at, size in self.memory if first <= at <= last] or [0]
        return median(inside), max(inside)


def run(source: str, count: str, output: str, jobs: str) -> None:
    """The process that is measured; it prints a ``Run`` as JSON."""
    files = find_sources([source]).files[: int(count)]
    memory: list[tuple[int, int]] = []
    done = 0

    def report(_: Step) -> None:
        nonlocal done
        done += 1
        if done % _SAMPLED == 0:
            memory.append((done, _memory()))

    begin = time.perf_counter()
    most = _Peak()
    most.start()
    tally = run_batch(files, Path(output), executor("processes", jobs=int(jobs)), report=report)
    seconds = time.perf_counter() - begin
    most.ended.set()
    most.join()
    print(json.dumps(asdict(Run(tally.read, tally.tables, seconds, _processor(), memory, most.bytes))))


class _Peak(threading.Thread):
    """Looks at the memory once a second."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.ended = threading.Event()
        self.bytes = 0

    def run(self) -> None:
        """Look until ``ended`` is set."""
        while not self.ended.wait(1):
            self.bytes = max(self.bytes, _memory())


def measured(source: Path, count: int, output: Path, jobs: int, *, again: bool = False) -> Run:
    """A run in a process of its own, into a new folder unless ``again``."""
    if not again:
        shutil.rmtree(output, ignore_errors=True)
    command = [sys.executable, "-c", _PROGRAM, str(source), str(count), str(output), str(jobs)]
    done = subprocess.run(command, cwd=_ROOT, stdout=subprocess.PIPE, check=True, text=True)
    plain = json.loads(done.stdout)
    return Run(**{**plain, "memory": [(at, size) for at, size in plain["memory"]]})


def _memory() -> int:
    """Bytes of this process and of all below it, shared pages counted once."""
    total = 0
    waiting = [os.getpid()]
    while waiting:
        process = waiting.pop()
        try:
            rollup = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii")
            total += next(int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:")) * 1024
            tasks = Path(f"/proc/{process}/task").iterdir()
            waiting += [int(child) for task in tasks for child in (task / "children").read_text().split()]
        except (OSError, StopIteration):
            continue  # it has ended meanwhile
    return total


def _processor() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description="Measure jixiao batch over very many documents.")
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--scans", type=int, default=12)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--folder", type=Path, help="where the documents are kept for the next time")
    options = parser.parse_args()
    place = nullcontext(str(options.folder)) if options.folder else tempfile.TemporaryDirectory()
    with place as name, tempfile.TemporaryDirectory() as scratch:
        source = Path(name, "many")
        if options.documents:
            write_many(source, options.documents)
            _compare(source, min(_COMPARED, options.documents), Path(scratch, "out"), options.rounds)
            _grow(source, options.documents, Path(scratch, "all"), options.rounds)
        if options.scans:
            write_scans(Path(name, "scans"), options.scans)
            _scans(Path(name, "scans"), options.scans, Path(scratch, "scans"))


def _compare(source: Path, count: int, output: Path, rounds: int) -> None:
    runs: dict[int, list[Run]] = {1: [], 2: []}
    for _ in range(rounds):
        for jobs, done in runs.items():
            done.append(measured(source, count, output, jobs))
    one, two = (median(done.seconds for done in runs[jobs]) for jobs in (1, 2))
    spent = [median(done.processor for done in runs[jobs]) for jobs in (1, 2)]
    tables = runs[1][0].tables
    print(f"{count:,} documents, {tables:,} tables, median of {rounds} rounds")
    print(f"one process: {tables / one:,.1f} tables/s; {1000 * spent[0] / tables:.1f} ms of processor a table")
    print(f"two processes: {tables / two:,.1f} tables/s; {1000 * spent[1] / tables:.1f} ms of processor a table")
    print(f"efficiency of two over one: {one / two / 2:.2f} on the clock, {spent[0] / spent[1]:.2f} by processor time")


def _grow(source: Path, count: int, output: Path, rounds: int) -> None:
    for files in sorted({100, 1000, count}):
        if files <= count:
            done = measured(source, files, output, 2)
            rate = done.tables / done.seconds
            spent = 1000 * done.processor / done.tables
            print(f"{files:,} documents: {rate:,.1f} tables/s on the clock, {spent:.1f} ms of processor a table")
    before, after = done.memory_at(501, 1000), done.memory_at(count - 999, count)
    slope = _slope([(at, size) for at, size in done.memory if at > 1000])
    print(
        f"memory: {before[0] / 1e6:.0f} MB after 1,000 (peak {before[1] / 1e6:.0f}), {after[0] / 1e6:.0f} MB at the "
        f"end (peak {after[1] / 1e6:.0f}): {after[0] / before[0]:.2f}; slope {slope / 1e6 * 1000:.2f} MB a thousand"
    )
    again = [measured(source, count, output, 2, again=True).seconds for _ in range(rounds)]
    print(f"run over unchanged input: {median(again):.2f} s, {done.seconds / median(again):,.0f} times faster")


def _scans(source: Path, count: int, output: Path) -> None:
    pages = sum(_pages(path) for path in source.iterdir())
    done = measured(source, count, output, 1)
    print(
        f"{count} scans, {pages} pages, {done.tables} tables, one process: {pages / done.seconds:.2f} pages/s on the "
        f"clock, {done.processor / pages:.2f} s of processor a page; peak {done.peak / 1e6:.0f} MB"
    )


def _pages(path: Path) -> int:
    import pypdfium2  # type: ignore[import-untyped]

    with pypdfium2.PdfDocument(path) as file:
        return len(file)


def _slope(points: list[tuple[int, int]]) -> float:
    """Bytes a file, by least squares; 0 for too few points."""
    if len(points) < 2:
        return 0
    middle = sum(at for at, _ in points) / len(points)
    mean = sum(size for _, size in points) / len(points)
    return sum((at - middle) * (size - mean) for at, size in points) / sum((at - middle) ** 2 for at, _ in points)


if __name__ == "__main__":
    main()
