"""Asking the results of a batch with SQL: each table of the schema is a view, and nothing else can be reached.

DuckDB is told to open no files but those of the results, fetch no extensions and keep its settings. In the folders that
it may read it would also write, so that what writes is refused before: statements other than one SELECT, and a SELECT
whose plan has a step that writes, as a COPY in its WITH clause is, or one that hides a statement.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jixiao.scale.errors import NoOutputError, QueryFailedError, WriteStatementError
from jixiao.scale.manifest import read_state
from jixiao.scale.parquet_files import connection, live_rows, name_dead, need_duckdb, text
from jixiao.scale.parts import part_file
from jixiao.scale.schema import TABLES

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

MEMORY = "700MB"
"""What DuckDB may use for one question."""
THREADS = 4
_BATCH = 1000
_STEP = re.compile(r'"name": "([^"]*)"')
_WRITING = ("COPY", "INSERT", "UPDATE", "DELETE", "MERGE", "EXECUTE")
"""What the names of steps hold that write or that run a statement of their own."""


class Results:
    """The results in a folder, open for questions."""

    def __init__(self, database: DuckDBPyConnection) -> None:
        self._database = database

    def ask(self, statement: str) -> tuple[list[str], Iterator[tuple[Any, ...]]]:
        """The names of the columns, and the rows one by one, of one SELECT.

        Raises ``WriteStatementError`` for anything else, ``QueryFailedError`` where DuckDB refuses it.
        """
        import duckdb

        try:
            statements = duckdb.extract_statements(statement)
            if [one.type for one in statements] != [duckdb.StatementType.SELECT]:
                raise WriteStatementError()
            plan = self._database.execute(f"EXPLAIN (FORMAT json) {statements[0].query}").fetchall()
            if any(deed in name for _, steps in plan for name in _STEP.findall(steps) for deed in _WRITING):
                raise WriteStatementError()
            asked = self._database.execute(statements[0])
            columns = [column[0] for column in asked.description or ()]
        except duckdb.Error as error:
            raise QueryFailedError(reason=_reason(error)) from error
        return columns, _rows(asked)


@contextmanager
def open_results(folder: Path, memory: str = MEMORY) -> Iterator[Results]:
    """Open the results in a folder. Raises ``NoOutputError``, ``NewerOutputError`` and ``DamagedManifestError``."""
    need_duckdb()
    folder = folder.resolve()
    try:
        state = read_state(folder)
    except OSError as error:
        raise NoOutputError(folder=folder) from error
    with connection(memory, THREADS) as database:
        if state.dead:
            name_dead(database, state.dead)
        for table in TABLES:
            files = [part_file(folder, table, part) for part, rows in state.parts.items() if table.name in rows]
            dead = bool(state.dead)
            database.execute(f"CREATE VIEW {table.name} AS {live_rows(table, files, some_dead=dead)}")
        allowed = ", ".join(text(f"{folder / table.name}/") for table in TABLES)
        database.execute(f"SET allowed_directories = [{allowed}]")
        database.execute("SET python_enable_replacements = false")
        database.execute("SET enable_external_access = false")
        database.execute("SET lock_configuration = true")
        yield Results(database)


def _rows(asked: DuckDBPyConnection) -> Iterator[tuple[Any, ...]]:
    import duckdb

    try:
        while rows := asked.fetchmany(_BATCH):
            yield from rows
    except duckdb.Error as error:
        raise QueryFailedError(reason=_reason(error)) from error


def _reason(error: Exception) -> str:
    return " ".join(str(error).split("\n\n")[0].split())
