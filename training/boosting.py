"""Grow boosted trees that choose: of the rows of a group, one is right (or several are as good)."""

import numpy as np

from arqam.extractors.trees import Trees

BINS = 64
LEAST = 20.0  # rows' worth of doubt in a leaf, in hundredths


def grow(
    rows: np.ndarray,
    base: np.ndarray,
    begins: np.ndarray,
    right: np.ndarray,
    weight: np.ndarray,
    *,
    rounds: int = 150,
    depth: int = 4,
    rate: float = 0.08,
    l2: float = 4.0,
    share: float = 0.5,
    seed: int = 0,
) -> Trees:
    """Trees that add to the scores `base`, by the likelihood of choosing a right row of each group.

    `begins` holds where the groups begin, `right` and `weight` are told of each row. Each tree sees a `share` of the
    columns. The same rows give the same trees.
    """
    random = np.random.default_rng(seed)
    group = np.zeros(len(rows), dtype=np.intp)
    group[begins[1:]] = 1
    group = np.cumsum(group)
    cuts = [_cuts(rows[:, column]) for column in range(rows.shape[1])]
    binned = np.stack([np.searchsorted(cut, rows[:, c], side="left") for c, cut in enumerate(cuts)]).astype(np.intp)
    inner = 2**depth - 1
    columns = np.zeros((rounds, inner), dtype=np.intp)
    bounds = np.full((rounds, inner), np.inf, dtype=np.float32)
    leaves = np.zeros((rounds, inner + 1), dtype=np.float32)
    score = base.astype(float).copy()
    for tree in range(rounds):
        slope, bend = _slopes(score, begins, group, right, weight)
        chosen = np.sort(random.choice(len(cuts), max(1, round(share * len(cuts))), replace=False))
        node = np.zeros(len(rows), dtype=np.intp)
        for level in range(depth):
            first, width = 2**level - 1, 2**level
            best = np.full(width, 1e-9)
            for column in chosen:
                if not len(cuts[column]):
                    continue
                place = (node - first) * BINS + binned[column]
                pull = np.bincount(place, slope, width * BINS).reshape(width, BINS)
                hold = np.bincount(place, bend, width * BINS).reshape(width, BINS)
                gains = _gains(pull, hold, l2)
                at = gains.argmax(axis=1)
                gain = gains[np.arange(width), at]
                for k in np.flatnonzero(gain > best):
                    if at[k] < len(cuts[column]):
                        best[k] = gain[k]
                        columns[tree, first + k], bounds[tree, first + k] = column, cuts[column][at[k]]
            asked = columns[tree, node]
            node = 2 * node + 1 + (rows[np.arange(len(rows)), asked] > bounds[tree, node])
        leaf = node - inner
        pull, hold = np.bincount(leaf, slope, inner + 1), np.bincount(leaf, bend, inner + 1)
        leaves[tree] = np.round(rate * pull / (hold + l2), 4)
        score += leaves[tree, leaf]
    return Trees(columns, bounds, leaves)


def _cuts(numbers: np.ndarray) -> np.ndarray:
    """At most BINS - 1 bounds between the values of a column."""
    values = np.unique(numbers)
    if len(values) > BINS:
        values = np.unique(np.quantile(numbers, np.linspace(0, 1, BINS), method="nearest"))
    return np.round((values[1:] + values[:-1]) / 2, 4).astype(np.float32)


def _slopes(
    score: np.ndarray, begins: np.ndarray, group: np.ndarray, right: np.ndarray, weight: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    lifted = np.exp(score - np.maximum.reduceat(score, begins)[group])
    chance = lifted / np.add.reduceat(lifted, begins)[group]
    good = lifted * right
    wanted = good / np.maximum(np.add.reduceat(good, begins)[group], 1e-300)
    return weight * (wanted - chance), weight * np.maximum(chance * (1 - chance), 1e-4)


def _gains(pull: np.ndarray, hold: np.ndarray, l2: float) -> np.ndarray:
    """What is won by asking after each bin."""
    pull, hold = np.cumsum(pull, axis=1), np.cumsum(hold, axis=1)
    all_pull, all_hold = pull[:, -1:], hold[:, -1:]
    gains = (
        pull**2 / (hold + l2) + (all_pull - pull) ** 2 / (all_hold - hold + l2) - all_pull**2 / (all_hold + l2)
    )
    return np.where((hold >= LEAST / 10) & (all_hold - hold >= LEAST / 10), gains, 0.0)
