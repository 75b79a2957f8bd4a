"""Pages drawn for tests: rules, boxes, seals and figures, without any font of the machine."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from jixiao.documents.scan.pixels import Pixels
from jixiao.documents.scan.recognise import Region


def blank(height: int = 900, width: int = 1200) -> Pixels:
    """A white page, grey."""
    return np.full((height, width), 255, np.uint8)


def grid(
    page: Pixels, xs: Sequence[int], ys: Sequence[int], *, dark: int = 0, dots: int = 0, thickness: int = 3
) -> Pixels:
    """The page with a ruled grid on it; ``dots`` is the distance of the dots where rules are dotted."""
    drawn = np.full_like(page, 255)
    for y in ys:
        cv2.line(drawn, (xs[0], y), (xs[-1], y), dark, thickness)
    for x in xs:
        cv2.line(drawn, (x, ys[0]), (x, ys[-1]), dark, thickness)
    if dots:
        rows, columns = np.indices(page.shape)
        drawn[(rows % dots >= dots // 2) & (columns % dots >= dots // 2)] = 255
        drawn[((rows + columns) % dots) >= dots // 2] = 255
    return np.minimum(page, drawn)


def written(page: Pixels, left: int, top: int, text: str, size: int = 30) -> Region:
    """Write figures or Latin text on the page; returns where they stand, as text is found: with a little margin."""
    picture = Image.fromarray(page)
    font = ImageFont.load_default(size)
    ImageDraw.Draw(picture).text((left, top), text, font=font, fill=0)
    page[:] = np.asarray(picture)
    box = ImageDraw.Draw(picture).textbbox((left, top), text, font=font)
    return Region(int(box[0]) - 4, int(box[1]) - 4, int(box[2]) + 5, int(box[3]) + 5)


def colour(page: Pixels) -> Pixels:
    """A grey page as a colour page."""
    return np.repeat(page[:, :, None], 3, axis=2)


def file_of(*pages: Pixels, kind: str = "PNG") -> bytes:
    """The pages as a picture file."""
    first, *others = [Image.fromarray(page) for page in pages]
    out = BytesIO()
    first.save(out, kind, **({"save_all": True, "append_images": others} if others else {}))
    return out.getvalue()
