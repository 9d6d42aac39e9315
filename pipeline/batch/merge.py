"""Finished shards → the tables, in every format asked for; twice through the shards, in a memory that stays flat.

The first time gives every article an id of its own and finds the groups of duplicates, the second writes.
"""

import base64
import shutil
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..decimals import from_json
from ..record import Figure, figure_id
from ..writers import Format, Writer, open_tables
from ..writers.json_lines import JsonLines
from ..writers.sqlite import told
from .duplicates import Groups, Signatures
from .shard_file import documents_of, rows_of

SHOWN = 5
"""Errors that are shown at the end; a wrong name of a column makes one for every article."""


@dataclass(slots=True)
class Totals:
    """What the tables hold.

    `repeated`: articles that tell a story that an earlier one told. `first_errors`: the first five, a sentence each.
    """

    documents: int = 0
    rejected: int = 0
    failed: int = 0
    figures: int = 0
    repeated: int = 0
    renamed: int = 0
    first_errors: list[str] = field(default_factory=list)


def merge(
    folder: Path, shards: int, formats: Sequence[Format], tell: Callable[[int], None] = lambda shards: None
) -> Totals:
    """Writes the tables of the shards into the folder; `tell` hears of each shard, twice.

    Each file is there whole or not at all. Raises OSError, also for a damaged shard.
    """
    scratch = folder / "scratch"
    shutil.rmtree(scratch, ignore_errors=True)
    scratch.mkdir()
    try:
        with _Ids(scratch / "ids.sqlite") as ids:
            signatures = Signatures(scratch)
            for number in range(shards):
                for document in documents_of(folder / "shards", number):
                    ids.add(document["id"])
                    mark = document.get("signature")
                    signatures.add(base64.b64decode(mark) if mark else None)
                tell(number + 1)
            with signatures.groups() as groups:
                return _write(folder, shards, formats, ids, groups, tell)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def _write(
    folder: Path, shards: int, formats: Sequence[Format], ids: "_Ids", groups: Groups, tell: Callable[[int], None]
) -> Totals:
    totals = Totals()
    with ExitStack() as stack:
        writers = [stack.enter_context(open_tables(folder, format)) for format in dict.fromkeys(formats)]
        documents, figures = [one for one, _ in writers], [other for _, other in writers]
        article = -1
        for number in range(shards):
            for document, lines in rows_of(folder / "shards", number):
                article += 1
                final = ids[article]
                group = groups.group(article)
                _count(document, article, final, group, totals)
                if final != document["id"]:
                    lines = _renamed(lines, final)
                document.pop("signature", None)
                row = {**document, "id": final, "duplicate_group": None if group is None else ids[group]}
                for writer in documents:
                    writer.write(row)
                for line in lines:
                    _write_figure(line, figures)
            tell(shards + number + 1)
    return totals


def _write_figure(line: str, writers: Sequence[Writer]) -> None:
    record: Any = None
    for writer in writers:
        if isinstance(writer, JsonLines):
            writer.write_line(line)  # as it was, to the last digit
        else:
            record = record or from_json(line)
            writer.write(record)


def _renamed(lines: Sequence[str], document: str) -> list[str]:
    """The figures of an article that got another id, with ids that follow from it, as if it had borne it always."""
    figures = [Figure.from_json(line) for line in lines]
    new = {one.id: figure_id(document, one.quote.start, one.quote.end) for one in figures}
    return [
        one.model_copy(
            update={"id": new[one.id], "document": document, "same_as": new.get(one.same_as or "", one.same_as)}
        ).to_json()
        for one in figures
    ]


def _count(document: dict[str, Any], article: int, final: str, group: int | None, totals: Totals) -> None:
    totals.documents += 1
    totals.rejected += document["status"] == "rejected"
    totals.failed += document["status"] == "failed"
    totals.figures += document["figures"]
    totals.repeated += group is not None and group != article
    totals.renamed += final != document["id"]
    if document["error"] and len(totals.first_errors) < SHOWN:
        totals.first_errors.append(f"{document['place']}: {document['error']}")


class _Ids:
    """The ids of the articles by their number, made unique: the second "ID" is "ID#2"."""

    def __init__(self, path: Path) -> None:
        with told():
            self._database = sqlite3.connect(path, isolation_level=None)
            self._database.execute("PRAGMA journal_mode = OFF")
            self._database.execute("PRAGMA synchronous = OFF")
            self._database.execute(
                "CREATE TABLE ids (article INTEGER PRIMARY KEY, id TEXT UNIQUE NOT NULL, times INTEGER NOT NULL)"
            )
            self._database.execute("BEGIN")
        self._next = 0

    def __enter__(self) -> "_Ids":
        return self

    def __exit__(self, *_: object) -> None:
        self._database.close()

    def add(self, name: str) -> None:
        with told():
            known = self._database.execute("SELECT times FROM ids WHERE id = ?", (name,)).fetchone()
            if known:
                name = self._free(name, known[0])
            self._database.execute("INSERT INTO ids VALUES (?, ?, 1)", (self._next, name))
        self._next += 1

    def _free(self, name: str, times: int) -> str:
        while True:
            times += 1
            free = f"{name}#{times}"
            if not self._database.execute("SELECT 1 FROM ids WHERE id = ?", (free,)).fetchone():
                self._database.execute("UPDATE ids SET times = ? WHERE id = ?", (times, name))
                return free

    def __getitem__(self, article: int) -> str:
        with told():
            (name,) = self._database.execute("SELECT id FROM ids WHERE article = ?", (article,)).fetchone()
        return str(name)
