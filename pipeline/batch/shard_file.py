"""The file of a finished shard: gzip of JSON lines, the same bytes for the same shard, there whole or not at all.

The first line says what it holds and of which job and entries; then come the documents, then all their figures.
"""

import gzip
import io
import json
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, TextIO

from ..writers.whole_file import write_whole

FORMAT = 1
LEVEL = 5
"""Of gzip: 9 takes three times as long and saves a fiftieth."""


class Damaged(OSError):
    """A shard that cannot be read; the message is a sentence that names it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What a shard holds. `job` and `entries` are digests; the rest are counts."""

    job: str
    entries: str
    documents: int
    figures: int
    rejected: int
    failed: int
    notices: tuple[str, ...] = field(default=())
    format: int = FORMAT


def packed(header: Header, documents: Sequence[dict[str, Any]], figures: Sequence[str]) -> bytes:
    """The bytes of the file. `figures` are JSON already, in the order of the documents."""
    sink = io.BytesIO()
    with gzip.GzipFile(filename="", mode="wb", fileobj=sink, compresslevel=LEVEL, mtime=0) as file:
        for line in (_json(asdict(header)), *map(_json, documents), *figures):
            file.write(line.encode() + b"\n")
    return sink.getvalue()


def path_of(folder: Path, number: int) -> Path:
    return folder / f"{number:08}.jsonl.gz"


def commit(folder: Path, number: int, data: bytes) -> None:
    """Puts a finished shard into the folder. Raises OSError."""
    write_whole(path_of(folder, number), data)


def header_of(folder: Path, number: int) -> Header | None:
    """What the shard holds; None where there is none that can be read, and it is to be made."""
    try:
        with _opened(path_of(folder, number)) as (header, _):
            return header
    except (FileNotFoundError, Damaged):
        return None


def documents_of(folder: Path, number: int) -> list[dict[str, Any]]:
    """The documents of a shard. Raises Damaged."""
    with _opened(path_of(folder, number)) as (header, lines):
        return _documents(header, lines)


def rows_of(folder: Path, number: int) -> Iterator[tuple[dict[str, Any], list[str]]]:
    """Each document of a shard with the JSON lines of its figures. Raises Damaged."""
    with _opened(path_of(folder, number)) as (header, lines):
        for document in _documents(header, lines):
            yield document, [next(lines).rstrip("\n") for _ in range(document["figures"])]
        if lines.readline():
            raise ValueError("more lines than it should")


@contextmanager
def _opened(path: Path) -> Iterator[tuple[Header, TextIO]]:
    try:
        with gzip.open(path, "rt", encoding="utf-8", newline="\n") as lines:
            header = Header(**json.loads(lines.readline()))
            if header.format != FORMAT:
                raise ValueError("another format")
            yield header, lines
    except FileNotFoundError:
        raise
    except (OSError, EOFError, zlib.error, ValueError, TypeError, KeyError, StopIteration) as wrong:
        if isinstance(wrong, OSError) and wrong.errno is not None:
            raise
        raise Damaged(f"{path}: is damaged; delete it and run the same command again") from None


def _documents(header: Header, lines: TextIO) -> list[dict[str, Any]]:
    return [json.loads(next(lines)) for _ in range(header.documents)]


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
