"""Claims → a table on the terminal, JSON, JSON lines or CSV."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Protocol, TextIO

from ..writers.whole_file import whole_file
from .claim import Claim


class ClaimFormat(StrEnum):
    """How claims are written: all in one JSON array, one a line, a row for each telling, or as a table to read."""

    json = "json"
    jsonl = "jsonl"
    csv = "csv"
    table = "table"


ENDINGS = {
    ".json": ClaimFormat.json,
    ".jsonl": ClaimFormat.jsonl,
    ".csv": ClaimFormat.csv,
    ".txt": ClaimFormat.table,
}


class ClaimWriter(Protocol):
    def write(self, claim: Claim, /) -> None: ...

    def close(self) -> None: ...


def claim_format(path: Path | None, on_terminal: bool) -> ClaimFormat:
    """The format that the file's ending asks for; without a file, a table on a terminal and JSON lines in a pipe.

    Raises ValueError for another ending.
    """
    if path is None:
        return ClaimFormat.table if on_terminal else ClaimFormat.jsonl
    try:
        return ENDINGS[path.suffix.lower()]
    except KeyError:
        also = "; a page of them is in arqam report" if path.suffix.lower() in (".html", ".htm") else ""
        raise ValueError(f"{path}: ends in none of {', '.join(ENDINGS)}{also}") from None


@contextmanager
def open_claims(path: Path | None, format: ClaimFormat) -> Iterator[ClaimWriter]:
    """A writer to the file, or to the standard output. A file is there whole when the block ends, or not at all.

    Raises OSError.
    """
    if path is None:
        writer = _writer(sys.stdout, format)
        yield writer
        writer.close()
        sys.stdout.flush()
        return
    with whole_file(path, "utf-8-sig" if format is ClaimFormat.csv else "utf-8") as sink:
        writer = _writer(sink, format)
        yield writer
        writer.close()


def _writer(sink: TextIO, format: ClaimFormat) -> ClaimWriter:
    match format:
        case ClaimFormat.csv:
            return _Rows(sink)
        case ClaimFormat.table:
            from .table import ClaimsTable

            return ClaimsTable(sink)
        case _:
            return _Json(sink, array=format is ClaimFormat.json)


class _Json:
    def __init__(self, sink: TextIO, array: bool) -> None:
        self._sink = sink
        self._array = array
        self._count = 0

    def write(self, claim: Claim) -> None:
        before = ("[\n" if self._count == 0 else ",\n") if self._array else ""
        self._sink.write(f"{before}{claim.to_json()}{'' if self._array else chr(10)}")
        self._count += 1

    def close(self) -> None:
        if self._array:
            self._sink.write("\n]\n" if self._count else "[]\n")


class _Rows:
    def __init__(self, sink: TextIO) -> None:
        from ..writers.flat import Csv
        from .rows import ROWS

        self._rows = Csv(sink, ROWS)

    def write(self, claim: Claim) -> None:
        from .rows import rows_of

        for row in rows_of(claim):
            self._rows.write(row)

    def close(self) -> None:
        """Nothing is left to write."""
