"""From the paths of a command line to the documents to read."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from jixiao.documents.document_names import names_document, set_aside
from jixiao.rendering.printable import file_name


@dataclass(frozen=True, slots=True)
class Obstacle:
    """Something on the way that was not read: a message key with its details.

    ``fatal`` is whether something is missing that the user asked for.
    """

    key: str
    path: Path
    fatal: bool
    error: OSError | None = None


@dataclass(slots=True)
class FoundDocuments:
    """The documents in the order in which they will be read, each once, and what stood in the way."""

    paths: list[Path] = field(default_factory=list)
    obstacles: list[Obstacle] = field(default_factory=list)


def find_documents(given: Iterable[str]) -> FoundDocuments:
    """The files among the paths as they are, and the documents below the folders among them, sorted.

    Hidden files and folders inside a folder are left out, so is what programs put there, and so is whatever a symbolic
    link inside it reaches that does not lie in the folder itself. A file that does not exist is left for reading to
    complain about.
    """
    found = FoundDocuments()
    seen: set[str] = set()
    for text in given:
        path = Path(text)
        paths = _below(path, found.obstacles) if path.is_dir() else [path]
        for one in paths:
            real = os.path.realpath(one)
            if real not in seen:
                seen.add(real)
                found.paths.append(one)
    return found


def shown_names(paths: Sequence[Path]) -> list[str]:
    """What each document is called: its file name; where two share one, the path that leads to it."""
    names = [file_name(path.name) for path in paths]
    counts = Counter(names)
    return [name if counts[name] == 1 else file_name(path) for name, path in zip(names, paths, strict=True)]


def _below(folder: Path, obstacles: list[Obstacle]) -> list[Path]:
    root = os.path.realpath(folder)
    found: list[Path] = []
    before = len(obstacles)

    def refused(error: OSError) -> None:
        obstacles.append(Obstacle("folder_refused", Path(error.filename), True, error))

    for parent, folders, files in os.walk(folder, onerror=refused):
        folders[:] = [name for name in folders if not set_aside(name)]
        for name in folders:
            link = Path(parent, name)
            if link.is_symlink() and not _inside(link, root):
                obstacles.append(Obstacle("leads_outside", link, False))
        for name in files:
            path = Path(parent, name)
            if not names_document(name):
                continue
            if path.is_symlink() and not _inside(path, root):
                obstacles.append(Obstacle("leads_outside", path, False))
            elif path.is_file() or not path.exists():  # neither pipes nor devices; a dead link is told when it is read
                found.append(path)
    if not found and len(obstacles) == before:
        obstacles.append(Obstacle("empty_folder", folder, True))
    files_themselves = {str(Path(root, path.relative_to(folder))) for path in found if not path.is_symlink()}
    return sorted(path for path in found if not path.is_symlink() or os.path.realpath(path) not in files_themselves)


def _inside(path: Path, root: str) -> bool:
    return os.path.commonpath((os.path.realpath(path), root)) == root
