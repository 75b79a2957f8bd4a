"""Parquet files with DuckDB: writing rows that stand as JSON lines, and reading what counts of many files.

Every call has a connection of its own, so that no memory stays behind.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from jixiao.scale.errors import FullDiskError, MissingExtraError, UnwritableFolderError
from jixiao.scale.schema import SCHEMA_VERSION, Table

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

WRITER_MEMORY = "512MB"
"""What DuckDB may use while it writes."""
_LEAST_LINE = 1 << 20


def need_duckdb() -> None:
    """Raise ``MissingExtraError`` where the library is not installed."""
    try:
        import duckdb  # noqa: F401
    except ImportError as error:
        raise MissingExtraError(extra="batch") from error


@contextmanager
def connection(memory: str = WRITER_MEMORY, threads: int = 1) -> Iterator[DuckDBPyConnection]:
    """DuckDB in memory, without a place for temporary files and without fetching extensions."""
    import duckdb

    settings: dict[str, str | bool | int | float | list[str]] = {
        "memory_limit": memory, "threads": threads, "temp_directory": "",
        "autoinstall_known_extensions": False, "autoload_known_extensions": False,
    }  # fmt: skip
    with duckdb.connect(config=settings) as database:
        yield database


def write_lines(lines: Path, table: Table, target: Path, longest: int) -> None:
    """Write JSON lines, the longest of so many bytes, as a Parquet file, and force it to the disk.

    Raises ``duckdb.Error`` and ``OSError``.
    """
    columns = ", ".join(f"{text(column.name)}: {text(column.type)}" for column in table.columns)
    rows = (
        f"SELECT * FROM read_json({text(str(lines))}, format='newline_delimited', columns={{{columns}}}, "
        f"maximum_object_size={max(_LEAST_LINE, longest + 1)})"
    )
    with connection() as database:
        write(database, rows, target)


def write(database: DuckDBPyConnection, rows: str, target: Path) -> None:
    """Write the rows of a query as a Parquet file, and force it to the disk."""
    database.execute(
        f"COPY ({rows}) TO {text(str(target))} (FORMAT parquet, COMPRESSION zstd, "
        f"KV_METADATA {{jixiao_schema: '{SCHEMA_VERSION}'}})"
    )
    descriptor = os.open(target, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def live_rows(table: Table, files: Iterable[Path], *, some_dead: bool) -> str:
    """The query for the rows of these files.

    ``some_dead``: without those that the table ``dead`` (file, part) of the database names.
    """
    listed = ", ".join(text(str(file)) for file in files)
    columns = ", ".join(f'"{column.name}"' for column in table.columns)
    if not listed:
        nothing = ", ".join(f'CAST(NULL AS {column.type}) AS "{column.name}"' for column in table.columns)
        return f"SELECT {nothing} WHERE false"
    if not some_dead:
        return f"SELECT {columns} FROM read_parquet([{listed}], union_by_name=true)"
    return (
        f"SELECT {columns} FROM read_parquet([{listed}], union_by_name=true, filename=true) AS live "
        "WHERE NOT EXISTS (SELECT 1 FROM dead WHERE dead.file = live.file "
        "AND dead.part = parse_filename(live.filename, true))"
    )


def name_dead(database: DuckDBPyConnection, dead: Iterable[tuple[str, str]]) -> None:
    """Make the table ``dead`` for ``live_rows``."""
    database.execute("CREATE TABLE dead (file VARCHAR, part VARCHAR)")
    pairs = list(dead)
    if pairs:
        database.execute(
            "INSERT INTO dead SELECT unnest($files), unnest($parts)",
            {"files": [file for file, _ in pairs], "parts": [part for _, part in pairs]},
        )


def text(value: str) -> str:
    """The value as a literal of SQL."""
    return "'" + value.replace("'", "''") + "'"


@contextmanager
def told_of_disk(folder: Path) -> Iterator[None]:
    """Turn what the disk and DuckDB say while they write into ``FullDiskError`` and ``UnwritableFolderError``."""
    import duckdb

    try:
        yield
    except OSError as error:
        if _is_full(error):
            raise FullDiskError(folder=folder) from error
        raise UnwritableFolderError(folder=folder, reason=error.strerror or type(error).__name__) from error
    except duckdb.IOException as error:
        if "no space left" in str(error).lower() or "quota" in str(error).lower():
            raise FullDiskError(folder=folder) from error
        raise UnwritableFolderError(folder=folder, reason=str(error).splitlines()[0]) from error


def _is_full(error: OSError) -> bool:
    import errno

    return error.errno in (errno.ENOSPC, errno.EDQUOT)
