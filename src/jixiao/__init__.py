"""jixiao: reads, checks and follows the performance-target tables of Chinese public budgets.

``jixiao.read(path)`` reads one document; ``jixiao.parse_value(text)`` reads one target value. Both are loaded
when first used, so that ``import jixiao`` and ``jixiao --version`` stay fast.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"
__all__ = ["__version__", "parse_value", "read"]

if TYPE_CHECKING:
    from jixiao.recognition.reading import read
    from jixiao.values.parsing import parse_value

_HOMES = {"read": "jixiao.recognition.reading", "parse_value": "jixiao.values.parsing"}


def __getattr__(name: str) -> Any:
    """Import ``read`` or ``parse_value`` on first use."""
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'jixiao' has no attribute {name!r}")
