"""What a command costs as a process of its own: wall time with start-up, and peak memory."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[1]

# A process begins with the peak memory of the one that started it, so a small one stands between.
_LAUNCHER = """
import json, resource, subprocess, sys, time
begin = time.perf_counter()
code = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL).returncode
seconds = time.perf_counter() - begin
peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
print(json.dumps([code, seconds, peak]))
"""


@dataclass(frozen=True)
class Cost:
    """Wall time in seconds and peak resident memory in bytes."""

    seconds: float
    memory: int


class FailedCommandError(Exception):
    """A command that is to be measured does not work."""


def cost(command: list[str], rounds: int) -> Cost:
    """The median time of the command and its highest peak. Raises ``FailedCommandError`` where it fails."""
    runs = [_run(command) for _ in range(rounds)]
    return Cost(median(run.seconds for run in runs), max(run.memory for run in runs))


def jixiao_command() -> list[str]:
    """How ``jixiao`` is called: the installed program, or the module where there is none."""
    program = Path(sys.executable).with_name("jixiao")
    return [str(program)] if program.exists() else [sys.executable, "-m", "jixiao.cli.main"]


def _run(command: list[str]) -> Cost:
    launched = subprocess.run(
        [sys.executable, "-I", "-c", _LAUNCHER, *command], cwd=ROOT, capture_output=True, text=True, check=True
    )
    code, seconds, memory = json.loads(launched.stdout)
    if code:
        raise FailedCommandError(f"{Path(command[0]).name} {' '.join(command[1:])}: {launched.stderr.strip()[-300:]}")
    return Cost(seconds, memory)
