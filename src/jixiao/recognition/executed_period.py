"""The months that a monitoring table reports on, which only the labels of its columns name: 1-7月执行数."""

from __future__ import annotations

import re

from jixiao.recognition.draft import Draft
from jixiao.recognition.regions import Region
from jixiao.recognition.shapes import squeezed

_LABEL = re.compile(
    r"(1[0-2]|[1-9])月?(?:[-—－–~～]{1,2}|至|到)(1[0-2]|[1-9])月(?:份|底)?(?:累计)?(?:预算|实际)?(?:执行|完成)"
)
_LONGEST = 24
"""Characters of a label; longer texts are sentences."""


def read_executed_period(region: Region, draft: Draft) -> None:
    """Set ``executed_period`` (``1-7月``) from the first label that names one."""
    for row in region.rows:
        for item in row.items:
            text = squeezed(item.text)
            match = _LABEL.match(text) if item.labels and len(text) <= _LONGEST else None
            if match:
                taken = item.taken
                draft.put("executed_period", f"{match.group(1)}-{match.group(2)}月", item, 0.97)
                item.taken = taken  # it is a label still
                return
