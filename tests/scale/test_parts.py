"""Parts of an output folder, and how they are put together."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.scale.documents import rows, write_documents

from jixiao.scale import parts
from jixiao.scale.batch import Wish, run_batch
from jixiao.scale.executors import Serial
from jixiao.scale.parquet_files import connection
from jixiao.scale.parts import Fullness
from jixiao.scale.schema import SCHEMA_VERSION
from jixiao.scale.sources import find_sources


def part_names(folder: Path) -> list[str]:
    return sorted(path.stem for path in (folder / "documents").iterdir())


def test_few_small_parts_stay_as_they_are(tmp_path: Path) -> None:
    write_documents(tmp_path / "in", 6)
    run_batch(find_sources([str(tmp_path / "in")]).files, tmp_path / "out", Serial(), Wish(fullness=Fullness(files=2)))
    assert len(part_names(tmp_path / "out")) == 3


def test_many_small_parts_are_put_together(tmp_path: Path) -> None:
    write_documents(tmp_path / "in", 12)
    files = find_sources([str(tmp_path / "in")]).files
    run_batch(files, tmp_path / "whole", Serial())
    run_batch(files, tmp_path / "out", Serial(), Wish(fullness=Fullness(files=1)))
    assert len(part_names(tmp_path / "out")) == 1
    assert rows(tmp_path / "out") == rows(tmp_path / "whole")


def test_no_part_grows_beyond_the_largest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "_LARGEST", 40)
    write_documents(tmp_path / "in", 12)
    run_batch(find_sources([str(tmp_path / "in")]).files, tmp_path / "out", Serial(), Wish(fullness=Fullness(files=1)))
    assert 2 < len(part_names(tmp_path / "out")) < 12
    assert len(rows(tmp_path / "out")["documents"]) == 12


def test_rows_that_were_replaced_are_gone_from_the_files_too(tmp_path: Path) -> None:
    write_documents(tmp_path / "in", 3)
    files = find_sources([str(tmp_path / "in")]).files
    run_batch(files, tmp_path / "out", Serial())
    run_batch(files, tmp_path / "out", Serial(), Wish(form="hunan-target-2021"))
    with connection() as database:
        found = database.execute(f"SELECT form, count(*) FROM '{tmp_path}/out/records/*.parquet' GROUP BY 1").fetchall()
    assert found == [("hunan-target-2021", 4)]


@pytest.mark.parametrize("full", [Fullness(size=1), Fullness(seconds=0)])
def test_a_part_is_full_by_size_or_time_too(tmp_path: Path, full: Fullness) -> None:
    write_documents(tmp_path / "in", 3)
    run_batch(find_sources([str(tmp_path / "in")]).files, tmp_path / "out", Serial(), Wish(fullness=full))
    assert len(part_names(tmp_path / "out")) == 3


def test_files_say_the_version_of_their_schema(tmp_path: Path) -> None:
    write_documents(tmp_path / "in", 1)
    run_batch(find_sources([str(tmp_path / "in")]).files, tmp_path / "out", Serial())
    with connection() as database:
        found = database.execute(
            f"SELECT decode(key), decode(value) FROM parquet_kv_metadata('{tmp_path}/out/records/*.parquet')"
        ).fetchall()
    assert ("jixiao_schema", str(SCHEMA_VERSION)) in found
