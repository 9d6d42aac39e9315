"""A job's tables → one SQLite file in which a page finds figures, articles and texts at once.

It is made when the job is first looked through, beside the tables, and made anew when they have changed. What it holds
came from somebody's archive, and the file itself perhaps from somebody else: it is opened to be read only, and every
record is checked again when it is shown.
"""

import hashlib
import os
import sqlite3
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from ..article import Article
from ..figure_files import documents_of, figures_of, texts_of
from ..readers.problem import Problem
from ..record import Figure
from ..writers import table_files
from ..writers.sqlite import told
from ..writers.whole_file import whole_path
from .days import days_of
from .folding import folded

NAME = "browse.sqlite"
FORMAT = "1"
ROWS_AT_A_TIME = 500
CHOICES = 500
"""Values of a column that are offered to choose from, the most frequent ones."""

_TABLES = """
CREATE TABLE about (key TEXT, figures INTEGER, documents INTEGER, texts INTEGER, made INTEGER);
CREATE TABLE documents (number INTEGER PRIMARY KEY, id TEXT UNIQUE, source TEXT, title TEXT, published TEXT,
    status TEXT, error TEXT, notice TEXT, place TEXT, duplicate_group TEXT, sha256 TEXT, figures INTEGER);
CREATE TABLE texts (id TEXT PRIMARY KEY, packed BLOB);
CREATE TABLE figures (number INTEGER PRIMARY KEY, id TEXT, document TEXT, kind TEXT, source TEXT, low REAL,
    first_day TEXT, last_day TEXT, record TEXT);
CREATE VIRTUAL TABLE figure_words USING fts5 (text, place, speaker, content='', prefix='2 3');
CREATE VIRTUAL TABLE document_words USING fts5 (text, content='', prefix='2 3');
"""
_INDEXES = """
CREATE INDEX figures_id ON figures (id);
CREATE INDEX figures_document ON figures (document);
CREATE INDEX figures_kind ON figures (kind);
CREATE INDEX figures_source ON figures (source);
CREATE INDEX figures_low ON figures (low);
CREATE INDEX figures_days ON figures (first_day, last_day);
CREATE INDEX documents_source ON documents (source);
CREATE INDEX documents_status ON documents (status);
CREATE TABLE choices (name TEXT, value TEXT, times INTEGER);
"""

type Tell = Callable[[str], None]


def ready_index(job: Path, apart: Path, tell: Tell = lambda sentence: None) -> Path:
    """The index of the job, made if it is not there or of another state of the tables.

    It lies in the folder of the job, or in `apart` where nothing can be written there. `tell` hears what is done and
    what is lost. Raises OSError, also for a job without tables.
    """
    key = key_of(job)
    beside = job / NAME
    if _is_of(beside, key):
        return beside
    target = beside if _is_writable(beside) else apart / NAME
    tell(f"making the index of {job}, once")
    try:
        with whole_path(target) as part:
            _make(part, job, key, tell)
    except PermissionError:
        if target != beside:
            raise
        target = apart / NAME
        with whole_path(target) as part:
            _make(part, job, key, tell)
    return target


def key_of(job: Path) -> str:
    """A digest of the job and of the state of its tables. Raises OSError where there are none."""
    state = hashlib.sha256(FORMAT.encode() + (job / "job.json").read_bytes())
    tables = [path for path in table_files(job) if path.is_file()]
    if not tables:
        raise OSError("holds no tables yet; run arqam batch to its end")
    for path in tables:
        there = path.stat()
        state.update(f"\0{path.name}\0{there.st_size}\0{there.st_mtime_ns}".encode())
    return state.hexdigest()


def opened(path: Path) -> sqlite3.Connection:
    """The index, to be read only. Raises sqlite3.Error."""
    database = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
    database.row_factory = sqlite3.Row
    database.execute("PRAGMA trusted_schema = OFF")
    database.execute("PRAGMA query_only = ON")
    return database


def _is_of(path: Path, key: str) -> bool:
    if path.is_symlink() or not path.is_file():
        return False
    try:
        with closing(opened(path)) as database:
            database.set_progress_handler(lambda: True, 1_000_000)  # a table may be a view, and that without end
            return bool(database.execute("SELECT key = ? FROM about", (key,)).fetchone()[0])
    except (sqlite3.Error, TypeError, IndexError):
        return False


def _is_writable(path: Path) -> bool:
    """Whether the file can be put there; never through a link, which might lead anywhere."""
    return not path.is_symlink() and os.access(path.parent, os.W_OK)


def _make(path: Path, job: Path, key: str, tell: Tell) -> None:
    with told(), closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.execute("PRAGMA journal_mode = OFF")
        database.execute("PRAGMA synchronous = OFF")
        database.executescript(_TABLES)
        database.execute("BEGIN")
        documents = _fill(database, _DOCUMENT, _document_rows(job))
        figures = _fill(database, _FIGURE, _figure_rows(job, database, tell))
        texts = _fill(database, {"texts": 2}, _text_rows(job, tell))
        for statement in _INDEXES.split(";\n"):
            database.execute(statement)
        _choices(database)
        database.execute("INSERT INTO about VALUES (?, ?, ?, ?, strftime('%s'))", (key, figures, documents, texts))
        database.execute("COMMIT")


_DOCUMENT = {"documents": 12, "document_words (rowid, text)": 2}
_FIGURE = {"figures": 9, "figure_words (rowid, text, place, speaker)": 4}


def _fill(database: sqlite3.Connection, tables: dict[str, int], rows: Iterator[tuple[tuple[Any, ...], ...]]) -> int:
    """Writes rows, each with its part for each of the tables; how many there were."""
    inserts = [f"INSERT OR IGNORE INTO {table} VALUES ({', '.join('?' * width)})" for table, width in tables.items()]
    count = 0
    for row in rows:
        for insert, part in zip(inserts, row, strict=True):
            database.execute(insert, part)
        count += 1
    return count


def _document_rows(job: Path) -> Iterator[tuple[tuple[Any, ...], ...]]:
    columns = ("id", "source", "title", "published", "status", "error", "notice", "place", "duplicate_group", "sha256")
    for number, row in enumerate(documents_of(str(job)), start=1):
        words = folded(" ".join(str(row.get(name) or "") for name in ("id", "title", "source", "place")))
        yield (number, *(row.get(name) for name in columns), row.get("figures") or 0), (number, words)


def _figure_rows(job: Path, database: sqlite3.Connection, tell: Tell) -> Iterator[tuple[tuple[Any, ...], ...]]:
    number, lost, titles = 0, 0, _Titles(database)
    for figure in figures_of(str(job)):
        if isinstance(figure, Problem):
            lost += 1
            if lost <= 5:
                tell(str(figure))
            continue
        number += 1
        first, last = days_of(figure)
        low = float(figure.quantity.low)
        row = (number, figure.id, figure.document, figure.kind, figure.source, low, first, last, figure.to_json())
        yield row, (number, *_words(figure, titles.of(figure.document)))
    if lost > 5:
        tell(f"{lost:,} figures could not be read")


def _words(figure: Figure, title: str) -> tuple[str, str, str]:
    text = (title, figure.sentence.text, figure.item or "", figure.organization or "")
    speaker = figure.speaker and f"{figure.speaker.name} {figure.speaker.role or ''}"
    return folded(" ".join(text)), folded(figure.place.name if figure.place else ""), folded(speaker or "")


class _Titles:
    """The title of the document that was asked for last; figures come document by document."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        self._last: tuple[str, str] | None = None

    def of(self, document: str) -> str:
        if self._last is None or self._last[0] != document:
            row = self._database.execute("SELECT title FROM documents WHERE id = ?", (document,)).fetchone()
            self._last = document, (row[0] if row else None) or ""
        return self._last[1]


def _text_rows(job: Path, tell: Tell) -> Iterator[tuple[tuple[Any, ...], ...]]:
    lost = 0
    for found in texts_of(str(job)):
        if isinstance(found, Article):
            yield ((found.id, zlib.compress(found.text.encode(), 6)),)
        else:
            lost += 1
            if lost <= 5:
                tell(f"note: {found}")
    if lost:
        tell(
            f"note: {lost:,} article{'s' * (lost > 1)} cannot be read again; their figures are shown in their sentences"
        )


def _choices(database: sqlite3.Connection) -> None:
    """How often each value stands in a column that can be chosen from."""
    paths = {"place": "$.place.name", "speaker": "$.speaker.name"}
    for name in ("kind", "source", "place", "speaker"):
        value = f"json_extract(record, '{paths[name]}')" if name in paths else name
        database.execute(
            f"INSERT INTO choices SELECT ?, {value} AS value, count(*) FROM figures WHERE value IS NOT NULL "
            "GROUP BY value ORDER BY 3 DESC, 2 LIMIT ?",
            (name, CHOICES),
        )
