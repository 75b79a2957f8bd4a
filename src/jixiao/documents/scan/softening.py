"""Pages of black and white alone, such as faxes, softened: recognisers know print from pictures with shades of grey."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jixiao.documents.scan.pixels import Pixels

_STEP, _HARD_STEP = 40, 150
_HARD = 0.2
"""Share of the edges that rise at once from black to white: one-bit pages have 0.37 and more, drawn ones 0.1."""
_RADIUS = 0.8


def softened(grey: Pixels) -> Pixels:
    """The page, a little blurred if it is one of black and white alone."""
    import cv2
    import numpy as np

    steps = cv2.absdiff(grey[::2, 1:], grey[::2, :-1])
    edges, hard = int((steps > _STEP).sum()), int((steps > _HARD_STEP).sum())
    if hard <= _HARD * edges:
        return grey
    return cv2.GaussianBlur(grey, (0, 0), _RADIUS).astype(np.uint8)
