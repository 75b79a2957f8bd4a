"""The table of formats says what was measured, and where jixiao is slower than it is to be."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.cell_accuracy import Accuracy
from benchmarks.formats import Measured, missed_goals, table
from benchmarks.material import Score
from benchmarks.printed_material import documents, print_files

from jixiao.recognition.reading import read

ALL_RIGHT = Score({"indicator precision": (1, 1), "indicator recall": (1, 1)}, [])
LINES = [
    Measured("pdf", "grid", 200.4, 1.0, 60_000_000, cells=Accuracy(3000, 3000, 2999)),
    Measured("pdf", "records", 99.5, 2.01, 80_000_000, records=ALL_RIGHT),
    Measured("pdf", "markitdown", 4.26, 47.0, 150_000_000, cells=Accuracy(3000, 51, None)),
]


def test_the_table_speaks_english_or_chinese() -> None:
    english, chinese = (table(LINES, chinese=language).splitlines()[2:5] for language in (False, True))
    assert english == [
        "| .pdf | jixiao, file → cells | 200 pages | 1.0 | 60 MB | 100 % | 99.9 % | – |",
        "| .pdf | jixiao, file → records | 100 pages | 2.0 | 80 MB | – | – | 100 % |",
        "| .pdf | markitdown | 4.3 pages | 47.0 | 150 MB | 1.7 % | – | – |",
    ]
    assert chinese[0] == "| .pdf | jixiao，文件→单元格 | 200 页 | 1.0 | 60 MB | 100 % | 99.9 % | – |"


def test_what_is_slower_than_the_goal_is_named() -> None:
    assert missed_goals(LINES) == ["pdf: 99.5 a second, not 100"]
    scans = [Measured("scan", "records", 0.4, 1.3, 1), Measured("scan", "rapidocr", 0.5, 1.0, 1)]
    assert missed_goals(scans) == ["scan: 1.30 times the recognition alone, not 1.2"]


@pytest.mark.parametrize("kind", ["doc", "xls"])
def test_a_printed_file_holds_the_records_it_was_printed_from(kind: str, tmp_path: Path) -> None:
    smallest = min(documents().values(), key=lambda document: len(document.forms))
    files = {file.path.stem: file for file in print_files(tmp_path, kind)}
    file = files[smallest.title]
    assert [record.project_name for record in read(file.path).records] == [form.name for form in file.forms]
