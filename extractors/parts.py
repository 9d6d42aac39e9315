"""Scores of candidates whose facts come in parts: those of the word, of the words beside it, of the way to it.

What a part tells comes again and again. Its numbers are looked up once and then known, and so is what the templates
that ask for facts of this part alone add up to; only those that ask across parts are looked up for each candidate.
"""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

import numpy as np

from .items.templates import Facts
from .rows import Rows
from .scorer import Numbers, Scorer
from .table import FINE, Table, part_of

Key = Any
"""What the values of a part are told by: hashable, and small enough to be kept."""

KNOWN = 1 << 15  # keys that are remembered; then all are forgotten


def _as_told(key: Key) -> Sequence[str]:
    return key  # type: ignore[no-any-return]


@dataclass(frozen=True, slots=True)
class Part:
    """Names of facts that are told together; `tell` gives their values by a key, which mostly is the values.

    It may tell facts `again` that candidates share, before its own: what both say together is then known as well.
    """

    names: tuple[str, ...]
    tell: Callable[[Key], Sequence[str]] = _as_told
    again: tuple[str, ...] = ()

    @property
    def told(self) -> tuple[str, ...]:
        """The facts in the order of their values."""
        return self.again + self.names

    def facts(self, key: Key) -> Facts:
        """The facts that a key tells."""
        return dict(zip(self.told, self.tell(key), strict=True))


class PartScorer:
    """Adds up the weights of a table for candidates whose facts are told by `parts`, but for those that they share."""

    def __init__(self, table: Table, parts: Sequence[Part]) -> None:
        within = {names for names in table.templates for part in parts if set(names) <= set(part.told)}
        self._within = Scorer(part_of(table, within.__contains__))
        self._across = Scorer(part_of(table, lambda names: names not in within))
        own = {fact for part in parts for fact in part.names}
        self._shared = [fact for fact in table.vocabulary if fact not in own]
        self._read_shared = _reader(table, self._shared)
        self._shared_strides = self._across.strides(self._shared)
        width = max(len(part.told) for part in parts)
        told = [name for part in parts for name in (*part.told, *[""] * (width - len(part.told)))]
        self._within_strides = self._within.strides(told)
        self._across_strides = self._across.strides([name if name in own else "" for name in told])
        self._rows = Rows(width, table.weights.shape[1])
        self._known = [_Known(part.tell, _reader(table, part.told)) for part in parts]

    def sums(self, groups: Sequence[tuple[Facts, Sequence[tuple[Key, ...]]]]) -> Numbers:
        """The scores of all candidates in order: of each group the facts that they share, and the keys of each."""
        sizes = [len(candidates) for _, candidates in groups]
        if not any(sizes):
            return np.zeros((0, self._rows.sums.shape[1]))
        rows = self._rows_of(list(chain.from_iterable([candidates for _, candidates in groups])))
        numbers = self._rows.numbers.take(rows.T, axis=0).reshape(rows.shape[1], -1)
        shared = [self._read_shared([facts[fact] for fact in self._shared]) for facts, _ in groups]
        cells = (np.array(shared, dtype=np.float64) @ self._shared_strides).repeat(sizes, axis=0)
        cells += numbers.astype(np.float64) @ self._across_strides
        found = self._across.fine(cells)
        for each in rows:
            found += self._rows.sums.take(each, axis=0)
        found /= FINE
        return found

    def _rows_of(self, candidates: Sequence[tuple[Key, ...]]) -> Any:
        """The rows of the candidates' keys, by part."""
        if len(self._rows) > KNOWN:
            self._rows.clear()
            for known in self._known:
                known.clear()
        rows = []
        new: list[tuple[int, list[int]]] = []
        for place, (known, keys) in enumerate(zip(self._known, zip(*candidates, strict=True), strict=True)):
            known.next = len(self._rows) + len(new)
            rows.append(list(map(known.__getitem__, keys)))
            new += [(place, numbers) for numbers in known.taken()]
        if new:
            self._learn(new)
        return np.array(rows, dtype=np.int64)

    def _learn(self, new: Sequence[tuple[int, list[int]]]) -> None:
        """Keep the numbers of keys met for the first time, each with its part, and what they add up to by themselves."""
        width = self._rows.width
        alone = np.zeros((len(new), len(self._known), width))
        for each, (place, numbers) in zip(alone, new, strict=True):
            each[place, : len(numbers)] = numbers
        sums = self._within.fine(alone.reshape(len(new), -1) @ self._within_strides)
        self._rows.add(alone.sum(axis=1), sums)


class _Known(dict[Key, int]):
    """The keys of a part that were met before, each with its row; `next` is the row of the next new one."""

    def __init__(self, tell: Callable[[Key], Sequence[str]], read: Callable[[Sequence[str]], list[int]]) -> None:
        super().__init__()
        self._tell, self._read = tell, read
        self._new: list[list[int]] = []
        self.next = 0

    def __missing__(self, key: Hashable) -> int:
        row = self[key] = self.next
        self._new.append(self._read(self._tell(key)))
        self.next += 1
        return row

    def taken(self) -> list[list[int]]:
        """The numbers of the keys that are new since the last time."""
        new, self._new = self._new, []
        return new


def _reader(table: Table, names: Sequence[str]) -> Callable[[Sequence[str]], list[int]]:
    """What gives the numbers of the values of some facts."""
    ids = [{value: n for n, value in enumerate(table.vocabulary.get(fact, ()), 1)} for fact in names]

    def read(values: Sequence[str]) -> list[int]:
        return [known.get(value, 0) for known, value in zip(ids, values, strict=True)]

    return read
