"""The library of forms: every YAML file in ``official/``, read once and checked against the model."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from jixiao.forms.form import Form

Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def forms() -> tuple[Form, ...]:
    """All forms, ordered by id. Raises ``pydantic.ValidationError`` where a file breaks the model."""
    entries = sorted(files("jixiao.forms").joinpath("official").iterdir(), key=lambda entry: entry.name)
    return tuple(
        Form.model_validate(yaml.load(entry.read_text(encoding="utf-8"), Loader=Loader))
        for entry in entries
        if entry.name.endswith(".yaml")
    )


def form(identifier: str) -> Form:
    """The form of that id. Raises ``KeyError`` where there is none."""
    for candidate in forms():
        if candidate.id == identifier:
            return candidate
    raise KeyError(identifier)
