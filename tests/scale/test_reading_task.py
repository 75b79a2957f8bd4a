"""One file to read, and what becomes of it."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

import pytest
from tests.scale.documents import table

from jixiao.records.extraction import Extraction, Fault
from jixiao.scale import reading_task
from jixiao.scale.reading_task import PlainReader, ReadingTask, lost, perform


def test_what_was_read_is_known_by_its_bytes(tmp_path: Path) -> None:
    path = tmp_path / "路灯改造.txt"
    path.write_text(table("路灯改造"), encoding="utf-8")
    outcome = perform(ReadingTask(0, str(path)), PlainReader())
    assert outcome.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert outcome.rows is not None
    assert (outcome.rows.format, outcome.rows.counts.tables) == (".txt", 1)


def test_a_node_that_cannot_reach_an_address_says_why() -> None:
    outcome = perform(ReadingTask(0, "gopher://砚浦/a.docx"), PlainReader())
    assert outcome.rows is None
    assert outcome.fault is not None
    assert outcome.fault.zh.startswith("不支持 gopher:// 地址")


@pytest.mark.parametrize("place", ["没有.txt", ""])
def test_a_file_that_cannot_be_opened_has_a_reason_and_no_rows(tmp_path: Path, place: str) -> None:
    outcome = perform(ReadingTask(0, str(tmp_path / place)), PlainReader())
    assert (outcome.sha256, outcome.rows) == (None, None)
    assert outcome.fault is not None


def test_a_mistake_of_the_program_is_an_error_of_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def mistaken(*_: object) -> Sequence[tuple[str, Extraction | Fault]]:
        raise ZeroDivisionError

    monkeypatch.setattr(reading_task, "read_each", mistaken)
    (tmp_path / "a.txt").write_bytes(b"x")
    outcome = perform(ReadingTask(0, str(tmp_path / "a.txt")), PlainReader())
    assert outcome.rows is not None
    ((name, fault),) = outcome.rows.counts.failures
    assert (name, outcome.rows.counts.kinds) == ("a.txt", ("UnexpectedFile",))
    assert "ZeroDivisionError" in fault.zh


def test_a_file_whose_workers_all_died_is_an_error_if_it_is_known() -> None:
    known = lost(ReadingTask(0, "s3://砚浦/毒.docx", "ab" * 32))
    assert known.rows is not None
    assert known.rows.counts.kinds == ("LostWorker",)
    unknown = lost(ReadingTask(0, "s3://砚浦/毒.docx"))
    assert unknown.rows is None
    assert unknown.fault is not None
