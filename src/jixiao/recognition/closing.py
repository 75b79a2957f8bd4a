"""The rows below the indicators: total score, conclusions, signatures."""

from __future__ import annotations

import re

from jixiao.recognition.draft import Draft
from jixiao.recognition.items import Item
from jixiao.recognition.regions import Region, Zone
from jixiao.records.folding import fold_label, unspaced
from jixiao.records.money import is_blank_amount

_PAGE_NUMBER = re.compile(r"第\s*\d+\s*页(?:\s*[,，/]?\s*共\s*\d+\s*页)?")


def read_closing(region: Region, draft: Draft) -> None:
    """Keep what stands behind the labels of the closing rows in ``other_fields``, each under its label."""
    label: Item | None = None
    for item in region.items(Zone.CLOSING):
        if item.label("closing", "header"):
            label = item
            item.taken = "label"
            if item.rest and not is_blank_amount(item.rest):
                name = fold_label(item.text[: len(item.text) - len(item.rest)])
                draft.put(f"other_fields.{name}", unspaced(item.rest), item, 0.95)
        elif label is not None and item.row == label.row and not label.rest and item.taken is None:
            path = f"other_fields.{fold_label(label.text)}"
            if is_blank_amount(item.text):
                item.taken = "closing"
            elif not draft.put(path, unspaced(item.text), item, 0.95):
                continue
        elif item.taken is None and _PAGE_NUMBER.fullmatch(item.text.strip()):
            item.taken = "furniture"
