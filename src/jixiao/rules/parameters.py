"""The parameters of the rules: thresholds and floors, read from ``data/parameters.yaml``."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from jixiao.forms.library import Loader


class Parameters:
    """The parameters of one rule by name.

    A parameter that is missing is a fault of the data file or of the user's: ``KeyError`` with its name.
    """

    def __init__(self, values: Mapping[str, Any] | None = None) -> None:
        self._values = dict(values or {})

    def number(self, name: str) -> Decimal:
        """A number. Raises ``KeyError`` where there is none of that name."""
        return Decimal(str(self._values[name]))

    def numbers(self, name: str) -> dict[str, Decimal]:
        """Numbers by words."""
        return {word: Decimal(str(number)) for word, number in self._values[name].items()}

    def names(self) -> frozenset[str]:
        """What parameters there are."""
        return frozenset(self._values)

    def items(self) -> dict[str, Any]:
        """All of them, for showing."""
        return dict(self._values)

    def with_changes(self, changes: Mapping[str, Any]) -> Parameters:
        """These parameters with some of them changed."""
        return Parameters(self._values | dict(changes))


def data_file(name: str) -> Any:
    """What a YAML file of ``data/`` holds."""
    text = files("jixiao.rules").joinpath("data", name).read_text(encoding="utf-8")
    return yaml.load(text, Loader=Loader)


@cache
def usual_parameters() -> dict[str, Parameters]:
    """The parameters of every rule that has some, by its id."""
    held = data_file("parameters.yaml") | data_file("across/parameters.yaml")
    return {rule: Parameters(values) for rule, values in held.items()}
