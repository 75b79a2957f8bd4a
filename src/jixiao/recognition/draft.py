"""A record in the making: values with their sources, put together by the readers of the parts of a table."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from jixiao.recognition.items import Item
from jixiao.records.provenance import Source


@dataclass(slots=True)
class Draft:
    """Field paths (``project_name``, ``funding.total``) with their values and sources."""

    values: dict[str, Any] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)

    def put(self, path: str, value: Any, item: Item, confidence: float = 0.99) -> bool:
        """Set a field from an item, unless it is set already; returns whether it was set."""
        if path in self.values:
            return False
        self.values[path] = value
        self.sources[path] = item.source(confidence)
        item.taken = path
        return True

    def doubt(self, path: str, confidence: float) -> None:
        """Lower the confidence of a field."""
        source = self.sources.get(path)
        if source and source.confidence > confidence:
            self.sources[path] = source.model_copy(update={"confidence": confidence})

    def get(self, path: str) -> Any:
        """The value of a field, ``None`` where it is not set."""
        return self.values.get(path)
