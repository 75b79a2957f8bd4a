"""Fuzzing everything for a while: ``python -m fuzz.run [SECONDS] [TARGET …]``.

The time is shared out among the targets; each runs in a process of its own, which an input may end. Exit code 1 where
something was found.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from fuzz.cases import keep
from fuzz.targets import TARGETS

_STARTING = 60
"""Seconds that a process may take beyond its time: importing under instrumentation, and its last input."""
_RUNS = re.compile(r"number_of_executed_units:\s*(\d+)")


def main(seconds: int, names: list[str]) -> int:
    """Fuzz these targets; returns the exit code."""
    found = 0
    for name in names:
        begin = time.monotonic()
        runs, faults = fuzz(name, max(1, seconds // len(names)))
        found += faults
        print(f"{name}: {runs} inputs in {time.monotonic() - begin:.0f} s, {faults} kinds of mistakes", flush=True)
    return 1 if found else 0


def fuzz(name: str, seconds: int) -> tuple[int, int]:
    """How many inputs were tried, and how many kinds of mistakes were found."""
    until = time.monotonic() + seconds
    runs, kinds = 0, set[str]()
    while (left := round(until - time.monotonic())) > 0 or not runs:
        with tempfile.TemporaryDirectory() as place:
            folder = Path(place)
            command = [sys.executable, "-m", "fuzz.one_target", name, str(max(1, left)), place]
            try:
                ran = subprocess.run(
                    command, capture_output=True, text=True, errors="replace", timeout=left + _STARTING
                )
            except subprocess.TimeoutExpired:
                print(f"{name}: did not end in time", flush=True)
                return runs, len(kinds) + 1
            kinds |= set(re.findall(rf"^{name}: (\S+):", ran.stdout, re.MULTILINE))
            print(ran.stdout, end="", flush=True)
            ended = [path for path in folder.iterdir() if path.is_file()]
            for path in ended:  # crash-…, timeout-…, oom-…
                what = f"{path.name.partition('-')[0]}-{path.name[-8:]}"
                kinds.add(what)
                print(f"{name}: {what} -> {keep(name, what, path.read_bytes())}", flush=True)
            counted = _RUNS.search(ran.stderr)
            runs += int(counted.group(1)) if counted else 0
            if ran.returncode and not ended:
                print(ran.stderr[-2000:], flush=True)
                return runs, len(kinds) + 1
    return runs, len(kinds)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 60, sys.argv[2:] or list(TARGETS)))
