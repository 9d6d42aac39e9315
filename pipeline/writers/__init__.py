"""Writers: records → JSON lines, CSV, Parquet, SQLite, DuckDB, or a table on the terminal."""

import io
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TextIO

from ..extras import needed
from .tables import DOCUMENTS, FIGURES, Record, Table
from .whole_file import whole_file, whole_path

if TYPE_CHECKING:
    from .duckdb import Duckdb
    from .parquet import Parquet
    from .sqlite import Sqlite

__all__ = [
    "DOCUMENTS",
    "FIGURES",
    "TABULAR",
    "Format",
    "Writer",
    "check_libraries",
    "files_of",
    "format_of",
    "open_tables",
    "open_writer",
    "table_files",
]


class Format(StrEnum):
    """How records are written: one a line as JSON, one a row in a file or database, or as a table to read."""

    jsonl = "jsonl"
    csv = "csv"
    parquet = "parquet"
    sqlite = "sqlite"
    duckdb = "duckdb"
    table = "table"


TABULAR = tuple(format for format in Format if format is not Format.table)
"""The formats of files; the other is for the terminal."""
DATABASES = (Format.sqlite, Format.duckdb)
BINARY = (Format.parquet, *DATABASES)
LIBRARIES = {Format.parquet: ("pyarrow",), Format.duckdb: ("duckdb", "pyarrow")}
ENDINGS = {
    ".jsonl": Format.jsonl,
    ".csv": Format.csv,
    ".parquet": Format.parquet,
    ".sqlite": Format.sqlite,
    ".duckdb": Format.duckdb,
    ".txt": Format.table,
}


class Writer(Protocol):
    def write(self, record: Record, /) -> None: ...

    def close(self) -> None: ...


def format_of(path: Path | None, on_terminal: bool) -> Format:
    """The format that the file's ending asks for; without a file, a table on a terminal and JSON lines in a pipe.

    Raises ValueError for another ending.
    """
    if path is None:
        return Format.table if on_terminal else Format.jsonl
    try:
        return ENDINGS[path.suffix.lower()]
    except KeyError:
        raise ValueError(f"{path}: ends in none of {', '.join(ENDINGS)}; name the format with --format") from None


@contextmanager
def open_writer(path: Path | None, format: Format, table: Table = FIGURES) -> Iterator[Writer]:
    """A writer to the file, or to the standard output. A file is there whole when the block ends, or not at all.

    Raises OSError, also where a library that the format needs is not installed.
    """
    if format in BINARY:
        if path is None:
            raise OSError(f"{format} is no text; name a file with -o")
        with whole_path(path) as part, _file(part, format, table) as file:
            yield file
            file.close()
        return
    encoding = "utf-8-sig" if format is Format.csv else "utf-8"
    with whole_file(path, encoding) if path else _standard_output(encoding) as sink:
        writer = _text(sink, format, table)
        yield writer
        writer.close()


def files_of(folder: Path, format: Format) -> dict[Table, Path]:
    """The files of an archive's tables: one for both in a database, else one each."""
    return {
        table: folder / f"{'archive' if format in DATABASES else table.name}.{format}" for table in (DOCUMENTS, FIGURES)
    }


def table_files(folder: Path) -> list[Path]:
    """Every file that the tables of an archive may have in the folder, in whatever format."""
    return [path for format in TABULAR for path in dict.fromkeys(files_of(folder, format).values())]


def check_libraries(format: Format) -> None:
    """Raises OSError where a library that the format needs is not installed."""
    for module in LIBRARIES.get(format, ()):
        needed(module, format)


@contextmanager
def open_tables(folder: Path, format: Format) -> Iterator[tuple[Writer, Writer]]:
    """Writers of the documents and of the figures. Their files are there whole when the block ends, or not at all.

    Raises OSError as `open_writer` does.
    """
    files = files_of(folder, format)
    if format not in DATABASES:
        with ExitStack() as stack:
            documents, figures = (stack.enter_context(open_writer(files[t], format, t)) for t in (DOCUMENTS, FIGURES))
            yield documents, figures
        return
    with whole_path(files[FIGURES]) as part, _database(part, format, DOCUMENTS, FIGURES) as database:
        yield database[DOCUMENTS], database[FIGURES]
        database.close()


def _text(sink: TextIO, format: Format, table: Table) -> Writer:
    match format:
        case Format.csv:
            from .flat import Csv

            return Csv(sink, table)
        case Format.table:
            from .table import RightToLeftTable

            return RightToLeftTable(sink)
        case _:
            from .json_lines import JsonLines

            return JsonLines(sink)


def _file(path: Path, format: Format, table: Table) -> "Parquet | Sqlite | Duckdb":
    if format in DATABASES:
        return _database(path, format, table)
    from .parquet import Parquet

    return Parquet(path, table)


def _database(path: Path, format: Format, *tables: Table) -> "Sqlite | Duckdb":
    if format is Format.sqlite:
        from .sqlite import Sqlite

        return Sqlite(path, *tables)
    from .duckdb import Duckdb

    return Duckdb(path, *tables)


@contextmanager
def _standard_output(encoding: str) -> Iterator[TextIO]:
    """The standard output, in the encoding of the format whatever the locale says."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding=encoding, newline="")
    yield sys.stdout
    sys.stdout.flush()
