"""Entries → shards: what a worker takes at a time, and what is done or not done when a run is interrupted."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..readers import Entry, Problem

ENTRIES = 64
"""Entries in a shard: some seconds of work."""
BYTES = 4_000_000
"""A shard ends with the entry that brings it to so many bytes."""

type Found = Entry | Problem
"""What the readers find: something to read, or a sentence on what cannot be."""


@dataclass(frozen=True, slots=True)
class Shard:
    """A run of entries. `marks` are the places of the entries with a digest each of all that is in them."""

    number: int
    entries: tuple[Found, ...]
    marks: tuple[tuple[str, str], ...]

    @property
    def digest(self) -> str:
        """SHA-256 over places and entries: the same entries, the same digest."""
        return digest_of(self.marks)


def digest_of(marks: Iterable[tuple[str, str]]) -> str:
    return hashlib.sha256(json.dumps(list(marks)).encode()).hexdigest()


def shards_of(found: Iterable[Found]) -> Iterator[Shard]:
    """The entries in shards. The borders follow from the entries alone: neither from workers nor from time.

    Notices are in no shard, as they cost nobody an article; problems that lost something are.
    """
    number, size = 0, 0
    waiting: list[Found] = []
    for one in found:
        if isinstance(one, Problem) and not one.lost:
            continue
        waiting.append(one)
        size += _size(one) if isinstance(one, Entry) else 0
        if len(waiting) == ENTRIES or size >= BYTES:
            yield _shard(number, waiting)
            number, size, waiting = number + 1, 0, []
    if waiting:
        yield _shard(number, waiting)


def _size(entry: Entry) -> int:
    """Bytes of the article; of a row, characters of its texts."""
    if isinstance(entry.data, bytes):
        return len(entry.data)
    return sum(len(value) for value in entry.data.values() if isinstance(value, str | bytes))


def _shard(number: int, entries: list[Found]) -> Shard:
    return Shard(number, tuple(entries), tuple((one.place, _mark(one)) for one in entries))


def _mark(one: Found) -> str:
    """32 hexadecimal digits that tell one entry from any other."""
    told = hashlib.sha256()
    if isinstance(one, Problem):
        told.update(_plain(["problem", one.why]))
    else:
        told.update(_plain([one.id, one.form, one.encoding, one.url]))
        told.update(one.data if isinstance(one.data, bytes) else _plain(dict(one.data)))
    return told.hexdigest()[:32]


def _plain(value: object) -> bytes:
    """JSON in ASCII, which holds lone surrogates too (in the names of files); dates and the like as they are shown."""
    return json.dumps(value, default=str).encode()
