"""The recogniser itself, on figures: the font that Pillow brings knows no Chinese."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from tests.documents.scan.drawn_pages import blank, written

from jixiao.documents.scan import recognise
from jixiao.documents.scan.recognise import can_recognise, read_pictures, text_regions


def test_lines_are_found_and_read_with_their_places() -> None:
    page = blank(300, 600)
    lines = [written(page, 60, 40, "2024-12-31"), written(page, 300, 160, "19.42")]

    regions = sorted(text_regions(page), key=lambda region: region.top)

    assert len(regions) == 2
    for region, line in zip(regions, lines, strict=True):
        assert abs(region.left - line.left) < 12 and abs(region.right - line.right) < 12
    readings = read_pictures([page[one.top : one.bottom, one.left : one.right] for one in regions])
    assert [reading.text for reading in readings] == ["2024-12-31", "19.42"]
    assert all(reading.confidence > 0.9 for reading in readings)
    for reading in readings:
        assert len(reading.places) == len(reading.certainties) == len(reading.text)
        assert list(reading.places) == sorted(reading.places)
        assert 0 < reading.places[0] < reading.places[-1] < 1


def test_nothing_is_found_on_an_empty_page() -> None:
    assert text_regions(blank(200, 200)) == []
    assert read_pictures([]) == []


def test_every_library_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    assert can_recognise()
    monkeypatch.setattr(recognise, "LIBRARIES", ("numpy", "a_library_that_is_not_there"))
    assert not can_recognise()


def test_blanks_around_a_line_have_no_certainty() -> None:
    words = SimpleNamespace(word_cols=[[1, 3]], confs=[0.9, 0.8, 0.7, 0.6], line_txt_len=8)
    read = recognise._reading(" 项目 ", 0.9, words)
    assert (read.text, read.certainties, len(read.places)) == ("项目", (0.8, 0.7), 2)
