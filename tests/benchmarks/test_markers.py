"""Figures go between their markers and nowhere else."""

from __future__ import annotations

from benchmarks.markers import marked, replaced


def test_the_block_takes_the_place_of_the_old_one() -> None:
    new = r"taken \1 literally"
    kept = marked("scale", "kept")
    assert replaced(f"# Title\n\n{marked('reading', 'old')}\n\n{kept}\n", "reading", new) == (
        f"# Title\n\n{marked('reading', new)}\n\n{kept}\n"
    )


def test_a_text_without_markers_is_left_alone() -> None:
    assert replaced("# Title\n", "reading", "new") is None
