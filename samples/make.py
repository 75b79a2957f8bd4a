"""Print the documents of the fictional town from its records: ``python -m samples.make``.

Each file in ``data/`` holds the records of one office, the official form they are printed in and how the form is
flattened to text; ``documents`` prints them, ``main`` writes them beside this module.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from jixiao.forms.form import Block, Form, Level2
from jixiao.forms.library import form
from jixiao.records.target import LEVEL1_OF, Indicator, PerformanceTarget
from jixiao.rendering.plain_text import Flattening, plain_text
from samples.damage import damaged

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class SampleDocument:
    """One document: its file name, its records in print order, and its text."""

    name: str
    records: list[PerformanceTarget]
    text: str


def documents() -> list[SampleDocument]:
    """The documents, ordered by file name."""
    made = [_document(yaml.safe_load(path.read_text(encoding="utf-8"))) for path in (HERE / "data").glob("*.yaml")]
    return sorted(made, key=lambda document: document.name)


def main() -> None:
    """Write the documents."""
    for document in documents():
        (HERE / document.name).write_bytes(document.text.encode())
        print(f"samples/{document.name}: {len(document.records)} tables")


def _document(data: dict[str, Any]) -> SampleDocument:
    official = form(data["form"])
    flattening: Flattening = data["flattening"]
    records: list[PerformanceTarget] = []
    texts = [data["front"].rstrip("\n")] if "front" in data else []
    for number, entry in enumerate(data["records"], start=1):
        fields = {**data.get("common", {}), **entry}
        damages = fields.pop("damage", [])
        blocks = fields.pop("indicators")
        indicators = [_indicator(line, block, official) for block, lines in blocks.items() for line in lines]
        # YAML takes an unquoted 2024-01-01 for a date.
        fields |= {name: str(fields[name]) for name in ("start", "end") if name in fields}
        record = PerformanceTarget(**fields, document=data["document"], number=number, indicators=indicators)
        records.append(record)
        texts.append(damaged(plain_text(record, official, flattening), damages).rstrip("\n"))
    return SampleDocument(data["document"], records, "\n\n\n".join(texts) + "\n")


def _indicator(line: list[str | None] | dict[str, Any], printed: str, official: Form) -> Indicator:
    """An indicator as the data has it: ``[name, value]``, or its fields by name."""
    block, level2 = _block(printed, official)
    fields = dict(zip(("name", "value"), line, strict=True)) if isinstance(line, list) else dict(line)
    fields |= {"level1": LEVEL1_OF.get(level2.canonical or ""), "level2": level2.canonical}
    if block.label == "成本指标":
        fields |= {"level1": block.label, "printed_level1": block.label, "printed_level2": level2.label}
    if parts := fields.get("parts"):
        fields |= {"value": "".join(parts), "direction": parts[0], "unit": parts[-1]}
    return Indicator(**fields)


def _block(printed: str, official: Form) -> tuple[Block, Level2]:
    """The blocks of level 1 and 2 that the form prints under that label."""
    for block in official.indicator_tables[0].blocks:
        for level2 in block.level2:
            if level2.label == printed:
                return block, level2
    raise ValueError(f"{official.id} has no block {printed}")


if __name__ == "__main__":
    main()
