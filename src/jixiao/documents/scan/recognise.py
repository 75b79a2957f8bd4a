"""Finding lines of text on a page and reading them, with the models that are inside the wheel of rapidocr."""

from __future__ import annotations

import importlib.util
import threading
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from jixiao.documents.scan.pixels import Pixels

LIBRARIES = ("cv2", "numpy", "onnxruntime", "rapidocr", "PIL")
_LARGEST_SIDE = 2000
"""Pixels of the longer side of the page on which lines are looked for; they are read from the page as it is."""
_LOCK = threading.Lock()


class Region(NamedTuple):
    """A rectangle of pixels: ``right`` and ``bottom`` are the first ones outside, y grows downwards."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def width(self) -> int:
        """Pixels from left to right."""
        return self.right - self.left

    @property
    def height(self) -> int:
        """Pixels from top to bottom."""
        return self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read in a region: the text, how sure the recogniser is of all (0–1), and of each character.

    ``places`` says where the middle of each character of ``text`` lies, from 0 at the left edge to 1 at the right.
    """

    text: str
    confidence: float
    certainties: tuple[float, ...] = ()
    places: tuple[float, ...] = ()


def can_recognise() -> bool:
    """Whether the libraries of ``jixiao[ocr]`` are installed."""
    return all(_installed(library) for library in LIBRARIES)


def _installed(library: str) -> bool:
    try:
        return importlib.util.find_spec(library) is not None
    except (ImportError, ValueError):
        return False


def text_regions(grey: Pixels) -> list[Region]:
    """Where lines of text are, in no order; they are a little larger than the ink."""
    import cv2
    import numpy as np

    with _LOCK:
        found = _engine()(
            cv2.cvtColor(grey, cv2.COLOR_GRAY2BGR),
            use_det=True,
            use_cls=False,
            use_rec=False,
            return_word_box=False,
            return_single_char_box=False,
        )
    if found.boxes is None:
        return []
    height, width = grey.shape
    regions: list[Region] = []
    for corners in found.boxes:
        low, high = np.floor(corners.min(axis=0)).astype(int), np.ceil(corners.max(axis=0)).astype(int)
        left, top = max(0, int(low[0])), max(0, int(low[1]))
        region = Region(left, top, min(width, int(high[0])), min(height, int(high[1])))
        if region.width > 2 and region.height > 2:
            regions.append(region)
    return regions


def read_pictures(pictures: list[Pixels]) -> list[Reading]:
    """What stands on grey pictures of one line each."""
    import cv2
    from rapidocr.ch_ppocr_rec.typings import TextRecInput

    if not pictures:
        return []
    coloured = [cv2.cvtColor(picture, cv2.COLOR_GRAY2BGR) for picture in pictures]
    with _LOCK:
        recogniser = _engine()._load_rec_model()
        found = recogniser(TextRecInput(img=coloured, return_word_box=True))
    return [
        _reading(text, float(score), words)
        for text, score, words in zip(found.txts, found.scores, found.word_results, strict=True)
    ]


def _reading(text: str, score: float, words: Any) -> Reading:
    columns = [column for group in words.word_cols for column in group] if words is not None else []
    certainties = tuple(float(one) for one in words.confs) if words is not None else ()
    lead, length = len(text) - len(text.lstrip()), len(text.strip())
    if len(certainties) == len(text):
        certainties = certainties[lead : lead + length]
    # Blanks have no column of their own.
    if len(columns) != len(text.replace(" ", "")) or not words.line_txt_len:
        return Reading(text.strip(), score, certainties)
    places = iter((column + 0.5) / words.line_txt_len for column in columns)
    last, all_places = 0.0, []
    for char in text:
        last = last if char == " " else next(places)
        all_places.append(last)
    return Reading(text.strip(), score, certainties, tuple(all_places[lead : lead + length]))


@lru_cache(maxsize=1)
def _engine() -> Any:
    """The recogniser, loaded once in a process; it takes 0.4 GB."""
    from rapidocr import RapidOCR

    return RapidOCR(
        params={
            "Global.log_level": "critical",
            "Global.use_cls": False,
            "Global.max_side_len": _LARGEST_SIDE,
            "Global.text_score": 0.0,
        }
    )
