"""The process that reads documents for another one: ``python -m jixiao.scale.reading_process LIMITS``.

It takes one request after the other from its standard input, reads the file and recognises its tables, and writes what
it found to what was its standard output; ``reading_messages`` says how. Whatever libraries print goes nowhere.
"""

from __future__ import annotations

import gc
import json
import os
import sys
import traceback
from collections.abc import Iterator
from typing import Any, BinaryIO

from jixiao.documents import supervision
from jixiao.documents.archive_errors import UnexpectedMemberError
from jixiao.documents.errors import DocumentError
from jixiao.documents.office_errors import ConversionError
from jixiao.documents.opening import read_bytes
from jixiao.recognition.reading import Reading, read_document, read_each
from jixiao.scale.confinement import ForbiddenError, allow_recognition, allow_time, forbid_deeds, limit_system
from jixiao.scale.guard_errors import ForbiddenDeedError
from jixiao.scale.limits import Limits
from jixiao.scale.reading_messages import (
    MEMORY_GONE,
    DocumentRead,
    DocumentRefused,
    Finished,
    Message,
    PageBegins,
    Ready,
    Request,
    WantsConversion,
    packed,
    receive,
    refusal_of,
    send,
)

_OBJECTS_BETWEEN_COLLECTIONS = 20_000
"""Python's own 700 make it look for garbage a hundred times in a file of a few tables."""
_NO_MEMORY = ("bad_alloc", "bad allocation", "Insufficient memory", "Failed to allocate memory")
"""What libraries say in errors of their own when there is no more memory."""


def main(limits: Limits, *, show_tracebacks: bool) -> None:
    """Serve requests until there are no more."""
    requests, answers = _private_streams()
    limit_system(limits)
    forbid_deeds()
    asker = _Asker(requests, answers, limits)
    supervision.obey(asker)
    # What is loaded stays for good, and cells and records are no circles: looking through them seldom is enough.
    gc.freeze()
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS, 20, 20)
    try:
        send(answers, packed(Ready(what="ready")))
        while (data := receive(requests)) is not None:
            request = Request.unpacked(data)
            contents = receive(requests) if request.attached else None
            asker.begin_file()
            for message in _answers(request, contents, show_tracebacks=show_tracebacks):
                send(answers, _sendable(message))
            send(answers, packed(Finished(what="finished")))
    except MemoryError:
        os._exit(MEMORY_GONE)
    except BrokenPipeError:
        os._exit(0)


class _Asker:
    """The supervisor of this process, as far as it can be asked from here."""

    def __init__(self, requests: BinaryIO, answers: BinaryIO, limits: Limits) -> None:
        self._requests, self._answers, self._limits = requests, answers, limits

    def begin_file(self) -> None:
        """Give the next file its time."""
        allow_time(self._limits.cpu_seconds)

    def page_begins(self) -> None:
        """Give this page its time and memory, here and with whoever waits."""
        allow_time(self._limits.cpu_seconds + self._limits.page_seconds)
        allow_recognition()
        send(self._answers, packed(PageBegins(what="page")))

    def converted(self, data: bytes, source: str, target: str) -> bytes:
        """The file as LibreOffice converted it, which the other process did."""
        wish = WantsConversion.model_validate({"what": "conversion", "source": source, "target": target})
        send(self._answers, packed(wish))
        send(self._answers, data)
        answer = receive(self._requests)
        if not answer:
            raise ConversionError(reason="LibreOffice")
        return answer


def _answers(request: Request, contents: bytes | None, *, show_tracebacks: bool) -> Iterator[Message]:
    """What became of each document of the file."""
    try:
        for title, found in _readings(request, contents):
            member = title.removeprefix(request.name)
            if isinstance(found, DocumentError):
                yield _refused(member, found, show_tracebacks=show_tracebacks)
            else:
                yield DocumentRead(what="read", member=member, extraction=found)
    except DocumentError as error:
        yield _refused("", error, show_tracebacks=show_tracebacks)
    except MemoryError:
        raise
    except Exception as error:
        unexpected = UnexpectedMemberError(error=type(error).__name__)
        unexpected.__cause__ = error
        yield _refused("", unexpected, show_tracebacks=show_tracebacks)


def _readings(request: Request, contents: bytes | None) -> Iterator[Reading]:
    if contents is None:
        yield from read_each(request.path, request.form)
    else:
        yield request.name, read_document(read_bytes(request.name, contents), request.form)


def _refused(member: str, error: DocumentError, *, show_tracebacks: bool) -> DocumentRefused:
    cause = error.__cause__
    if isinstance(cause, MemoryError) or (cause is not None and any(sign in str(cause) for sign in _NO_MEMORY)):
        raise MemoryError
    if isinstance(cause, ForbiddenError):
        error = ForbiddenDeedError(deed=cause.deed)
    asked = show_tracebacks and isinstance(error, UnexpectedMemberError) and cause is not None
    trace = "".join(traceback.format_exception(cause)) if asked else ""
    return DocumentRefused(what="refused", member=member, refusal=refusal_of(error), trace=trace)


def _sendable(message: Message) -> bytes:
    """The message as JSON, with U+FFFD for half characters, which old files and names of files may hold."""
    try:
        return packed(message)
    except ValueError:
        if isinstance(message, DocumentRead):
            return packed(DocumentRead.model_validate(_without_halves(message.model_dump())))
        assert isinstance(message, DocumentRefused)  # no other holds texts
        return packed(DocumentRefused.model_validate(_without_halves(message.model_dump())))


def _without_halves(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, dict):
        return {_without_halves(key): _without_halves(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_without_halves(one) for one in value]
    return value


def _private_streams() -> tuple[BinaryIO, BinaryIO]:
    """Where requests come from and answers go to; what anyone else reads or prints there is nothing."""
    streams = os.dup(0), os.dup(1)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for number in (0, 1, 2):
        os.dup2(nowhere, number)
    os.close(nowhere)
    return os.fdopen(streams[0], "rb"), os.fdopen(streams[1], "wb")


if __name__ == "__main__":
    main(Limits(**json.loads(sys.argv[1])), show_tracebacks=sys.argv[2:] == ["--tracebacks"])
