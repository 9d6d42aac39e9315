"""Figures laid on disk by what they speak of, in a memory that does not grow with the archive."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import groupby

from ..article import encodable
from .told import Told, unpacked

# A figure: `family`, of those in its document that state one fact; `key`, of those anywhere that may be one claim.
_TABLE = """
CREATE TABLE figures (id TEXT UNIQUE, document TEXT, family TEXT, key TEXT, start INTEGER, data TEXT)
"""
_SHARED = "key IN (SELECT key FROM figures GROUP BY key HAVING min(document) <> max(document))"


CACHE = 64_000
"""Kilobytes that are held in memory; the ids of half a million figures fit."""


class NoRoom(OSError):
    """There is no room for the figures; the message is one sentence that says what to do."""


@contextmanager
def room() -> Iterator[None]:
    """What SQLite says of a full disk, as NoRoom."""
    try:
        yield
    except sqlite3.Error as error:
        raise NoRoom(
            f"the figures find no room in a temporary file ({error}); make room, or set TMPDIR to another folder"
        ) from None


def nameless() -> sqlite3.Connection:
    """A database in memory while it is small, then in a file without a name."""
    database = sqlite3.connect("", isolation_level=None)
    database.execute("PRAGMA temp_store = FILE")
    database.execute(f"PRAGMA cache_size = -{CACHE}")
    database.execute("PRAGMA synchronous = OFF")
    database.execute("BEGIN")
    return database


class Gathering:
    """What comes out does not depend on the order of what came in."""

    def __init__(self) -> None:
        self._database = nameless()
        self._database.execute(_TABLE)

    def add(self, told: Told, key: str, same_as: str | None) -> None:
        """Takes a figure; one whose id was there before takes its place only if it is the greater by its letters."""
        texts = (told.id, told.document, same_as or told.id, key, told.packed())
        name, document, family, key, data = map(encodable, texts)  # a lone surrogate is no text for SQLite
        row = (name, document, family, key, told.start, data)
        with room():
            self._database.execute(
                "INSERT INTO figures VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE "
                "SET document = excluded.document, family = excluded.family, key = excluded.key, "
                "start = excluded.start, data = excluded.data WHERE excluded.data > data",
                row,
            )

    def __len__(self) -> int:
        (count,) = self._database.execute("SELECT count(*) FROM figures").fetchone()
        return int(count)

    def close_families(self) -> int:
        """Of the figures of a document that repeat one fact, only the one that tells most is left; how many were not.

        The first is often a headline, without the place and the time that the text then tells.
        """
        with room():
            self._database.execute("CREATE INDEX families ON figures (document, family)")
            families = self._database.execute(
                "SELECT document, family FROM figures GROUP BY document, family HAVING count(*) > 1"
            ).fetchall()
        gone = 0
        for family in families:
            with room():
                rows = self._database.execute("SELECT data FROM figures WHERE document = ? AND family = ?", family)
                members = sorted((unpacked(data) for (data,) in rows), key=lambda one: one.order)
                best = max(members, key=lambda one: (one.richness, -one.start, one.id))
                others = tuple(one.id for one in members if one is not best)
                data = replace(best, others=others).packed()
                self._database.execute("UPDATE figures SET data = ? WHERE id = ?", (data, best.id))
                self._database.executemany("DELETE FROM figures WHERE id = ?", [(name,) for name in others])
            gone += len(others)
        with room():
            self._database.execute("DROP INDEX families")
            self._database.execute("CREATE INDEX keys ON figures (key, document, start)")
        return gone

    def articles(self) -> Iterator[list[Told]]:
        """The figures whose key is that of a figure in another article, article by article."""
        with room():
            rows = self._database.execute(f"SELECT document, data FROM figures WHERE {_SHARED} ORDER BY document")
            for _, some in groupby(rows, key=lambda row: row[0]):
                yield [unpacked(data) for _, data in some]

    def shared(self) -> Iterator[tuple[int, Iterator[Told]]]:
        """The figures of each key that several articles have: how many, and each of them."""
        with room():
            counts = self._database.execute(
                "SELECT key, count(*) FROM figures GROUP BY key HAVING min(document) <> max(document) ORDER BY key"
            )
            for key, count in counts:
                rows = self._database.execute(
                    "SELECT data FROM figures WHERE key = ? ORDER BY document, start, id", (key,)
                )
                yield count, (unpacked(data) for (data,) in rows)

    def close(self) -> None:
        self._database.close()


@contextmanager
def gathering() -> Iterator[Gathering]:
    """A gathering, and its file let go of when the block ends. Raises NoRoom."""
    with room():
        gathered = Gathering()
    try:
        yield gathered
    finally:
        gathered.close()
