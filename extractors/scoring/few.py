"""Scores of one candidate at a time: where there are but a few, the weights are looked up one by one."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any

from .table import FINE, Table, told_weights
from .templates import Facts

Weights = dict[Any, int]
"""Values of the facts of a template → weight, in thousandths, so that sums are exact."""


@dataclass(slots=True)
class _Branch:
    """What is known where one fact has one value: a weight, and those of templates that ask for more facts."""

    alone: int = 0
    more: list[tuple[Callable[[Facts], Any], Weights]] = field(default_factory=list)


class FewScorer:
    """Adds up the weights of a table of one answer for one candidate; of some thousands, for they stand in dicts.

    Templates that hold a fact stand together by its value, so that it is asked once for all of them.
    """

    def __init__(self, table: Table) -> None:
        self._branches: list[tuple[str, dict[str, _Branch]]] = []
        left = list(range(len(table.templates)))
        while left:
            fact, _ = Counter(name for number in left for name in table.templates[number]).most_common(1)[0]
            here = [number for number in left if fact in table.templates[number]]
            self._branches.append((fact, _branches(table, here, fact)))
            left = [number for number in left if number not in here]

    def score(self, facts: Facts) -> float:
        """The score of a candidate. Raises KeyError for a fact that is not told."""
        return self.fine(facts) / FINE

    def fine(self, facts: Facts) -> int:
        """The score of a candidate in thousandths."""
        total = 0
        for fact, branches in self._branches:
            branch = branches.get(facts[fact])
            if branch is not None:
                total += branch.alone
                for key, weights in branch.more:
                    total += weights.get(key(facts), 0)
        return total


def _branches(table: Table, numbers: list[int], fact: str) -> dict[str, _Branch]:
    """Templates that hold a fact, by its values."""
    found: dict[str, _Branch] = {}
    for number in numbers:
        names = table.templates[number]
        place = names.index(fact)
        rest = [*names[:place], *names[place + 1 :]]
        parts: dict[str, Weights] = {}
        for values, (weight,) in told_weights(table, number).items():
            others = (*values[:place], *values[place + 1 :])
            key = others[0] if len(others) == 1 else others
            parts.setdefault(values[place], {})[key] = weight
        for value, weights in parts.items():
            branch = found.setdefault(value, _Branch())
            if rest:
                branch.more.append((itemgetter(*rest), weights))
            else:
                branch.alone += weights[()]
    return found
