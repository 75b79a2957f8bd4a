"""A run that is killed at any point is continued by the next one."""

from __future__ import annotations

from pathlib import Path

from benchmarks.killed_runs import killed_and_resumed, rows
from tests.scale.documents import write_documents

from jixiao.scale.batch import run_batch
from jixiao.scale.executors import Serial
from jixiao.scale.parts import STAGING
from jixiao.scale.schema import TABLES
from jixiao.scale.sources import find_sources


def test_runs_that_are_killed_leave_the_same_rows_as_one_that_is_not(tmp_path: Path) -> None:
    write_documents(tmp_path / "in", 70)
    run_batch(find_sources([str(tmp_path / "in")]).files, tmp_path / "whole", Serial())
    done = killed_and_resumed(tmp_path / "in", tmp_path / "killed", kills=3, engine="serial")
    assert done.ended_before < 3
    assert rows(tmp_path / "killed") == rows(tmp_path / "whole")
    assert not (tmp_path / "killed" / STAGING).exists()


def test_what_a_killed_run_left_unnamed_is_taken_away(tmp_path: Path) -> None:
    write_documents(tmp_path / "in", 3)
    files = find_sources([str(tmp_path / "in")]).files
    run_batch(files, tmp_path / "out", Serial())
    before = rows(tmp_path / "out")
    for table in TABLES:
        (tmp_path / "out" / table.name / "000009-dead0000.parquet").write_bytes(b"PAR1")
    (tmp_path / "out" / STAGING).mkdir()
    (tmp_path / "out" / STAGING / "000009.records.jsonl").write_bytes(b"{")
    with (tmp_path / "out" / "manifest.jsonl").open("ab") as manifest:
        manifest.write(b'{"part":"000009-dead0000","rows":{"records"')
    assert rows(tmp_path / "out") == before
    assert run_batch(files, tmp_path / "out", Serial()).unchanged == 3
    assert not list((tmp_path / "out").rglob("000009*"))
    assert rows(tmp_path / "out") == before
