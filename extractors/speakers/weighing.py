"""What features weigh, remembered by what they are made of."""

from collections.abc import Iterable
from functools import cache, lru_cache

from ..weights import Weights, load_weights
from .features import Part

KEPT = 1 << 14  # answers


class Weigher:
    """The weights of features, some at a time."""

    def __init__(self, weights: Weights) -> None:
        self._weights = weights
        self._kept = lru_cache(maxsize=KEPT)(self._weigh)

    def _weigh(self, part: Part) -> float:
        make, *told = part
        return self._weights.score(make(*told))

    def weigh(self, parts: Iterable[Part]) -> float:
        """The sum of the weights of all features."""
        return sum(map(self._kept, parts))


@cache
def weigher() -> Weigher:
    """That of the learnt weights."""
    return Weigher(load_weights("speakers", "weights"))
