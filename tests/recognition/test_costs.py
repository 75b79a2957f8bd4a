"""The order of the clues, as the module explains it: numbering, labels, levels, wording."""

from __future__ import annotations

from jixiao.recognition import costs


def test_numbering_is_firmer_than_the_place_of_a_label() -> None:
    assert min(costs.RESTART_INSIDE, costs.STARTS_AT_TWO) > costs.LABEL_SHIFT


def test_a_label_of_level_2_is_firmer_than_one_of_level_1() -> None:
    assert costs.LABEL_SHIFT > costs.LABEL_LATE > costs.LEVEL1_SHIFT


def test_a_missing_label_is_rarer_than_a_shifted_one() -> None:
    assert costs.UNLABELLED > costs.LABEL_SHIFT


def test_wording_that_speaks_for_another_block_does_not_outweigh_a_label() -> None:
    assert costs.FITS < costs.NEUTRAL < costs.FITS_ELSEWHERE < costs.LABEL_SHIFT


def test_a_column_that_is_mostly_blank_is_easily_left_out() -> None:
    assert costs.SKIPPED_OPTIONAL < costs.SKIPPED_CELL < costs.NAMELESS_IN_ROW < costs.NAMELESS
