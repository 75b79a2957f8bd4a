"""Commands are measured as processes of their own."""

from __future__ import annotations

import sys

import pytest
from benchmarks.processes import FailedCommandError, cost


def test_memory_is_that_of_the_command_not_of_who_measures() -> None:
    here = b"x" * 200_000_000
    small = cost([sys.executable, "-c", ""], rounds=1)
    large = cost([sys.executable, "-c", "b'x' * 100_000_000"], rounds=1)
    assert small.memory < 100_000_000 < large.memory < len(here)
    assert small.seconds > 0


def test_a_command_that_fails_is_not_measured() -> None:
    with pytest.raises(FailedCommandError, match="no such thing"):
        cost([sys.executable, "-c", "raise SystemExit('no such thing')"], rounds=1)
