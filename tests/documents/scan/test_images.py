from __future__ import annotations

import struct
from io import BytesIO

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from tests.documents.scan.drawn_pages import blank, colour, file_of

from jixiao.documents.scan import images
from jixiao.documents.scan.errors import BrokenPictureError, OversizedPictureError, TooManyPicturesError
from jixiao.documents.scan.images import pictures


@pytest.mark.parametrize("kind", ["PNG", "TIFF", "BMP", "WEBP", "JPEG"])
def test_a_page_is_rows_of_coloured_pixels(kind: str) -> None:
    page = colour(blank(40, 60))
    page[10:20, 5:50] = (200, 0, 0)

    (read,) = pictures(file_of(page, kind=kind))

    assert read.shape == (40, 60, 3)
    assert read[15, 30, 0] > 150 > 60 > read[15, 30, 1]


def test_a_tiff_has_many_pages() -> None:
    pages = [np.full((20, 30), value, np.uint8) for value in (0, 100, 255)]
    assert [int(page[0, 0, 0]) for page in pictures(file_of(*pages, kind="TIFF"))] == [0, 100, 255]


def test_a_photograph_is_turned_as_the_camera_was_held() -> None:
    picture, out = Image.fromarray(blank(20, 30)), BytesIO()
    exif = picture.getexif()
    exif[274] = 6
    picture.save(out, "JPEG", exif=exif)

    (page,) = pictures(out.getvalue())

    assert page.shape == (30, 20, 3)


def test_what_is_transparent_is_paper() -> None:
    (page,) = pictures(file_of(np.zeros((10, 10, 4), np.uint8)))
    assert page.min() == 255


def test_sixteen_bits_are_read_as_eight() -> None:
    (page,) = pictures(file_of(np.full((10, 10), 0x8000, np.uint16)))
    assert int(page[0, 0, 0]) == 0x80


def test_a_picture_with_too_many_pixels_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(images, "MAX_PIXELS", 3_000_000)
    data = file_of(np.zeros((1000, 3001), np.uint8))
    with pytest.raises(OversizedPictureError) as caught:
        list(pictures(data))
    assert caught.value.sentence("zh") == "图片有 4 百万像素，超过 3 百万像素的上限，请降低分辨率后再读取。"


def test_a_file_of_too_many_pictures_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(images, "MAX_PAGES", 2)
    with pytest.raises(TooManyPicturesError, match="3 页"):
        list(pictures(file_of(*[blank(5, 5)] * 3, kind="TIFF")))


@pytest.mark.parametrize("kind", ["PNG", "TIFF", "JPEG", "BMP", "WEBP"])
@given(cut=st.floats(0, 0.9), at=st.floats(0, 1), byte=st.integers(0, 255))
def test_a_damaged_file_is_read_or_refused(kind: str, cut: float, at: float, byte: int) -> None:
    data = bytearray(file_of(blank(30, 30), kind=kind))
    data[int(at * (len(data) - 1))] = byte
    try:
        pages = list(pictures(bytes(data[: int(len(data) * (1 - cut)) + 1])))
    except (BrokenPictureError, OversizedPictureError, TooManyPicturesError):
        return
    assert all(page.ndim == 3 for page in pages)


@pytest.mark.parametrize(("height", "width"), [(1, 1), (9, 300), (2001, 20)])
def test_dots_and_hairlines_are_blank_pages(height: int, width: int) -> None:
    (page,) = pictures(file_of(np.zeros((height, width), np.uint8)))
    assert page.shape == (10, 10, 3)
    assert page.min() == 255


def test_a_tiff_whose_next_page_lies_nowhere_is_broken() -> None:
    whole = file_of(np.zeros((20, 30), np.uint8), kind="TIFF")
    (directory,) = struct.unpack_from("<I", whole, 4)
    (fields,) = struct.unpack_from("<H", whole, directory)
    broken = bytearray(whole)
    struct.pack_into("<I", broken, directory + 2 + 12 * fields, 0xFFFFFF00)
    with pytest.raises(BrokenPictureError):
        list(pictures(bytes(broken)))
