"""The work on one shard: entries → documents and figures. The same wherever it is done."""

import base64
import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from ..article import Article, encodable
from ..readers import Entry, Problem, ReadOptions, article_of
from ..readers.problem import failure, printable
from ..record import Figure
from .shard_file import Header, packed
from .sharding import Shard
from .signature import signature

type Extract = Callable[[Article], Sequence[Figure]]
type Row = dict[str, Any]
type Tell = Callable[[int, Sequence[Row]], None]
"""Hears which entry is begun, with nothing, and once it is read, what is known of its articles."""

LONGEST_SENTENCE = 500


@dataclass(frozen=True, slots=True)
class Lost:
    """An entry that is not tried again: why, and what is known of its articles."""

    why: str
    known: Sequence[Row] = ()


@dataclass(slots=True)
class _Findings:
    documents: list[Row] = field(default_factory=list)
    figures: list[str] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)


def finished(
    job: str,
    shard: Shard,
    reading: ReadOptions,
    extract: Extract,
    duplicates: bool = True,
    lost: Mapping[int, Lost] | None = None,
    tell: Tell = lambda place, known: None,
) -> bytes:
    """The file of the shard. Every article is a row, also one that fails; entries that are `lost` are not touched."""
    found = _Findings()
    for place, entry in enumerate(shard.entries):
        if lost and place in lost:
            _give_up(entry, lost[place], found)
        elif isinstance(entry, Problem):
            found.documents.append(_row(id=entry.place, status="rejected", error=entry.why, place=entry.place))
        else:
            tell(place, ())
            _work_on(entry, reading, extract, duplicates, found, partial(tell, place))
    count = [row["status"] for row in found.documents].count
    header = Header(
        job=job,
        entries=shard.digest,
        documents=len(found.documents),
        figures=len(found.figures),
        rejected=count("rejected"),
        failed=count("failed"),
        notices=tuple(found.notices),
    )
    return packed(header, found.documents, found.figures)


def _give_up(entry: Entry | Problem, lost: Lost, found: _Findings) -> None:
    name = entry.id if isinstance(entry, Entry) else entry.place
    for known in lost.known or [_row(id=name, place=entry.place)]:
        found.documents.append({**known, "status": "failed", "error": lost.why})


def _work_on(
    entry: Entry,
    reading: ReadOptions,
    extract: Extract,
    duplicates: bool,
    found: _Findings,
    tell: Callable[[Sequence[Row]], None],
) -> None:
    """One entry: a row for each article and for what could not be read, whatever happens."""
    try:
        parsed = article_of(entry, reading)
    except Exception as bug:
        found.documents.append(_row(id=entry.id, status="failed", error=_clean(failure(bug)), place=entry.place))
        return
    notices = [one for one in parsed if isinstance(one, Problem) and not one.lost]
    found.notices.extend(_clean(str(notice)) for notice in notices)
    notice = "; ".join(one.why for one in notices) or None
    items = [one for one in parsed if isinstance(one, Article) or one.lost]
    rows = [_known(one, entry, notice) for one in items]
    tell(rows)
    for row, one in zip(rows, items, strict=True):
        if isinstance(one, Article):
            try:
                lines = [figure.to_json() for figure in extract(one)]
                mark = signature(one.text) if duplicates else None
            except Exception as bug:
                row |= {"status": "failed", "error": _clean(failure(bug))}
            else:
                found.figures.extend(lines)
                row["figures"] = len(lines)
                row["signature"] = base64.b64encode(mark).decode() if mark else None
        found.documents.append(row)


def _known(one: Article | Problem, entry: Entry, notice: str | None) -> Row:
    """What is known before the work of extraction."""
    if isinstance(one, Problem):
        return _row(id=entry.id, status="rejected", error=one.why, notice=notice, place=one.place)
    digest = hashlib.sha256(one.text.encode()).hexdigest()
    known = {"id": one.id, "source": one.source, "title": one.title, "published": one.published, "sha256": digest}
    return _row(**known, status="read", notice=notice, place=entry.place)


def _row(**values: Any) -> Row:
    """A row of the documents, its columns in order but for the group, which the merge finds."""
    columns = ("id", "source", "title", "published", "sha256", "figures", "status", "error", "notice", "place")
    row: Row = {column: values.get(column) for column in columns}
    row["figures"] = row["figures"] or 0
    for column in ("error", "notice", "place"):
        if row[column]:
            row[column] = _clean(row[column])
    row["id"] = encodable(row["id"])
    return row


def _clean(sentence: str) -> str:
    return printable(sentence)[:LONGEST_SENTENCE]
