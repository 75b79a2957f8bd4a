import numpy as np
from tests.documents.scan.drawn_pages import blank, grid

from jixiao.documents.scan.ink import ink_of


def test_print_is_ink_and_paper_is_not() -> None:
    ink = ink_of(grid(blank(), [100, 600], [100, 400]))
    assert ink[100, 300] == 255
    assert ink[250, 300] == 0


def test_faint_print_is_ink_where_all_is_faint() -> None:
    assert ink_of(grid(blank(), [100, 600], [100, 400], dark=200))[100, 300] == 255


def test_noise_of_the_scanner_is_no_ink() -> None:
    noise = np.random.default_rng(7).normal(0, 8, (900, 1200))
    page = np.clip(grid(blank(), [100, 600], [100, 400]) * 0.9 + noise, 0, 255).astype(np.uint8)

    ink = ink_of(page)

    assert (ink[500:, 700:] > 0).mean() < 0.01
    assert ink[100, 300] == 255
