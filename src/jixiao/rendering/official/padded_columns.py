"""Widths of columns with the room beside their texts, which narrow columns need as much as wide ones."""

from __future__ import annotations

from collections.abc import Sequence

from jixiao.rendering.official.printed_form import LINE


def padded(shares: Sequence[float]) -> list[float]:
    """The shares of texts (they add up to 1) as shares of columns: each has one half-width character of a line more."""
    room = 1 / LINE
    return [share * (1 - room * len(shares)) + room for share in shares]
