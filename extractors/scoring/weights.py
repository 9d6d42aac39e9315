"""A log-linear model: features are strings, each with a learnt weight; what is unknown weighs nothing."""

import gzip
import json
from collections.abc import Iterable, Sequence
from functools import cache
from math import exp
from pathlib import Path


class Weights(dict[str, float]):
    """Feature → weight."""

    def __missing__(self, feature: str) -> float:
        return 0.0

    def score(self, features: Iterable[str]) -> float:
        """The sum of the weights of `features`."""
        return sum(map(self.__getitem__, features))

    def shares(self, rows: Sequence[Iterable[str]]) -> list[float]:
        """How likely each of `rows` is the one to choose, 0 to 1, together 1."""
        return shares_of([self.score(row) for row in rows])


def shares_of(scores: Sequence[float]) -> list[float]:
    """How likely each is the one to choose, 0 to 1, together 1, told by their scores."""
    most = max(scores)
    lifted = [exp(score - most) for score in scores]
    total = sum(lifted)
    return [one / total for one in lifted]


@cache
def load_weights(package: str, name: str) -> Weights:
    """The weights that lie in the sub-package `package` of the extractors as `name`.json.gz."""
    path = Path(__file__).parent.parent / package / f"{name}.json.gz"
    return Weights(json.loads(gzip.decompress(path.read_bytes())))
