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
    """The blocks that the wording speaks for: that of the name, or of the value where the name says nothing."""
    by_name = {block for block, (words, _) in _clues().items() if any(word in name for word in words)}
    if by_name:
        return frozenset(by_name)
    return frozenset(block for block, (_, words) in _clues().items() if any(word in value for word in words))


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
        cost = max(cost, costs.TIME_TOO if block in fits else costs.TIME_ELSEWHERE)
    if name.endswith(("满意度", "满意率")):
        cost = max(cost, costs.SATISFACTION_MEASURED)
    elif "满意" in name:
        cost = max(cost, costs.SATISFACTION_ELSEWHERE)
    return cost
