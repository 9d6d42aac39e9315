"""A log-linear model: features are strings, each with a learnt weight; what is unknown weighs nothing."""

import gzip
import json
from collections.abc import Iterable
from functools import cache
from importlib.resources import files


class Weights(dict[str, float]):
    """Feature → weight."""

    def __missing__(self, feature: str) -> float:
        return 0.0

    def score(self, features: Iterable[str]) -> float:
        """The sum of the weights of `features`."""
        return sum(map(self.__getitem__, features))


@cache
def load_weights(name: str) -> Weights:
    """The weights of the model `name` that comes with the package."""
    return Weights(json.loads(gzip.decompress(files(__package__).joinpath(f"{name}.json.gz").read_bytes())))
