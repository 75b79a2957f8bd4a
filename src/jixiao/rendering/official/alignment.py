"""How the cells of a form are set where a format has no own way: labels and short values in the middle, text left."""

from __future__ import annotations

import re

from jixiao.rendering.official.printed_form import printed_length
from jixiao.rendering.placed_cell import PlacedCell

_SHORT = 30
"""Half-width characters up to which a value is set in the middle."""
_TO_FILL_IN = re.compile(r"(?:指标|目标)?\d*[：:、.]|(?:…|\.\.\.)+")
"""What stands in the lines of a block that nothing was written in."""
_PROSE = frozenset(("name", "basis", "deviation", "note"))
"""Columns of indicators that hold words; in the others stand figures and marks."""


def is_centred(cell: PlacedCell) -> bool:
    """Whether the text stands in the middle of its cell; else it begins at the left."""
    if cell.field is None:
        return _TO_FILL_IN.fullmatch(cell.text) is None
    if cell.field.startswith("indicators."):
        return cell.field.rpartition(".")[2] not in _PROSE
    if cell.field.endswith("_goal"):
        return False
    if cell.is_label and "：" in cell.text:
        return False  # a line to fill in
    return "\n" not in cell.text and printed_length(cell.text) <= _SHORT
