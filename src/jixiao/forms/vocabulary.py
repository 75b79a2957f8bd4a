"""The vocabulary of labels: which spelling means what, over ``vocabulary.yaml`` and all official forms."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from jixiao.forms.library import Loader, forms
from jixiao.records.folding import fold_label


@dataclass(frozen=True, slots=True)
class Label:
    """What a printed label stands for.

    ``kind`` is the part of the form (a key of ``vocabulary.yaml``), ``key`` the field, role or block inside it.
    """

    kind: str
    key: str


_KEYED = (
    "header", "funding_rows", "funding_columns", "goals", "indicator_columns", "level1", "level2",
)  # fmt: skip
_LISTED = ("funding_side", "goal_side", "indicator_side", "total_tables", "annual_tables", "other_blocks", "closing")


@cache
def vocabulary() -> dict[str, tuple[Label, ...]]:
    """Folded spelling → the labels it may be; which one it is depends on where it stands."""
    text = files("jixiao.forms").joinpath("vocabulary.yaml").read_text(encoding="utf-8")
    words: dict[str, Any] = yaml.load(text, Loader=Loader)
    found: dict[str, list[Label]] = {}

    def note(spelling: str, label: Label) -> None:
        labels = found.setdefault(fold_label(spelling), [])
        if label not in labels:
            labels.append(label)

    for kind in _KEYED:
        for key, spellings in words[kind].items():
            for spelling in spellings:
                note(spelling, Label(kind, key))
    for key, spellings in words["header"].items():
        for spelling in spellings:
            if not spelling.startswith("项目") and fold_label(f"项目{spelling}") not in found:
                note(f"项目{spelling}", Label("header", key))
    for kind in _LISTED:
        for spelling in words[kind]:
            note(spelling, Label(kind, spelling))
    _note_forms(note)
    return {spelling: tuple(labels) for spelling, labels in found.items()}


def _note_forms(note: Callable[[str, Label], None]) -> None:
    """Add the spellings of the official forms' columns and blocks, so that a new form needs its own file only."""
    for form in forms():
        for table in form.indicator_tables:
            for column in table.columns:
                # The number between sign and unit is the middle of the value.
                role = "value" if column.role == "number" else column.role
                for spelling in (column.label, *column.also):
                    note(spelling, Label("indicator_columns", role))
            for block in table.blocks:
                for level2 in block.level2:
                    for spelling in (level2.label, *level2.also):
                        if level2.canonical:
                            note(spelling, Label("level2", level2.canonical))


LEVEL1_ORDER = ("产出指标", "效益指标", "满意度指标")
LEVEL2_ORDER = (
    "数量指标", "质量指标", "时效指标", "成本指标",
    "经济效益指标", "社会效益指标", "生态效益指标", "可持续影响指标", "服务对象满意度指标",
)  # fmt: skip
"""The nine blocks in the order of the 2015 framework."""
