"""The learnt weights in two parts: templates that are added up for all figures of an article at once, and the few that
wait for what the choices before tell (see `told.py`)."""

from collections.abc import Callable, Iterator, Set
from dataclasses import dataclass
from functools import cache
from operator import itemgetter
from pathlib import Path

import numpy as np

from ..items.templates import Facts
from ..scorer import Scorer
from ..table import FINE, Table, part_of, read_tables
from .templates import of_body, of_none
from .told import TOLD

Values = str | tuple[str, ...]


class Waiting:
    """The weights of templates that hold some of the facts `late`, one candidate at a time."""

    def __init__(self, table: Table, late: Set[str]) -> None:
        self._parts: list[tuple[Callable[[Facts], Values], dict[Values, int]]] = []
        for number, names in enumerate(table.templates):
            if not late.isdisjoint(names):
                found = {values if len(names) > 1 else values[0]: weight for values, weight in _told(table, number)}
                self._parts.append((itemgetter(*names), found))

    def score(self, facts: Facts) -> float:
        """The sum of the weights of a candidate with these facts."""
        return sum([weights.get(values_of(facts), 0) for values_of, weights in self._parts]) / FINE


@dataclass(frozen=True, slots=True)
class Parts:
    """The weights of one sort of candidate."""

    early: Scorer
    late: Waiting


@cache
def learnt() -> tuple[Parts, Parts]:
    """The weights of bodies and of there being none, read when first asked for."""
    path = Path(__file__).with_name("weights.npz")
    tables = read_tables(path, {"body": of_body.names, "none": of_none.names})
    body, none = (Parts(Scorer(part_of(table, TOLD.isdisjoint)), Waiting(table, TOLD)) for table in tables.values())
    return body, none


def _told(table: Table, number: int) -> Iterator[tuple[tuple[str, ...], int]]:
    """The values of the facts of a template, with their weights in thousandths."""
    begin, size = table.begins[number], table.sizes[number]
    first, stop = np.searchsorted(table.cells, (begin, begin + size))
    for cell, weight in zip(table.cells[first:stop].tolist(), table.weights[first:stop, 0].tolist(), strict=True):
        values, rest = [], cell - begin
        for name in reversed(table.templates[number]):
            rest, value = divmod(rest, len(table.vocabulary[name]) + 1)
            values.append(table.vocabulary[name][value - 1])
        yield tuple(reversed(values)), weight
