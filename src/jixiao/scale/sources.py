"""From the sources that a user names to the files to read, in an order that does not change."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from jixiao.scale.errors import UnreadableSourceError
from jixiao.scale.found_documents import Obstacle, find_documents
from jixiao.scale.remote_files import RemoteFile, is_remote, list_remote

LIST_MARK = "@"
"""How a source begins that is a file with one source a line."""


@dataclass(frozen=True, slots=True)
class Sources:
    """The files, each once, and what stood in the way."""

    files: list[RemoteFile]
    obstacles: list[Obstacle]


def find_sources(given: Iterable[str]) -> Sources:
    """The files that paths, folders, globs, lists (``@list.txt``) and addresses stand for.

    Paths become absolute. A path that does not exist is an obstacle. Raises ``ScaleError`` for a list or an address
    that cannot be opened.
    """
    files: dict[str, RemoteFile] = {}
    obstacles: list[Obstacle] = []
    paths: list[str] = []
    for source in _listed(given):
        if is_remote(source):
            for file in list_remote(source):
                files.setdefault(file.address, file)
        elif Path(source).exists() or not glob.has_magic(source):
            paths.append(source)
        else:
            matching = sorted(glob.glob(source, recursive=True))  # noqa: PTH207
            paths += matching
            if not matching:
                obstacles.append(Obstacle("nothing_matches", Path(source), True))
    found = find_documents(paths)
    obstacles += found.obstacles
    for path in found.paths:
        if os.path.isfile(path):  # noqa: PTH113 -- unlike Path.is_file it never raises
            address = os.path.abspath(path)  # noqa: PTH100
            files.setdefault(address, RemoteFile(address, None))
        else:
            obstacles.append(Obstacle("no_such_source" if not os.path.lexists(path) else "no_regular_file", path, True))
    return Sources(list(files.values()), obstacles)


def _listed(given: Iterable[str]) -> Iterator[str]:
    """The sources, with those that lists name in the place of the lists; blank lines and those after # are left out."""
    for source in given:
        if not source.startswith(LIST_MARK) or Path(source).exists():
            yield source
            continue
        path = source.removeprefix(LIST_MARK)
        try:
            lines = Path(path).read_text(encoding="utf-8-sig").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            reason = getattr(error, "strerror", None) or "UTF-8"
            raise UnreadableSourceError(address=path, reason=reason) from error
        for line in lines:
            if line.strip() and not line.lstrip().startswith("#"):
                yield line.strip()
