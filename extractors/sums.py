"""Scores added up from a table for candidates in groups: some facts are told of a group, the others of each candidate.

Facts come in parts, as values only, in the order of the names of the part.
"""

from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import chain, compress

import numpy as np

from .parts import KNOWN, Part, Values
from .scorer import MOST_ROWS, Numbers, Scorer
from .table import Table


class Sums:
    """The weights of a table."""

    def __init__(self, table: Table, groups: Sequence[Part], candidates: Sequence[Part] = ()) -> None:
        self._scorer = Scorer(table)
        self._groups = _Cells(table, self._scorer, groups)
        self._candidates = _Cells(table, self._scorer, candidates)

    def of_groups(self, groups: Sequence[Sequence[Values]]) -> Numbers:
        """Where a group is one candidate: the sums of each group, told by part; a column for each answer."""
        if len(groups) > MOST_ROWS:
            return np.concatenate([self.of_groups(groups[:MOST_ROWS]), self.of_groups(groups[MOST_ROWS:])])
        return self._scorer.in_cells(self._groups.of(groups))

    def of_candidates(
        self, groups: Sequence[Sequence[Values]], candidates: Sequence[Sequence[Values]], sizes: Sequence[int]
    ) -> Numbers:
        """The sums of all candidates in order, one at least; `sizes` tells how many each group has."""
        if len(candidates) > MOST_ROWS and len(groups) > 1:
            half = len(groups) // 2
            stop = sum(sizes[:half])
            first = self.of_candidates(groups[:half], candidates[:stop], sizes[:half])
            return np.concatenate([first, self.of_candidates(groups[half:], candidates[stop:], sizes[half:])])
        cells = self._groups.of(groups).repeat(sizes, axis=0)
        cells += self._candidates.of(candidates)
        return self._scorer.in_cells(cells)


class _Cells:
    """What some parts add to the cells of each template."""

    def __init__(self, table: Table, scorer: Scorer, parts: Sequence[Part]) -> None:
        known = [tuple(fact in table.vocabulary for fact in part) for part in parts]
        self._asked = [any(each) for each in known]
        told = [(part, each) for part, each in zip(parts, known, strict=True) if any(each)]
        self._readers = [_reader(table, part, each) for part, each in told]
        self._strides = scorer.strides([fact for part, each in told for fact in compress(part, each)])

    def of(self, told: Sequence[Sequence[Values]]) -> Numbers:
        """The cells of each that is told, by part its values."""
        columns = compress(zip(*told, strict=True), self._asked)
        numbers = [map(read, column) for read, column in zip(self._readers, columns, strict=True)]
        flat = list(chain.from_iterable(chain.from_iterable(zip(*numbers, strict=True))))
        cells: Numbers = np.array(flat).reshape(-1, len(self._strides)) @ self._strides
        return cells


def _reader(table: Table, part: Part, known: Sequence[bool]) -> Callable[[Values], tuple[float, ...]]:
    """What gives the numbers of the values of a part, without the facts that the table does not know."""
    ids = [{value: float(n) for n, value in enumerate(table.vocabulary[fact], 1)} for fact in compress(part, known)]

    @lru_cache(maxsize=KNOWN)
    def read(values: Values) -> tuple[float, ...]:
        return tuple([numbers.get(value, 0.0) for numbers, value in zip(ids, compress(values, known), strict=True)])

    return read
