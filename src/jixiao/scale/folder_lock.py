"""One run at a time writes to a folder: a lock file that says who does, on which machine.

The operating system holds the lock (``flock``) for as long as the process lives, so that a killed run leaves none
behind. Where a file system knows no such locks, or machines do not see each other's, what stands in the file decides:
a process of this machine that no longer runs has left it behind, of another machine nobody here can tell.
"""

from __future__ import annotations

import errno
import json
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from jixiao.scale.errors import FolderInUseError, FolderMaybeInUseError

LOCK = ".lock"
"""The name of the lock file in the folder."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds the lock: host, process id, and when the process began where that can be told (else "")."""

    host: str
    process: int
    begun: str


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Keep others out of the folder while the block runs.

    Raises ``FolderInUseError`` or ``FolderMaybeInUseError``; ``OSError`` where the lock file cannot be written.
    """
    path = folder / LOCK
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        taken = _flock(descriptor)
        holder = _holder(descriptor)
        if taken is False:
            raise FolderInUseError(
                folder=folder, host=holder.host if holder else "?", process=holder.process if holder else "?"
            )
        if holder is not None and holder.host != socket.gethostname():
            raise FolderMaybeInUseError(folder=folder, host=holder.host, process=holder.process, lock=path)
        if holder is not None and taken is None and _runs(holder):
            raise FolderInUseError(folder=folder, host=holder.host, process=holder.process)
        _write(descriptor, json.dumps(asdict(_myself())).encode("utf-8"))
        try:
            yield
        finally:
            # The file stays: to take it away would let two runs hold locks on two files of one name.
            with suppress(OSError):
                _write(descriptor, b"")
    finally:
        os.close(descriptor)


def _flock(descriptor: int) -> bool | None:
    """Whether the lock is ours; ``None`` where the system or the file system has no locks."""
    try:
        import fcntl
    except ImportError:
        return None
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        return False if error.errno in (errno.EWOULDBLOCK, errno.EACCES) else None
    return True


def _holder(descriptor: int) -> Holder | None:
    with suppress(OSError, ValueError, TypeError):
        said = Holder(**json.loads(os.pread(descriptor, 4096, 0)))
        if isinstance(said.host, str) and isinstance(said.process, int) and said.process > 0:
            return said
    return None


def _write(descriptor: int, data: bytes) -> None:
    os.ftruncate(descriptor, 0)
    os.pwrite(descriptor, data, 0)
    os.fsync(descriptor)


def _myself() -> Holder:
    return Holder(socket.gethostname(), os.getpid(), _begun(os.getpid()))


def _runs(holder: Holder) -> bool:
    try:
        os.kill(holder.process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        pass  # it runs, as somebody else
    return not holder.begun or _begun(holder.process) in ("", holder.begun)


def _begun(process: int) -> str:
    """When a process began, in ticks since the machine did: another process of the same number began later."""
    with suppress(OSError, IndexError):
        return (
            Path(f"/proc/{process}/stat").read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()[19]
        )
    return ""
