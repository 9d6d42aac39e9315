"""A log-linear model: features are strings, each with a learnt weight; what is unknown weighs nothing."""

import gzip
import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path


class Weights(dict[str, float]):
    """Feature → weight."""

    def __missing__(self, feature: str) -> float:
        return 0.0

    def score(self, features: Iterable[str]) -> float:
        """The sum of the weights of `features`."""
        return sum(map(self.__getitem__, features))


@cache
def load_weights(package: str, name: str) -> Weights:
    """The weights that lie in the sub-package `package` of the extractors as `name`.json.gz."""
    path = Path(__file__).parent / package / f"{name}.json.gz"
    return Weights(json.loads(gzip.decompress(path.read_bytes())))
