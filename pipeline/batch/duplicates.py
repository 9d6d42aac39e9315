"""Which articles tell the same story: signatures → groups, on disk, in a memory that does not grow with the archive.

Signatures lie one after the other in a file, by the number of the article. Band by band, SQLite sorts out the articles
that agree in it; those are compared, and joined in a union-find whose parents are a mapped file.
"""

import mmap
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from itertools import groupby
from pathlib import Path

from ..writers.sqlite import told
from .signature import NUMBERS

BANDS = 32
"""Bands that a signature is cut into, of four numbers each. Texts are compared where one band agrees: two that share
half of their pieces do so in 87 of 100 cases, two that share 0.6 in 99, two that share a tenth in 3 of 1,000."""
LIKENESS = 0.5
"""Share of equal numbers from which on two articles are one story with edits. From 0.4 on, reports on the dollar of two
different days would be one; of copies with a tenth of their words edited, 0.5 finds 92 in 100."""
LEADERS = 16
"""Articles of a band's bucket that the others are compared with; a bucket of boilerplate may hold ten thousand."""

SIZE = 4 * NUMBERS
_BAND = SIZE // BANDS
_AT_A_TIME = 4_096
_NUMBER = 8


class Signatures:
    """A file of signatures, and the groups that they make. Articles without one have nobody like them."""

    def __init__(self, scratch: Path) -> None:
        self._path = scratch / "signatures"
        self._scratch = scratch
        self._file = self._path.open("w+b")
        self._count = 0

    def add(self, signature: bytes | None) -> None:
        """The next article's."""
        self._file.write(signature or bytes(SIZE))
        self._count += 1

    @contextmanager
    def groups(self) -> Iterator["Groups"]:
        """The groups, while the block runs. Raises OSError."""
        self._file.flush()
        with told():
            database = sqlite3.connect(self._scratch / "bands.sqlite", isolation_level=None)
            database.execute("PRAGMA journal_mode = OFF")
            database.execute("PRAGMA synchronous = OFF")
        groups = Groups(self._scratch / "groups", self._count)
        try:
            for band in range(BANDS) if self._count > 1 else ():
                for bucket in self._buckets(database, band):
                    self._join(bucket, groups)
            yield groups
        finally:
            groups.close()
            database.close()
            self._file.close()

    def _buckets(self, database: sqlite3.Connection, band: int) -> Iterator[Iterator[int]]:
        """The numbers of articles that agree in the band, in order, wherever there are several."""
        with told():
            database.execute("DROP TABLE IF EXISTS band")
            database.execute("CREATE TABLE band (key BLOB, article INTEGER)")
            database.execute("BEGIN")
            database.executemany("INSERT INTO band VALUES (?, ?)", self._keys(band))
            database.execute("CREATE INDEX keys ON band (key, article)")
            database.execute("COMMIT")
            rows = database.execute(
                "SELECT key, article FROM band WHERE key IN (SELECT key FROM band GROUP BY key HAVING count(*) > 1) "
                "ORDER BY key, article"
            )
            for _, bucket in groupby(rows, key=lambda row: row[0]):
                yield (article for _, article in bucket)

    def _keys(self, band: int) -> Iterator[tuple[bytes, int]]:
        self._file.seek(0)
        number = 0
        while block := self._file.read(SIZE * _AT_A_TIME):
            for start in range(0, len(block), SIZE):
                key = band_of(block, band, start)
                if any(key):  # no signature, no group
                    yield key, number
                number += 1

    def _join(self, bucket: Iterable[int], groups: "Groups") -> None:
        leaders: list[tuple[int, bytes]] = []
        for article in bucket:
            own = self._of(article)
            for leader, other in leaders:
                if groups.first(article) == groups.first(leader):
                    break
                if alike(own, other):
                    groups.join(leader, article)
                    break
            else:
                if len(leaders) < LEADERS:
                    leaders.append((article, own))

    def _of(self, article: int) -> bytes:
        self._file.seek(article * SIZE)
        return self._file.read(SIZE)


def band_of(signatures: bytes, band: int, start: int = 0) -> bytes:
    """A band of the signature that begins at byte `start`, 0 ≤ `band` < BANDS."""
    return signatures[start + band * _BAND : start + (band + 1) * _BAND]


def likeness(one: bytes, other: bytes) -> float:
    """The share of numbers that two signatures have in common, 0 to 1: about that of the pieces of their texts."""
    import numpy

    return float((numpy.frombuffer(one, "<u4") == numpy.frombuffer(other, "<u4")).mean())


def alike(one: bytes, other: bytes) -> bool:
    """Whether two signatures are those of one story."""
    return likeness(one, other) >= LIKENESS


class Groups:
    """A union-find over the numbers of articles, in a mapped file: the system keeps in memory what it has room for."""

    def __init__(self, path: Path, count: int) -> None:
        with path.open("w+b") as file:
            file.truncate(max(1, count) * _NUMBER)
            self._map = mmap.mmap(file.fileno(), 0)
        self._parents = memoryview(self._map).cast("q")  # 0 where alone, else the parent's number + 1

    def first(self, article: int) -> int:
        """The first article of its group, which is itself where it is alone."""
        while (parent := self._parents[article] - 1) >= 0 and parent != article:
            grandparent = self._parents[parent]
            self._parents[article] = grandparent  # half the way next time
            article = parent
        return article

    def group(self, article: int) -> int | None:
        """The first article of its group; None where it is alone."""
        return self.first(article) if self._parents[article] else None

    def join(self, one: int, other: int) -> None:
        """Makes the groups of two articles one, called after the first article of both."""
        first, second = sorted((self.first(one), self.first(other)))
        self._parents[first] = self._parents[second] = first + 1

    def close(self) -> None:
        self._parents.release()
        with suppress(BufferError):
            self._map.close()
