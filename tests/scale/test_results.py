"""SQL over the results of a batch reaches the results and nothing else."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from tests.scale.documents import write_documents

from jixiao.scale import batch
from jixiao.scale.batch import Wish, run_batch
from jixiao.scale.errors import NoOutputError, QueryFailedError, WriteStatementError
from jixiao.scale.executors import Serial
from jixiao.scale.results import open_results
from jixiao.scale.sources import find_sources


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The results of seven documents, one of them damaged, in a folder with an apostrophe."""
    write_documents(tmp_path / "in", 7)
    run_batch(find_sources([str(tmp_path / "in")]).files, tmp_path / "it's out", Serial())
    return tmp_path / "it's out"


def answers(folder: Path, statement: str) -> list[tuple[object, ...]]:
    with open_results(folder) as results:
        return list(results.ask(statement)[1])


def quoted(text: object) -> str:
    return str(text).replace("'", "''")


def test_tables_are_views(folder: Path) -> None:
    sums = answers(folder, "SELECT year, count(*), sum(funding_annual_total) FROM records GROUP BY year")
    assert sums == [(2025, 9, Decimal("31.500000"))]
    joined = "SELECT target_op, target_low, target_unit FROM indicators JOIN records USING (file, record) LIMIT 1"
    assert answers(folder, joined) == [("≥", Decimal("12.000000"), "次")]
    assert answers(folder, "SELECT kind, whole FROM errors") == [("DamagedDocument", True)]


def test_a_table_without_rows_has_its_columns(folder: Path) -> None:
    with open_results(folder) as results:
        columns, rows = results.ask("FROM unplaced")
        assert columns[:3] == ["file", "document", "record"]
        assert list(rows) == []


def test_what_was_replaced_is_not_seen_also_before_it_is_taken_away(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batch, "put_together", lambda *_: None)  # as if the run had been killed before
    run_batch(find_sources([str(folder.parent / "in")]).files, folder, Serial(), Wish(form="national-target-2021"))
    assert answers(folder, "SELECT DISTINCT form, count(*) FROM records GROUP BY form") == [("national-target-2021", 9)]
    assert len(list((folder / "records").iterdir())) == 2


@pytest.mark.parametrize(
    "statement",
    [
        "COPY records TO '{folder}/records/x.csv'",
        "WITH x AS MATERIALIZED (COPY records TO '{folder}/records/x.csv') FROM x",
        "FROM json_execute_serialized_sql(json_serialize_sql("
        "'WITH x AS (COPY records TO ''{twice}/records/x.csv'') FROM x'))",
        "EXPLAIN ANALYZE COPY records TO '{folder}/records/x.csv'",
        "CREATE TABLE x AS FROM records",
        "ATTACH '{folder}/records/x.db'",
        "SET threads = 1",
        "SELECT 1; SELECT 2",
        "",
    ],
)
def test_nothing_but_a_select_runs(folder: Path, statement: str) -> None:
    before = sorted(folder.rglob("*"))
    with pytest.raises(WriteStatementError):
        answers(folder, statement.format(folder=quoted(folder), twice=quoted(quoted(folder))))
    assert sorted(folder.rglob("*")) == before


@pytest.mark.parametrize(
    "statement",
    [
        "FROM read_text('/etc/hostname')",
        "FROM read_csv('http://127.0.0.1:9/x.csv')",
        "FROM read_text('{folder}/manifest.jsonl')",
        "FROM read_text('{folder}/records/../manifest.jsonl')",
        "FROM glob('/etc/*')",
        "FROM '/etc/hostname'",
        "FROM answers",  # a name of this program
        "SELECT no_such_column FROM records",
        "SELEKT 1",
    ],
)
def test_other_files_and_mistakes_are_refused_in_one_sentence(folder: Path, statement: str) -> None:
    with pytest.raises(QueryFailedError) as raised:
        answers(folder, statement.format(folder=quoted(folder)))
    assert "\n" not in raised.value.sentence("zh")


def test_a_folder_without_results_is_told(tmp_path: Path) -> None:
    with pytest.raises(NoOutputError), open_results(tmp_path / "nothing"):
        pass
