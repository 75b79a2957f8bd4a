"""Names for files of printed forms, from year, unit and project, that every file system takes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from jixiao.records.target import PerformanceTarget

_FORBIDDEN = re.compile(r'[\\/:*?"<>|\s\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]+')
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)
"""Names of devices on Windows, which no file may have."""
_PART_BYTES = 72
"""UTF-8 bytes of each part: 24 Chinese characters. File systems take 255 for the whole name."""
_WITHOUT_NAME = "绩效目标表"


class FileNames:
    """Gives out each name once: a second file of the same name is （2）. Upper and lower case are the same."""

    def __init__(self) -> None:
        self._given: set[str] = set()

    def of_record(self, record: PerformanceTarget, suffix: str) -> str:
        """``2024_砚浦镇水务绿化站_河道保洁.docx``: what the record does not say is left out."""
        unit = record.implementing_unit or record.supervising_department
        return self._once(_joined(record.year, unit, record.project_name or record.title), suffix)

    def of_document(self, records: Iterable[PerformanceTarget], suffix: str) -> str:
        """One file with many tables: ``2024_砚浦镇人民政府_绩效目标表``: year and unit where all tables share them."""
        tables = list(records)
        year = _shared({record.year for record in tables})
        unit = _shared({record.implementing_unit for record in tables})
        unit = unit or _shared({record.supervising_department for record in tables})
        return self._once(_joined(year, unit, _WITHOUT_NAME), suffix)

    def of_stem(self, stem: str, suffix: str) -> str:
        """The name of another file, with another suffix."""
        return self._once(_clean(stem) or _WITHOUT_NAME, suffix)

    def _once(self, stem: str, suffix: str) -> str:
        name, number = f"{stem}{suffix}", 1
        while unicodedata.normalize("NFC", name).casefold() in self._given:
            number += 1
            name = f"{stem}（{number}）{suffix}"
        self._given.add(unicodedata.normalize("NFC", name).casefold())
        return name


def _shared(values: set[int | None] | set[str | None]) -> int | str | None:
    return next(iter(values)) if len(values) == 1 else None


def _joined(*parts: int | str | None) -> str:
    words = [_clean(str(part)) for part in parts if part is not None]
    return "_".join(word for word in words if word) or _WITHOUT_NAME


def _clean(text: str) -> str:
    """Without signs that a file system forbids or that steer a terminal, and not too long."""
    text = _FORBIDDEN.sub(" ", text).encode("utf-8", "ignore")[:_PART_BYTES].decode("utf-8", "ignore")
    text = text.strip(" .")
    return f"_{text}" if _RESERVED.fullmatch(text) else text
