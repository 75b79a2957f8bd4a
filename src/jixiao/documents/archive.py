"""Every document at a path: one, or those in a zip archive and in the archives inside it.

Members are unpacked one at a time and in memory; nothing is written to disk, and what a member is called is only shown.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from jixiao.documents.archive_errors import (
    DamagedDocumentError,
    DeepArchiveError,
    EmptyArchiveError,
    FullArchiveError,
    LinkedMemberError,
    OverlappingMembersError,
    TooManyMembersError,
    UnexpectedMemberError,
)
from jixiao.documents.document_names import names_document, set_aside
from jixiao.documents.errors import DocumentError, InaccessibleDocumentError
from jixiao.documents.grid import Document
from jixiao.documents.member_names import shown_path
from jixiao.documents.opening import is_package, open_document, read_bytes
from jixiao.documents.zip_directory import Directory, Entry, read_directory
from jixiao.documents.zip_unpacking import Allowance, unpack

MAX_DEPTH = 3
"""How deep archives may be nested; the outermost counts as one."""
_PACKED = (".rar", ".7z", ".gz", ".tgz")
"""Archives that are not read but named, because documents may be in them."""

Opened = tuple[str, Document | DocumentError]
"""A document under its name, or why it could not be read."""


def open_documents(path: str | Path) -> Iterator[Opened]:
    """The documents at ``path``, one after the other.

    A document comes alone, under its file name, and a ``DocumentError`` is raised where it cannot be read. Of a zip
    archive come all the documents in it, each under the names of archive and member, as in
    ``上报材料.zip/2024年/绩效目标表.docx``, and in the place of each that cannot be read, why. Raises a
    ``DocumentError`` where the archive as a whole cannot be read or holds no document.
    """
    path = Path(path)
    try:
        # A pipe is no file and can be read only once, which open_document does.
        if path.is_file():
            with path.open("rb") as file:
                directory = _archive(file)
                if directory is not None:
                    yield from _all_of(path.name, file, directory)
                    return
    except OSError as error:
        raise InaccessibleDocumentError(reason=error.strerror or type(error).__name__) from error
    yield path.name, open_document(path)


def _archive(file: BinaryIO) -> Directory | None:
    """The directory of a zip archive of documents, ``None`` where the file is anything else or too broken to tell."""
    file.seek(0)
    if file.read(2) != b"PK":
        return None
    try:
        directory = read_directory(file)
    except DamagedDocumentError:
        return None
    return None if is_package(entry.name for entry in directory.entries) else directory


def _all_of(name: str, file: BinaryIO, directory: Directory) -> Iterator[Opened]:
    found = False
    try:
        for opened in _members(name, file, directory, 1, Allowance()):
            found = True
            yield opened
    except (FullArchiveError, TooManyMembersError) as error:
        if not found:
            raise
        yield name, error
    else:
        if not found:
            raise EmptyArchiveError()


def _members(name: str, file: BinaryIO, directory: Directory, depth: int, allowance: Allowance) -> Iterator[Opened]:
    """The documents of an archive. Raises ``FullArchiveError`` and ``TooManyMembersError``: nothing comes after."""
    allowance.take_members(len(directory.entries))
    times: Counter[str] = Counter()
    lost: list[str] = []
    for at, entry in enumerate(directory.entries):
        path = shown_path(entry.name)
        if not _is_wanted(entry, path):
            continue
        times[path] += 1
        # An archive may hold one name twice; unpacked, the latter would replace the former.
        member = f"{name}/{path}" if times[path] == 1 else f"{name}/{path} ({times[path]})"
        if entry.is_link:
            yield member, LinkedMemberError()
        elif at in directory.overlapping:
            lost.append(path)
        else:
            yield from _opened(member, file, entry, depth, allowance)
    if lost:
        yield name, OverlappingMembersError(count=len(lost), member=lost[0])


def _is_wanted(entry: Entry, path: str) -> bool:
    *folders, name = PurePosixPath(path).parts
    if not (entry.is_file or entry.is_link) or any(set_aside(folder) for folder in folders):
        return False
    return names_document(name) or (not set_aside(name) and name.lower().endswith(_PACKED))


def _opened(member: str, file: BinaryIO, entry: Entry, depth: int, allowance: Allowance) -> Iterator[Opened]:
    """The document that a member is, or those in the archive that it is."""
    try:
        data = unpack(file, entry, allowance)
        inner = BytesIO(data)
        directory = _archive(inner)
        if directory is None:
            document = read_bytes(member, data)
        elif depth == MAX_DEPTH:
            raise DeepArchiveError(limit=MAX_DEPTH)
    except FullArchiveError:
        raise
    except DocumentError as error:
        yield member, error
    except Exception as error:
        yield member, _unexpected(error)
    else:
        if directory is None:
            yield member, document
        else:
            yield from _members(member, inner, directory, depth + 1, allowance)


def _unexpected(error: Exception) -> UnexpectedMemberError:
    """A mistake in the reader of one format must not cost the documents after it."""
    unexpected = UnexpectedMemberError(error=type(error).__name__)
    unexpected.__cause__ = error
    return unexpected
