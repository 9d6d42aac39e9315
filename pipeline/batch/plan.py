"""The plan: which entries are in which shard, written down before any work, so that a changed input is noticed.

Every run reads the inputs once for the plan, which takes a hundredth of the time that the work does, and once for the
work. The first run writes the plan; each later one compares.
"""

import gzip
import json
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from typing import Any, TextIO

from ..readers.problem import printable
from ..writers.whole_file import whole_path
from .job import Refused
from .sharding import Shard

type Marks = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Plan:
    """How much there is to do."""

    shards: int
    entries: int


def survey(folder: Path, shards: Iterable[Shard], tell: Callable[[int], None] = lambda entries: None) -> Plan:
    """Writes the plan of the shards, or compares them with the one there is; `tell` hears how many entries there are.

    Raises Refused, naming the first entry that is not what it was; OSError.
    """
    path = folder / "plan.jsonl.gz"
    planned = planned_of(folder) if path.exists() else None
    count = entries = 0
    with nullcontext() if planned else _new(path) as sink:
        for shard in shards:
            if planned:
                compare(next(planned, None), shard)
            elif sink:
                sink.write(json.dumps(shard.marks) + "\n")
            count, entries = count + 1, entries + len(shard.entries)
            tell(entries)
    if planned and (left := next(planned, None)):
        compare(left, None)
    return Plan(count, entries)


@contextmanager
def _new(path: Path) -> Iterator[TextIO]:
    with whole_path(path) as part, gzip.open(part, "wt", encoding="utf-8", compresslevel=5) as sink:
        yield sink


def planned_of(folder: Path) -> Iterator[Marks]:
    """The places and digests of the entries, shard by shard. Raises Refused for a damaged plan."""
    path = folder / "plan.jsonl.gz"
    try:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                yield [(place, mark) for place, mark in json.loads(line)]
    except (gzip.BadGzipFile, EOFError, zlib.error, ValueError, TypeError):
        raise Refused(f"{path}: is damaged; run with --restart to begin anew") from None


def compare(before: Marks | None, shard: Shard | None) -> None:
    """Raises Refused, naming the first entry that differs, where the shard is not what was planned."""
    now = list(shard.marks) if shard else []
    for old, new in zip_longest(before or [], now):
        if old != new:
            raise Refused(
                f"{printable(_difference(old, new))}; run with --restart to begin anew, or choose another --job"
            )


def _difference(old: Any, new: Any) -> str:
    if new is None:
        return f"{old[0]}: was there when the job was begun, and is gone"
    if old is None or old[0] != new[0]:
        stood = f" ({old[0]} stood in its place)" if old else ""
        return f"{new[0]}: was not there when the job was begun{stood}"
    return f"{new[0]}: has changed since the job was begun"
