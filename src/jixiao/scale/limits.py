"""How much a document may cost that is read in a process of its own."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, fields

PREFIX = "JIXIAO_LIMIT_"
"""How the environment names a limit: ``JIXIAO_LIMIT_CPU_SECONDS=120``."""


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of one reading process. All are whole numbers above 0; ``ValueError`` otherwise.

    ``cpu_seconds`` and ``wall_seconds`` are for one file, computing and waiting. Both begin anew with each scanned
    page, with ``page_seconds`` more, but no file gets more than ``most_seconds``. Memory is address space:
    ``memory_megabytes`` until a scanned page comes up, then ``recognition_megabytes`` (reading one A4 page maps 1.2 GB,
    of which it uses 0.6). ``answer_megabytes`` is what may come back for one file (ten thousand tables),
    ``open_files`` counts what is open at the same time. After ``files_per_process`` files a new process takes over, so
    that no leak of a library adds up.
    """

    cpu_seconds: int = 60
    wall_seconds: int = 180
    page_seconds: int = 30
    most_seconds: int = 3600
    memory_megabytes: int = 2048
    recognition_megabytes: int = 4096
    answer_megabytes: int = 64
    open_files: int = 64
    files_per_process: int = 500

    def __post_init__(self) -> None:
        for one in fields(self):
            value = getattr(self, one.name)
            if type(value) is not int or value < 1:
                raise ValueError(f"{one.name}={value!r} is not a whole number above 0")


def limits_from(environment: Mapping[str, str] | None = None) -> Limits:
    """The usual limits with what the environment says otherwise. Raises ``ValueError`` for what is no number."""
    said = os.environ if environment is None else environment
    given: dict[str, int] = {}
    for one in fields(Limits):
        text = said.get(PREFIX + one.name.upper(), "")
        if text:
            if not (text.isascii() and text.isdecimal() and 0 < len(text) < 10):
                raise ValueError(f"{PREFIX}{one.name.upper()}={text!r} is not a whole number above 0")
            given[one.name] = int(text)
    return Limits(**given)
