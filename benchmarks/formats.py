"""How well and how fast files of every format become tables of cells and records, beside what else reads them.

    python -m benchmarks.formats [--others PYTHON] [--rounds N] [--only FORMAT …] [--write README.md README.zh-CN.md]

prints a Markdown table; with ``--write`` it replaces what stands in the files between the markers of ``formats``, in
Chinese where the name of the file says so. The files are the gold records printed anew (``printed_material``), so what
every cell holds is known. Every reader runs in a process of its own, on one core, warm, on the same files.

The other readers are those of ``other_readers``. They are no dependencies of jixiao: install them into an environment
of their own, ``build/others`` or one whose interpreter ``--others`` names; what cannot be imported there or here is
named and left out.

    python3 -m venv build/others
    build/others/bin/pip install -r benchmarks/competitors.txt
    .venv/bin/python -m benchmarks.formats
"""

from __future__ import annotations

import argparse
import json
import platform
import sys
import tempfile
from dataclasses import dataclass
from math import floor
from pathlib import Path
from statistics import median

from benchmarks.cell_accuracy import Accuracy, Cell, accuracy, together
from benchmarks.markers import marked, write_figures
from benchmarks.material import Score, gold, score
from benchmarks.other_readers import ADAPTERS
from benchmarks.printed_material import FORMATS, PAGED, PrintedFile, print_files
from benchmarks.processes import ROOT, FailedCommandError, cost
from benchmarks.timed_reader import OWN, Timing, command
from jixiao.rendering.official.printed_form import PrintedForm

GOALS = {"docx": 120, "doc": 120, "xlsx": 80, "html": 150, "pdf": 100}
"""Forms a second from file to records on one core that jixiao is to reach; pages for ``pdf``."""
OCR_GOAL = 1.2
"""Reading a scan may take so many times as long as recognising its text alone."""
_NAMES = {
    "grid": ("jixiao, file → cells", "jixiao，文件→单元格"),
    "records": ("jixiao, file → records", "jixiao，文件→记录"),
}


@dataclass(frozen=True, slots=True)
class Measured:
    """A reader on the files of a format.

    ``rate`` is forms a second (pages, where the format has pages), ``ratio`` its time as a multiple of jixiao's from
    file to cells, ``memory`` the peak of its process in bytes. ``cells`` or ``records`` say how much is right, where
    the reader gives such.
    """

    kind: str
    reader: str
    rate: float
    ratio: float
    memory: int
    cells: Accuracy | None = None
    records: Score | None = None


def measure(kind: str, folder: Path, others: str, rounds: int) -> list[Measured]:
    """All readers on the files of one format; those that are missing or fail are named on stderr."""
    files = print_files(folder, kind)
    units = sum(file.pages or 0 if kind in PAGED else len(file.forms) for file in files)
    lines: list[Measured] = []
    own: float | None = None
    for reader in (*OWN, *dict(ADAPTERS[kind])):
        answer = _timed(kind, reader, rounds, files, folder, others)
        if answer is None:
            continue
        timing, memory = answer
        seconds = median(timing.seconds)
        own = own or seconds  # jixiao, file to cells, is the first
        tables = together(map(_accuracy, files, timing.tables)) if any(timing.tables) else None
        records = _score(files, timing) if reader == "records" else None
        lines.append(Measured(kind, reader, units / seconds, seconds / own, memory, tables, records))
    return lines


def _timed(
    kind: str, reader: str, rounds: int, files: list[PrintedFile], folder: Path, others: str
) -> tuple[Timing, int] | None:
    """The timing and the peak memory, ``None`` where the reader is missing or fails."""
    result = folder / "result.json"
    why = ""
    for python in (sys.executable,) if reader in OWN else dict.fromkeys((others, sys.executable)):
        try:
            memory = cost(command(python, kind, reader, rounds, result, [file.path for file in files]), rounds=1).memory
        except FailedCommandError as error:
            why = str(error)
            continue
        timing = Timing(**json.loads(result.read_text(encoding="utf-8")))
        if timing.missing is None and timing.failed is None:
            return timing, memory
        why = timing.failed or f"missing: {timing.missing}"
    print(f"{kind}, {reader}: not measured, {why.splitlines()[-1]}", file=sys.stderr)
    return None


def _accuracy(file: PrintedFile, tables: list[list[Cell]]) -> Accuracy:
    return accuracy([_cells(form) for form in file.forms], tables)


def _cells(form: PrintedForm) -> list[Cell]:
    return [(cell.row, cell.column, cell.rowspan, cell.colspan, cell.text) for row in form.rows for cell in row]


def _score(files: list[PrintedFile], timing: Timing) -> Score:
    """The records against the gold; a record belongs to the document that its file was printed from."""
    return score(
        [
            {**record, "document": file.document}
            for file, records in zip(files, timing.records, strict=True)
            for record in records
        ],
        {file.document for file in files},
    )


def table(lines: list[Measured], *, chinese: bool) -> str:
    """The measurements as a Markdown table, with a note on what was measured on what."""
    head = (
        ("格式", "程序", "张/秒", "用时之比", "内存", "单元格正确", "合并也正确", "指标 F1")
        if chinese
        else ("format", "reader", "forms/s", "time, ratio", "memory", "cells right", "… and spans", "indicators, F1")
    )
    rows = [head, ("---", "---", *["---:"] * 6)]
    for line in lines:
        name = _NAMES[line.reader][chinese] if line.reader in _NAMES else line.reader
        rate = f"{line.rate:,.0f}" if line.rate >= 10 else f"{line.rate:.2g}"
        if line.kind in PAGED:
            rate += " 页" if chinese else " pages"
        rows.append(
            (
                _format(line.kind, chinese),
                name,
                rate,
                f"{line.ratio:.1f}",
                f"{line.memory / 1e6:.0f} MB",
                *_shares(line),
                _percent(line.records.share("indicator F1")) if line.records else "–",
            )
        )
    python = f"Python {platform.python_version()}, {platform.system()} {platform.machine()}"
    note = (
        f"{len(gold())} 条记录按原表式重新打印后读回，一个核、热启动、处理器时间取中位数（{python}）；"
        "文字与位置都对才算单元格正确，空单元格不计。"
        if chinese
        else f"{len(gold())} records printed anew in their forms and read back; one core, warm, median processor time "
        f"({python}). A cell is right with its text in its place; blank cells do not count."
    )
    return "\n".join(f"| {' | '.join(row)} |" for row in rows) + f"\n\n{note}"


def _format(kind: str, chinese: bool) -> str:
    return ("扫描件" if chinese else "scan") if kind == "scan" else f".{kind}"


def _shares(line: Measured) -> tuple[str, str]:
    if line.cells is None:
        return "–", "–"
    texts = _percent(line.cells.texts / line.cells.cells)
    return texts, "–" if line.cells.spans is None else _percent(line.cells.spans / line.cells.cells)


def _percent(share: float) -> str:
    """Cut, so that 100 % is without a miss."""
    return "100 %" if share == 1 else f"{floor(share * 1000) / 10:.1f} %"


def missed_goals(lines: list[Measured]) -> list[str]:
    """Where jixiao is slower than it is to be."""
    records = {line.kind: line for line in lines if line.reader == "records"}
    missed = [
        f"{kind}: {records[kind].rate:.4g} a second, not {goal}"
        for kind, goal in GOALS.items()
        if kind in records and records[kind].rate < goal
    ]
    alone = next((line for line in lines if line.reader == "rapidocr"), None)
    if alone and "scan" in records and (ratio := records["scan"].ratio / alone.ratio) > OCR_GOAL:
        missed.append(f"scan: {ratio:.2f} times the recognition alone, not {OCR_GOAL}")
    return missed


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description="How well and how fast files become records.")
    usual = ROOT / "build" / "others" / "bin" / "python"
    others = str(usual) if usual.exists() else sys.executable
    parser.add_argument("--others", default=others, metavar="PYTHON", help="interpreter with the other readers")
    parser.add_argument("--rounds", type=int, default=9, help="how often each time is measured")
    parser.add_argument("--only", nargs="+", choices=FORMATS, default=FORMATS, help="these formats")
    parser.add_argument(
        "--write", nargs="+", type=Path, default=[], metavar="FILE", help="put the table in these files"
    )
    options = parser.parse_args()
    lines: list[Measured] = []
    for kind in options.only:
        with tempfile.TemporaryDirectory() as folder:
            lines += measure(kind, Path(folder), options.others, options.rounds)
        print(f"{kind}: measured", file=sys.stderr)
    print(marked("formats", table(lines, chinese=False)))
    for goal in missed_goals(lines):
        print(f"goal missed: {goal}", file=sys.stderr)
    write_figures(options.write, "formats", lambda chinese: table(lines, chinese=chinese))


if __name__ == "__main__":
    main()
