"""Writers: records → JSON lines, CSV, or a table on the terminal."""

import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Protocol, TextIO

from ..record import Figure
from .whole_file import whole_file

__all__ = ["Format", "Writer", "format_of", "open_writer"]


class Format(StrEnum):
    """How records are written: one a line as JSON, one a row as CSV, or as a table to read."""

    jsonl = "jsonl"
    csv = "csv"
    table = "table"


class Writer(Protocol):
    def write(self, figure: Figure) -> None: ...

    def close(self) -> None: ...


def format_of(path: Path | None, on_terminal: bool) -> Format:
    """The format that the file's ending asks for; without a file, a table on a terminal and JSON lines in a pipe.

    Raises ValueError for another ending.
    """
    if path is None:
        return Format.table if on_terminal else Format.jsonl
    try:
        return {".jsonl": Format.jsonl, ".csv": Format.csv, ".txt": Format.table}[path.suffix.lower()]
    except KeyError:
        raise ValueError(f"{path}: ends in none of .jsonl, .csv, .txt; name the format with --format") from None


@contextmanager
def open_writer(path: Path | None, format: Format) -> Iterator[Writer]:
    """A writer to the file, or to the standard output. A file is there whole when the block ends, or not at all."""
    encoding = "utf-8-sig" if format is Format.csv else "utf-8"
    with whole_file(path, encoding) if path else _standard_output(encoding) as sink:
        writer = _writer(sink, format)
        yield writer
        writer.close()


def _writer(sink: TextIO, format: Format) -> Writer:
    match format:
        case Format.jsonl:
            from .json_lines import JsonLines

            return JsonLines(sink)
        case Format.csv:
            from .flat import Csv

            return Csv(sink)
        case Format.table:
            from .table import RightToLeftTable

            return RightToLeftTable(sink)


@contextmanager
def _standard_output(encoding: str) -> Iterator[TextIO]:
    """The standard output, in the encoding of the format whatever the locale says."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding=encoding, newline="")
    yield sys.stdout
    sys.stdout.flush()
