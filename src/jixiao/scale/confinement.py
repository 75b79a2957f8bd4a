"""Taking from this process what no reader of documents needs: writing, starting programs, and the network.

Two fences stand one behind the other. The limits of the operating system bind whatever runs here, C libraries too:
memory, open files, and not a byte written to any file. Python's audit hook sees what Python code is about to do and
refuses connections, programs and changes of files; machine code that somebody smuggled in through a hole of a C library
does not ask it. So the hook is not a sandbox: whoever takes documents from strangers runs the whole service in a
container without network as well. What the process may read on disk is not fenced in.
"""

from __future__ import annotations

import math
import os
import sys
import sysconfig
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

from jixiao.scale.limits import Limits

_AREAS = frozenset(
    ("socket", "subprocess", "pty", "ftplib", "http", "imaplib", "poplib", "smtplib", "urllib", "webbrowser",
     "sqlite3", "shutil", "tempfile", "winreg", "syslog", "pickle", "code", "mmap")
)  # fmt: skip
"""Of audit events, what stands before the dot: everything that these modules report is refused."""
_DEEDS = frozenset(
    ("os.exec", "os.fork", "os.forkpty", "os.posix_spawn", "os.spawn", "os.startfile", "os.system", "os.kill",
     "os.killpg", "os.chflags", "os.chmod", "os.chown", "os.lchown", "os.link", "os.lockf", "os.mkdir", "os.remove",
     "os.removexattr", "os.rename", "os.rmdir", "os.setxattr", "os.symlink", "os.truncate", "os.utime",
     "ctypes.call_function", "ctypes.cdata", "ctypes.string_at", "sys.addaudithook", "sys.setprofile", "sys.settrace")
)  # fmt: skip
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


class ForbiddenError(PermissionError):
    """This process may not do that; ``deed`` is the audit event."""

    def __init__(self, deed: str) -> None:
        super().__init__(f"a reading process may not do this: {deed}")
        self.deed = deed


def limit_system(limits: Limits) -> None:
    """Set the limits of the operating system, where it has them (Windows has none)."""
    try:
        import resource
    except ImportError:
        return
    with suppress(OSError):  # if the machine runs out of memory, let it be this process that ends
        Path("/proc/self/oom_score_adj").write_text("1000", encoding="ascii")
    _set(resource.RLIMIT_CORE, 0, 0)
    _set(resource.RLIMIT_FSIZE, 0, 0)
    _set(resource.RLIMIT_NOFILE, limits.open_files, limits.open_files)
    _set(resource.RLIMIT_AS, limits.memory_megabytes << 20, limits.recognition_megabytes << 20)
    _set(resource.RLIMIT_CPU, _used() + limits.cpu_seconds, limits.most_seconds * limits.files_per_process)


def allow_time(seconds: int) -> None:
    """End this process once it has computed for so many seconds more."""
    try:
        import resource
    except ImportError:
        return
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    _set(resource.RLIMIT_CPU, _used() + seconds, hard)


def allow_recognition() -> None:
    """Let this process use the memory that reading a scanned page takes."""
    try:
        import resource
    except ImportError:
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    _set(resource.RLIMIT_AS, hard, hard)


def forbid_deeds() -> None:
    """Refuse from now on, for the rest of this process, what no reader does: ``ForbiddenError`` is raised there."""
    code = tuple({os.path.realpath(path) + os.sep for path in (*sys.path, *sysconfig.get_paths().values()) if path})

    harmless = {"builtins.id", "import"}

    def refuse(event: str, arguments: tuple[Any, ...]) -> None:
        if event in harmless:  # thousands for every file
            return
        if event == "open":
            _, mode, flags = arguments
            if (isinstance(flags, int) and flags & _WRITING) or (isinstance(mode, str) and set(mode) & set("wax+")):
                raise ForbiddenError("open for writing")
        elif event == "ctypes.dlopen":
            # Libraries of the installed packages only; no name at all is Python itself, a bare one the system's.
            name = arguments[0]
            if name is not None and not (os.path.isabs(name) and os.path.realpath(name).startswith(code)):  # noqa: PTH117
                raise ForbiddenError(event)
        elif event in _DEEDS or event.partition(".")[0] in _AREAS:
            raise ForbiddenError(event)
        else:
            harmless.add(event)

    sys.addaudithook(refuse)


def _used() -> int:
    """Seconds that this process has computed for, rounded up."""
    return math.ceil(time.process_time())


def _set(kind: int, soft: int, hard: int) -> None:
    """Set a limit; no process may go beyond the one that it was given."""
    import resource

    _, most = resource.getrlimit(kind)
    hard = hard if most == resource.RLIM_INFINITY else min(hard, most)
    soft = soft if hard == resource.RLIM_INFINITY else min(soft, hard)
    with suppress(ValueError, OSError):
        resource.setrlimit(kind, (soft, hard))
