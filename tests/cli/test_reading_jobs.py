"""Reading many documents: in order, whatever happens to one of them."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.documents.docx_file import zipped
from tests.scale.planted import plant

from jixiao.cli import reading_jobs
from jixiao.cli.reading_jobs import Outcome, early_reader, read_many, read_one


@pytest.fixture
def paths(tmp_path: Path, table: Callable[..., str]) -> list[Path]:
    found = [tmp_path / f"{number:02}.txt" for number in range(5)]
    for path in found:
        path.write_text(table(f"项目{path.stem}"), encoding="utf-8")
    return found


def titles(outcomes: list[Outcome]) -> list[Any]:
    return [outcome.extraction and outcome.extraction.records[0].project_name for outcome in outcomes]


@pytest.mark.parametrize("jobs", [1, 2, 0])
def test_outcomes_come_in_the_order_of_the_paths(paths: list[Path], jobs: int) -> None:
    assert titles(list(read_many(paths, None, "zh", jobs))) == [f"项目{path.stem}" for path in paths]


def test_nothing_to_read() -> None:
    assert list(read_many([], None, "zh", 0)) == []


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_process_that_dies_costs_only_its_document(
    paths: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, jobs: int
) -> None:
    plant(monkeypatch, tmp_path, 'if document.name == "02.txt": os._exit(5)')
    outcomes = list(read_many(paths, None, "zh", jobs))
    assert [outcome.path for outcome in outcomes] == paths
    lost = [outcome for outcome in outcomes if outcome.extraction is None]
    assert [(outcome.path.stem, outcome.reason) for outcome in lost] == [
        ("02", "读取该文件的进程意外终止（exit 5），文件可能已损坏，或内存不足。")
    ]


def test_leaving_early_ends_the_processes(paths: list[Path]) -> None:
    outcomes = read_many(paths, None, "zh", 2)
    next(outcomes)
    outcomes.close()  # type: ignore[attr-defined]


def test_a_process_started_early_is_the_one_that_reads(paths: list[Path]) -> None:
    with early_reader():
        (reader,) = reading_jobs._early
        assert titles([read_one(paths[0], None, "zh")]) == ["项目00"]
        assert reader.pid is None  # it is used up
        assert titles([read_one(paths[1], None, "zh")]) == ["项目01"]


def test_a_process_started_early_for_nothing_is_ended() -> None:
    with early_reader():
        (reader,) = reading_jobs._early
        early = reader.pid
    assert early is not None
    with pytest.raises(ProcessLookupError):
        os.kill(early, 0)


def test_a_traceback_is_shown_where_asked_for(
    paths: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    plant(monkeypatch, tmp_path, 'raise RuntimeError("flood")')
    monkeypatch.setenv("JIXIAO_DEBUG", "1")
    assert read_one(paths[0], None, "en").reason == "An unexpected error (RuntimeError); please report the document."
    assert "RuntimeError: flood" in capsys.readouterr().err


@pytest.fixture
def archive(tmp_path: Path, table: Callable[..., str]) -> Path:
    path = tmp_path / "上报材料.zip"
    path.write_bytes(zipped({"2024年/a.txt": table("图书角建设"), "b.txt": "", "c.txt": table("路灯改造")}))
    return path


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_archive_is_one_outcome_that_says_what_became_of_each_document(archive: Path, jobs: int) -> None:
    outcome, _ = read_many([archive, archive], None, "zh", jobs)
    assert outcome.extraction is not None
    assert [record.project_name for record in outcome.extraction.records] == ["图书角建设", "路灯改造"]
    assert [(part.member, part.reason) for part in outcome.documents()] == [
        ("/2024年/a.txt", None),
        ("/b.txt", "文件为空，没有可读内容。"),
        ("/c.txt", None),
    ]


def test_a_document_is_its_own_only_outcome(paths: list[Path]) -> None:
    outcome = read_one(paths[0], None, "zh")
    assert outcome.documents() == (outcome,)


def test_a_mistake_in_one_document_of_an_archive_shows_its_traceback(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    plant(monkeypatch, tmp_path, 'if document.name.endswith("c.txt"): raise RuntimeError("flood")')
    monkeypatch.setenv("JIXIAO_DEBUG", "1")
    assert [part.reason for part in read_one(archive, None, "en").documents()] == [
        None,
        "The file is empty.",
        "An unexpected error (RuntimeError); please report the document.",
    ]
    assert "RuntimeError: flood" in capsys.readouterr().err
