"""What fuzzing once found stays mended: each case is given again to what it was found with."""

from __future__ import annotations

from pathlib import Path

import pytest
from fuzz.cases import CASES, case, fault_name, keep, target_of
from fuzz.losses import LostCellError, check_nothing_lost
from fuzz.targets import TARGETS, grid_from

from jixiao.recognition.reading import read_document

FILES = sorted(CASES.glob("*.hex"))


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_what_was_found_stays_mended(path: Path) -> None:
    TARGETS[target_of(path)].check(case(path))


@pytest.mark.parametrize("name", TARGETS)
def test_seeds_are_without_mistakes(name: str) -> None:
    seeds = list(TARGETS[name].seeds())
    assert len(seeds) >= 3
    for seed in seeds:
        TARGETS[name].check(seed)


def test_a_case_is_kept_once_and_only_shorter_ones_replace_it(tmp_path: Path) -> None:
    kept = keep("value", "LarkError-parsing-_parse", b"\xff" * 100, tmp_path)
    assert kept is not None
    assert target_of(kept) == "value"
    assert keep("value", "LarkError-parsing-_parse", b"\xff" * 101, tmp_path) is None
    assert keep("value", "LarkError-parsing-_parse", b"\xfe" * 50, tmp_path) == kept
    assert case(kept) == b"\xfe" * 50


def test_a_mistake_is_named_for_where_it_shows() -> None:
    with pytest.raises(AttributeError) as caught:
        read_document(None)  # type: ignore[arg-type]
    assert fault_name(caught.value) == "AttributeError-items-rows_of"


def test_a_lost_cell_is_noticed() -> None:
    document = grid_from(b"\xff\xff\x80\x03abc")
    extraction = read_document(document)
    check_nothing_lost(document, extraction)
    extraction.unplaced.clear()
    with pytest.raises(LostCellError, match="lost"):
        check_nothing_lost(document, extraction)
