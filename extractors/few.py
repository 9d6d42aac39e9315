"""Scores of one candidate at a time: where there are but a few, the weights are looked up one by one."""

from collections.abc import Callable
from operator import itemgetter
from typing import Any

from .items.templates import Facts
from .table import Table, told_weights


class FewScorer:
    """Adds up the weights of a table for one candidate; a table of some thousands, for it stands in dicts."""

    def __init__(self, table: Table) -> None:
        self._templates: list[tuple[Callable[[Facts], Any], dict[Any, float]]] = []
        for number, names in enumerate(table.templates):
            alone = len(names) == 1
            weights = {values[0] if alone else values: w for values, (w,) in told_weights(table, number).items()}
            self._templates.append((itemgetter(*names), weights))

    def score(self, facts: Facts) -> float:
        """The score of a candidate. Raises KeyError for a fact that is not told."""
        return sum([weights.get(key(facts), 0.0) for key, weights in self._templates])
