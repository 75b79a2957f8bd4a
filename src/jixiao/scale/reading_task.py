"""One file to read, and what became of it: what executors hand out and get back."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from jixiao.documents.errors import DocumentError, InaccessibleDocumentError, MissingDocumentError
from jixiao.recognition.reading import read_each
from jixiao.records.extraction import Extraction, Fault
from jixiao.scale.errors import ScaleError
from jixiao.scale.file_format import format_of
from jixiao.scale.reading_messages import Refusal
from jixiao.scale.remote_files import is_remote, local_copy
from jixiao.scale.rows import FileFacts, FileRows, file_rows

READER_VERSION = 1
"""Raise it when jixiao reads documents otherwise than before; then batches read again what older versions read."""


@dataclass(frozen=True, slots=True)
class ReadingTask:
    """A file to read. ``number`` counts the tasks of a run; ``sha256`` is that of its bytes where it is known already.

    ``address`` is an absolute path or an address with a scheme, ``form`` the form that the user named,
    ``fingerprint`` what the file system says of a remote file without reading it.
    """

    number: int
    address: str
    sha256: str | None = None
    form: str | None = None
    fingerprint: str | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a task: rows and the SHA-256 of what was read, or the reason why the file could not be got."""

    task: ReadingTask
    sha256: str | None
    rows: FileRows | None
    fault: Fault | None = None


class FileReader(Protocol):
    """What reads files: ``PlainReader`` here, ``GuardedReader`` in another process."""

    def read(self, path: Path, form: str | None = None) -> Sequence[tuple[str, Extraction | Fault]]:
        """The documents at the path by name, each with its records or why it could not be read."""
        ...


class PlainReader:
    """Reads in this process, without protection from files that make libraries crash or hang."""

    def read(self, path: Path, form: str | None = None) -> list[tuple[str, Extraction | Fault]]:
        """The documents at the path by name, each with its records or why it could not be read."""
        readings: list[tuple[str, Extraction | Fault]] = []
        try:
            for name, found in read_each(path, form):
                readings.append((name, refusal(found) if isinstance(found, DocumentError) else found))
        except DocumentError as error:
            readings.append((path.name, refusal(error)))
        except Exception as error:  # a mistake of the program must not cost the other files
            readings.append((path.name, refusal(UnexpectedFileError(error=type(error).__name__))))
        return readings


class UnexpectedFileError(DocumentError):
    """A mistake of the program. Details: ``error``, the name of the exception."""

    zh = "读取时发生意外错误（{error}），请将该文件反馈给开发者。"
    en = "An unexpected error ({error}); please report the document."


class LostWorkerError(DocumentError):
    """Whatever was to read the file died every time."""

    zh = "读取该文件的进程多次意外终止，可能是内存不足。"
    en = "The processes that were to read it died; there may be too little memory."


def refusal(error: DocumentError | ScaleError) -> Refusal:
    """The reason with both sentences and its kind."""
    return Refusal(zh=error.sentence("zh"), en=error.sentence("en"), kind=type(error).__name__)


def perform(task: ReadingTask, reader: FileReader) -> Outcome:
    """Fetch the file, if it is remote, and read it."""
    try:
        with _at_hand(task.address) as path:
            sha256, size = digest(path)
            facts = FileFacts(sha256, task.address, format_of(path), size, READER_VERSION)
            rows = file_rows(reader.read(path, task.form), facts)
    except (DocumentError, ScaleError) as error:  # also where this node lacks what its file system needs
        return Outcome(task, None, None, refusal(error))
    except OSError as error:
        return Outcome(task, None, None, refusal(_no_file(error)))
    return Outcome(task, sha256, rows)


def lost(task: ReadingTask) -> Outcome:
    """The outcome of a task whose workers all died: an error of the file, if it is known which contents it has."""
    fault = refusal(LostWorkerError())
    if task.sha256 is None:
        return Outcome(task, None, None, fault)
    name = task.address.rstrip("/").rpartition("/")[2]
    facts = FileFacts(task.sha256, task.address, "?", 0, READER_VERSION)
    return Outcome(task, task.sha256, file_rows([(name, fault)], facts))


def digest(path: Path) -> tuple[str, int]:
    """SHA-256 in hexadecimal digits, and the number of bytes. Raises ``OSError``."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest(), file.tell()


@contextmanager
def _at_hand(address: str) -> Iterator[Path]:
    if is_remote(address):
        with local_copy(address) as path:
            yield path
    else:
        yield Path(address)


def _no_file(error: OSError) -> DocumentError:
    if isinstance(error, FileNotFoundError):
        return MissingDocumentError()
    return InaccessibleDocumentError(reason=error.strerror or type(error).__name__)
