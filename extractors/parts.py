"""Scores of candidates whose facts come in parts: those of the word, of the words beside it, of the way to it.

The values of a part are told together and come back together: their numbers are looked up once, and then known.
"""

from collections.abc import Callable, Sequence
from functools import lru_cache

import numpy as np

from .items.templates import Facts
from .scorer import Numbers, Scorer
from .table import Table

Part = tuple[str, ...]
Values = tuple[str, ...]
"""The names of facts that are told together, and their values for one candidate."""

KNOWN = 1 << 14  # values of a part that are remembered


class PartScorer:
    """Adds up the weights of a table for candidates whose facts are told by `parts`, but for those that they share."""

    def __init__(self, table: Table, parts: Sequence[Part]) -> None:
        self._scorer = Scorer(table)
        self._readers = [_reader(table, part) for part in parts]
        own = [fact for part in parts for fact in part]
        self._shared = tuple(fact for fact in table.vocabulary if fact not in own)
        self._read_shared = _reader(table, self._shared)
        self._own_strides = self._scorer.strides(own)
        self._shared_strides = self._scorer.strides(self._shared)

    def sums(self, groups: Sequence[tuple[Facts, Sequence[tuple[Values, ...]]]]) -> Numbers:
        """The scores of all candidates in order: of each group the facts that they share, and those of each by part."""
        readers = self._readers
        shared = [self._read_shared(tuple([facts[fact] for fact in self._shared])) for facts, _ in groups]
        own = [
            number
            for _, candidates in groups
            for candidate in candidates
            for read, values in zip(readers, candidate, strict=True)
            for number in read(values)
        ]
        cells = np.array(own).reshape(-1, len(self._own_strides)) @ self._own_strides
        common = np.array(shared) @ self._shared_strides
        return self._scorer.in_cells(cells + common.repeat([len(candidates) for _, candidates in groups], axis=0))


def _reader(table: Table, part: Part) -> Callable[[Values], tuple[float, ...]]:
    """What gives the numbers of the values of a part."""
    ids = [{value: float(n) for n, value in enumerate(table.vocabulary.get(fact, ()), 1)} for fact in part]

    @lru_cache(maxsize=KNOWN)
    def read(values: Values) -> tuple[float, ...]:
        return tuple([known.get(value, 0.0) for known, value in zip(ids, values, strict=True)])

    return read
