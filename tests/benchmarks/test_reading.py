"""The table of the README states shares and counts, in two languages."""

from __future__ import annotations

from benchmarks.material import Score, gold, score
from benchmarks.reading import score_lines, table

TALLY = {
    "tables recall": (53, 53),
    "header fields": (9999, 10000),
    "amounts": (371, 371),
    "goals": (0, 106),
    "indicator precision": (1, 2),
    "indicator recall": (1, 4),
    "tables without any miss": (2, 3),
}


def test_shares_are_cut_so_that_only_what_is_all_right_is_100_percent() -> None:
    lines = {line.english.partition(",")[0]: line.jixiao for line in score_lines(Score(TALLY, []), Score(TALLY, []))}
    assert lines["tables found"] == "100 % (53/53)"
    assert lines["header fields right"] == "99.9 % (9999/10000)"
    assert lines["tables without any miss"] == "66.6 % (2/3)"


def test_f1_is_the_harmonic_mean_of_precision_and_recall() -> None:
    assert round(Score(TALLY, []).share("indicator F1"), 4) == round(2 * 0.5 * 0.25 / 0.75, 4)


def test_the_table_speaks_english_or_chinese() -> None:
    lines = score_lines(Score(TALLY, []), Score(TALLY, []))
    assert "| amounts right | 100 % (371/371) | 100 % (371/371) |" in table(lines, chinese=False).splitlines()
    assert "| 金额正确 | 100 % (371/371) | 100 % (371/371) |" in table(lines, chinese=True).splitlines()


def test_the_gold_against_itself_is_without_a_miss() -> None:
    itself = score(gold())
    assert itself.misses == []
    assert all(right == of for right, of in itself.tally.values())
