"""Reading documents of any origin without danger to this process: ``GuardedReader``.

Another process parses the file and recognises its tables; what comes back are records as JSON, which are checked. That
process has limits of time and memory, writes no file, starts no program and opens no connection (``confinement``). When
it fails, the file gets one sentence that says why, and the next file a new process.
"""

from __future__ import annotations

import json
import math
import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, BinaryIO

from jixiao.documents.errors import DocumentError
from jixiao.rendering.printable import printable
from jixiao.scale import guard_errors
from jixiao.scale.limits import Limits, limits_from
from jixiao.scale.stop_watch import StopWatch

if TYPE_CHECKING:
    from jixiao.scale.reading_messages import GuardedReading, Request, WantsConversion

_KEPT_VARIABLES = (
    "PATH", "LANG", "LANGUAGE", "TZ", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "SYSTEMROOT", "OMP_NUM_THREADS",
    "PYTHONUTF8", "PYTHONHASHSEED", "PYTHONMALLOC",
)  # fmt: skip
"""Of the environment; anything else, such as passwords of databases, is nobody's business there."""
_MODULE = "jixiao.scale.reading_process"


class GuardedReader:
    """Reads documents in another process, which is started once and replaced when it fails. To be used with ``with``.

    For one thread; use several for several processors. ``limits`` are those of the environment if none are given.
    With ``show_tracebacks`` mistakes of the program print theirs to standard error.
    """

    def __init__(self, limits: Limits | None = None, *, show_tracebacks: bool = False) -> None:
        self.limits = limits_from() if limits is None else limits
        self._show_tracebacks = show_tracebacks
        self._process: _ReadingProcess | None = None
        self._closed = False

    def __enter__(self) -> GuardedReader:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def start(self) -> None:
        """Start the process, if none is there; it gets ready while this one goes on."""
        if self._process is None and not self._closed:
            with suppress(OSError):  # told by the first file
                self._process = _ReadingProcess(self.limits, show_tracebacks=self._show_tracebacks)

    def close(self) -> None:
        """End the process, and start no other; a file that another thread is reading now is refused there."""
        self._closed = True
        self._drop()

    def _drop(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.end()

    def _renew(self) -> None:
        self._drop()
        self.start()

    @property
    def pid(self) -> int | None:
        """The process that will read the next file, if it is there already."""
        return self._process.pid if self._process else None

    def read(self, path: str | Path, form: str | None = None) -> list[GuardedReading]:
        """What was read at ``path``: one document under its file name, or those of a zip archive one by one.

        ``form`` names the official form of all its tables where that is known. Whatever is wrong with the file becomes
        a ``Refusal``, which is a ``Fault``; where reading came to an end within an archive, it has the name of the
        archive and stands behind the documents before it. Raises ``KeyError`` where there is no such form, and nothing
        on account of the file.
        """
        if form is not None:
            from jixiao.forms.library import form as form_of

            form_of(form)
        self.start()
        from jixiao.scale.piped_input import gives_bytes_once, piped_bytes  # while the process gets ready

        path = Path(path)
        try:
            contents = piped_bytes(path, self.limits.wall_seconds) if gives_bytes_once(path) else None
        except DocumentError as error:
            from jixiao.scale.reading_messages import refusal_of

            return [(path.name, refusal_of(error))]
        return self._read(path, path.name, form, contents)

    def read_bytes(self, name: str, data: bytes, form: str | None = None) -> list[GuardedReading]:
        """The same for a document in memory, called ``name``; an archive of documents is refused."""
        return self._read(Path(), name, form, data)

    def _read(self, path: Path, name: str, form: str | None, contents: bytes | None) -> list[GuardedReading]:
        self.start()
        from jixiao.scale.reading_messages import Request, refusal_of  # while the process gets ready

        readings: list[GuardedReading] = []
        process = self._process
        if process is None:
            return [(name, refusal_of(guard_errors.ReaderStartError(reason="fork")))]
        try:
            request = Request(str(path.absolute()), name, form, attached=contents is not None)
            process.read(request, contents, readings)
            if process.files >= self.limits.files_per_process:
                self._renew()
        except guard_errors.StoppedReadingError as error:
            self._renew()
            readings.append((name, refusal_of(error)))
        except BaseException:
            self._drop()  # it is in the middle of something
            raise
        return readings


class _ReadingProcess:
    """One process, and the talk with it."""

    def __init__(self, limits: Limits, *, show_tracebacks: bool) -> None:
        self._limits = limits
        self._ready = False
        self.files = 0
        # -P: the folder that the user happens to be in may hold a json.py of a stranger.
        command = [sys.executable, "-P", "-m", _MODULE, json.dumps(asdict(limits))]
        self._process = subprocess.Popen(
            command + ["--tracebacks"] * show_tracebacks,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
            start_new_session=True,  # Ctrl-C is for this process, which ends the other
        )
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._requests: BinaryIO = self._process.stdin  # type: ignore[assignment]
        self._answers: BinaryIO = self._process.stdout  # type: ignore[assignment]
        self._watch = StopWatch(self._process.kill)
        self._seconds = limits.wall_seconds

    @property
    def pid(self) -> int:
        """Its number."""
        return self._process.pid

    def read(self, request: Request, contents: bytes | None, readings: list[GuardedReading]) -> None:
        """Have a file read, and put what became of each document into ``readings``.

        Raises ``StoppedReadingError`` where it came to an end before the last one; the process is then of no more use.
        """
        from jixiao.scale.reading_messages import OversizedFrameError, send

        begin = time.monotonic()
        self.files += 1
        self._grant(begin, self._limits.wall_seconds)
        try:
            with suppress(BrokenPipeError):  # how it ended is asked for below
                send(self._requests, request.packed())
                if contents is not None:
                    send(self._requests, contents)
            self._listen(request, begin, readings)
        except OversizedFrameError:
            raise guard_errors.OversizedAnswerError(limit=self._limits.answer_megabytes) from None
        except ValueError:
            raise guard_errors.GarbledAnswerError() from None
        finally:
            self._watch.ring_at(math.inf)

    def _listen(self, request: Request, begin: float, readings: list[GuardedReading]) -> None:
        from jixiao.scale import reading_messages as messages

        left = self._limits.answer_megabytes << 20
        while True:
            data = messages.receive(self._answers, left)
            if data is None:
                raise self._reason()
            left -= len(data)
            message = messages.unpacked(data)
            if isinstance(message, messages.DocumentRead):
                readings.append((request.name + message.member, message.extraction))
            elif isinstance(message, messages.DocumentRefused):
                readings.append((request.name + message.member, message.refusal))
                if message.trace:
                    print(printable(message.trace), file=sys.stderr)
            elif isinstance(message, messages.PageBegins):
                self._grant(begin, self._limits.wall_seconds + self._limits.page_seconds)
            elif isinstance(message, messages.WantsConversion):
                self._convert(message, begin)
            elif isinstance(message, messages.Ready):
                self._ready = True
            else:
                return

    def _grant(self, begin: float, seconds: int) -> None:
        """Give the file so many seconds from now, as long as it has not had the most that any file gets."""
        now = time.monotonic()
        deadline = min(now + seconds, begin + self._limits.most_seconds)
        self._seconds = round(deadline - begin)
        self._watch.ring_at(deadline)

    def _convert(self, wish: WantsConversion, begin: float) -> None:
        """Do what the process may not: start LibreOffice, which has limits of its own (``office_conversion``)."""
        from jixiao.documents.office_conversion import converted
        from jixiao.documents.office_errors import ConversionError
        from jixiao.documents.word_97 import MAX_BYTES
        from jixiao.scale.reading_messages import receive, send

        data = receive(self._answers, MAX_BYTES)
        if data is None:
            raise self._reason()
        if time.monotonic() - begin > self._limits.most_seconds:
            raise guard_errors.TimeLimitError(seconds=self._limits.most_seconds)
        self._watch.ring_at(math.inf)
        try:
            answer = converted(data, wish.source, wish.target)
        except (ConversionError, OSError):
            answer = b""
        self._grant(begin, self._limits.wall_seconds)
        with suppress(BrokenPipeError):
            send(self._requests, answer)

    def _reason(self) -> guard_errors.StoppedReadingError:
        """Why there are no more answers."""
        from jixiao.scale.reading_messages import MEMORY_GONE

        code = self._process.wait()
        number = -code if code < 0 else 0
        if self._watch.rang or number == getattr(signal, "SIGXCPU", None):
            seconds = self._seconds if self._watch.rang else self._limits.cpu_seconds
            return guard_errors.TimeLimitError(seconds=seconds)
        if not self._ready:
            return guard_errors.ReaderStartError(reason=_named(code))
        if code == MEMORY_GONE:
            return guard_errors.MemoryLimitError(limit=self._limits.memory_megabytes)
        return guard_errors.CrashedReaderError(reason=_named(code))

    def end(self) -> None:
        """End it, whatever it is doing."""
        self._watch.close()
        with suppress(OSError):
            self._process.kill()
        for stream in (self._requests, self._answers):
            with suppress(OSError):
                stream.close()
        self._process.wait()


def _named(code: int) -> str:
    """How a process ended: the name of a signal, or its exit code."""
    try:
        return signal.Signals(-code).name
    except ValueError:
        return f"exit {code}"


def _environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name in _KEPT_VARIABLES or name.startswith("LC_")}
    path = os.pathsep.join(os.path.abspath(entry) for entry in sys.path if entry)  # noqa: PTH100
    # Nothing can be written there, so Python need not try to keep what it compiles.
    return kept | {"PYTHONPATH": path, "PYTHONDONTWRITEBYTECODE": "1"}
