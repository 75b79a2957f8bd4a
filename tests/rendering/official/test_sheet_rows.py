"""The height of rows for what stands in them."""

from jixiao.rendering.official.sheet_rows import HIGHEST, form_rows, height_of, rows_for
from jixiao.rendering.placed_cell import PlacedCell


def test_a_text_of_several_lines_is_higher() -> None:
    one, three = height_of("河道保洁", 20), height_of("河道保洁" * 6, 20)
    assert one < three / 2


def test_signs_that_are_wide_in_a_chinese_font_count_twice() -> None:
    assert height_of("≥" * 9, 11) > height_of("9" * 9, 11)


def test_large_letters_take_more_room() -> None:
    assert height_of("财政项目支出绩效目标表", 100, 16) > height_of("财政项目支出绩效目标表", 100)


def test_a_text_higher_than_a_row_takes_several() -> None:
    rows = rows_for("河道保洁。" * 1000, 5, 60)
    assert rows.first == 5
    assert rows.count > 1
    assert rows.height <= HIGHEST


def test_a_text_too_long_for_a_cell_has_a_row_for_each_piece() -> None:
    zero_width = "\u0301" * 40_000
    assert rows_for(zero_width, 1, 60).count >= 2


def test_rows_beside_a_high_cell_share_what_it_needs() -> None:
    cells = [[PlacedCell(0, 0, "河道保洁" * 20, rowspan=2), PlacedCell(0, 1, "甲")], [PlacedCell(1, 1, "乙")]]
    first, second = form_rows(cells, 3, [10, 10])
    assert (first.first, second.first) == (3, 4)
    assert first.height == second.height
    assert first.height + second.height >= height_of("河道保洁" * 20, 10)


def test_rows_follow_each_other_without_gaps() -> None:
    cells = [[PlacedCell(0, 0, "河道保洁" * 500)], [PlacedCell(1, 0, "甲")]]
    first, second = form_rows(cells, 1, [20])
    assert first.count > 1
    assert second.first == first.first + first.count
