"""Scores added up from tables for candidates in groups: some facts are told of a group, the others of each candidate.

Facts come in parts, as values only, in the order of the names of the part. Their numbers are looked up once for all
tables that ask for them, and stand packed, so that a row of numbers is no more than a few of these beside each other.
"""

from collections.abc import Callable, Sequence
from itertools import chain
from struct import pack

import numpy as np

from ...normalizers.word_table import WordTable
from .product import Numbers, product
from .scorer import MOST_ROWS, Scorer
from .table import Table

REMEMBERED = 1 << 14  # values of a part

FactNames = tuple[str, ...]
Values = tuple[str, ...]
"""The names of the facts of a part, and a candidate's values of them, in the same order."""
Told = Sequence[Sequence[Values]]
"""What is told of some rows: of each, by part its values."""


class Numbered:
    """Facts in parts as numbers, for some tables at once; parts that come again may be `remembered`."""

    def __init__(self, tables: Sequence[Table], parts: Sequence[FactNames], remembered: bool = False) -> None:
        self.columns = [
            (fact, table) for part in parts for fact in part for table in tables if fact in table.vocabulary
        ]
        readers = [_reader(tables, part) for part in parts]
        self._read = [WordTable(read, REMEMBERED).__getitem__ if remembered else read for read in readers]

    def of(self, told: Told) -> Numbers:
        """The numbers of all rows."""
        packed = [map(read, values) for read, values in zip(self._read, zip(*told, strict=True), strict=True)]
        flat = b"".join(chain.from_iterable(zip(*packed, strict=True)))
        return np.frombuffer(flat).reshape(len(told), len(self.columns))


class Sums:
    """The weights of a table, for rows told by `groups` and `candidates`."""

    def __init__(self, table: Table, groups: Sequence[Numbered], candidates: Sequence[Numbered] = ()) -> None:
        self._scorer = Scorer(table)
        self._groups = [self._strides(table, each) for each in groups]
        self._candidates = [self._strides(table, each) for each in candidates]

    def of_groups(self, *groups: Numbers) -> Numbers:
        """Where a group is one candidate: the sums of each, a column for each answer."""
        rows = len(groups[0])
        if rows > MOST_ROWS:
            halves = ([each[: rows // 2] for each in groups], [each[rows // 2 :] for each in groups])
            return np.concatenate([self.of_groups(*half) for half in halves])
        return self._scorer.in_cells(_cells(groups, self._groups))

    def of_candidates(self, groups: Sequence[Numbers], candidates: Sequence[Numbers], sizes: Sequence[int]) -> Numbers:
        """The sums of all candidates in order; `sizes` tells how many each group has."""
        rows = len(sizes)
        if len(candidates[0]) > MOST_ROWS and rows > 1:
            half = rows // 2
            stop = sum(sizes[:half])
            first = self.of_candidates([g[:half] for g in groups], [c[:stop] for c in candidates], sizes[:half])
            rest = self.of_candidates([g[half:] for g in groups], [c[stop:] for c in candidates], sizes[half:])
            return np.concatenate([first, rest])
        cells = _cells(groups, self._groups).repeat(sizes, axis=0)
        cells += _cells(candidates, self._candidates)
        return self._scorer.in_cells(cells)

    def _strides(self, table: Table, told: Numbered) -> Numbers:
        """How far apart the cells of following values of each column lie; 0 for the columns of other tables."""
        strides = self._scorer.strides([fact for fact, _ in told.columns])
        strides[[of is not table for _, of in told.columns]] = 0
        return strides


def _cells(told: Sequence[Numbers], strides: Sequence[Numbers]) -> Numbers:
    cells = product(told[0], strides[0])
    for numbers, each in zip(told[1:], strides[1:], strict=True):
        cells += product(numbers, each)
    return cells


def _reader(tables: Sequence[Table], part: FactNames) -> Callable[[Values], bytes]:
    """What gives the numbers of the values of a part, packed."""
    packed: list[tuple[dict[str, bytes], bytes]] = []
    for fact in part:
        numbers = [table.numbers[fact] for table in tables if fact in table.vocabulary]
        values = {value for each in numbers for value in each}
        form = f"{len(numbers)}d"
        known = {value: pack(form, *[each.get(value, 0) for each in numbers]) for value in values}
        packed.append((known, pack(form, *[0] * len(numbers))))

    def read(values: Values) -> bytes:
        return b"".join([known.get(value, zero) for (known, zero), value in zip(packed, values, strict=True)])

    return read
