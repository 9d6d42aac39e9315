"""SQLite: tables in one file, indexed, that everything can open."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .database import Database
from .tables import FIGURES, Record, Table, database_number
from .waiting import Waiting

ROWS_AT_A_TIME = 1_000
_TYPES = {"text": "TEXT", "integer": "INTEGER", "number": "NUMERIC"}


class Sqlite(Database["SqliteTable"]):
    """A new database that holds the tables. It is no good before `close`: what is killed before leaves nothing of use.

    Raises OSError.
    """

    def __init__(self, path: Path, *tables: Table) -> None:
        with told():
            self._connection = sqlite3.connect(path, isolation_level=None)
            self._connection.execute("PRAGMA journal_mode = OFF")  # the file gets its name when it is whole
            self._connection.execute("PRAGMA synchronous = OFF")
            self._connection.execute("BEGIN")
        self._tables = [SqliteTable(self._connection, table) for table in tables or (FIGURES,)]

    def close(self) -> None:
        with told():
            for table in self._tables:
                table.close()
            self._connection.execute("COMMIT")
            self._connection.close()

    def let_go(self) -> None:
        self._connection.close()


class SqliteTable:
    """One of the tables."""

    def __init__(self, connection: sqlite3.Connection, table: Table) -> None:
        self.table = table
        self._connection = connection
        self._rows = Waiting(ROWS_AT_A_TIME)
        columns = ", ".join(
            f'"{name}" {_TYPES[column.type]}{" PRIMARY KEY" * (name == table.key)}'
            for name, column in table.columns.items()
        )
        with told():
            connection.execute(f"CREATE TABLE {table.name} ({columns})")
        self._insert = f"INSERT INTO {table.name} VALUES ({', '.join('?' * len(table.columns))})"

    def write(self, record: Record) -> None:
        if self._rows.add([database_number(value) for value in self.table.row(record)]):
            self._flush()

    def close(self) -> None:
        """Writes what is left, and the indexes."""
        self._flush()
        with told():
            for column in self.table.indexed:
                name = f"{self.table.name}_{column}"
                self._connection.execute(f'CREATE INDEX {name} ON {self.table.name} ("{column}")')

    def _flush(self) -> None:
        with told():
            self._connection.executemany(self._insert, self._rows.take())


@contextmanager
def told() -> Iterator[None]:
    """What SQLite says of a full or broken disk, as the OSError that any other file would raise."""
    try:
        yield
    except sqlite3.Error as error:
        raise OSError(str(error)) from None
