"""Runs over many documents: what is read, what is not read again, and what is left after anything that can happen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from tests.scale.documents import rows, table, write_documents

from jixiao.scale import batch
from jixiao.scale.batch import Step, Tally, Wish, run_batch
from jixiao.scale.errors import ForeignFolderError, FullDiskError
from jixiao.scale.executors import Executor, Serial
from jixiao.scale.parts import Fullness
from jixiao.scale.reading_task import Outcome, ReadingTask
from jixiao.scale.sources import find_sources


def run(source: Path, output: Path, wish: Wish | None = None, executor: Executor | None = None) -> Tally:
    return run_batch(find_sources([str(source)]).files, output, executor or Serial(), wish)


def test_every_table_of_every_document_is_a_row(tmp_path: Path) -> None:
    write_documents(tmp_path / "in", 14)
    tally = run(tmp_path / "in", tmp_path / "out")
    assert (tally.read, tally.documents, tally.failed, tally.tables, tally.indicators) == (14, 12, 2, 18, 108)
    assert tally.kinds == {"DamagedDocument": 2}
    found = rows(tmp_path / "out")
    assert {name: len(some) for name, some in found.items()} == {
        "documents": 14, "records": 18, "indicators": 108, "unplaced": 0, "errors": 2,
    }  # fmt: skip


def test_a_second_run_reads_only_what_is_new(tmp_path: Path) -> None:
    write_documents(tmp_path / "in", 4)
    run(tmp_path / "in", tmp_path / "out")
    (tmp_path / "in" / "新增.txt").write_text(table("新增项目"), encoding="utf-8")
    tally = run(tmp_path / "in", tmp_path / "out")
    assert (tally.read, tally.unchanged) == (1, 4)
    assert len(rows(tmp_path / "out")["documents"]) == 5


def test_the_same_contents_count_once(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "sub/c.txt"):
        path = tmp_path / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(table("路灯改造"), encoding="utf-8")
    tally = run(tmp_path / "in", tmp_path / "out")
    assert (tally.read, tally.unchanged) == (1, 2)
    assert len(rows(tmp_path / "out")["records"]) == 1


def test_a_corrected_file_takes_the_place_of_the_one_before(tmp_path: Path) -> None:
    path = tmp_path / "in" / "表.txt"
    path.parent.mkdir()
    path.write_text(table("路灯改造", "7.40"), encoding="utf-8")
    run(path.parent, tmp_path / "out")
    path.write_text(table("路灯改造", "9.10"), encoding="utf-8")
    run(path.parent, tmp_path / "out")
    (record,) = rows(tmp_path / "out")["records"]
    assert "9.10" in record
    assert "7.40" not in record


def test_two_files_that_change_places_are_both_there(tmp_path: Path) -> None:
    first, second = tmp_path / "in" / "a.txt", tmp_path / "in" / "b.txt"
    first.parent.mkdir()
    first.write_text(table("路灯改造"), encoding="utf-8")
    second.write_text(table("河道保洁"), encoding="utf-8")
    run(first.parent, tmp_path / "out")
    first.write_text(table("河道保洁"), encoding="utf-8")
    second.write_text(table("路灯改造"), encoding="utf-8")
    run(first.parent, tmp_path / "out")
    assert len(rows(tmp_path / "out")["records"]) == 2


def test_a_newer_reader_reads_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_documents(tmp_path / "in", 3)
    run(tmp_path / "in", tmp_path / "out")
    before = rows(tmp_path / "out")
    monkeypatch.setattr(batch, "READER_VERSION", 2)
    assert run(tmp_path / "in", tmp_path / "out").read == 3
    assert rows(tmp_path / "out")["records"] == before["records"]


def test_another_form_reads_again(tmp_path: Path) -> None:
    write_documents(tmp_path / "in", 1)
    run(tmp_path / "in", tmp_path / "out")
    assert run(tmp_path / "in", tmp_path / "out", Wish(form="hunan-target-2021")).read == 1
    (record,) = rows(tmp_path / "out")["records"]
    assert "hunan-target-2021" in record


def test_what_failed_is_tried_again_only_when_asked(tmp_path: Path) -> None:
    write_documents(tmp_path / "in", 7)
    run(tmp_path / "in", tmp_path / "out")
    assert run(tmp_path / "in", tmp_path / "out").read == 0
    assert run(tmp_path / "in", tmp_path / "out", Wish(retry_failed=True)).read == 1
    assert len(rows(tmp_path / "out")["errors"]) == 1


def test_no_more_files_than_the_limit_are_read(tmp_path: Path) -> None:
    write_documents(tmp_path / "in", 5)
    reads = [run(tmp_path / "in", tmp_path / "out", Wish(limit=2)).read for _ in range(4)]
    assert reads == [2, 2, 1, 0]


def test_a_file_that_vanished_is_told_and_not_written(tmp_path: Path) -> None:
    write_documents(tmp_path / "in", 2)
    files = find_sources([str(tmp_path / "in")]).files
    Path(files[0].address).unlink()
    steps: list[Step] = []
    tally = run_batch(files, tmp_path / "out", Serial(), report=steps.append)
    assert (tally.read, tally.unfetched) == (1, 1)
    assert [step.fault.en for step in steps if step.fault] == ["There is no such file or folder."]
    assert len(rows(tmp_path / "out")["documents"]) == 1


class _Ending:
    """An executor that is told to end after some files."""

    def __init__(self, after: int, error: BaseException) -> None:
        self._after = after
        self._error = error

    def outcomes(self, tasks: Iterable[ReadingTask]) -> Iterator[Outcome]:
        for number, outcome in enumerate(Serial().outcomes(tasks)):
            if number == self._after:
                raise self._error
            yield outcome


def test_what_is_read_is_written_when_the_run_is_told_to_end(tmp_path: Path) -> None:
    write_documents(tmp_path / "in", 5)
    with pytest.raises(KeyboardInterrupt):
        run(tmp_path / "in", tmp_path / "out", executor=_Ending(3, KeyboardInterrupt()))
    assert len(rows(tmp_path / "out")["documents"]) == 3
    assert run(tmp_path / "in", tmp_path / "out").read == 2


def test_parts_are_written_as_the_run_goes_on(tmp_path: Path) -> None:
    write_documents(tmp_path / "in", 5)
    wish = Wish(fullness=Fullness(files=2))
    with pytest.raises(RuntimeError):
        run(tmp_path / "in", tmp_path / "out", wish, _Ending(4, RuntimeError()))
    assert len(rows(tmp_path / "out")["documents"]) == 4


def test_a_folder_of_something_else_is_left_alone(tmp_path: Path) -> None:
    write_documents(tmp_path / "in", 1)
    with pytest.raises(ForeignFolderError):
        run(tmp_path / "in", tmp_path / "in")
    assert len(list((tmp_path / "in").iterdir())) == 1


def test_a_full_disk_is_told_and_what_was_written_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_documents(tmp_path / "in", 6)
    wish = Wish(fullness=Fullness(files=2))
    forced = iter(range(100))

    def fsync(descriptor: int) -> None:
        if next(forced) > 12:
            raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("os.fsync", fsync)
        with pytest.raises(FullDiskError):
            run(tmp_path / "in", tmp_path / "out", wish)
    first = rows(tmp_path / "out")["documents"]
    assert 0 < len(first) < 6
    assert run(tmp_path / "in", tmp_path / "out", wish).read == 6 - len(first)
    assert len(rows(tmp_path / "out")["documents"]) == 6
