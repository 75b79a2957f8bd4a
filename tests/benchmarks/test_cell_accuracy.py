"""Cells count as found where they lie to each other as they were printed."""

from __future__ import annotations

from benchmarks.cell_accuracy import Accuracy, Cell, accuracy, together

FORM: list[Cell] = [
    (0, 0, 1, 1, "项目名称"),
    (0, 1, 1, 3, "路灯节能改造"),
    (1, 0, 2, 1, "产出指标"),
    (1, 1, 1, 1, "数量指标"),
    (1, 2, 1, 1, "更换路灯"),
    (1, 3, 1, 1, "≥640盏"),
    (2, 1, 1, 1, "质量指标"),
    (2, 2, 1, 1, ""),
    (2, 3, 1, 1, "100%"),
]
OTHER: list[Cell] = [
    (0, 0, 1, 1, "项目名称"),
    (0, 1, 1, 1, "河道保洁"),
    (1, 0, 1, 1, "数量指标"),
    (1, 1, 1, 1, "≥12次"),
]


def moved(cells: list[Cell], down: int, right: int) -> list[Cell]:
    return [(row + down, column + right, *rest) for row, column, *rest in cells]


def test_what_was_printed_is_all_right_and_blank_cells_do_not_count() -> None:
    assert accuracy([FORM], [FORM]) == Accuracy(cells=8, texts=8, spans=8)


def test_a_form_may_begin_anywhere_and_forms_may_share_a_table() -> None:
    sheet = [(0, 0, 1, 4, "绩效目标表"), *moved(OTHER, 2, 1), *moved(FORM, 9, 3)]
    assert accuracy([FORM, OTHER], [sheet]) == Accuracy(cells=12, texts=12, spans=12)


def test_a_form_may_go_on_in_another_table() -> None:
    assert accuracy([FORM], [FORM[:2], moved(FORM[2:], -1, 0)]) == Accuracy(cells=8, texts=8, spans=8)


def test_a_row_that_was_lost_puts_those_below_out_of_place() -> None:
    shifted = [*FORM[:2], *moved(FORM[6:], -1, 0)]
    assert accuracy([FORM], [shifted]).texts == 2


def test_a_wrong_span_is_told_from_a_wrong_text() -> None:
    wrong: list[Cell] = [(0, 0, 1, 1, "项目名称"), (0, 1, 1, 1, "路灯节能改造"), *FORM[2:5], (1, 3, 1, 1, "≥64盏")]
    assert accuracy([FORM], [wrong]) == Accuracy(cells=8, texts=5, spans=4)


def test_a_reader_that_repeats_merged_texts_and_tells_no_spans_is_judged_by_the_texts() -> None:
    repeated = [(row, column, 0, 0, text) for row, column, _, _, text in [*FORM, (0, 2, 1, 1, "路灯节能改造")]]
    assert accuracy([FORM], [repeated]) == Accuracy(cells=8, texts=8, spans=None)


def test_a_cell_that_was_found_counts_for_one_form() -> None:
    assert accuracy([OTHER, OTHER], [OTHER]) == Accuracy(cells=8, texts=4, spans=4)


def test_blanks_and_width_do_not_count() -> None:
    loose = [(row, column, rows, columns, " ".join(text)) for row, column, rows, columns, text in FORM]
    assert accuracy([FORM], [loose]).texts == 8


def test_without_tables_nothing_is_right() -> None:
    assert accuracy([FORM], []) == Accuracy(cells=8, texts=0, spans=None)


def test_files_are_counted_together() -> None:
    assert together([Accuracy(8, 7, 6), Accuracy(4, 4, None)]) == Accuracy(12, 11, 6)
    assert together([Accuracy(8, 7, None)]) == Accuracy(8, 7, None)
