"""What somebody looks for in a job → the figures and articles of its index."""

import sqlite3
import time
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..record import Figure
from .filters import ORDERS, Filter, Wrong, conditions, match, short
from .index import opened

SECONDS = 10.0
MOST = 10_000
"""Results that are counted and paged through; who has more should narrow the search."""
LONGEST_TEXT = 100_000_000
"""Bytes of a text: --largest of arqam batch allows no more."""

STATUSES = ("read", "rejected", "failed")


class Slow(RuntimeError):
    """The search took too long; the message is a sentence."""


class Damaged(RuntimeError):
    """The index cannot be read; the message is a sentence."""


@dataclass(frozen=True, slots=True)
class Found[T]:
    """One page of what was found. `total` is at most MOST + 1, which stands for more."""

    rows: list[T]
    total: int
    page: int
    size: int

    @property
    def pages(self) -> int:
        return max(1, -(-min(self.total, MOST) // self.size))


@dataclass(frozen=True, slots=True)
class Index:
    """The index of a job, asked anew each time, from any thread."""

    path: Path
    seconds: float = SECONDS
    _cached: dict[str, Any] = field(default_factory=dict)

    def figures(self, wanted: Filter, page: int = 1, size: int = 50) -> Found[Figure]:
        """Raises Wrong, Slow, Damaged."""
        where, values = conditions(wanted)
        if wanted.order not in ORDERS:
            raise Wrong("order", "no_choice")
        with self._asked() as database:
            rows, total = _paged(database, "figures", where, values, ORDERS[wanted.order], page, size)
            return Found([Figure.from_json(row["record"]) for row in rows], total, page, size)

    def figure(self, name: str) -> Figure | None:
        with self._asked() as database:
            row = database.execute("SELECT record FROM figures WHERE id = ?", (name,)).fetchone()
            return Figure.from_json(row["record"]) if row else None

    def figures_of(self, document: str) -> list[Figure]:
        """All figures of an article, in the order of its text."""
        with self._asked() as database:
            rows = database.execute("SELECT record FROM figures WHERE document = ? ORDER BY number", (document,))
            figures = [Figure.from_json(row["record"]) for row in rows]
        return sorted(figures, key=lambda one: (one.quote.start, one.quote.end))

    def documents(
        self, words: str = "", source: str = "", status: str = "", page: int = 1, size: int = 50
    ) -> Found[dict[str, Any]]:
        """Raises Wrong, Slow, Damaged."""
        if status and status not in STATUSES:
            raise Wrong("status", "no_choice")
        where, values = ["1"], list[Any]()
        if wanted := match(short("words", words)):
            where.append("documents.number IN (SELECT rowid FROM document_words WHERE document_words MATCH ?)")
            values.append(wanted)
        for column, value in (("source", source), ("status", status)):
            if value:
                where.append(f"{column} = ?")
                values.append(value)
        condition = " AND ".join(where)
        with self._asked() as database:
            rows, total = _paged(database, "documents", condition, values, "number", page, size)
            return Found([_document(row) for row in rows], total, page, size)

    def document(self, name: str) -> dict[str, Any] | None:
        with self._asked() as database:
            row = database.execute("SELECT * FROM documents WHERE id = ?", (name,)).fetchone()
            return _document(row) if row else None

    def titles(self, names: set[str]) -> dict[str, dict[str, Any]]:
        """The rows of these documents by id."""
        with self._asked() as database:
            rows = database.execute(
                f"SELECT * FROM documents WHERE id IN ({', '.join('?' * len(names))})", [*names]
            ).fetchall()
            return {row["id"]: _document(row) for row in rows}

    def text(self, name: str) -> str | None:
        """The text of an article; None where it could not be read again."""
        with self._asked() as database:
            row = database.execute("SELECT packed FROM texts WHERE id = ?", (name,)).fetchone()
        try:
            return _unpacked(row["packed"]) if row else None
        except (zlib.error, ValueError, TypeError):
            raise Damaged(f"{self.path}: is damaged; remove it, and start arqam serve again") from None

    def about(self) -> dict[str, int]:
        """How many figures, documents and texts there are."""
        if "about" not in self._cached:
            with self._asked() as database:
                row = database.execute("SELECT figures, documents, texts FROM about").fetchone()
                self._cached["about"] = dict(row)
        return dict(self._cached["about"])

    def choices(self) -> dict[str, list[tuple[str, int]]]:
        """By column the values that it holds most often, and how often: of kind, source, place and speaker."""
        if "choices" not in self._cached:
            found: dict[str, list[tuple[str, int]]] = {"kind": [], "source": [], "place": [], "speaker": []}
            with self._asked() as database:
                for name, value, times in database.execute("SELECT name, value, times FROM choices"):
                    if name in found:
                        found[name].append((str(value), int(times)))
            self._cached["choices"] = found
        return dict(self._cached["choices"])

    @contextmanager
    def _asked(self) -> Iterator[sqlite3.Connection]:
        """A connection that gives up after a while. Raises Slow, Damaged."""
        until = time.monotonic() + self.seconds
        try:
            with closing(opened(self.path)) as database:
                database.set_progress_handler(lambda: time.monotonic() > until, 10_000)
                yield database
        except sqlite3.OperationalError as error:
            if str(error) == "interrupted":
                raise Slow(f"the search took longer than {self.seconds:g} seconds; narrow it") from None
            raise Damaged(f"{self.path}: cannot be read ({error})") from None
        except (sqlite3.Error, ValueError) as error:
            if isinstance(error, Wrong):
                raise
            raise Damaged(f"{self.path}: is damaged; remove it, and start arqam serve again") from None


def _unpacked(data: bytes) -> str:
    """Raises ValueError for what is longer than any article is."""
    unpacking = zlib.decompressobj()
    text = unpacking.decompress(data, LONGEST_TEXT)
    if not unpacking.eof:
        raise ValueError
    return text.decode()


def _paged(
    database: sqlite3.Connection, table: str, where: str, values: list[Any], order: str, page: int, size: int
) -> tuple[list[sqlite3.Row], int]:
    """One page of the rows for which `where` holds, and how many there are, counted up to MOST + 1."""
    counted = f"SELECT count(*) FROM (SELECT 1 FROM {table} WHERE {where} LIMIT ?)"
    total = database.execute(counted, [*values, MOST + 1]).fetchone()[0]
    offset = min(max(page - 1, 0) * size, MOST)
    found = f"SELECT * FROM {table} WHERE {where} ORDER BY {order} LIMIT ? OFFSET ?"
    return database.execute(found, [*values, size, offset]).fetchall(), total


def _document(row: sqlite3.Row) -> dict[str, Any]:
    """A row as the table of the documents has it."""
    return {name: row[name] for name in row.keys() if name != "number"}  # noqa: SIM118 (a Row iterates over values)
