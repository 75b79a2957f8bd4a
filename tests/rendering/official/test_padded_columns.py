"""The room beside the texts of columns."""

import pytest

from jixiao.rendering.official.padded_columns import padded


def test_columns_share_the_whole_width() -> None:
    assert sum(padded([0.1, 0.2, 0.7])) == pytest.approx(1)


def test_a_narrow_column_gets_as_much_room_as_a_wide_one() -> None:
    narrow, wide = padded([0.05, 0.95])
    assert narrow > 0.05
    assert wide - narrow < 0.9
