"""Which files the inputs name, in which order, each once, and what their articles are called."""

import sqlite3
import sys
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, closing, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from ..article import encodable
from .folder import File, Folder, Found, files_of
from .format import bare, is_single
from .problem import Problem, failure

STDIN = "-"
STANDARD_INPUT = "standard input"


class CannotList(RuntimeError):
    """There is no room for the list of the files; the message is one sentence that says what to do."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read, or the standard input.

    `id` is the id of its article where it holds a single one. `folder`: the one that was given, where not the file was.
    """

    name: str
    path: Path | None
    id: str
    folder: str | None = None

    @property
    def file_name(self) -> str:
        return self.path.name if self.path else ""

    def open(self) -> AbstractContextManager[BinaryIO]:
        """The bytes of it; the standard input is left open at the end. Raises OSError."""
        return self.path.open("rb") if self.path else nullcontext(sys.stdin.buffer)


# A row per file, folder or problem; names are bytes, which need not be text. `same`: an earlier row is the same file.
_TABLES = """
create table found (input int, key blob, kind text, name blob, below blob, real blob, folder blob, why text, lost int,
                    same text);
create index in_order on found (input, key);
create table seen (real blob primary key, input int, name blob) without rowid;
create table taken (step int, name text, times int, primary key (step, name)) without rowid;
"""
_IN_ORDER = "select rowid, * from found order by input, key, rowid"


def sources(inputs: Sequence[str]) -> Iterator[Source | Folder | Problem]:
    """The files of the inputs (files, folders, patterns, "-"), each once, and what is wrong with them; in the order
    given, within a folder in the order of their paths. A Folder comes behind the last of its files.

    A file of a single article calls it by the file's stem: `news/002.txt` is "002". Where two files would share a
    name, they are called by their path below the folder that was given ("a/002", "b/002"), or else by their whole
    path, or else by that and their ending.

    Raises CannotList.
    """
    try:
        yield from _sources(inputs)
    except sqlite3.Error as error:
        raise CannotList(
            f"the list of the files finds no room in a temporary file ({error}); "
            "make room, or set TMPDIR to a folder that has some"
        ) from None


def _sources(inputs: Sequence[str]) -> Iterator[Source | Folder | Problem]:
    # In memory while it is small, then in a nameless file: a list of a million files is no reason to run out of memory.
    with closing(sqlite3.connect("", isolation_level=None)) as table:
        table.row_factory = sqlite3.Row
        table.executescript(_TABLES + "begin;")
        for number, name in enumerate(inputs):
            rows = (_row(number, one) for one in _found(name))
            table.executemany(f"insert into found values ({','.join('?' * 10)})", rows)
        _mark_what_is_there_twice(table)
        for row in table.execute(_IN_ORDER):
            if (told := _told(row, table)) is not None:
                yield told


def _found(name: str) -> Iterator[Found]:
    """The files that one input names; a mistake of ours with one of them costs only that one."""
    try:
        yield from [File("", STDIN, "stdin")] if name == STDIN else files_of(name)
    except Exception as bug:
        yield Problem(name, failure(bug))


def _row(number: int, found: Found) -> tuple[object, ...]:
    match found:
        case File(path, real, below, folder):
            key = _bytes(path).replace(b"/", b"\0")  # a folder's files stand together, as os.walk has them
            where = None if folder is None else _bytes(folder)
            return number, key, "file", _bytes(path), _bytes(below), _bytes(real), where, None, None, None
        case Folder(name, known):
            key = _bytes(name).replace(b"/", b"\0") + b"\xff"
            return number, key, "folder", _bytes(name), None, None, None, None, known, None
        case Problem(place, why, lost):
            key = _bytes(place).replace(b"/", b"\0")
            return number, key, "problem", _bytes(place), None, None, None, why, lost, None


def _mark_what_is_there_twice(table: sqlite3.Connection) -> None:
    """Of files that are the same, all but the first are marked, and count for no name."""
    for row in table.execute(_IN_ORDER):
        if row["kind"] != "file":
            continue
        earlier = table.execute("select input, name from seen where real = ?", [row["real"]]).fetchone()
        if earlier:  # a pattern fits a folder and its files: nobody gave those twice
            same = "overlap" if (earlier["input"], earlier["name"]) == (row["input"], row["name"]) else "twice"
            table.execute("update found set same = ? where rowid = ?", [same, row["rowid"]])
            continue
        table.execute("insert into seen values (?, ?, ?)", [row["real"], row["input"], row["name"]])
        if is_single(_text(row["name"])):
            table.executemany(
                "insert into taken values (?, ?, 1) on conflict do update set times = times + 1",
                enumerate(_ladder(row)),
            )


def _told(row: sqlite3.Row, table: sqlite3.Connection) -> Source | Folder | Problem | None:
    name = _text(row["name"])
    if row["kind"] == "problem":
        return Problem(encodable(name), row["why"], bool(row["lost"]))
    if row["kind"] == "folder":
        return Folder(encodable(name), row["lost"])
    path = Path(name) if name else None
    called = encodable(str(path)) if path else STANDARD_INPUT
    if row["same"]:
        return Problem(called, "was given twice; read once", lost=False) if row["same"] == "twice" else None
    folder = None if row["folder"] is None else encodable(_text(row["folder"]))
    return Source(called, path, _name(row, table), folder)


def _name(row: sqlite3.Row, table: sqlite3.Connection) -> str:
    """The first of its names that no other article's file has."""
    ladder = _ladder(row)
    own = int(is_single(_text(row["name"])))
    for step, name in enumerate(ladder):
        found = table.execute("select times from taken where step = ? and name = ?", [step, name]).fetchone()
        if (found["times"] if found else 0) <= own:
            return name
    return ladder[-1]


def _ladder(row: sqlite3.Row) -> tuple[str, str, str, str]:
    below, whole = (encodable(_text(row[column])) for column in ("below", "name"))
    stem = bare(below.rpartition("/")[2])
    folder = below[: len(below) - len(below.rpartition("/")[2])]
    above = whole[: len(whole) - len(whole.rpartition("/")[2])]
    return stem, folder + stem, above + stem if whole else stem, whole or stem


def _bytes(name: str) -> bytes:
    return name.encode("utf-8", "surrogatepass")  # not os.fsencode: a name that no file can have is told, too


def _text(name: Any) -> str:
    return bytes(name).decode("utf-8", "surrogatepass")
