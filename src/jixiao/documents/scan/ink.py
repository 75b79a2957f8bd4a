"""Grey pages to ink: what is printed against what is paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jixiao.documents.scan.pixels import Pixels

TYPE_SIZE = 29
"""Pixels across a usual character on the pages that the other modules work on: 10.5 pt at 200 dpi."""
_WINDOW = 41
_SHARE = 0.14
"""Of the contrast between print and paper: what is so much darker than its surroundings is ink."""
_NOISE = 4.0
"""In standard deviations of the paper."""
_LEAST = 8.0


def ink_of(grey: Pixels) -> Pixels:
    """255 where something is printed, 0 elsewhere. Faint print counts where all of it is faint."""
    import cv2
    import numpy as np

    soft = cv2.GaussianBlur(grey, (3, 3), 0)
    sample = soft[::7, ::7]
    paper = float(np.median(sample))
    noise = 1.5 * float(np.median(np.abs(sample.astype(np.float32) - paper)))
    contrast = paper - float(np.percentile(soft[::3, ::3], 1.5))
    step = max(_LEAST, _NOISE * noise, _SHARE * contrast)
    around = cv2.blur(soft, (_WINDOW, _WINDOW)).astype(np.int16)
    ink = (around - soft > step) | (soft < paper - 0.6 * contrast - step)
    return (ink * np.uint8(255)).astype(np.uint8)
