"""Column widths."""

from jixiao.rendering.column_widths import Demand, column_widths


def cell(column: int, length: int, *, row: int = 0, colspan: int = 1, longest: int = 2) -> Demand:
    return Demand(row, column, 1, colspan, (length,), longest)


def test_columns_are_no_wider_than_their_text() -> None:
    assert column_widths([cell(0, 8), cell(1, 20)], 2, 100, 3) == [8, 20]


def test_the_longer_text_gets_the_wider_column() -> None:
    narrow, wide = column_widths([cell(0, 40), cell(1, 400)], 2, 60, 3)
    assert narrow + wide <= 60
    assert wide > 2 * narrow


def test_numbers_are_not_broken_where_there_is_room() -> None:
    assert column_widths([cell(0, 10, longest=10), cell(1, 400)], 2, 40, 3)[0] >= 10


def test_a_cell_over_several_columns_widens_them() -> None:
    widths = column_widths([cell(0, 30, colspan=2), cell(0, 4, row=1), cell(1, 4, row=1)], 2, 60, 3)
    assert sum(widths) + 3 >= 30


def test_too_many_columns_are_as_narrow_as_can_be() -> None:
    assert column_widths([cell(column, 40) for column in range(17)], 17, 30, 1) == [2] * 17
