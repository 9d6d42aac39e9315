"""Rows of the tables in SQLite, DuckDB and Parquet files, some hundred at a time.

A file may come from anybody: it is opened to be read, nothing in it can reach another file, and what is no table (a
view may run for ever) is not asked.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from ..extras import needed
from ..readers import ReadOptions
from ..writers.tables import Table

ROWS = 500
MEMORY = "256MB"
"""What DuckDB may hold at once, as when it writes."""

type Row = dict[str, Any]


def sqlite_file(path: str) -> sqlite3.Connection:
    """The database, read-only. Raises sqlite3.Error."""
    database = sqlite3.connect(f"{Path(path).absolute().as_uri()}?mode=ro", uri=True)
    database.text_factory = lambda data: data.decode("utf-8", "replace")
    database.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, ReadOptions().largest)
    database.execute("PRAGMA trusted_schema = OFF")
    return database


def sqlite_columns(database: sqlite3.Connection, table: Table) -> set[str]:
    """The columns of the table, none where there is no such table. Raises sqlite3.Error."""
    sql = database.execute("SELECT sql FROM sqlite_master WHERE type = 'table' AND name = ?", (table.name,)).fetchone()
    if sql is None or "VIRTUAL" in str(sql[0]).upper().split("(")[0]:
        return set()
    return {row[1] for row in database.execute(f"PRAGMA table_info({table.name})")}


def rows_of_sqlite(path: str, table: Table) -> Iterator[Row]:
    """The rows in the order in which they were written. Raises ValueError where the file is no good."""
    try:
        with closing(sqlite_file(path)) as database:
            there = sqlite_columns(database, table)
            names = [name for name in table.columns if name in there]
            if not names:
                raise ValueError(f"has no table {table.name}")
            wanted = ", ".join(f'"{name}"' for name in names)
            for row in database.execute(f"SELECT {wanted} FROM {table.name} ORDER BY rowid"):
                yield dict(zip(names, row, strict=True))
    except sqlite3.Error as error:
        raise ValueError(f"is no whole SQLite file ({_first_line(error)})") from None


def rows_of_duckdb(path: str, table: Table) -> Iterator[Row]:
    """The same of DuckDB. Raises OSError where it is not installed."""
    duckdb = needed("duckdb", "duckdb")
    settings = {"threads": 1, "memory_limit": MEMORY, "enable_external_access": False}
    try:
        with closing(duckdb.connect(path, read_only=True, config=settings)) as database:
            found = database.execute(
                "SELECT column_name FROM duckdb_columns() JOIN duckdb_tables() USING (table_oid) "
                "WHERE duckdb_tables.table_name = ?",
                [table.name],
            ).fetchall()
            there = {name for (name,) in found}
            names = [name for name in table.columns if name in there]
            if not names:
                raise ValueError(f"has no table {table.name}")
            wanted = ", ".join(f'"{name}"' for name in names)
            rows = database.execute(f"SELECT {wanted} FROM {table.name}")
            while some := rows.fetchmany(ROWS):
                yield from (dict(zip(names, row, strict=True)) for row in some)
    except duckdb.Error as error:
        raise ValueError(f"is no DuckDB file that can be read ({_first_line(error)})") from None


def rows_of_parquet(path: str, table: Table) -> Iterator[Row]:
    """The same of Parquet. Raises OSError where pyarrow is not installed."""
    arrow, parquet = needed("pyarrow", "parquet"), needed("pyarrow.parquet", "parquet")
    try:
        with parquet.ParquetFile(path, buffer_size=1 << 20, pre_buffer=False) as file:
            there = set(file.schema_arrow.names)
            names = [name for name in table.columns if name in there]
            for batch in file.iter_batches(batch_size=ROWS, columns=names, use_threads=False):
                yield from batch.to_pylist()
    except (arrow.ArrowException, UnicodeError, OverflowError) as error:
        raise ValueError(f"is no whole parquet file ({_first_line(error)})") from None


def _first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0][:200].rstrip(".").lower()
