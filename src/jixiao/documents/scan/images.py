"""Picture files to arrays of pixels, page by page, within limits."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING, Any

from jixiao.documents.scan.errors import BrokenPictureError, OversizedPictureError, TooManyPicturesError

if TYPE_CHECKING:
    from jixiao.documents.scan.pixels import Pixels

MAX_PIXELS = 100_000_000
"""A page of A3 at 600 dpi has 70 million."""
MAX_PAGES = 500
_LEAST_SIDE = 10
"""Pixels of the shorter side: no line of text is lower."""
_LONGEST_STRIP = 100
"""How many times as long as wide a picture may be; a web page saved as one picture is some thirty times."""
FORMATS = ("PNG", "JPEG", "TIFF", "BMP", "WEBP")


def pictures(data: bytes) -> Iterator[Pixels]:
    """The pages of a picture file one after the other, each as rows × columns × (red, green, blue).

    They stand as the camera says that they stand, on white where they are transparent. Of formats other than TIFF the
    first picture only: cameras add previews. Raises ``BrokenPictureError``, ``OversizedPictureError``,
    ``TooManyPicturesError``; sizes are looked at before anything is decoded. Pictures on which no line of text has
    room, dots and hairlines, come as blank pages.
    """
    import numpy as np
    from PIL import Image, ImageOps

    with _opened(data) as file:
        with _faults():
            count = getattr(file, "n_frames", 1) if file.format == "TIFF" else 1
        if count > MAX_PAGES:
            raise TooManyPicturesError(pages=count, limit=MAX_PAGES)
        for number in range(count):
            with _faults():
                if number:
                    file.seek(number)
                width, height = file.size
                if width * height > MAX_PIXELS:
                    raise OversizedPictureError(size=-(-width * height // 10**6), limit=MAX_PIXELS // 10**6)
                if not _is_page(width, height):
                    yield np.full((_LEAST_SIDE, _LEAST_SIDE, 3), 255, np.uint8)
                    continue
                upright = ImageOps.exif_transpose(file)
                if upright.mode in ("RGBA", "LA", "PA") or "transparency" in upright.info:
                    clear = upright.convert("RGBA")
                    upright = Image.alpha_composite(Image.new("RGBA", clear.size, "white"), clear)
                elif upright.mode.startswith("I;16"):
                    upright = Image.fromarray((np.asarray(upright) >> 8).astype(np.uint8))
                page = np.asarray(upright.convert("RGB"))
            yield page


def _is_page(width: int, height: int) -> bool:
    shorter, longer = sorted((width, height))
    return shorter >= _LEAST_SIDE and longer <= _LONGEST_STRIP * shorter


@contextmanager
def _opened(data: bytes) -> Iterator[Any]:
    from PIL import Image

    with _faults():
        file = Image.open(BytesIO(data), formats=FORMATS)
    try:
        yield file
    finally:
        file.close()


@contextmanager
def _faults() -> Iterator[None]:
    """Whatever the decoders raise on damaged data, as one of our errors; what they warn of is refused or harmless."""
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except Image.DecompressionBombError as error:
        raise OversizedPictureError(size=">179", limit=MAX_PIXELS // 10**6) from error
    except (OSError, ValueError, SyntaxError, EOFError, KeyError, IndexError, TypeError, OverflowError) as error:
        raise BrokenPictureError() from error
