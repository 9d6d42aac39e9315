"""What features weigh, remembered by what they are made of; whole numbers (thousandths), so that sums are exact."""

from collections.abc import Iterable
from functools import cache, lru_cache

from ..scoring.table import FINE
from ..scoring.weights import Weights, load_weights
from .features import Part, fact_of_all

KEPT = 1 << 14  # answers

Sums = tuple[int, int, int]
"""What facts weigh for nobody, for the voice that the figure stands under, and for another."""


class Weigher:
    """The weights of features, some at a time."""

    def __init__(self, weights: Weights) -> None:
        self._weights = weights
        self._part = lru_cache(maxsize=KEPT)(self._of_part)
        self._fact = lru_cache(maxsize=KEPT)(self._of_fact)

    def _of_part(self, part: Part) -> int:
        make, *told = part
        return self._sum(make(*told))

    def _of_fact(self, fact: str, since: str, before: str) -> Sums:
        nobody, governing, other = fact_of_all(fact, since, before)
        return self._sum(nobody), self._sum(governing), self._sum(other)

    def _sum(self, features: Iterable[str]) -> int:
        return round(self._weights.score(features) * FINE)

    def weigh(self, parts: Iterable[Part]) -> int:
        """The sum of the weights of all features."""
        return sum(map(self._part, parts))

    def weigh_facts(self, facts: Iterable[str], since: str, before: str) -> Sums:
        """The sums of the weights of all that facts of a sentence tell."""
        nobody = governing = other = 0
        for fact in facts:
            first, second, third = self._fact(fact, since, before)
            nobody += first
            governing += second
            other += third
        return nobody, governing, other


@cache
def weigher() -> Weigher:
    """That of the learnt weights."""
    return Weigher(load_weights("speakers", "weights"))
