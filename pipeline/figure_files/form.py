"""What a file of figures is, and whether it is one: by its bytes, whatever it is called."""

import csv
import io
import json
import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import BinaryIO, Literal

from ..readers import ReadOptions
from ..readers.encoding import NotText, decode
from ..readers.packed import Budget, unpacked
from ..readers.stream import Stopped, looked_into
from ..writers import FIGURES, Format, files_of
from ..writers.tables import Table

Form = Literal["jsonl", "csv", "parquet", "sqlite", "duckdb"]
PREFERRED = (Format.jsonl, Format.sqlite, Format.parquet, Format.duckdb, Format.csv)
"""Of a job that has its tables in several formats, the one that keeps most: JSON lines have the evidence and every
digit, a CSV file has lost its control characters."""
DEPTH = 3
"""How many packings may lie one in another, as with articles."""
_KEYS = {"figures": {"document", "kind", "quantity", "quote"}, "documents": {"id", "sha256", "status"}}
_COLUMNS = {"figures": {"document", "kind", "low", "quote_start"}, "documents": {"id", "sha256", "status"}}


def is_job(path: str) -> bool:
    """Whether the path is the folder of a job, finished or not."""
    try:
        with open(os.path.join(path, "job.json"), "rb") as file:
            job = json.loads(file.read(1_000_000))
    except (OSError, ValueError, RecursionError):
        return False
    return isinstance(job, dict) and isinstance(job.get("inputs"), list) and "format" in job


def table_of_job(folder: str, table: Table) -> str | None:
    """The file that holds the table of a job, None where there is none."""
    there = (files_of(Path(folder), format)[table] for format in PREFERRED)
    return next((str(path) for path in there if path.is_file()), None)


@contextmanager
def opened(path: str, options: ReadOptions | None = None) -> Iterator[tuple[bytes, BinaryIO]]:
    """The first bytes and all of a file, unpacked where it is packed. Raises OSError; reading on raises Stopped."""
    budget = Budget(options or ReadOptions())
    with open(path, "rb") as file:
        head, data = looked_into(budget.counted(file))
        for _ in range(DEPTH):
            packing = (
                "gz" if head.startswith(b"\x1f\x8b\x08") else "zst" if head.startswith(b"\x28\xb5\x2f\xfd") else ""
            )
            if not packing:
                break
            head, data = looked_into(unpacked(data, packing, budget))
        yield head, data


def form_of(path: str, table: Table = FIGURES) -> Form | None:
    """The format of a file that holds the table, None for any other file. Raises OSError."""
    try:
        with opened(path) as (head, _):
            return _form(path, head, table)
    except Stopped:
        return None


def _form(path: str, head: bytes, table: Table) -> Form | None:
    if head.startswith(b"SQLite format 3\0"):
        return "sqlite" if _sqlite_has(path, table) else None
    if head[8:12] == b"DUCK":
        return "duckdb"
    if head.startswith(b"PAR1"):
        return "parquet" if _parquet_has(path, table) else None
    try:
        text = decode(head).text.lstrip("\ufeff \t\r\n")
    except NotText:
        return None
    first = text.partition("\n")[0]
    if first.startswith("{"):
        return "jsonl" if _is_record(first, table) else None
    try:
        cells = next(csv.reader(io.StringIO(first)), [])
    except csv.Error:
        return None
    return "csv" if set(cells) >= _COLUMNS[table.name] else None


def _is_record(line: str, table: Table) -> bool:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError):  # a line may be longer than the head
        return all(f'"{key}": ' in line for key in _KEYS[table.name])
    return isinstance(record, dict) and record.keys() >= _KEYS[table.name]


def _sqlite_has(path: str, table: Table) -> bool:
    import sqlite3

    from .databases import sqlite_columns, sqlite_file

    try:
        with closing(sqlite_file(path)) as database:
            return sqlite_columns(database, table) >= _COLUMNS[table.name]
    except sqlite3.Error:
        return False


def _parquet_has(path: str, table: Table) -> bool:
    try:
        import pyarrow
        import pyarrow.parquet as parquet
    except ImportError:
        return False
    try:
        return set(parquet.read_schema(path).names) >= _COLUMNS[table.name]
    except (pyarrow.ArrowException, OSError):
        return False
