"""DuckDB: tables in one file, by columns, for questions over millions of figures."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from ..extras import needed
from .arrow import ArrowRows
from .database import Database
from .tables import FIGURES, Record, Table

if TYPE_CHECKING:
    import duckdb

MEMORY = "256MB"
"""What DuckDB may hold of its file at once; the rest goes beside it. The longest text must fit in three times over."""
ROW_GROUP = 20_480
"""Rows that lie together. All that came since the last checkpoint is held, and with it the whole group that it ends:
of the usual 122,880 rows that is 50 MB more, for no better compression."""
CHECKPOINT = "4MB"
_TYPES = {"text": "VARCHAR", "integer": "BIGINT", "number": "DOUBLE"}


class Duckdb(Database["DuckdbTable"]):
    """A new database that holds the tables. Raises OSError, also where duckdb or pyarrow are not installed."""

    def __init__(self, path: Path, *tables: Table) -> None:
        engine = needed("duckdb", "duckdb")
        with _told():
            settings = {"threads": 1, "memory_limit": MEMORY, "temp_directory": f"{path}.tmp"}
            self._connection = engine.connect(config=settings | {"checkpoint_threshold": CHECKPOINT})
            name = str(path).replace("'", "''")
            self._connection.execute(f"ATTACH '{name}' AS archive (ROW_GROUP_SIZE {ROW_GROUP})")
            self._connection.execute("USE archive")
        self._tables = [DuckdbTable(self._connection, table) for table in tables or (FIGURES,)]

    def close(self) -> None:
        with _told():
            for table in self._tables:
                table.close()
            self._connection.execute("CHECKPOINT archive")
            self._connection.close()

    def let_go(self) -> None:
        with suppress(OSError), _told():
            self._connection.close()


class DuckdbTable:
    """One of the tables; its rows stand in the order in which they were written."""

    def __init__(self, connection: "duckdb.DuckDBPyConnection", table: Table) -> None:
        self.table = table
        self._connection = connection
        self._rows = ArrowRows(table)
        columns = ", ".join(f'"{name}" {_TYPES[column.type]}' for name, column in table.columns.items())
        with _told():
            connection.execute(f"CREATE TABLE {table.name} ({columns})")

    def write(self, record: Record) -> None:
        if self._rows.add(record):
            self._flush()

    def close(self) -> None:
        """Writes what is left."""
        self._flush()

    def _flush(self) -> None:
        with _told():
            self._connection.register("arrived", self._rows.take())
            self._connection.execute(f"INSERT INTO {self.table.name} SELECT * FROM arrived")
            self._connection.unregister("arrived")


@contextmanager
def _told() -> Iterator[None]:
    """What DuckDB says of a full or broken disk, as the OSError that any other file would raise."""
    import duckdb

    try:
        yield
    except duckdb.Error as error:
        raise OSError(str(error).partition("\n")[0]) from None
