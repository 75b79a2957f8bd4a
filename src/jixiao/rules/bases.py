"""The legal bases that rules cite, read from ``data/bases.yaml``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from jixiao.rules.parameters import data_file


@dataclass(frozen=True, slots=True)
class Basis:
    """A provision: the document with its number, the article if known, and what it demands in our own words.

    ``verified`` says that the text was compared with a copy of the document.
    """

    document: str
    says: str
    article: str | None = None
    verified: bool = False

    def citation(self) -> str:
        """As one would cite it; where the text was not compared, it says so."""
        place = f"{self.document}{self.article or ''}"
        return f"{place}：{self.says}" + ("" if self.verified else "（条文待核）")


@cache
def bases() -> dict[str, Basis]:
    """All bases by their keys."""
    return {key: Basis(**fields) for key, fields in data_file("bases.yaml").items()}
