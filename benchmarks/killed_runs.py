"""Runs over many documents that are killed at random points and continued: nothing may be lost or written twice.

    python -m benchmarks.killed_runs [--kills N] [--engine processes] [--documents N]

kills run after run with SIGKILL, lets the last one end, and compares every row with those of a run that nobody killed.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from jixiao.scale.batch import Wish, run_batch
from jixiao.scale.executors import ENGINES, Engine, Serial, executor
from jixiao.scale.manifest import MANIFEST
from jixiao.scale.parts import Fullness
from jixiao.scale.results import open_results
from jixiao.scale.schema import TABLES
from jixiao.scale.sources import find_sources

_FILES_A_PART = 3
_PROGRAM = "import sys; from benchmarks.killed_runs import run; run(*sys.argv[1:])"
_ROOT = Path(__file__).resolve().parents[1]
_LONGEST = 120.0


@dataclass(slots=True)
class Kills:
    """``parts`` has the number of parts that the output held each time a run was killed."""

    parts: list[int] = field(default_factory=list)
    ended_before: int = 0


def run(source: str, output: str, engine: Engine) -> None:
    """A run with small parts; it is started in a process of its own."""
    wish = Wish(fullness=Fullness(files=_FILES_A_PART))
    run_batch(find_sources([source]).files, Path(output), executor(engine, jobs=2), wish)


def killed_and_resumed(source: Path, output: Path, kills: int, engine: Engine, seed: int = 0) -> Kills:
    """Kill so many runs, each at a random moment, and let one more run to its end."""
    chance = random.Random(seed)
    done = Kills()
    for _ in range(kills):
        before = _lines(output)
        process = _start(source, output, engine)
        deadline = time.monotonic() + _LONGEST
        wanted = before + chance.randrange(1, 3)
        while process.poll() is None and _lines(output) < wanted and time.monotonic() < deadline:
            time.sleep(0.001)
        time.sleep(chance.random() * 0.05)
        if process.poll() is None:
            process.kill()
        else:
            done.ended_before += 1
        process.wait()
        done.parts.append(max(0, _lines(output) - 1))
    last = _start(source, output, engine)
    if last.wait() != 0:
        raise RuntimeError(f"the last run ended with {last.returncode}")
    return done


def rows(output: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, sorted by its key."""
    with open_results(output) as results:
        return {
            table.name: list(results.ask(f"FROM {table.name} ORDER BY {', '.join(table.key)}")[1]) for table in TABLES
        }


def _start(source: Path, output: Path, engine: Engine) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", _PROGRAM, str(source), str(output), engine], cwd=_ROOT)


def _lines(output: Path) -> int:
    try:
        return (output / MANIFEST).read_bytes().count(b"\n")
    except FileNotFoundError:
        return 0


def main() -> None:
    """Command line."""
    from benchmarks.many_documents import write_many

    parser = argparse.ArgumentParser(description="Kill runs over many documents, and compare what is left.")
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--engine", choices=ENGINES, default="processes")
    parser.add_argument("--documents", type=int, default=300)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "in")
        write_many(source, options.documents)
        run_batch(find_sources([str(source)]).files, Path(folder, "whole"), Serial())
        done = killed_and_resumed(source, Path(folder, "killed"), options.kills, options.engine)
        equal = rows(Path(folder, "killed")) == rows(Path(folder, "whole"))
    print(f"{len(done.parts) - done.ended_before} runs killed with parts {done.parts}; rows equal: {equal}")
    sys.exit(not equal)


if __name__ == "__main__":
    main()
