"""Articles left out in turn, so that what was learnt can be asked of articles it was not learnt from."""

import random

FOLDS = 4


def folds(count: int, seed: int, into: int = FOLDS) -> list[tuple[list[int], list[int]]]:
    """The places 0 to `count` - 1, shuffled and dealt out: for each fold the places to learn from, and its own.

    One seed deals them one way.
    """
    order = list(range(count))
    random.Random(seed).shuffle(order)
    return [([i for n, i in enumerate(order) if n % into != fold], order[fold::into]) for fold in range(into)]
