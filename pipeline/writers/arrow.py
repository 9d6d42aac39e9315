"""Records → Arrow tables, some thousand rows at a time, for Parquet and DuckDB."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from ..extras import needed
from .tables import Record, Table, database_number
from .waiting import Waiting

if TYPE_CHECKING:
    import pyarrow

ROWS_AT_A_TIME = 10_000
"""Rows in memory, and in a row group of Parquet; some 10 MB of sentences."""


class ArrowRows:
    """Collects the rows of a table, column by column. Numbers are doubles, as all that reads Parquet can count in them.

    Raises OSError without pyarrow.
    """

    def __init__(self, table: Table) -> None:
        self._arrow = needed("pyarrow", "parquet")
        types = {"text": self._arrow.string(), "integer": self._arrow.int64(), "number": self._arrow.float64()}
        self.schema = self._arrow.schema([(name, types[column.type]) for name, column in table.columns.items()])
        self._table = table
        self._rows = Waiting(ROWS_AT_A_TIME)

    def add(self, record: Record) -> bool:
        """Takes a record; whether it is time to take the rows away."""
        return self._rows.add(self._table.row(record))

    def take(self) -> "pyarrow.Table":
        """The rows so far, which are then forgotten."""
        rows = self._rows.take()
        columns: Iterable[Sequence[Any]] = zip(*rows, strict=True) if rows else [()] * len(self._table.columns)
        arrays = [
            self._arrow.array(_doubles(values) if column.type == "number" else values, field.type)
            for values, column, field in zip(columns, self._table.columns.values(), self.schema, strict=True)
        ]
        return self._arrow.Table.from_arrays(arrays, schema=self.schema)


def _doubles(values: Sequence[Any]) -> list[float | None]:
    return [None if value is None else float(database_number(value)) for value in values]
