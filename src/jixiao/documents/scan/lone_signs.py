"""Signs that stand alone in their cell, such as ``%``, ``≥`` and ``=``, read once more with white around them.

Recognisers know characters by their neighbours: a small sign that fills the whole picture is taken for a character.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from jixiao.documents.scan.recognise import Reading

if TYPE_CHECKING:
    from jixiao.documents.scan.pixels import Pixels

_NARROW = 1.6
"""Width over height of pictures of one sign or two at the most."""
_SURE = 0.95
_MARGINS = ((1.0, 0.3), (2.0, 0.15))
"""White on each side: in widths of the picture to its left and right, in its heights above and below."""
_LEAST = 0.4
_PER_CENT = re.compile(r"^[0oO]?°[0oO%]?$|^%°$")
"""What per cent signs without their stroke are taken for."""
_LIKE_EQUALS = frozenset(("二", "ニ", "=", "＝", "一一", "--"))
_BAR = 0.35
"""Height over width of a bar of an equals sign, at the most."""
_EQUAL = 0.85
"""The shorter bar of an equals sign over the longer one; the upper stroke of 二 has 0.7 of the lower."""
_SURE_OF_EQUALS = 0.8


def read_again(
    pictures: list[Pixels], readings: list[Reading], read: Callable[[list[Pixels]], list[Reading]]
) -> list[Reading]:
    """The readings of the pictures, those of unsure narrow ones replaced by what most of several looks agree on.

    A reading that came about like this is as sure as the looks that gave it were on average over all looks.
    """
    at = [
        number
        for number, (picture, reading) in enumerate(zip(pictures, readings, strict=True))
        if picture.shape[1] <= _NARROW * picture.shape[0] and reading.confidence < _SURE
    ]
    if not at:
        return readings
    padded = read([_padded(pictures[number], *margin) for number in at for margin in _MARGINS])
    found = list(readings)
    for turn, number in enumerate(at):
        looks = [readings[number], *padded[turn * len(_MARGINS) : (turn + 1) * len(_MARGINS)]]
        found[number] = _agreed(looks)
        if found[number].text in _LIKE_EQUALS and is_equals_sign(pictures[number]):
            found[number] = Reading("=", _SURE_OF_EQUALS, (_SURE_OF_EQUALS,), (0.5,))
    return found


def _padded(picture: Pixels, across: float, down: float) -> Pixels:
    import cv2
    import numpy as np

    height, width = picture.shape
    x, y = round(across * width), round(down * height)
    return cv2.copyMakeBorder(picture, y, y, x, x, cv2.BORDER_CONSTANT, value=255).astype(np.uint8)


def _agreed(looks: list[Reading]) -> Reading:
    sums: defaultdict[str, float] = defaultdict(float)
    for look in looks:
        sums[_PER_CENT.sub("%", look.text)] += look.confidence if look.text else 0.0
    best = max(sums, key=lambda text: sums[text])
    if best == looks[0].text:
        return looks[0]
    confidence = max(_LEAST, sums[best] / len(looks))
    places = tuple((at + 0.5) / len(best) for at in range(len(best)))
    return Reading(best, confidence, (confidence,) * len(best.replace(" ", "")), places)


def is_equals_sign(picture: Pixels) -> bool:
    """Whether a grey picture shows two level bars of the same length and nothing else."""
    bars = _marks(picture)
    if len(bars) != 2 or not all(0 < high <= _BAR * wide for _, _, wide, high in bars):
        return False
    (one_left, one_top, one_wide, _), (left, top, wide, _) = bars
    longer, shorter = max(one_wide, wide), min(one_wide, wide)
    return shorter >= _EQUAL * longer and abs(one_left - left) <= 0.2 * longer and abs(one_top - top) <= 0.8 * longer


def _marks(picture: Pixels) -> list[tuple[int, int, int, int]]:
    """Left, top, width and height of what is drawn, without specks."""
    import cv2
    import numpy as np

    dark: Any = picture < (255 + int(picture.min(initial=255))) / 2
    _, _, boxes, _ = cv2.connectedComponentsWithStats(dark.astype(np.uint8))
    return [(left, top, wide, high) for left, top, wide, high, area in boxes[1:].tolist() if area >= 4]
