"""Scores of candidates whose facts come in parts: those of the word, of the words beside it, of the way to it.

The values of a part are told together and come back together: their numbers are looked up once, and then known.
"""

from collections.abc import Callable, Sequence
from itertools import chain
from typing import Any

import numpy as np

from .items.templates import Facts
from .scorer import Numbers, Scorer
from .table import Table

Part = tuple[str, ...]
Values = tuple[str, ...]
"""The names of facts that are told together, and their values for one candidate."""

KNOWN = 1 << 15  # values of parts that are remembered; then all are forgotten


class PartScorer:
    """Adds up the weights of a table for candidates whose facts are told by `parts`, but for those that they share."""

    def __init__(self, table: Table, parts: Sequence[Part]) -> None:
        self._scorer = Scorer(table)
        own = {fact for part in parts for fact in part}
        self._shared = tuple(fact for fact in table.vocabulary if fact not in own)
        self._read_shared = _reader(table, self._shared)
        self._shared_strides = self._scorer.strides(self._shared)
        self._rows = _Rows(max(map(len, parts)))
        self._known = [_Known(_reader(table, part), self._rows) for part in parts]
        self._own_strides = self._scorer.strides([name for part in parts for name in self._rows.padded(part, "")])

    def sums(self, groups: Sequence[tuple[Facts, Sequence[tuple[Values, ...]]]]) -> Numbers:
        """The scores of all candidates in order: of each group the facts that they share, and those of each by part."""
        if sum(map(len, self._known)) > KNOWN:
            self._forget()
        parts = zip(*chain.from_iterable([candidates for _, candidates in groups]), strict=True)
        rows = [list(map(known.__getitem__, values)) for known, values in zip(self._known, parts, strict=False)]
        shared = [self._read_shared([facts[fact] for fact in self._shared]) for facts, _ in groups]
        common = np.array(shared, dtype=np.float64) @ self._shared_strides
        cells = common.repeat([len(candidates) for _, candidates in groups], axis=0)
        if len(cells):
            cells += self._rows.numbers(rows) @ self._own_strides
        return self._scorer.in_cells(cells)

    def _forget(self) -> None:
        self._rows.clear()
        for known in self._known:
            known.clear()


class _Rows:
    """Numbers row by row, in an array that grows; rows are as long as the longest part, with zeros at the end."""

    def __init__(self, width: int) -> None:
        self._width = width
        self.clear()

    def clear(self) -> None:
        self._told: np.ndarray[Any, np.dtype[np.int32]] = np.zeros((0, self._width), dtype=np.int32)
        self._new: list[Sequence[int]] = []

    def padded[T](self, part: Sequence[T], blank: T) -> list[T]:
        return [*part, *[blank] * (self._width - len(part))]

    def add(self, numbers: Sequence[int]) -> int:
        """Keep the numbers of a part; tells their row."""
        self._new.append(self.padded(numbers, 0))
        return len(self._told) + len(self._new) - 1

    def numbers(self, rows: Sequence[Sequence[int]]) -> Numbers:
        """The numbers of each candidate, given the rows of all candidates by part."""
        if self._new:
            self._told = np.concatenate([self._told, np.array(self._new, dtype=np.int32)])
            self._new = []
        found = self._told.take(np.array(rows, dtype=np.int64).T, axis=0)
        return found.reshape(len(found), -1).astype(np.float64)


class _Known(dict[Values, int]):
    """The values of a part that were met before, each with its row."""

    def __init__(self, read: Callable[[Sequence[str]], list[int]], rows: _Rows) -> None:
        super().__init__()
        self._read, self._into = read, rows

    def __missing__(self, values: Values) -> int:
        row = self[values] = self._into.add(self._read(values))
        return row


def _reader(table: Table, part: Part) -> Callable[[Sequence[str]], list[int]]:
    """What gives the numbers of the values of a part."""
    ids = [{value: n for n, value in enumerate(table.vocabulary.get(fact, ()), 1)} for fact in part]

    def read(values: Sequence[str]) -> list[int]:
        return [known.get(value, 0) for known, value in zip(ids, values, strict=True)]

    return read
