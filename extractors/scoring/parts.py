"""Scores of candidates whose facts come in parts: those of the word, of the words beside it, of the way to it.

What a part tells comes again and again. Its numbers are looked up once and then known, and so is what the templates
that ask for facts of this part alone add up to; only those that ask across parts are looked up for each candidate.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from threading import Lock
from typing import Any

import numpy as np

from ...normalizers.word_table import is_short
from .product import Numbers, product
from .rows import Rows
from .scorer import Scorer
from .table import FINE, Table, part_of
from .templates import Facts

Key = Any
"""What the values of a part are told by: hashable, and small enough to be kept."""
Columns = Sequence[Sequence[Key]]
"""The keys of some candidates, a column for each part."""

KNOWN = 1 << 15  # keys that are remembered; then all are forgotten


def _as_told(key: Key) -> Sequence[str]:
    return key  # type: ignore[no-any-return]


@dataclass(frozen=True, slots=True)
class Part:
    """Names of facts that are told together; `tell` gives their values by a key, which mostly is the values.

    Where facts `among` those that candidates share are named as well, `tell` is called as `tell(key, *their values)`:
    a word says how it is drawn to a quantity only with the side and the sort that all its words share. What the
    templates of both add up to is known, too.
    """

    names: tuple[str, ...]
    tell: Callable[..., Sequence[str]] = _as_told
    among: tuple[str, ...] = ()

    def facts(self, shared: Facts, key: Key) -> Facts:
        """The facts that a key tells."""
        return dict(zip(self.names, self.tell(key, *[shared[name] for name in self.among]), strict=True))


class PartScorer:
    """Adds up the weights of a table for candidates whose facts are told by `parts`, but for those that they share."""

    def __init__(self, table: Table, parts: Sequence[Part]) -> None:
        own = {fact for part in parts for fact in part.names}
        within = {names for names in table.templates for part in parts if _asks_only(names, part)}
        self._within = Scorer(part_of(table, within.__contains__))
        self._across = Scorer(part_of(table, lambda names: names not in within))
        self._shared = [fact for fact in table.vocabulary if fact not in own]
        self._read_shared = _reader(table, self._shared)
        self._shared_strides = self._across.strides(self._shared)
        self._own_strides = self._across.strides(_side_by_side([part.names for part in parts]))
        self._known = [_Known(table, part) for part in parts]
        self._within_strides = self._within.strides(_side_by_side([part.names + part.among for part in parts]))
        self._lock = Lock()
        self._rows = Rows(max(len(part.names) for part in parts), table.weights.shape[1])

    def sums(self, groups: Sequence[tuple[Facts, Columns]]) -> Numbers:
        """The scores of all candidates in order: of each group the facts that they share, and the keys of each."""
        groups = [(facts, columns) for facts, columns in groups if columns[0]]
        if not groups:
            return np.zeros((0, self._rows.sums.shape[1]))
        numbers, found = self._remembered(groups)
        shared = [self._read_shared([facts[fact] for fact in self._shared]) for facts, _ in groups]
        common = product(np.array(shared, dtype=np.float64), self._shared_strides)
        cells = common.repeat([len(columns[0]) for _, columns in groups], axis=0)
        cells += product(numbers.reshape(len(cells), -1).astype(np.float64), self._own_strides)
        found += self._across.fine(cells)
        found /= FINE
        return found

    def _remembered(self, groups: Sequence[tuple[Facts, Columns]]) -> tuple[Any, Numbers]:
        """The numbers of the candidates' keys, by part, and what the parts alone add up to."""
        with self._lock:  # it is renewed meanwhile: two threads would take each other's rows
            try:
                rows = self._rows_of(groups)
                return self._rows.numbers.take(rows.T, axis=0), self._rows.sums.take(rows, axis=0).sum(axis=0)
            except BaseException:  # Ctrl-C in a notebook: some keys would stand without their rows
                self._forget()
                raise

    def _forget(self) -> None:
        self._rows.clear()
        for known in self._known:
            known.forget()

    def _rows_of(self, groups: Sequence[tuple[Facts, Columns]]) -> Any:
        """The rows of the candidates' keys, by part."""
        if len(self._rows) > KNOWN:
            self._forget()
        new: list[tuple[int, list[int], list[int]]] = []
        rows = []
        for place, known in enumerate(self._known):
            known.next = len(self._rows) + len(new)
            rows.append([row for facts, columns in groups for row in known.rows(facts, columns[place])])
            new += [(place, own, among) for own, among in known.taken()]
        if new:
            self._learn(new)
        return np.array(rows, dtype=np.int64)

    def _learn(self, new: Sequence[tuple[int, list[int], list[int]]]) -> None:
        """Keep the numbers of keys met for the first time, each with its part, and what they alone add up to."""
        numbers = np.zeros((len(new), self._rows.width))
        alone = np.zeros((len(new), len(self._known), len(self._within_strides) // len(self._known)))
        for row, (place, own, among) in enumerate(new):
            numbers[row, : len(own)] = own
            alone[row, place, : len(own) + len(among)] = own + among
        self._rows.add(numbers, self._within.fine(product(alone.reshape(len(new), -1), self._within_strides)))


def _asks_only(names: Sequence[str], part: Part) -> bool:
    """Whether a template asks for facts of one part, not only for those that are shared."""
    return set(names) <= {*part.names, *part.among} and not set(names) <= set(part.among)


def _side_by_side(parts: Sequence[Sequence[str]]) -> list[str]:
    """The names of facts by column, every part as wide as the widest."""
    width = max(map(len, parts))
    return [name for names in parts for name in (*names, *[""] * (width - len(names)))]


class _Known:
    """The keys of a part that were met before, each with its row; `next` is the row of the next new one."""

    def __init__(self, table: Table, part: Part) -> None:
        self._part = part
        self._read, self._read_among = _reader(table, part.names), _reader(table, part.among)
        self._by_shared: dict[tuple[str, ...], dict[Key, int]] = {}
        self._new: list[tuple[list[int], list[int]]] = []
        self.next = 0

    def rows(self, shared: Facts, keys: Sequence[Key]) -> list[int]:
        """The rows of some keys, beside these facts that they share."""
        among = tuple([shared[name] for name in self._part.among])
        known = self._by_shared.get(among)
        if known is None:
            known = self._by_shared[among] = {}
        found = list(map(known.get, keys))
        if None in found:
            found = [known[key] if key in known else self._met(known, key, among) for key in keys]
        return found  # type: ignore[return-value]

    def _met(self, known: dict[Key, int], key: Key, among: tuple[str, ...]) -> int:
        row = self.next
        if is_short(key):  # else its row serves this once, and no letters stay
            known[key] = row
        self._new.append((self._read(self._part.tell(key, *among)), self._read_among(among)))
        self.next += 1
        return row

    def taken(self) -> list[tuple[list[int], list[int]]]:
        """The numbers of the keys that are new since the last time."""
        new, self._new = self._new, []
        return new

    def forget(self) -> None:
        """Forget all keys."""
        self._by_shared.clear()
        self._new.clear()


def _reader(table: Table, names: Sequence[str]) -> Callable[[Sequence[str]], list[int]]:
    """What gives the numbers of the values of some facts."""
    numbers = [table.numbers[fact] for fact in names]

    def read(values: Sequence[str]) -> list[int]:
        return [known.get(value, 0) for known, value in zip(numbers, values, strict=True)]

    return read
