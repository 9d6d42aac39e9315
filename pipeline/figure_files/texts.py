"""The articles of a job, read again from its inputs: a job keeps what it found, not what it read."""

import hashlib
import json
import os
import sqlite3
from collections.abc import Collection, Iterator
from contextlib import closing
from dataclasses import dataclass

from ..article import Article
from ..readers import CannotList, Problem, ReadOptions, entries, tried
from ..readers.problem import printable, reason
from .figures import documents_of

A_FEW = 1000
"""Articles that are looked for in their own files, rather than in all inputs."""
LONGEST_PLACE = 500
"""Code points of a place that the documents hold."""


@dataclass(frozen=True, slots=True)
class _Inputs:
    names: tuple[str, ...]
    options: ReadOptions
    base: str
    """What stands before the names where they were given from another folder, else ""."""


def texts_of(job: str, wanted: Collection[str] | None = None) -> Iterator[Article | Problem]:
    """The articles of a job (of those in `wanted`, where it is given), in the order of the inputs.

    An article is known by where it stood and by the SHA-256 of its text; the inputs that `job.json` names are looked
    for from here and, if they are not there, from the folder that the job lies in. A Problem (lost) comes for each
    article that is gone or has changed, or was never read. Articles that were rejected have no text; they are left out.
    """
    try:
        inputs = _inputs_of(job)
        with closing(sqlite3.connect("", isolation_level=None)) as table:
            table.execute("CREATE TABLE sought (place TEXT, id TEXT, sha256 TEXT, number INTEGER PRIMARY KEY)")
            table.execute("BEGIN")
            left, unknown = 0, set(wanted or ())
            for number, row in enumerate(documents_of(job)):
                if row["sha256"] and (wanted is None or row["id"] in wanted):
                    sought = (_place(row["place"] or ""), row["id"], row["sha256"], number)
                    table.execute("INSERT INTO sought VALUES (?, ?, ?, ?)", sought)
                    left += 1
                    unknown.discard(row["id"])
            for name in sorted(unknown):
                yield Problem(name, "is no article that the job has read")
            table.execute("CREATE INDEX by_place ON sought (place)")
            if left:
                yield from _found(inputs, table, left)
                for (name,) in table.execute("SELECT id FROM sought ORDER BY number"):
                    yield Problem(name, "is no longer where it was read from")
    except (sqlite3.Error, CannotList) as error:
        yield Problem(job, f"the list of its articles finds no room ({error})")
    except OSError as error:
        yield Problem(job, f"cannot be read ({reason(error)})")
    except ValueError as wrong:
        yield Problem(job, str(wrong))


def _found(inputs: _Inputs, table: sqlite3.Connection, left: int) -> Iterator[Article | Problem]:
    names = None
    if left <= A_FEW:
        places = [place for (place,) in table.execute("SELECT place FROM sought ORDER BY number")]
        names = _files_of(places, inputs)
    for entry in entries(names or inputs.names, inputs.options):
        if isinstance(entry, Problem):
            continue
        place = _place(entry.place.removeprefix(inputs.base))
        rows = table.execute("SELECT id, sha256, number FROM sought WHERE place = ?", (place,)).fetchall()
        if not rows:
            continue
        texts = [one for one in tried(entry, inputs.options) if isinstance(one, Article)]
        digests = {hashlib.sha256(one.text.encode()).hexdigest(): one for one in texts}
        for name, digest, number in rows:
            if one := digests.get(digest):
                yield one.model_copy(update={"id": name})
            else:
                yield Problem(name, "has changed since the job read it")
            table.execute("DELETE FROM sought WHERE number = ?", (number,))
            left -= 1
        if not left:
            return


def _inputs_of(job: str) -> _Inputs:
    """Raises OSError, ValueError."""
    path = os.path.join(job, "job.json")
    with open(path, "rb") as file:
        data = file.read()
    try:
        told = json.loads(data)
        names = [name for name in told["inputs"] if isinstance(name, str)]
        options = ReadOptions(largest=int(told["largest"]), fields={str(k): str(v) for k, v in told["fields"].items()})
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        raise ValueError(f"{path}: is damaged") from None
    base = ""
    relative = [name for name in names if not os.path.isabs(name)]
    beside = os.path.join(os.path.dirname(os.path.abspath(job)), "")
    if relative and not any(os.path.exists(name) for name in relative):
        base = beside if any(os.path.exists(beside + name) for name in relative) else ""
    return _Inputs(tuple(name if os.path.isabs(name) else base + name for name in names), options, base)


def _files_of(places: Collection[str], inputs: _Inputs) -> tuple[str, ...] | None:
    """The files that the places lie in, so that a few articles of a large folder are found at once.

    None where one of them is not told by its place, or lies in none of the inputs.
    """
    found: dict[str, None] = {}
    for place in places:
        file = inputs.base + place if not os.path.isabs(place) else place
        while file and not os.path.isfile(file):
            head, _, tail = file.rpartition(":")
            file = head if head and tail.isdigit() else file.rpartition("/")[0]
        inside = any(file == name or file.startswith(os.path.join(name, "")) for name in inputs.names)
        if not file or not inside or ".." in file.split("/"):
            return None
        found[file] = None
    return tuple(found)


def _place(place: str) -> str:
    """As the documents hold it."""
    return printable(place)[:LONGEST_PLACE]
