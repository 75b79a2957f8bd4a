"""How well the wording of an indicator suits a block."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import yaml

from jixiao.forms.library import Loader
from jixiao.recognition import costs

_TIME, _SATISFACTION = "时效指标", "服务对象满意度指标"


@cache
def _clues() -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    text = files("jixiao.recognition").joinpath("clues.yaml").read_text(encoding="utf-8")
    words: dict[str, Any] = yaml.load(text, Loader=Loader)
    return {block: (tuple(lists["name"]), tuple(lists["value"])) for block, lists in words.items()}


@lru_cache(maxsize=1 << 14)
def fitting_blocks(name: str, value: str) -> frozenset[str]:
    """The blocks that the wording of name and value speaks for."""
    fits = set()
    for block, (in_name, in_value) in _clues().items():
        if any(word in name for word in in_name) or (
            block in (_TIME, _SATISFACTION) and any(word in value for word in in_value)
        ):
            fits.add(block)
    return frozenset(fits)


@lru_cache(maxsize=1 << 15)
def wording_cost(name: str, value: str, block: str) -> float:
    """What the wording costs in that block (one of the nine): see ``costs``."""
    fits = fitting_blocks(name, value)
    if block == _SATISFACTION:
        return costs.FITS if block in fits else costs.NOT_SATISFACTION
    cost = costs.FITS if block in fits else costs.FITS_ELSEWHERE if fits else costs.NEUTRAL
    if block == _TIME:
        return costs.FITS if block in fits else costs.NOT_TIME
    if _TIME in fits:
        cost = max(cost, costs.TIME_ELSEWHERE)
    if "满意" in name:
        cost = max(cost, costs.SATISFACTION_ELSEWHERE)
    return cost
