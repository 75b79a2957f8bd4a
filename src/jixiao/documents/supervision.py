"""What watches over this process while it reads, where something does: a process that may be lost (``scale``).

Such a process may write no file and start no program, and has limits of time and memory. What a reader needs beyond
that, it asks of its supervisor.
"""

from __future__ import annotations

from typing import Protocol


class Supervisor(Protocol):
    """What a reader may ask for."""

    def page_begins(self) -> None:
        """A scanned page is about to be recognised, which takes more time and memory than anything else."""

    def converted(self, data: bytes, source: str, target: str) -> bytes:
        """What ``office_conversion.converted`` gives, from a process that may start LibreOffice."""


_over_this_process: Supervisor | None = None


def obey(supervisor: Supervisor | None) -> None:
    """Make it the supervisor of this process."""
    global _over_this_process
    _over_this_process = supervisor


def supervisor() -> Supervisor | None:
    """What watches over this process, ``None`` where it is one as any other."""
    return _over_this_process
