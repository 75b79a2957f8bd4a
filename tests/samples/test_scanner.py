"""What each device and mishap does to a page, and what the files of a scanner are."""

from __future__ import annotations

from io import BytesIO

import numpy as np
import pytest
from PIL import Image
from samples.scanner import (
    CONDITIONS,
    Condition,
    Pixels,
    blurred,
    compressed,
    curled,
    faint,
    faxed,
    image_file,
    noisy,
    one_bit,
    page_images,
    photographed,
    punched,
    scan,
    scanned_file,
    sealed,
    shaded,
    skewed,
    turned,
    with_broken_rules,
    with_dotted_rules,
    worn,
)
from tests.documents.pdf.printing import Printer

DPI = 72


def printed(pages: int = 1) -> bytes:
    """Pages of 200 × 300 points: a frame, a rule across at 100 points from the top, and a word."""
    printer = Printer(200, 300, invariant=1)
    for page in range(pages):
        if page:
            printer.canvas.showPage()
        printer.canvas.rect(20, 20, 160, 260)
        printer.canvas.line(20, 200, 180, 200)
        printer.text(40, 240, "绩效目标")
    return printer.pdf()


@pytest.fixture(scope="module")
def page() -> Pixels:
    return page_images(printed(), DPI)[0]


def grey(page: Pixels) -> Pixels:
    return page.mean(axis=2).astype(np.uint8)


def test_a_page_is_as_large_as_its_resolution_makes_it() -> None:
    assert page_images(printed(), 144)[0].shape == (600, 400, 3)


def test_every_page_is_scanned() -> None:
    assert len(scan(printed(3), CONDITIONS["office"])) == 3


def test_a_quarter_turn_is_clockwise(page: Pixels) -> None:
    lying = turned(page, 1)
    assert lying.shape == (200, 300, 3)
    assert (lying[0, -1] == page[0, 0]).all()
    assert (turned(lying, 3) == page).all()


def test_a_skew_of_two_degrees_tilts_the_rule(page: Pixels) -> None:
    tilted = grey(skewed(page, 2))
    rows = [85 + int(tilted[85:115, column].argmin()) for column in (40, 160)]
    assert rows[1] - rows[0] == pytest.approx(120 * np.tan(np.radians(2)), abs=1.1)


def test_a_curl_lifts_the_middle_of_a_line(page: Pixels) -> None:
    bent = grey(curled(page, 6))
    assert [85 + int(bent[85:115, column].argmin()) for column in (25, 100)] == pytest.approx([97, 93], abs=1.1)


def test_a_blur_spreads_the_ink(page: Pixels) -> None:
    assert grey(blurred(page, 1.5)).min() > grey(page).min()


def test_noise_is_the_same_for_the_same_seed(page: Pixels) -> None:
    assert (noisy(page, 5, 1) == noisy(page, 5, 1)).all()
    assert (noisy(page, 5, 1) != noisy(page, 5, 2)).any()


def test_faint_print_leaves_part_of_the_ink(page: Pixels) -> None:
    assert int(grey(faint(page, 0.3)).min()) >= 255 - 0.3 * 255 - 1


def test_one_corner_of_a_shaded_page_is_darker(page: Pixels) -> None:
    corners = [int(grey(shaded(page, 0.4, 3))[y, x]) for y in (0, -1) for x in (0, -1)]
    assert max(corners) - min(corners) > 40


def test_one_bit_is_black_and_white(page: Pixels) -> None:
    assert set(np.unique(one_bit(blurred(page, 1), 150))) == {0, 255}


def test_a_fax_sends_every_other_row(page: Pixels) -> None:
    sent = faxed(page)
    assert sent.shape == page.shape
    assert (sent[0::2] == sent[1::2]).all()


def test_jpeg_leaves_traces(page: Pixels) -> None:
    assert 0 < np.abs(compressed(page, 30).astype(int) - page).mean() < 20


def test_holes_are_dark(page: Pixels) -> None:
    assert grey(punched(page, DPI))[150 + 113, 30] == 70


def test_a_seal_is_red_and_the_print_shows_through() -> None:
    page = page_images(printed(), 144)[0]
    stamped = sealed(page, 144, at=(0.5, 1 / 3))
    red = (stamped[:, :, 0] > 180) & (stamped[:, :, 1] < 120)
    assert red.sum() > 1500
    black = grey(page) < 50
    assert (grey(stamped)[black] < 50).all()


def test_a_seal_may_hang_over_the_edge(page: Pixels) -> None:
    assert sealed(page, DPI, at=(1, 0)).shape == page.shape


def test_broken_rules_lose_their_share_and_text_keeps_all(page: Pixels) -> None:
    broken = with_broken_rules(page, DPI, 0.2, seed=4)
    rule = grey(page)[100, 20:180] < 150
    left = grey(broken)[100, 20:180] < 150
    assert 0.7 * rule.sum() < left.sum() < 0.9 * rule.sum()
    assert (broken[45:65, 35:90] == page[45:65, 35:90]).all()


def test_dotted_rules_are_dots_at_even_distances(page: Pixels) -> None:
    rule = grey(with_dotted_rules(page, DPI))[100, 40:160] < 150
    assert rule.sum() == pytest.approx(60, abs=2)
    assert np.abs(np.diff(rule.astype(int))).sum() > 110


def test_a_photographed_sheet_lies_on_a_desk(page: Pixels) -> None:
    seen = photographed(page, 0.6, 5)
    assert seen.shape[0] > page.shape[0]
    assert grey(seen)[2, 2] < 160
    assert grey(seen)[seen.shape[0] // 2, seen.shape[1] // 2] > 220


@pytest.mark.parametrize("name", CONDITIONS)
def test_every_condition_gives_the_same_page_for_the_same_seed(name: str) -> None:
    page = page_images(printed(), CONDITIONS[name].dpi)[0]
    once = worn(page, CONDITIONS[name], 7)
    assert once.dtype == np.uint8
    assert (once == worn(page, CONDITIONS[name], 7)).all()
    assert name == "clean" or once.shape != page.shape or (once != page).any()


@pytest.mark.parametrize("kind", ["pdf", "tif"])
def test_files_of_many_pages_hold_all_of_them_and_no_text(kind: str) -> None:
    data = scanned_file(printed(2), CONDITIONS["office"], kind)
    assert data == scanned_file(printed(2), CONDITIONS["office"], kind)
    if kind == "pdf":
        assert [page.shape[:2] for page in page_images(data, DPI)] == [pytest.approx((300, 200), abs=1)] * 2
        assert b"/Font" not in data
    else:
        assert Image.open(BytesIO(data)).n_frames == 2


@pytest.mark.parametrize("kind", ["png", "jpg"])
def test_pictures_hold_the_first_page_and_its_resolution(kind: str) -> None:
    picture = Image.open(BytesIO(scanned_file(printed(2), CONDITIONS["150dpi"], kind)))
    assert picture.size == (417, 625)
    assert picture.info["dpi"] == pytest.approx((150, 150), abs=0.1)


@pytest.mark.parametrize("name", ["fax", "copy", "bitonal"])
def test_thin_strokes_outlast_the_threshold_of_devices(name: str) -> None:
    condition = CONDITIONS[name]
    page = np.full((600, 600, 3), 255, np.uint8)
    page[300, 200:270] = 0  # as thin as the level strokes of 宋体
    assert (grey(worn(page, condition, 3)) == 0).any(axis=0)[200:270].mean() > 0.7


@pytest.mark.parametrize("kind", ["pdf", "tif"])
def test_a_fax_is_stored_in_one_bit(kind: str) -> None:
    data = scanned_file(printed(), CONDITIONS["fax"], kind)
    if kind == "pdf":
        assert b"CCITTFaxDecode" in data
    else:
        assert Image.open(BytesIO(data)).mode == "1"


def test_a_phone_tells_how_it_was_held(page: Pixels) -> None:
    condition = Condition("held sideways", dpi=DPI, turn=1, turn_told=True)
    picture = Image.open(BytesIO(image_file([turned(page, 1)], condition, "jpg")))
    assert picture.getexif()[0x0112] == 8
    assert picture.size == (300, 200)
