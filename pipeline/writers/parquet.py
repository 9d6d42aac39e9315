"""Parquet: a table of columns, compressed, for pandas, polars, Spark and DuckDB."""

from contextlib import suppress
from pathlib import Path

from ..extras import needed
from .arrow import ArrowRows
from .tables import FIGURES, Record, Table


class Parquet:
    """Writes one table to a file. The same rows give the same bytes. Raises OSError."""

    def __init__(self, path: Path, table: Table = FIGURES) -> None:
        self._rows = ArrowRows(table)
        parquet = needed("pyarrow.parquet", "parquet")
        self._file = parquet.ParquetWriter(path, self._rows.schema, compression="zstd")

    def write(self, record: Record) -> None:
        if self._rows.add(record):
            self._file.write_table(self._rows.take())

    def close(self) -> None:
        self._file.write_table(self._rows.take())
        self._file.close()

    def __enter__(self) -> "Parquet":
        return self

    def __exit__(self, *_: object) -> None:
        """Lets go of the file, finished or not."""
        with suppress(OSError):
            self._file.close()
