"""Which files of a folder or an archive are documents, as far as their names tell."""

from __future__ import annotations

from pathlib import PurePosixPath

from jixiao.documents.opening import SUFFIXES

_ASIDE = ("thumbs.db", "desktop.ini", "__macosx")
"""What Windows and macOS put beside documents; hidden files, also theirs, begin with a dot."""
_LOCK = "~$"
"""How the file begins that Word, Excel and WPS lay beside a document while it is open."""


def names_document(name: str) -> bool:
    """Whether a file of that name, without folders, is to be read: its suffix is known and no program put it there."""
    return not set_aside(name) and PurePosixPath(name).suffix.lower() in SUFFIXES


def set_aside(name: str) -> bool:
    """Whether a file or folder of that name is hidden or was put there by a program and not by a person."""
    return name.startswith((".", _LOCK)) or name.lower() in _ASIDE
