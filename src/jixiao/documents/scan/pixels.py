"""Arrays of pixels, as the modules of this package pass them on. For type checkers: numpy is imported by no reader that
does not read scans."""

from __future__ import annotations

from typing import Any, TypeAlias

from numpy import uint8
from numpy.typing import NDArray

Pixels: TypeAlias = NDArray[uint8]
"""Grey: rows × columns, 0 is black; ink: the same with 255 where something is printed; colour: × 3."""
Points: TypeAlias = NDArray[Any]
"""Coordinates as fractions of pixels: any shape, the last axis x and y."""
