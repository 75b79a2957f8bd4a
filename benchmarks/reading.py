"""How well and how fast jixiao reads the seeds, beside the straightforward reader, in the same run.

    python -m benchmarks.reading [--rounds N] [--write README.md README.zh-CN.md]

prints a Markdown table; with ``--write`` it replaces what stands in the files between the markers of ``reading``,
in Chinese where the name of the file says so.
"""

from __future__ import annotations

import argparse
import functools
import platform
import sys
from collections.abc import Callable
from dataclasses import dataclass
from math import floor
from pathlib import Path
from statistics import median
from time import process_time

import jixiao
from benchmarks import baseline_reader
from benchmarks.markers import marked, write_figures
from benchmarks.material import Score, gold, jixiao_records, score, seeds
from benchmarks.processes import Cost, FailedCommandError, cost, jixiao_command

_MEASURES = {
    "tables recall": ("tables found", "找到的表"),
    "header fields": ("header fields right", "表头字段正确"),
    "amounts": ("amounts right", "金额正确"),
    "goals": ("goals right", "绩效目标正确"),
    "indicator F1": ("indicators (block, name and value all right), F1", "指标（类别、名称、指标值全对），F1"),
    "tables without any miss": ("tables without any miss", "全表无误"),
}


@dataclass(frozen=True)
class Line:
    """A line of the table: what is measured, in English and Chinese, and the figures of the two readers."""

    english: str
    chinese: str
    jixiao: str
    baseline: str


def score_lines(ours: Score, theirs: Score) -> list[Line]:
    """How well the two read, by the shared scorer."""
    return [
        Line(english, chinese, _result(ours, measure), _result(theirs, measure))
        for measure, (english, chinese) in _MEASURES.items()
    ]


def _result(result: Score, measure: str) -> str:
    share = result.share(measure)
    percent = "100 %" if share == 1 else f"{floor(share * 1000) / 10:.1f} %"  # cut, so that 100 % is without a miss
    right, of = result.tally["indicator recall" if measure == "indicator F1" else measure]
    return f"{percent} ({right}/{of})"


def speed_lines(rounds: int) -> list[Line]:
    """How fast the two read when everything is loaded: processor time of one process, median of alternating rounds."""
    readers: dict[str, Callable[[Path], object]] = {"jixiao": jixiao.read, "baseline": baseline_reader.read}
    tables = sum(len(jixiao.read(path).records) for path in seeds())
    spent: dict[str, list[float]] = {name: [] for name in readers}
    for _ in range(rounds):
        for name, read in readers.items():
            forget_texts()
            begin = process_time()
            for path in seeds():
                read(path)
            spent[name].append(process_time() - begin)
    ours, theirs = median(spent["jixiao"]), median(spent["baseline"])
    return [
        Line(
            f"speed, warm, one core ({tables} tables)",
            f"速度：热启动、单核（{tables} 张表）",
            f"{tables / ours:,.0f} /s",
            f"{tables / theirs:,.0f} /s",
        ),
        Line("… time as a ratio", "……用时之比", f"{ours / theirs:.1f}", "1"),
    ]


def forget_texts() -> None:
    """Empty jixiao's memory of texts, so that no round gains from having read the same text in the one before."""
    for name, module in list(sys.modules.items()):
        if name.partition(".")[0] == "jixiao":
            for function in vars(module).values():
                if isinstance(function, functools._lru_cache_wrapper) and function.cache_parameters()["maxsize"]:
                    function.cache_clear()


def process_lines(rounds: int) -> list[Line]:
    """What the programs cost from start to end."""
    files = [str(path) for path in seeds()]
    ours = _try([*jixiao_command(), "read", *files, "--format", "jsonl"], rounds)
    theirs = _try([sys.executable, "-m", "benchmarks.baseline_reader", *files], rounds)
    version = _try([*jixiao_command(), "--version"], rounds)
    nothing = _try([sys.executable, "-c", ""], rounds)
    return [
        Line(
            f"`jixiao read` of {len(files)} documents, with start-up",
            f"`jixiao read` 读取 {len(files)} 个文件，含启动",
            _seconds(ours),
            _seconds(theirs),
        ),
        Line("… peak memory", "……内存峰值", _megabytes(ours), _megabytes(theirs)),
        Line(
            "`jixiao --version`, beside an empty Python program",
            "`jixiao --version`，对照空的 Python 程序",
            _seconds(version),
            _seconds(nothing),
        ),
    ]


def _try(command: list[str], rounds: int) -> Cost | None:
    try:
        return cost(command, rounds)
    except FailedCommandError as error:
        print(f"not measured: {error}", file=sys.stderr)
        return None


def _seconds(measured: Cost | None) -> str:
    return "–" if measured is None else f"{measured.seconds:.2f} s"


def _megabytes(measured: Cost | None) -> str:
    return "–" if measured is None else f"{measured.memory / 1e6:.0f} MB"


def table(lines: list[Line], *, chinese: bool) -> str:
    """The lines as a Markdown table, with a note on what was measured on what."""
    python = f"Python {platform.python_version()}, {platform.system()} {platform.machine()}"
    head = ("", "jixiao", "直读程序") if chinese else ("", "jixiao", "straightforward reader")
    rows = [head, ("---", "---:", "---:")]
    rows += [(line.chinese if chinese else line.english, line.jixiao, line.baseline) for line in lines]
    note = (
        f"对错以逐表阅读写下的 {len(gold())} 条记录为准；时间取中位数（{python}）。"
        if chinese
        else f"Right or wrong by {len(gold())} records written by reading the tables; times are medians ({python})."
    )
    return "\n".join(f"| {' | '.join(row)} |" for row in rows) + f"\n\n{note}"


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description="How well and how fast jixiao reads the seeds.")
    parser.add_argument("--rounds", type=int, default=9, help="how often each time is measured")
    parser.add_argument(
        "--write", nargs="+", type=Path, default=[], metavar="FILE", help="put the table in these files"
    )
    options = parser.parse_args()
    theirs = [record for path in seeds() for record in baseline_reader.read(path)]
    lines = score_lines(score(jixiao_records()), score(theirs))
    lines += speed_lines(options.rounds)
    lines += process_lines(options.rounds)
    print(marked("reading", table(lines, chinese=False)))
    write_figures(options.write, "reading", lambda chinese: table(lines, chinese=chinese))


if __name__ == "__main__":
    main()
