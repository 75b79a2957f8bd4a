"""The table of guarded reading says how many times as long each format takes."""

from __future__ import annotations

from benchmarks.guarding import FORMATS, Cost, measure, table

LINES = [Cost("txt", 6, 5.0, 6.0), Cost("pdf", 4, 20.0, 21.0), Cost("", 10, 25.0, 27.0)]


def test_the_table_speaks_english_or_chinese() -> None:
    assert table(LINES, 250.0, chinese=False).splitlines()[2:] == [
        "| .txt | 6 | 1.20 |",
        "| .pdf | 4 | 1.05 |",
        "| together | 10 | 1.08 |",
        "",
        "Starting a new process takes as long as reading 50 text files in this one.",
    ]
    assert "| 合计 | 10 | 1.08 |" in table(LINES, 250.0, chinese=True)


def test_every_format_is_measured() -> None:
    *lines, together = measure(rounds=1)
    assert [line.kind for line in lines] == list(FORMATS)
    assert all(line.files and line.here > 0 and line.guarded > 0 for line in lines)
    assert together.files == sum(line.files for line in lines)
