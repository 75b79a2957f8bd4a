"""What it costs to read documents in a process that may be lost, beside reading them in this one.

    python -m benchmarks.guarding [--rounds N] [--write README.md README.zh-CN.md]

prints a Markdown table; with ``--write`` it replaces what stands in the files between the markers of ``guarding``, in
Chinese where the name of the file says so. The files are the samples, those of a format one after the other, from file
to records. Both ways take turns, warm, and what is measured is computing, of both processes together: how long one
waits for the other says more about what else the machine does. The best round of each way counts.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from benchmarks.markers import marked, write_figures
from benchmarks.processes import ROOT
from jixiao.documents.errors import DocumentError
from jixiao.recognition.reading import read_each
from jixiao.scale.guarded_reader import GuardedReader
from jixiao.scale.limits import Limits

GOAL = 1.10
"""How many times as long all formats together may take."""
FORMATS = ("txt", "docx", "doc", "xlsx", "xls", "html", "mht", "pdf", "zip")
"""Scans are left out: beside the seconds that a page takes nothing else shows."""
_SCANS = ("luting-archives.pdf",)
_REPEATED = 5
"""How often a round reads the files of a format, which are few."""


@dataclass(frozen=True, slots=True)
class Cost:
    """Milliseconds for a file of a format in this process and in another, and how many files there are."""

    kind: str
    files: int
    here: float
    guarded: float

    @property
    def ratio(self) -> float:
        """The second as a multiple of the first."""
        return self.guarded / self.here


def measure(rounds: int) -> list[Cost]:
    """The cost of every format; the last is that of all together, a file of each counting alike."""
    lines: list[Cost] = []
    with GuardedReader(Limits(files_per_process=10**6)) as reader:  # one process, whose computing is counted
        for kind in FORMATS:
            paths = [path for path in sorted(ROOT.glob(f"samples/20*/*.{kind}")) if path.name not in _SCANS]
            here, guarded = _least([partial(_read_here, paths), partial(_read, reader, paths)], reader, rounds)
            each = 1000 / len(paths) / _REPEATED
            lines.append(Cost(kind, len(paths), here * each, guarded * each))
    together = Cost(
        "", sum(one.files for one in lines), sum(one.here for one in lines), sum(one.guarded for one in lines)
    )
    return [*lines, together]


def starting(rounds: int) -> float:
    """Milliseconds of the clock until a new process has read its first small file, in the fastest of so many rounds."""
    best = float("inf")
    for _ in range(rounds):
        begin = time.perf_counter()
        with GuardedReader() as reader:
            reader.read(ROOT / "samples/2024/yanpu-roads.txt")
            best = min(best, time.perf_counter() - begin)
    return 1000 * best


def table(lines: Sequence[Cost], start: float, *, chinese: bool) -> str:
    """The figures as Markdown."""
    head = (
        ("格式", "文件数", "隔离读取／本进程读取（计算时间）")
        if chinese
        else ("format", "files", "guarded : in this process (computing)")
    )
    rows = [f"| .{one.kind} | {one.files} | {one.ratio:.2f} |" for one in lines[:-1]]
    whole = lines[-1]
    name = "合计" if chinese else "together"
    small = start / lines[0].here
    last = (
        f"启动一个新的隔离进程，相当于在本进程读取 {small:.0f} 份文本文件。"
        if chinese
        else f"Starting a new process takes as long as reading {small:.0f} text files in this one."
    )
    return "\n".join(
        [
            f"| {' | '.join(head)} |",
            "| --- | ---: | ---: |",
            *rows,
            f"| {name} | {whole.files} | {whole.ratio:.2f} |",
            "",
            last,
        ]
    )


def _least(ways: Sequence[Callable[[], None]], reader: GuardedReader, rounds: int) -> list[float]:
    """Seconds that each way computes for in its best round; they take turns, after one round that does not count."""
    best = [float("inf")] * len(ways)
    for number in range(rounds + 1):
        for at, way in enumerate(ways):
            begin = _computed(reader)
            way()
            if number:
                best[at] = min(best[at], _computed(reader) - begin)
    return best


def _computed(reader: GuardedReader) -> float:
    """Seconds that this process and that of the reader have computed for so far (Linux tells them)."""
    nanoseconds = int(Path(f"/proc/{reader.pid}/schedstat").read_text(encoding="ascii").split()[0])
    return time.process_time() + nanoseconds / 1e9


def _read_here(paths: Sequence[Path]) -> None:
    for path in [*paths] * _REPEATED:
        with suppress(DocumentError):
            list(read_each(path))


def _read(reader: GuardedReader, paths: Sequence[Path]) -> None:
    for path in [*paths] * _REPEATED:
        reader.read(path)


def main() -> int:
    """Measure, print and write; returns 1 where reading so costs more than ``GOAL``."""
    parser = argparse.ArgumentParser(description="What guarded reading costs.")
    parser.add_argument("--rounds", type=int, default=5, metavar="N")
    parser.add_argument("--write", nargs="+", type=Path, default=[], metavar="FILE")
    arguments = parser.parse_args()
    lines, start = measure(arguments.rounds), starting(arguments.rounds)
    print(marked("guarding", table(lines, start, chinese=False)))
    write_figures(arguments.write, "guarding", lambda chinese: table(lines, start, chinese=chinese))
    ratio = lines[-1].ratio
    if ratio > GOAL:
        print(f"guarded reading takes {ratio:.2f} times as long, more than {GOAL:.2f}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
